"""The right page for what people ask, with their words, endings and slips."""

import string
from collections.abc import Mapping, Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gizai_desktop.backends.guide.search import HelpIndex
from gizai_desktop.backends.guide.words import is_russian, words_of
from gizai_desktop.domain.errors import Failure
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.folding import fold
from gizai_desktop.domain.help_page import parse_page
from gizai_desktop.store.help_pages import LANGUAGES, HelpPages
from tests.backends.guide_questions import ENGLISH, FAILURE_PARAMS, FAILURES, MISTYPED, RUSSIAN

INDEXES: Mapping[str, HelpIndex] = {
    language: HelpIndex(
        [page for page in HelpPages()() if page.language == language and page.name != "contents"]
    )
    for language in LANGUAGES
}
EVERY = (*ENGLISH, *RUSSIAN, *MISTYPED)


def _found(question: str, language: str = "") -> list[str]:
    language = language or ("ru" if is_russian(question) else "en")
    return [hit.page.name for hit in INDEXES[language].find(question)]


@pytest.mark.parametrize("table", [ENGLISH, RUSSIAN, MISTYPED], ids=["en", "ru", "mistyped"])
def test_the_first_page_is_the_right_one_nine_times_of_ten(
    table: Sequence[tuple[str, str]],
) -> None:
    wrong = [
        (question, _found(question)[:3])
        for question, page in table
        if _found(question)[:1] != [page]
    ]
    assert len(wrong) <= len(table) / 10, wrong


@pytest.mark.parametrize(("question", "page"), EVERY, ids=[question for question, _ in EVERY])
def test_the_right_page_is_among_the_first_three(question: str, page: str) -> None:
    assert page in _found(question)[:3]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", FailureKind)
def test_the_sentence_of_every_failure_leads_to_its_page(kind: FailureKind, language: str) -> None:
    sentence = Failure(kind, FAILURE_PARAMS).sentence
    assert _found(sentence, language)[0] == FAILURES[kind]


def test_endings_case_and_accents_make_no_difference() -> None:
    assert words_of("Deleting CHATS") == words_of("deleted chat")
    assert words_of("удалённые чаты") == words_of("Удаленного чата")
    assert words_of("Café") == words_of("cafe")
    assert fold("Ёлка Й ﬁ") == "елка и fi"


def test_a_slip_in_a_long_word_is_forgiven_and_in_a_short_one_not() -> None:
    pages = [parse_page(word, "en", f"# {word}") for word in ("certificate", "cat", "dog", "bird")]
    index = HelpIndex(pages)
    for slip in ("certifcate", "cerrtificate", "cartificate", "certificaet", "certifi"):
        assert [hit.page.name for hit in index.find(slip)] == ["certificate"], slip
    for other in ("car", "dgo", "cerftciate", "birthday"):
        assert not index.find(other), other


def test_a_phrase_counts_for_more_than_its_words() -> None:
    pages = [
        parse_page(
            "apart", "en", "# A\n\nThe green house has a door. The door is wooden and green."
        ),
        parse_page("phrase", "en", "# B\n\nThe house has a green door."),
    ]
    assert HelpIndex(pages).find("green door")[0].page.name == "phrase"


@given(st.text(alphabet=string.printable + "абвйёЁß\u0301𝔘\U000e0041", max_size=60))
def test_any_text_can_be_looked_for(text: str) -> None:
    for index in INDEXES.values():
        hits = index.find(text)
        assert all(one.score >= other.score > 0 for one, other in pairwise(hits))
        for hit in hits[:1]:
            assert len(index.sections(hit.page, text)) == len(hit.page.sections)
