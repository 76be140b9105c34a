"""The Guide: the manual as a backend, which needs no network and no AI."""

import asyncio
import re
from collections.abc import AsyncGenerator, Callable, Sequence
from typing import ClassVar

from gizai_desktop.backends.guide_answer import answer_from
from gizai_desktop.backends.guide_search import HelpIndex
from gizai_desktop.backends.guide_words import is_russian
from gizai_desktop.domain.catalog import ListedModel
from gizai_desktop.domain.help_page import HelpPage
from gizai_desktop.domain.message import Role
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
        asked = (m.content for m in reversed(request.messages) if m.role == Role.USER)
        question = next(asked, "")
        answer = await asyncio.to_thread(self._answer, question, self._language())
        for paragraph in _PARAGRAPH.finditer(answer):
            yield TextDelta(paragraph[0])
        yield TurnFinished(FinishReason.STOP)

    def _answer(self, question: str, interface: str) -> str:
        pages = self._pages()
        russian = is_russian(question) or interface.casefold().startswith("ru")
        language = "ru" if russian else "en"
        spoken = [page for page in pages if page.language == language]
        return answer_from(spoken, self._index(pages, language), question, language)

    def _index(self, pages: Sequence[HelpPage], language: str) -> HelpIndex:
        if pages is not self._counted:
            self._counted, self._indexes = pages, {}
        if language not in self._indexes:
            spoken = [page for page in pages if page.language == language]
            self._indexes[language] = HelpIndex(spoken)
        return self._indexes[language]
