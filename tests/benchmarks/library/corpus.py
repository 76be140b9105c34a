"""Libraries of any size, the same each time: English, Russian and Chinese, with some code."""

import random
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from uuid import UUID

from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.message import Message, Role
from gizai_desktop.store.conversations.codec import encode

MESSAGES = 10
NEEDLE = "quokkazephyr"
"""In every thousandth conversation."""
_NEWEST = datetime(2026, 11, 20, 12, tzinfo=UTC)
_MINUTES = 40
"""Between two conversations."""
_CHARACTERS = {"english": 950, "russian": 520, "chinese": 320}
_VOCABULARY = 20_000
_LETTERS = {
    "english": ("bcdfghklmnprstvw", "aeiou"),
    "russian": ("бвгдзклмнпрстх", "аеиоуы"),
}
_CODE = """```python
for {0} in range({1}):
    {2}.append({0} * {1})
```"""


class Writer:
    """Makes texts of words of which a few are frequent and most are rare, as in any language."""

    def __init__(self, seed: int) -> None:
        self._rng = random.Random(seed)
        self._words = {name: self._made_words(*letters) for name, letters in _LETTERS.items()}
        self._words["chinese"] = [chr(0x4E00 + at * 7 % 3000) for at in range(3000)]
        self._weights = [*accumulate(1 / rank for rank in range(2, _VOCABULARY + 2))]

    def message(self) -> str:
        """About a kilobyte."""
        language = self._rng.choices(("english", "russian", "chinese"), (8, 1, 1))[0]
        words = self._words[language]
        joint = "" if language == "chinese" else " "
        picked = self._rng.choices(words, cum_weights=self._weights[: len(words)], k=200)
        text = joint.join(picked)[: _CHARACTERS[language]]
        if self._rng.random() < 0.1:
            text += "\n" + _CODE.format(*picked[:1], self._rng.randrange(999), *picked[1:2])
        return text

    def phrase(self, words: int) -> str:
        """Some words that may be looked for."""
        return " ".join(
            self._rng.choices(self._words["english"], cum_weights=self._weights, k=words)
        )

    def _made_words(self, consonants: str, vowels: str) -> Sequence[str]:
        found: dict[str, None] = {}
        while len(found) < _VOCABULARY:
            word = "".join(
                self._rng.choice(consonants) + self._rng.choice(vowels)
                for _ in range(self._rng.randint(1, 5))
            )
            found[word + self._rng.choice(("", consonants[-1]))] = None
        return [*found]


def fill_library(folder: Path, count: int) -> None:
    """Write conversations below ``folder``, which may have been filled before."""
    target = folder / "conversations"
    if (folder / "filled").exists():
        return
    target.mkdir(parents=True, exist_ok=True)
    writer = Writer(count)
    for number in range(count):
        conversation = _conversation(writer, number)
        (target / f"{conversation.id}.json").write_bytes(encode(conversation))
    (folder / "filled").touch()


def ids(folder: Path) -> list[str]:
    """The conversations of a folder, the oldest first."""
    return sorted(path.stem for path in (folder / "conversations").iterdir())


def size_mb(folder: Path) -> float:
    """Megabytes of all conversations."""
    return sum(path.stat().st_size for path in (folder / "conversations").iterdir()) / 1e6


def _conversation(writer: Writer, number: int) -> Conversation:
    begun = _NEWEST - timedelta(minutes=_MINUTES * number)
    conversation = Conversation(
        id=_id(begun, number),
        created_at=begun,
        updated_at=begun,
        model="chat-gemini-flash",
        tags=(("work", "home", "ideas")[number % 3],) if number % 10 == 0 else (),
    )
    for place in range(MESSAGES):
        text = writer.message()
        if number % 1000 == 500 and place == 3:
            text += f" {NEEDLE} "
        conversation = conversation.append(
            Message(
                _id(begun, number * MESSAGES + place),
                conversation.head,
                Role.ASSISTANT if place % 2 else Role.USER,
                text,
                begun + timedelta(seconds=20 * place),
                "chat-gemini-flash" if place % 2 else None,
                "gizai" if place % 2 else None,
            )
        )
    return conversation


def _id(moment: datetime, number: int) -> str:
    """As `new_id`, but the same each time."""
    value = int(moment.timestamp() * 1000) << 80 | 0x7 << 76 | 0x2 << 62 | number
    return str(UUID(int=value))
