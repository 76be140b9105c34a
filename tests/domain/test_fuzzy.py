"""Titles found by some of their letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gizai_desktop.domain.folding import fold
from gizai_desktop.domain.fuzzy import FuzzyQuery

TITLES = (
    "Release checklist 2.4",
    "Quarterly report outline",
    "Translate the rental agreement",
    "Regex for ISO dates",
    "План поездки в Казань",
    "如何在家里做手工面条",
)


def best(typed: str) -> list[str]:
    query = FuzzyQuery(fold(typed))
    found = [(query.score(fold(title)), title) for title in TITLES]
    hits = [(score, title) for score, title in found if score is not None]
    return [title for _, title in sorted(hits, key=lambda hit: -hit[0])]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("re", "Release checklist 2.4"),
        ("qro", "Quarterly report outline"),
        ("rental", "Translate the rental agreement"),
        ("dates iso", "Regex for ISO dates"),
        ("ПОЕЗДК", "План поездки в Казань"),
        ("пказ", "План поездки в Казань"),
        ("面条", "如何在家里做手工面条"),
    ],
)
def test_the_title_one_means_comes_first(typed: str, first: str) -> None:
    assert best(typed)[0] == first


def test_letters_in_another_order_do_not_fit() -> None:
    assert best("zzz") == []
    assert FuzzyQuery("ba").score("ab") is None


@given(query=st.text(max_size=8), title=st.text(max_size=40))
def test_what_is_marked_are_the_letters_that_were_typed(query: str, title: str) -> None:
    folded = fold(title)
    wanted = FuzzyQuery(fold(query))
    if wanted.score(folded) is None or not wanted.words:
        return
    marks = wanted.marks(folded)
    marked = "".join(folded[start:end] for start, end in marks)
    assert set(marked) == set("".join(wanted.words))
    assert all(0 <= start < end <= len(folded) for start, end in marks)
    assert list(marks) == sorted(marks)


@given(first=st.text(max_size=4), more=st.text(max_size=3), title=st.text(max_size=30))
def test_more_letters_find_nothing_new(first: str, more: str, title: str) -> None:
    short, long = FuzzyQuery(fold(first)), FuzzyQuery(fold(first) + fold(more))
    if long.narrows(short) and long.score(fold(title)) is not None:
        assert short.score(fold(title)) is not None
