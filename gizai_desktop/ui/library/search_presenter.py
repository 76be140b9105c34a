"""Joins the sidebar's search field with the search over all conversations."""

import asyncio
import time
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject

from gizai_desktop.application.search import LibrarySearch
from gizai_desktop.application.tasks import Tasks
from gizai_desktop.domain.errors import StorageError, fill
from gizai_desktop.domain.search import IndexProgress, SearchPage
from gizai_desktop.domain.search_query import parse_query
from gizai_desktop.ui.sidebar import Sidebar
from gizai_desktop.ui.texts import failure_text

SOON_S = 2.0
"""Seconds after Return in which a result may still open: what was just written is being read."""


@dataclass(frozen=True, slots=True)
class SearchParts:
    """The parts of the application that the search needs."""

    search: LibrarySearch
    tasks: Tasks


class SearchPresenter(QObject):
    """Searches as the user types; a newer search takes the place of an older one."""

    def __init__(self, sidebar: Sidebar, parts: SearchParts, parent: QObject) -> None:
        super().__init__(parent)
        self._sidebar = sidebar
        self._parts = parts
        self._text = ""
        self._searching: asyncio.Task[None] | None = None
        self._first_wanted = 0.0  # until when, by the clock of time.monotonic
        self._chosen = sidebar.result_chosen
        sidebar.searched.connect(self._search)
        sidebar.first_wanted.connect(self._open_first)
        sidebar.results_made.connect(self._join_results)
        parts.search.progressed.connect(self._follow_progress)

    def _join_results(self) -> None:
        self._sidebar.results.more_wanted.connect(self._go_on)
        self._sidebar.results.show_progress(self._parts.search.progress)
        self._parts.search.progressed.connect(self._sidebar.results.show_progress)

    def _search(self, text: str) -> None:
        self._text = text
        self._first_wanted = 0.0
        self._start("")

    def _go_on(self) -> None:
        if self._searching is None:
            self._start(self._sidebar.results.position)

    def _start(self, position: str) -> None:
        if self._searching is not None:
            self._searching.cancel()
            self._searching = None
        if self._text:
            self._searching = self._parts.tasks.start(
                self._find(self._text, position), "search", dispensable=True
            )

    async def _find(self, text: str, position: str) -> None:
        problems = _problems(text)
        try:
            page = await self._parts.search.find(text, position)
        except StorageError as error:
            page, problems = SearchPage(), failure_text(error.failure)
        if position:
            self._sidebar.results.append_page(page)
        else:
            self._sidebar.results.show_page(page, text, problems)
        self._searching = None
        if time.monotonic() < self._first_wanted:
            self._choose_first()

    def _open_first(self) -> None:
        """Open the first result, or what is about to be the first one."""
        self._first_wanted = time.monotonic() + SOON_S
        if self._searching is None:
            self._choose_first()

    def _choose_first(self) -> None:
        if self._text and self._sidebar.results.first is not None:
            self._first_wanted = 0.0
            self._chosen.emit(self._sidebar.results.first)

    def _follow_progress(self, progress: IndexProgress) -> None:
        if progress.complete and self._text:
            self._start("")  # what was found before was not everything


def _problems(text: str) -> str:
    """What is wrong with the filters of a query, in the language of the window."""
    return "\n".join(
        fill(QCoreApplication.translate("Search", problem.text), problem.params)
        for problem in parse_query(text).problems
    )
