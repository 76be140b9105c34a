"""Conversations of any length, and answers of one shape each."""

import random
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import cycle

from gizai_desktop.domain.catalog import ModelRef
from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.identity import new_id, now
from gizai_desktop.domain.message import Message, Role

SERVICE = "other"
MODEL = "test-small"
REF = ModelRef(SERVICE, MODEL)
LINES = 20
"""Lines of code of every third message."""
SIZE = 20_000
"""Characters of an answer before the tokens that are counted come."""
NEEDLE = "consectetur"
WORDS = (
    "lorem", "ipsum", "dolor", "sit", "amet", "**bold words**", NEEDLE, "adipiscing", "`code`",
    "elit,", "price", "_slanted_", "[a link](https://example.org/page)", "naïve", "слово",
)  # fmt: skip


def paragraph(rng: random.Random, characters: int) -> str:
    """Words with some Markdown in them."""
    words: list[str] = []
    size = 0
    while size < characters:
        words.append(rng.choice(WORDS))
        size += len(words[-1]) + 1
    return " ".join(words)


def message_text(rng: random.Random, number: int) -> str:
    """About 600 characters; every third has code, every tenth a table."""
    if number % 3 == 2:
        code = "\n".join(f"    x{line} = run({line}, value)" for line in range(LINES))
        return f"{paragraph(rng, 80)}\n\n```python\n{code}\n```"
    if number % 10 == 1:
        rows = "\n".join(f"| {rng.choice(WORDS)} | {rng.randint(1, 9999)} |" for _ in range(8))
        return f"{paragraph(rng, 350)}\n\n| name | count |\n|---|---|\n{rows}"
    items = "\n".join(f"- {paragraph(rng, 50)}" for _ in range(3))
    return f"{paragraph(rng, 250)}\n\n{items}\n\n{paragraph(rng, 180)}"


def conversation(count: int, seed: int = 1) -> Conversation:
    """Questions and answers in turn, a second apart, ending now."""
    rng = random.Random(seed)
    return of_texts([message_text(rng, number) for number in range(count)])


def of_texts(texts: list[str]) -> Conversation:
    """Questions and answers with these texts."""
    begun = now() - timedelta(seconds=len(texts))
    found: list[Message] = []
    for number, text in enumerate(texts):
        parent = found[-1].id if found else None
        moment = begun + timedelta(seconds=number)
        role = Role.ASSISTANT if number % 2 else Role.USER
        model, service = (MODEL, SERVICE) if number % 2 else (None, None)
        found.append(Message(new_id(), parent, role, text, moment, model, service))
    return Conversation.new(REF).append(*found)


# -- growing answers ------------------------------------------------------------------------------


def _words() -> Iterator[str]:
    rng = random.Random(2)
    while True:
        yield f"{rng.choice(WORDS)} "


def _prose() -> Iterator[str]:
    for number, word in enumerate(_words()):
        yield word
        if number % 60 == 59:
            yield "\n\n"


def _fence() -> Iterator[str]:
    yield "```python\n"
    yield from cycle(["value", " = ", "compute", "(1, ", '"text")', "  # words\n"])


def _list() -> Iterator[str]:
    for number, word in enumerate(_words()):
        yield f"\n- {word}" if number % 8 == 0 else word


def _table() -> Iterator[str]:
    yield "| name | text | count |\n|---|---|---|\n"
    for number, word in enumerate(_words()):
        yield from (f"| row {number} ", f"| {word}", "words ", "and words ", f"| {number * 7} |\n")


SHAPES: dict[str, Callable[[], Iterator[str]]] = {
    "prose": _prose,
    "one fence": _fence,
    "one list": _list,
    "one table": _table,
    "one paragraph": _words,
}
"""The answers that grow, token by token."""


def split(shape: str, tokens: int) -> tuple[str, list[str]]:
    """What comes at once, `SIZE` characters, and the tokens after it."""
    source = SHAPES[shape]()
    head: list[str] = []
    size = 0
    while size < SIZE:
        head.append(next(source))
        size += len(head[-1])
    return "".join(head), [next(source) for _ in range(tokens)]


# -- hostile messages -----------------------------------------------------------------------------

HOSTILE: dict[str, Callable[[], str]] = {
    "1 MB of prose": lambda: "\n\n".join(_paragraphs(1_000_000)),
    "1 MB in one line": lambda: "x" * 1_000_000,
    "1 MB of words in one line": lambda: "word " * 200_000,
    "1 MB in one fence": lambda: "```py\n" + "value = compute(1)\n" * 52_000,
    "10,000 brackets": lambda: "[" * 10_000,
    "5,000 quotes deep": lambda: ">" * 5000 + " deep",
    "10,000 lists deep": lambda: "- " * 10_000 + "deep",
    "500,000 lines": lambda: "a\n" * 500_000,
    "140 KB of lists": lambda: "- an item of **this** list\n" * 5200,
    "140 KB of tables": lambda: "| a | b |\n|---|---|\n" + "| a **thing** | 12 345 |\n" * 5600,
    "1 MB of lists": lambda: "- an item of **this** list\n" * 38_000,
    "1 MB of numbers": lambda: "1. an item\n\n   with more\n" * 38_000,
    "1 MB of nested lists": lambda: ("- item\n" + "  - an item in **it**\n" * 40) * 1150,
    "1 MB of tables": lambda: "| a | b |\n|---|---|\n" + "| a **thing** | 12 345 |\n" * 40_000,
    "1 MB of quotes": lambda: "> words that _somebody_ said\n> again\n>\n" * 24_000,
}
"""Messages that were made to hurt, and some that were not."""


def _paragraphs(characters: int) -> Iterator[str]:
    rng = random.Random(3)
    size = 0
    while size < characters:
        found = paragraph(rng, 400)
        size += len(found) + 2
        yield found
