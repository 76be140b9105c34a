"""Long lists, tables and quotes are cut in sections, and look as if they were not."""

from itertools import cycle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gizai_desktop.ui.markdown.cut import AT_ONCE, Cut, Cutter
from gizai_desktop.ui.markdown.pieces import Kind, Piece
from gizai_desktop.ui.markdown.sections import LONG_LIST, Scanner
from tests.ui.markdown.reference import PARSERS, cut, rendered, shown, tight
from tests.ui.markdown.sources import MARKDOWN

LINES = [
    "- a", "- b\n", "1. c\n", "2. d\n", "3) e\n", "\n", "\n", "\n\n", "  - n\n", "  1. m\n",
    "   2. o\n", "    - p\n", "text\n", "  text\n", "> q\n", "> \n", "> - x\n", "* s\n", "+ t\n",
    " - u\n", "# h\n", "10. z\n", "- [ ] t\n", "---\n", "[x]: /u\n", "      - deep\n", "\t- y\n",
    "1. - both\n", "- 1. both\n", "$$\n",
]  # fmt: skip
ITEMS = st.lists(st.sampled_from(LINES), max_size=14).map("".join)
NEVER = 10**9
LONG_LINES = [
    *["some words that go on for a while in this line of text\n"] * 3,
    *["- an item that goes on for a while in this line\n"] * 8,
    *["1. an item that goes on for a while\n"] * 5,
    *["> a quoted line that goes on for a while\n"] * 4,
    *["| a row | with some cells in it |\n"] * 4,
    "| a | b |\n|---|---|\n", "```\n", "$$\n", *["\n"] * 4,
]  # fmt: skip
FAR_IN = "Words at the beginning.\n\n" * 1500


def all_of(source: str, cutter: Cutter) -> Cut:
    """The whole of a source, nothing unread."""
    assert cutter.cut(source) is not None
    cutter.read(cutter.unread())
    found = cutter.cut(source)
    assert found is not None
    return found


def placed(source: str, long: int) -> list[Piece]:
    """The pieces with their places in the whole source."""
    found = all_of(source, Cutter(PARSERS, long=long))
    return [
        piece.moved(section.start, piece.above)
        for section in found.sections
        for piece in section.pieces
    ]


@settings(deadline=None, max_examples=500)
@given(ITEMS)
def test_a_list_that_is_cut_at_every_item_is_the_same_as_the_whole(source: str) -> None:
    assert placed(source, 0) == placed(source, NEVER)


@settings(deadline=None, max_examples=200)
@given(st.lists(st.one_of(ITEMS, MARKDOWN), max_size=12), st.integers(1, 400))
def test_cut_anywhere_in_any_chunks_it_is_the_same(chunks: list[str], long: int) -> None:
    cutter, source = Cutter(PARSERS, long=long), ""
    for chunk in chunks:
        source += chunk
        cutter.cut(source)
    assert all_of(source, cutter) == all_of(source, Cutter(PARSERS, long=long))


@settings(deadline=None, max_examples=150)
@given(
    st.lists(st.one_of(st.sampled_from(LONG_LINES), ITEMS), min_size=5, max_size=60).map("".join),
    st.sampled_from(["", FAR_IN]),
    st.lists(st.integers(1, 400), min_size=1, max_size=20),
)
def test_lines_that_are_passed_over_change_nothing(
    tail: str, before: str, steps: list[int]
) -> None:
    source = before + tail
    whole = Scanner(200).sections(source)
    scanner, at, found = Scanner(200), len(before), None
    for step in cycle(steps):
        at += step
        found = scanner.sections(source[:at])
        if at >= len(source):
            break
    assert found == whole


def markers(source: str) -> list[tuple[int, str]]:
    """How far in each marker stands, and its number."""
    pieces = [piece for section in cut(source).sections for piece in section.pieces]
    assert all(piece.kind is Kind.TEXT for piece in pieces)
    return [(marker.inset, marker.text) for piece in pieces for marker in piece.markers]


@pytest.mark.parametrize(
    "line",
    [
        "1. the same number\n",
        "{number}. its number\n\n",
        "{number})  with\n       more **lines**\n\n       and paragraphs\n",
    ],
)
def test_the_numbers_of_a_long_list_go_on(line: str) -> None:
    count = 200_000 // len(line)
    found = markers("".join(line.format(number=number) for number in range(1, count + 1)))
    assert [text[:-1] for _, text in found] == [str(n) for n in range(1, count + 1)]


