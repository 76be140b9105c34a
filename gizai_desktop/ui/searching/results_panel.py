"""The results of a search with what is to say about them."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFontMetrics
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gizai_desktop.domain.library import ConversationHeader
from gizai_desktop.domain.search import IndexProgress, SearchHit, SearchPage
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.searching.results_list import ResultsList
from gizai_desktop.ui.searching.results_model import ResultsModel
from gizai_desktop.ui.texts import count_text
from gizai_desktop.ui.widgets.label import TextLabel

_INSET = 20


class ResultsPanel(QWidget):
    """How many were found, the results, how far the index is; a sentence when there are none."""

    chosen = Signal(SearchHit)
    menu_requested = Signal(str, QPoint)
    """Id and where, in global coordinates."""
    delete_requested = Signal(str)
    left_upwards = Signal()
    typed = Signal(str)
    more_wanted = Signal()
    """The end of the results is near, and there are more."""

    def __init__(
        self, theme: Theme, now: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model = ResultsModel(self)
        self._list = ResultsList(theme, self._model, now)
        self._problem = TextLabel(theme, "", "help", "warning", wrap=True)
        self._count = TextLabel(theme, "", "group_label", "text3")
        self._empty = TextLabel(theme, "", "help", "text3", wrap=True)
        self._progress = TextLabel(theme, "", "help", "text3", wrap=True)
        self._theme = theme
        self._query = ""
        self._page = SearchPage()
        self._state = IndexProgress()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for label in (self._problem, self._count, self._empty):
            label.setContentsMargins(_INSET, 10, _INSET, 4)
            column.addWidget(label)
        column.addWidget(self._list, 1)
        column.addStretch()
        self._progress.setContentsMargins(_INSET, 8, _INSET, 8)
        column.addWidget(self._progress)
        self._connect()
        self._say()

    def show_page(self, page: SearchPage, query: str, problem: str) -> None:
        """Show the first results of a search.

        Args:
            query: what was searched for.
            problem: sentences on filters that were left out, or empty.
        """
        self._page = page
        self._query = query
        self._model.show_hits(page.rows)
        self._list.scrollToTop()
        self._problem.setText(problem)
        self._say()
        said = self._count.text() if page.rows else self._empty.text()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def append_page(self, page: SearchPage) -> None:
        """Show the results that follow."""
        self._page = page
        self._model.append(page.rows)
        self._say()

    def show_progress(self, progress: IndexProgress) -> None:
        """Say how far the index is."""
        self._state = progress
        self._say()

    def follow(self, header: ConversationHeader) -> None:
        """Show what changed in a conversation that was found."""
        self._model.follow(header)

    def remove(self, conversation_id: str) -> None:
        """Leave a conversation out."""
        self._model.remove(conversation_id)
        self._say()

    @property
    def tab_stop(self) -> QWidget:
        """Where Tab stops here."""
        return self._list

    @property
    def first(self) -> SearchHit | None:
        """The first result."""
        return self._model.hits[0] if self._model.hits else None

    @property
    def hits(self) -> list[SearchHit]:
        """All results shown so far."""
        return self._model.hits

    @property
    def position(self) -> str:
        """Where the results go on, or empty at their end."""
        return self._page.position

    def set_open(self, conversation_id: str) -> None:
        """Show which conversation is open."""
        self._list.set_open(conversation_id)

    def focus_row(self) -> None:
        """Put the keyboard on the first result."""
        if self._model.hits:
            self._list.focus_row()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def _connect(self) -> None:
        self._list.chosen.connect(self.chosen)
        self._list.menu_requested.connect(self.menu_requested)
        self._list.delete_requested.connect(self.delete_requested)
        self._list.left_upwards.connect(self.left_upwards)
        self._list.typed.connect(self.typed)
        self._list.end_near.connect(self._want_more)
        self._list.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _want_more(self) -> None:
        if self._page.position:
            self.more_wanted.emit()

    def _say(self) -> None:
        self._list.setAccessibleName(self.tr("Found chats"))
        found = len(self._model.hits)
        self._problem.setVisible(bool(self._problem.text()))
        self._count.setText(self._count_words(found))
        self._count.setVisible(found > 0)
        self._empty.setText(self._empty_words())
        self._empty.setVisible(not found)
        self._list.setVisible(found > 0)
        self._progress.setText(self._progress_words())
        self._progress.setVisible(bool(self._progress.text()))

    def _count_words(self, found: int) -> str:
        if self._page.position:
            return self.tr("The newest %1 chats").replace("%1", count_text(found))
        hits = sum(hit.hits for hit in self._model.hits)
        words = (
            self.tr("1 chat")
            if found == 1
            else self.tr("%1 chats").replace("%1", count_text(found))
        )
        if hits <= found:
            return words
        return self.tr("%1, %2 hits").replace("%1", words).replace("%2", count_text(hits))

    def _empty_words(self) -> str:
        if not self._state.complete:
            return self.tr("Nothing found yet. Not all chats have been read.")
        # A word that is wider than the sidebar would not wrap.
        metrics = QFontMetrics(self._theme.font("help"))
        room = max(80, self.width() - 3 * _INSET)
        query = metrics.elidedText(self._query, Qt.TextElideMode.ElideRight, room)
        words = self.tr("Nothing found for “%1”. Try fewer words, or a part of a word.")
        return words.replace("%1", query)

    def _progress_words(self) -> str:
        if self._state.slow:
            return self.tr("The search has no index and reads every file, which takes longer.")
        if self._state.complete:
            return ""
        words = self.tr("Indexing %1 of %2…")
        done, total = map(QLocale().toString, (self._state.done, self._state.total))
        return words.replace("%1", done).replace("%2", total)
