"""The Guide: the manual as a backend, which needs no network and no AI."""

import asyncio
import re
from collections.abc import AsyncGenerator, Callable, Sequence
from typing import ClassVar

from gizai_desktop.backends.guide.answer import answer_from
from gizai_desktop.backends.guide.search import HelpIndex
from gizai_desktop.backends.guide.words import is_russian
from gizai_desktop.domain.catalog import ListedModel
from gizai_desktop.domain.help_page import PAGE_TARGET, HelpPage
from gizai_desktop.domain.message import Message, Role
from gizai_desktop.domain.turn import (
    FinishReason,
    TextDelta,
    TurnEvent,
    TurnFinished,
    TurnRequest,
)

_PARAGRAPH = re.compile(r".+?(?:\n{2,}|\Z)", re.DOTALL)


class GuideBackend:
    """Answers from the manual, in the language of the question."""

    models: ClassVar[tuple[ListedModel, ...]] = (ListedModel("guide", "Guide (offline help)"),)
    """What it lists; there is no other."""

    def __init__(
        self, pages: Callable[[], Sequence[HelpPage]], language: Callable[[], str]
    ) -> None:
        """Take what gives the pages, and the interface's language, such as ``en`` or ``ru_RU``.

        ``pages`` may block and is called in a thread; the words are counted anew when it gives
        another object than before.
        """
        self._pages = pages
        self._language = language
        self._counted: Sequence[HelpPage] = ()
        self._indexes: dict[str, HelpIndex] = {}

    @property
    def name(self) -> str:
        """The word that messages carry."""
        return "guide"

    async def list_models(self) -> Sequence[ListedModel]:
        """The one thing that can be chosen."""
        return self.models

    async def stream(self, request: TurnRequest) -> AsyncGenerator[TurnEvent, None]:
        """Answer the last question, paragraph by paragraph.

        Raises:
            StorageError: the manual cannot be read.
        """
        question, clue = _asked(request.messages)
        answer = await asyncio.to_thread(self._answer, question, clue, self._language())
        for paragraph in _PARAGRAPH.finditer(answer):
            yield TextDelta(paragraph[0])
        yield TurnFinished(FinishReason.STOP)

    def _answer(self, question: str, clue: str, interface: str) -> str:
        pages = self._pages()
        if pages is not self._counted:
            self._counted, self._indexes = pages, {}
        language = self._language_of(question, clue, interface)
        return answer_from(self._index(language), question, language)

    def _language_of(self, question: str, clue: str, interface: str) -> str:
        if is_russian(clue):
            return "ru"
        if not interface.casefold().startswith("ru"):
            return "en"
        # English was typed into a Russian window: that finds Russian pages by their keywords.
        only_english = not self._index("ru").find(question) and self._index("en").find(question)
        return "en" if only_english else "ru"

    def _index(self, language: str) -> HelpIndex:
        if language not in self._indexes:
            spoken = [page for page in self._counted if page.language == language]
            self._indexes[language] = HelpIndex(spoken)
        return self._indexes[language]


def _asked(messages: Sequence[Message]) -> tuple[str, str]:
    """The last question, and the text that shows in which language to answer.

    A link says nothing of the reader's language; the answer that it stood in does.
    """
    questions = [message.content for message in messages if message.role == Role.USER]
    question = questions[-1] if questions else ""
    answers = [message.content for message in messages if message.role == Role.ASSISTANT]
    linked = question.strip().startswith(PAGE_TARGET) and answers
    return question, answers[-1] if linked else question
