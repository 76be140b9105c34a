"""A paragraph that grows is read as if it came at once, and its beginning is read once."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gizai_desktop.ui.markdown import growing_text
from gizai_desktop.ui.markdown.growing_text import GrowingReader, Parsed
from gizai_desktop.ui.markdown.inline import InlineReader
from tests.ui.markdown.sources import FRAGMENTS

NOTES = {"1": 1}
REFERENCES = {"A": {"href": "/u", "title": "", "map": [0, 1]}}
WORDS = [
    "some words ",
    "a ",
    "**bold words** ",
    "`code` ",
    "_em_ ",
    "x*y ",
    "[a](/u) ",
    "\n",
    "a_b ",
]
TEXTS = st.lists(st.sampled_from([*FRAGMENTS, *WORDS, *WORDS]), max_size=50)


def allowed(address: str, words: str) -> bool:
    del words
    return not address.startswith("javascript")


@pytest.fixture(autouse=True)
def of_any_length(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(growing_text, "WORTH", 0)


@settings(deadline=None, max_examples=400)
@given(TEXTS)
def test_a_text_that_has_grown_has_the_runs_of_the_whole(pieces: list[str]) -> None:
    reader = InlineReader()
    text = ""
    for piece in pieces:
        text += piece
        found = reader.runs(text, REFERENCES, allowed, NOTES)
        assert found == InlineReader().runs(text, REFERENCES, allowed, NOTES), text


def test_other_references_are_looked_up_again() -> None:
    reader = InlineReader()
    text = "[a] and [b] and some more words"
    before = reader.runs(text, {}, allowed, {})
    assert reader.runs(text, REFERENCES, allowed, {}) != before


class Counted:
    """Counts the characters that the parser reads."""

    def __init__(self, reader: InlineReader) -> None:
        self.characters = 0
        self._parse = reader._parsed
        reader._growing = GrowingReader(self.parse, reader._growing._runs)

    def parse(self, text: str, references: Mapping[str, Any], notes: Mapping[str, int]) -> Parsed:
        self.characters += len(text)
        return self._parse(text, references, notes)


@pytest.mark.parametrize(
    "word", ["word ", "**bold words** and ", "`code` or [a](http://b.c) ", "5 * 3 "]
)
def test_what_is_settled_is_not_read_again(word: str) -> None:
    reader = InlineReader()
    counted = Counted(reader)
    text = ""
    for _ in range(100):
        text += word
        reader.runs(text, {}, allowed, {})
    assert counted.characters < 6 * len(text)
