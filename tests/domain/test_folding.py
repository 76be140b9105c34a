import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gizai_desktop.domain.folding import Folded, fold, fold_evenly

texts = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("eéE\u0301ßﬁёЁйЙи\u0306がか\u3099한ＡｶİıςΣ…½≠\u00ad ж我—’"),
    ),
    max_size=30,
)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("arger", "Ärger"),
        ("strasse", "Straße"),
        ("еще", "Ещё"),
        ("ЕЖИК", "ёжик"),
        ("office", "oﬃce"),
        ("abc", "ＡＢＣ"),
        ("cafe", "cafe\u0301"),
        ("我", "我"),
        ("istanbul", "İstanbul"),
    ],
)
def test_case_accents_and_forms_do_not_count(typed: str, written: str) -> None:
    assert fold(typed) == fold(written)


@settings(deadline=None, derandomize=True, database=None)
@given(texts, texts)
def test_a_part_of_a_text_is_a_part_of_the_folded_text(first: str, second: str) -> None:
    assert fold(first + second) == fold(first) + fold(second)
    assert fold(fold(first)) == fold(first)


@settings(deadline=None, derandomize=True, database=None)
@given(texts, st.data())
def test_what_is_found_is_traced_back_to_what_was_written(
    original: str, data: st.DataObject
) -> None:
    folded = Folded(original)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    first, last = folded.span(start, end)
    assert 0 <= first <= last <= len(original)
    assert folded.text[start:end] in fold(original[first:last])


def test_a_hit_covers_its_marks() -> None:
    folded = Folded("un cafe\u0301 noir")
    assert folded.text == "un cafe noir"
    start, end = folded.span(3, 7)
    assert unicodedata.normalize("NFC", folded.original[start:end]) == "café"
    assert Folded("ß").span(1, 2) == (0, 1)


def test_a_text_is_even_where_no_character_becomes_several() -> None:
    assert fold_evenly("Ёж, caf\u00e9 — да") == ("еж, cafe — да", True)
    assert fold_evenly("cafe\u0301") == ("cafe", True)
    assert fold_evenly("Straße…")[1] is False