def test_a_long_list_is_one_list_at_every_depth() -> None:
    source = "Before it:\n- item\n" + "  - nested\n    1. deeper\n    2. and deeper\n" * 4000
    found = markers(source)
    assert len(found) == 1 + 3 * 4000
    assert found[1:4] == found[-3:]
    assert len({inset for inset, _ in found}) == 3


@pytest.mark.parametrize(
    "source",
    [
        "- an item of **this** list\n" * 8000,
        "Numbers:\n\n" + "7. a [link](/x)\n   - done\n" * 6000,
        "| a | b |\n|---|--:|\n" + "| *x* | 1 |\n" * 17_000,
        "> words that _somebody_ said\n> again\n>\n" * 5000,
        "".join(f"- item\n\n{'  text' * 80}\n\n" for _ in range(400)),
    ],
)
def test_nothing_of_a_long_message_is_lost(source: str) -> None:
    assert tight("".join(shown(source))) == rendered(source)


def test_a_long_table_is_one_table() -> None:
    source = "Text\n\n| a | b |\n|---|--:|\n" + "| x | 1 |\n" * 20_000
    found = all_of(source, Cutter(PARSERS))
    rows = [
        (section, piece)
        for section in found.sections
        for piece in section.pieces
        if piece.table is not None
    ]
    assert len(rows) == 20_001
    assert [piece.head for _, piece in rows].count(True) == 1
    assert {section.start + piece.table.start for section, piece in rows if piece.table} == {6}
    assert [section.table_goes_on for section in found.sections].count(False) == 2


def test_only_the_beginning_is_read_until_somebody_looks() -> None:
    source = "- item **bold**\n" * 20_000 + "\n[name]: https://a.example\n"
    cutter = Cutter(PARSERS)
    before = cutter.cut(source)
    assert before is not None
    assert "NAME" in before.references
    unread = cutter.unread()
    assert unread[0] < AT_ONCE + LONG_LIST
    cutter.read([unread[100]])
    after = cutter.cut(source)
    assert after is not None
    changed = [
        one.start
        for one, other in zip(before.sections, after.sections, strict=True)
        if one.pieces is not other.pieces
    ]
    assert changed == [unread[100]]


def test_the_end_of_a_growing_list_is_read_as_it_comes() -> None:
    cutter = Cutter(PARSERS)
    source = ""
    for number in range(1, 3000):
        source += f"{number}. item\n"
        found = cutter.cut(source)
        assert found is not None
        assert found.sections[-1].pieces[-1].markers[0].text == f"{number}."
    assert cutter.unread() == []


@settings(deadline=None, max_examples=150)
@given(
    st.lists(st.one_of(st.sampled_from(LONG_LINES), ITEMS), min_size=5, max_size=60).map("".join),
    st.sampled_from(["", FAR_IN]),
    st.integers(1, 300),
)
def test_looked_at_step_by_step_it_is_the_same(tail: str, before: str, step: int) -> None:
    source = before + tail
    scanner = Scanner(200)
    scanner.sections(before)
    found = scanner.sections(source, step)
    while scanner.waiting:
        assert found is not None
        assert found[-1].end == len(source)
        left = scanner.waiting
        found = scanner.sections(source, step)
        assert scanner.waiting < left
    assert found == Scanner(200).sections(source)


@settings(deadline=None, max_examples=100)
@given(st.lists(ITEMS, max_size=8).map("".join), st.integers(1, 100), st.integers(0, 5))
def test_a_step_at_a_time_it_is_the_same(source: str, step: int, read: int) -> None:
    cutter = Cutter(PARSERS, long=20, step=step)
    found = cutter.cut(source)
    while cutter.waits:
        assert found is not None
        cutter.read([section.start for section in found.sections[:read]])
        cutter.cut(source)
        found = cutter.cut(source)
    assert all_of(source, cutter) == all_of(source, Cutter(PARSERS, long=20))


def test_whoever_reads_what_waits_has_all_of_it() -> None:
    source = "- item **bold**\n" * 20_000
    cutter = Cutter(PARSERS, step=10_000)
    found = cutter.cut(source)
    assert found is not None
    known = len(found.sections)
    cutter.read([found.sections[0].start])
    found = cutter.cut(source)
    assert found is not None
    assert (len(found.sections), cutter.waits) == (known, True)
    cutter.read([found.sections[-1].start])
    cutter.cut(source)
    assert len(cutter.unread()) > known
    assert all_of(source, cutter) == all_of(source, Cutter(PARSERS))
