"""How messages are cut into pieces."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gizai_desktop.ui.typesetting.blocks import LIMIT, LINES, MANY, MOST_LINES, code_of, parse

TEXTS = st.lists(
    st.sampled_from(
        ["word", " ", "\n", "\n\n", "```", "~~~", "py", "`", "\r\n", "\t", "\x00", "e\u0301", "é",
         "\u2028", "日本", "\U0001f600", "~~~~", "    ", "https://a.b", "<b>", "\ud800"]
    ),
    max_size=60,
).map("".join)  # fmt: skip


def texts_of(source: str) -> list[str]:
    return [source[block.start : block.end] for block in parse(source)]


@given(st.one_of(TEXTS, st.text()))
def test_every_word_is_in_a_piece_or_in_a_fence_line(source: str) -> None:
    at = 0
    for block in parse(source):
        assert at <= block.start <= block.end <= len(source)
        between = source[at : block.start]
        assert all(
            not line.strip() or line.strip().startswith(("```", "~~~"))
            for line in between.split("\n")
        )
        at = block.end
    rest = source[at:]
    assert all(
        not line.strip() or line.strip().startswith(("```", "~~~")) for line in rest.split("\n")
    )


@given(st.integers(0, 3 * LIMIT), st.sampled_from(["x", "x ", "x\n", "e\u0301", "😀", "\t", "-"]))
def test_no_piece_is_long(length: int, unit: str) -> None:
    source = unit * length
    for text in texts_of(source):
        assert len(text) <= LIMIT
        assert text.count("\n") < LINES
    assert "".join(texts_of(source)).replace("\n", "") == source.replace("\n", "").rstrip("\t")


def test_long_lines_are_cut_between_words_and_never_inside_a_character() -> None:
    words = texts_of("word " * 2000)
    assert all(text.endswith("word ") for text in words)
    accents = texts_of("e\u0301" * LIMIT)
    assert all(text.startswith("e") for text in accents)


@pytest.mark.parametrize(
    ("source", "code", "language"),
    [
        ("```py\nx = 1\n```", "x = 1", "py"),
        ("~~~\nx\n\ny\n~~~\nafter", "x\n\ny", ""),
        ("```js title=a\nopen\n", "open", "js"),
        ("````\n```\n````", "```", ""),
        ("```\r\nx\r\n```\r\n", "x", ""),
        ("text\n```\n  keep\n\ttabs\n```", "  keep\n\ttabs", ""),
        ("- a\n  ```c\n  x\n    y\n  ```", "x\n  y", "c"),
        ("```\n```", "", ""),
        ("```", "", ""),
    ],
)
def test_fences_hold_code(source: str, code: str, language: str) -> None:
    blocks = parse(source)
    fence = next(block.fence for block in blocks if block.fence is not None)
    assert code_of(source, blocks, fence) == code
    assert fence.language == language


def test_inline_backticks_are_no_fence() -> None:
    assert all(block.fence is None for block in parse("```one``` and\n`two`"))


def test_a_long_fence_has_one_head_and_one_foot() -> None:
    source = "```\n" + "line\n" * 1000 + "```"
    blocks = parse(source)
    assert len(blocks) > 10
    assert [block.opens for block in blocks] == [True] + [False] * (len(blocks) - 1)
    assert [block.closes for block in blocks] == [False] * (len(blocks) - 1) + [True]
    fence = blocks[0].fence
    assert fence is not None
    assert code_of(source, blocks, fence) == ("line\n" * 1000)[:-1]


def test_a_million_fences_are_not_looked_for() -> None:
    blocks = parse("```\nx\n```\n" * 100_000)
    assert len(blocks) < 2 * MANY + 1000


def test_more_lines_than_anybody_reads_become_few_pieces() -> None:
    content = "a\n\n```\n" * 100_001
    blocks = parse(content)
    assert len(blocks) < 2000
    assert blocks[0].start == 0
    assert all(block.piece is None and block.fence is None for block in blocks)
    between = [content[a.end : b.start] for a, b in pairwise(blocks)]
    assert set(between) == {"\n"}


@pytest.mark.parametrize(
    "line",
    ["a\n", "\n", "some words\n", "\n" * 500 + "x" * 5000 + "\n", "a\n" * 600 + "b" * 500 + "\n"],
)
def test_of_very_many_lines_nothing_is_lost_and_no_piece_is_long(line: str) -> None:
    source = line * (2 * MOST_LINES // line.count("\n"))
    at = 0
    for block in parse(source):
        assert source[at : block.start] in {"", "\n"}
        assert block.end - block.start <= LIMIT
        assert source.count("\n", block.start, block.end) <= 8 * LINES
        at = block.end
    assert source[at:] in {"", "\n"}
