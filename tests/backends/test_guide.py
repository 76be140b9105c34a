"""The Guide answers from the manual, whatever it is asked."""

import asyncio
import re
import subprocess
import sys
from collections.abc import Sequence
from contextlib import aclosing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gizai_desktop.application.ports import Backend
from gizai_desktop.backends.guide.backend import GuideBackend
from gizai_desktop.domain.catalog import ListedModel, ModelRef
from gizai_desktop.domain.errors import StorageError
from gizai_desktop.domain.help_page import PAGE_TARGET, HelpPage, parse_page
from gizai_desktop.domain.identity import new_id, now
from gizai_desktop.domain.message import Message, Role
from gizai_desktop.domain.turn import TextDelta, TurnEvent, TurnFinished, TurnRequest
from gizai_desktop.store.help_pages import HelpPages
from tests.backends.guide_questions import NOTHING_OF_OURS

PAGES = HelpPages()
ENGLISH = {page.name: page for page in PAGES() if page.language == "en"}
RUSSIAN = {page.name: page for page in PAGES() if page.language == "ru"}
BY_MANUAL = "From the manual of GizAI Desktop (not an AI):\n\n"
BY_RUSSIAN_MANUAL = "Из руководства GizAI Desktop (это не ИИ):\n\n"


def _message(role: Role, text: str) -> Message:
    return Message(new_id(), None, role, text, now())


async def _events(guide: GuideBackend, messages: Sequence[Message]) -> list[TurnEvent]:
    request = TurnRequest(ModelRef("guide", "guide"), messages)
    async with aclosing(guide.stream(request)) as events:
        return [event async for event in events]


def _said(events: Sequence[TurnEvent]) -> str:
    return "".join(event.text for event in events if isinstance(event, TextDelta))


async def _answer(question: str, interface: str = "en", guide: GuideBackend | None = None) -> str:
    guide = guide or GuideBackend(PAGES, lambda: interface)
    return _said(await _events(guide, [_message(Role.USER, question)]))


async def test_it_is_a_backend_with_one_model() -> None:
    guide: Backend = GuideBackend(PAGES, lambda: "en")
    assert guide.name == "guide"
    assert isinstance(guide, GuideBackend)
    assert await guide.list_models() == (ListedModel("guide", "Guide (offline help)"),)


async def test_an_answer_comes_paragraph_by_paragraph_and_says_what_it_is() -> None:
    events = await _events(GuideBackend(PAGES, lambda: "en"), [_message(Role.USER, "dark mode")])
    pieces = [event.text for event in events[:-1] if isinstance(event, TextDelta)]
    assert len(pieces) == len(events) - 1 >= 4
    assert pieces[0] == BY_MANUAL
    assert all(piece.endswith("\n\n") for piece in pieces[:-1])
    assert events[-1] == TurnFinished("stop")
    assert ENGLISH["appearance"].text in "".join(pieces)


async def test_a_long_page_answers_with_the_part_that_was_asked_for() -> None:
    answer = await _answer("No answer: the proxy “proxy.corp:3128” refused the sign-in")
    parts = {part.anchor: part for part in ENGLISH["proxy-errors"].sections}
    assert parts["sign-in"].markdown in answer
    assert parts["wrong-kind"].text not in answer
    assert f"See also:\n\n- [Proxy errors: the whole page]({PAGE_TARGET}proxy-errors)" in answer


async def test_at_most_three_other_pages_are_named() -> None:
    answer = await _answer("model service key proxy chat file network")
    others = answer.split("See also:")[1].strip().splitlines()
    own = [line for line in others if "the whole page" in line]
    assert 1 <= len(others) - len(own) <= 3


@pytest.mark.parametrize("question", ["", "  \n", "Hello!", "help", "Hi, good morning…", "помощь"])
async def test_a_greeting_gets_the_topics(question: str) -> None:
    answer = await _answer(question)
    assert answer in {
        BY_MANUAL + ENGLISH["contents"].text,
        BY_RUSSIAN_MANUAL + RUSSIAN["contents"].text,
    }


@pytest.mark.parametrize("question", NOTHING_OF_OURS)
async def test_a_question_about_something_else_gets_the_topics_and_no_guess(question: str) -> None:
    answer = await _answer(question)
    assert re.match("I am the manual and no AI, |Я руководство, а не ИИ, ", answer)
    assert answer.endswith((ENGLISH["contents"].text, RUSSIAN["contents"].text))


async def test_the_question_decides_the_language_and_then_the_window() -> None:
    assert (await _answer("тёмная тема", "en")).startswith(BY_RUSSIAN_MANUAL)
    assert (await _answer("dark mode", "en")).startswith(BY_MANUAL)
    assert (await _answer("proxy", "ru_RU")).startswith(BY_RUSSIAN_MANUAL)
    assert (await _answer("is there a tutorial", "ru")).startswith(BY_MANUAL), (
        "only English pages know it"
    )


