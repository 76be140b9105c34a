"""Every shown character knows where in the source it stands, however the source arrived."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gizai_desktop.ui.markdown.cut import LONGEST, MOST_PARSED, MOST_SECTIONS, Cutter
from gizai_desktop.ui.markdown.pieces import Kind
from gizai_desktop.ui.markdown.sections import sections
from gizai_desktop.ui.markdown.text import Reading, piece_text
from tests.ui.markdown.reference import PARSERS, cut, every_link, shown, tight
from tests.ui.markdown.sources import ANYTHING, MARKDOWN


@settings(deadline=None, max_examples=300)
@given(ANYTHING)
def test_sections_and_pieces_are_in_order_and_cover_the_source(source: str) -> None:
    found = list(sections(source))
    assert "".join(source[each.start : each.end] for each in found) == source
    at = 0
    for section in cut(source).sections:
        for piece in section.pieces:
            assert at <= section.start + piece.start <= section.start + piece.end <= len(source)
            assert piece.outer[0] <= piece.start
            at = section.start + piece.end


@settings(deadline=None, max_examples=300)
@given(ANYTHING, st.booleans())
def test_runs_stand_for_the_source_they_name(source: str, drawn: bool) -> None:
    found = cut(source)
    reading = Reading(PARSERS, found.references, found.notes, every_link, lambda *_: drawn)
    for section in found.sections:
        text = source[section.start :]
        for piece in section.pieces:
            if piece.kind is not Kind.TEXT:
                continue
            rich = piece_text(text, piece, reading)
            at = piece.start
            for run in rich.runs:
                assert at <= run.start <= run.end <= piece.end
                at = run.end
            of_run = [run for run in rich.runs for _ in run.text]
            for position, run in enumerate(of_run):
                if run.exact:
                    assert rich.to_shown(rich.to_source(position)) == position


@settings(deadline=None, max_examples=300)
@given(st.lists(MARKDOWN, max_size=6))
def test_a_text_in_any_chunks_is_the_same_as_the_whole(chunks: list[str]) -> None:
    cutter = Cutter(PARSERS)
    source = ""
    for chunk in chunks:
        source += chunk
        assert cutter.cut(source) == Cutter(PARSERS).cut(source)


@settings(deadline=None, max_examples=60)
@given(MARKDOWN, st.integers(1, 7))
def test_a_text_in_single_characters_is_the_same_as_the_whole(source: str, step: int) -> None:
    cutter = Cutter(PARSERS)
    for end in range(0, len(source), step):
        cutter.cut(source[:end])
    assert cutter.cut(source) == Cutter(PARSERS).cut(source)


def test_finished_sections_are_not_read_again() -> None:
    cutter = Cutter(PARSERS)
    source = "- a\n- b\n\nText\n\n```\ncode\n```\n\n> quote\n\nTail"
    before = cutter.cut(source)
    after = cutter.cut(source + " grows")
    assert before is not None
    assert after is not None
    assert len(before.sections) == len(after.sections) > 3
    same = [
        old.pieces is new.pieces for old, new in zip(before.sections, after.sections, strict=True)
    ]
    assert same == [True] * (len(same) - 1) + [False]


def test_beyond_the_bounds_nothing_is_lost() -> None:
    assert Cutter(PARSERS).cut("x" * (LONGEST + 1)) is None
    assert Cutter(PARSERS).cut("a\n\n" * (MOST_SECTIONS + 1)) is None
    many = "- item **bold**\n> quote\n\n" * (2 * MOST_PARSED // 24)
    words = tight("".join(shown(many)))
    assert words.count("item") == words.count("quote") == 2 * MOST_PARSED // 24


def test_deep_nesting_is_shown_as_written() -> None:
    for sign in (">", "> ", "- ", "* > 1. "):
        source = sign * 5000 + "deep"
        assert tight("".join(shown(source))) in {tight(source), "deep"}
    assert tight("".join(shown("[" * 10_000))) == "[" * 10_000
    assert tight("".join(shown("*" * 3000 + "a"))).endswith("a")


@pytest.mark.parametrize(
    ("source", "numbers"),
    [
        ("b[^b], a[^A], b[^b]\n\n[^a]: A\n[^b]: B\n[^c]: C", {"b": 1, "a": 2}),
        ("[^1]: one of [^2]\n\n- [^2]: two, see [^1]: yes", {"2": 1, "1": 2}),
        ("a[^1] without a definition", {}),
        ("`[^ 1]` [^]\n\n[^x y]: no", {}),
    ],
)
def test_footnotes_are_numbered_as_they_are_referred_to(
    source: str, numbers: dict[str, int]
) -> None:
    assert cut(source).notes == numbers