@pytest.mark.parametrize("name", ENGLISH)
async def test_a_link_or_a_title_shows_the_whole_page(name: str) -> None:
    page = ENGLISH[name]
    whole = f"{BY_MANUAL}## {page.title}\n\n{page.text}"
    assert await _answer(page.target) == whole
    assert await _answer(f"  {page.title.upper()}\n") == whole
    assert (await _answer(RUSSIAN[name].target, "ru")).endswith(RUSSIAN[name].text)


async def test_a_link_to_a_section_shows_that_section() -> None:
    answer = await _answer(f"{PAGE_TARGET}proxy#pac")
    parts = {part.anchor: part for part in ENGLISH["proxy"].sections}
    assert parts["pac"].markdown in answer
    assert parts["test"].text not in answer
    assert (await _answer(f"{PAGE_TARGET}proxy#nowhere")).endswith(ENGLISH["proxy"].text)
    assert (await _answer(f"{PAGE_TARGET}nowhere")).endswith(ENGLISH["contents"].text)


async def test_a_link_in_a_russian_answer_leads_to_a_russian_page() -> None:
    guide = GuideBackend(PAGES, lambda: "en")
    first = [_message(Role.USER, "как настроить прокси")]
    answered = [*first, _message(Role.ASSISTANT, _said(await _events(guide, first)))]
    answer = _said(await _events(guide, [*answered, _message(Role.USER, f"{PAGE_TARGET}tls")]))
    assert answer.endswith(RUSSIAN["tls"].text)


async def test_the_last_question_counts_and_a_chat_without_one_gets_the_topics() -> None:
    guide = GuideBackend(PAGES, lambda: "en")
    chat = [_message(Role.USER, "dark mode"), _message(Role.ASSISTANT, "Stars.")]
    assert "## Colours and text size" in _said(await _events(guide, chat))
    chat.append(_message(Role.USER, "make a backup"))
    assert "## Exporting, backups and restoring" in _said(await _events(guide, chat))
    assert _said(await _events(guide, [])).endswith(ENGLISH["contents"].text)


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        st.text(),
        st.lists(
            st.sampled_from(
                ["proxy", "прокси", PAGE_TARGET, "#", "help", "429", "\u2028", "`", "é"]
            )
        ).map(" ".join),
    )
)
def test_any_text_gets_an_answer_of_whole_paragraphs(text: str) -> None:
    events = asyncio.run(_events(_SHARED, [_message(Role.USER, text)]))
    answer = _said(events)
    assert answer.startswith(
        (BY_MANUAL, BY_RUSSIAN_MANUAL, "I am the manual and no AI", "Я руководство, а не ИИ")
    )
    assert isinstance(events[-1], TurnFinished)
    for name in re.findall(rf"{re.escape(PAGE_TARGET)}([a-z-]+)", answer):
        assert name in ENGLISH


@pytest.mark.parametrize(
    "text", ["proxy " * 200_000, "x" * 2_000_000, "й" * 100_000, "." * 300_000]
)
async def test_a_pasted_book_is_no_trouble(text: str) -> None:
    assert await _answer(text)


async def test_no_pages_or_bare_ones_are_no_trouble() -> None:
    assert "no AI" in await _answer("anything", guide=GuideBackend(lambda: (), lambda: "en"))
    bare: Sequence[HelpPage] = (parse_page("a", "en", "# Apples"), parse_page("b", "en", ""))
    guide = GuideBackend(lambda: bare, lambda: "en")
    assert await _answer("tell me of apples", guide=guide) == f"{BY_MANUAL}## Apples"
    assert f"- [Apples]({PAGE_TARGET}a)" in await _answer("hello", guide=guide)


async def test_new_pages_are_found_at_once() -> None:
    shown: list[Sequence[HelpPage]] = [PAGES()]
    guide = GuideBackend(lambda: shown[-1], lambda: "en")
    assert "Apples" not in await _answer("apples", guide=guide)
    shown.append((parse_page("a", "en", "# Apples\n\nThey grow on trees."),))
    assert "They grow on trees." in await _answer("apples", guide=guide)


async def test_a_manual_that_cannot_be_read_is_an_error_of_ours(tmp_path: Path) -> None:
    (tmp_path / "en" / "page.md").mkdir(parents=True)
    with pytest.raises(StorageError):
        await _answer("proxy", guide=GuideBackend(HelpPages(tmp_path), lambda: "en"))


def test_it_needs_no_network_code() -> None:
    code = "import sys, gizai_desktop.backends.guide.backend; sys.exit('aiohttp' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


_SHARED = GuideBackend(PAGES, lambda: "en")
"""Keeps its index over many questions, as in the application."""
