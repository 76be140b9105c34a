"""Go to a conversation by some letters of its title."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import nlargest

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gizai_desktop.application.tasks import Tasks
from gizai_desktop.domain.folding import Folded, fold
from gizai_desktop.domain.fuzzy import FuzzyQuery, Range
from gizai_desktop.domain.library import ConversationHeader
from gizai_desktop.domain.runs import sorted_in_runs
from gizai_desktop.ui.frame.body_parts import Scrim
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.look.tokens import ColorName, TypeStep
from gizai_desktop.ui.searching.results_delegate import short_date
from gizai_desktop.ui.sidebar.panel import local_now
from gizai_desktop.ui.widgets.key_label import KeyLabel
from gizai_desktop.ui.widgets.label import TextLabel
from gizai_desktop.ui.widgets.lit_list import LitList
from gizai_desktop.ui.widgets.marked_text import paint_marked
from gizai_desktop.ui.widgets.popup import PopupFrame
from gizai_desktop.ui.widgets.row_canvas import RowCanvas
from gizai_desktop.ui.widgets.search_row import SearchRow

SHOWN = 50
"""The best titles that are listed."""
SLICE = 1_000
"""Titles that are looked at before the window gets a turn: 2 to 4 ms."""
_WIDTH = 560
_TOP = 112
_ROW = 40
_ROWS = 8
_MARGINS = 140  # above and below the rows: the field, the hints, some of the window
_ICON = 20
_TEXT = 46
_END = 18


@dataclass(frozen=True, slots=True)
class _Found:
    """A conversation in the list: what its row writes."""

    header: ConversationHeader
    date: str
    marks: tuple[Range, ...] = ()

    @property
    def words(self) -> str:
        return ", ".join((self.header.title, self.date))

    def paint(self, canvas: RowCanvas, *, lit: bool) -> None:
        del lit
        canvas.icon(_ICON, "archive" if self.header.archived else "chat", "text2")
        width = QFontMetrics(canvas.theme.font("caption")).horizontalAdvance(self.date) + 1
        end = canvas.rect.width() - _END
        canvas.text((end - width, end), self.date, ("caption", "text3"), at_end=True)
        rect = canvas.rect
        room = QRect(rect.left() + _TEXT, rect.top(), end - width - 12 - _TEXT, rect.height())
        title = self.header.title.replace("\n", " ")
        look: tuple[TypeStep, ColorName] = ("ui", "text")
        paint_marked(
            canvas.painter, canvas.theme, canvas.visual(room), (title, self.marks), look, bold=True
        )


class Switcher(PopupFrame):
    """A field and the best titles below it; the recent ones while nothing is typed."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, window: QWidget, tasks: Tasks) -> None:
        super().__init__(theme, window)
        self.setAccessibleName(self.tr("Go to a chat"))
        self._shell = window
        self._tasks = tasks
        self._headers: list[ConversationHeader] = []
        self._titles: list[str] = []
        self._working: asyncio.Task[None] | None = None
        self._most_rows = _ROWS
        self._last = FuzzyQuery("")
        self._fitting: Sequence[int] = ()
        self._shade = Scrim(theme, window)
        self._shade.shade = 1.0
        self._shade.hide()
        self._search = SearchRow(theme)
        self._search.set_hint(self.tr("Go to a chat"))
        self.edit = self._search.edit
        self.list = LitList(theme, _ROW)
        self._nothing = TextLabel(theme, "", "help", "text3")
        self._nothing.setContentsMargins(20, 12, 20, 12)
        self._nothing.hide()
        for part in (self._search, self.list, self._nothing, self._foot()):
            self.column.addWidget(part)
        self.edit.textChanged.connect(lambda _: self._look())
        self.edit.installEventFilter(self)
        self.list.picked.connect(self._choose)
        self.closed.connect(self._end)

    def open_with(self, headers: Iterable[ConversationHeader], current: str) -> None:
        """Show the popup with these conversations, but for the one that is open."""
        self._headers = [header for header in headers if header.id != current]
        room = self._shell.size()
        self.setFixedWidth(min(self._theme.px(_WIDTH), room.width() - 32))
        self._most_rows = min(_ROWS, max(3, (room.height() - 2 * _MARGINS) // self._theme.px(_ROW)))
        self.list.setViewportMargins(0, 6, 0, 6)
        self._fit(self._most_rows)
        top = min(_TOP, (room.height() - self.height()) // 2)
        left = (room.width() - self.width()) // 2
        self.move(self._shell.mapToGlobal(QPoint(left, max(8, top))))
        self._shade.setGeometry(self._shell.rect())
        self._shade.show()
        self._shade.raise_()
        self.show()
        self.edit.setFocus(Qt.FocusReason.PopupFocusReason)
        self._look()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows move and Return choose while one types."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._choose(self.list.lit)
                return True
            if self.list.take_key(event.key()):
                return True
        return super().eventFilter(watched, event)

    def _foot(self) -> QWidget:
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(18, 6, 18, 8)
        row.setSpacing(6)
        hints = ((("↑", "↓"), self.tr("choose")), (("Enter",), self.tr("open")))
        for keys, words in (*hints, (("Esc",), self.tr("close"))):
            for key in keys:
                row.addWidget(KeyLabel(self._theme, key))
            row.addWidget(TextLabel(self._theme, words, "caption", "text2"))
            row.addSpacing(10)
        row.addStretch()
        return foot

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self.list.rows):
            found = self.list.rows[row]
            self.close()
            if isinstance(found, _Found):
                self.chosen.emit(found.header.id)

    def _look(self) -> None:
        if self._working is not None:
            self._working.cancel()
        self._working = self._tasks.start(
            self._find(fold(self.edit.text())), "find a chat by its title", dispensable=True
        )

    async def _find(self, text: str) -> None:
        if len(self._titles) < len(self._headers):
            await self._fold_titles()
        query = FuzzyQuery(text)
        if not query.words:
            self._show(self._headers[:SHOWN], query)
            return
        found: list[tuple[int, int]] = []
        places = self._fitting if query.narrows(self._last) else range(len(self._titles))
        for start in range(0, len(places), SLICE):
            for at in places[start : start + SLICE]:
                score = query.score(self._titles[at])
                if score is not None:
                    found.append((score, -at))  # of equals, the newer one
            await asyncio.sleep(0)
        self._last, self._fitting = query, [-at for _, at in found]
        best = nlargest(SHOWN, found)
        self._show([self._headers[-at] for _, at in best], query)

    async def _fold_titles(self) -> None:
        """Sort by activity and fold every title once, a slice at a time."""
        self._headers = await asyncio.to_thread(_newest_first, self._headers)
        self._titles = []
        for start in range(0, len(self._headers), SLICE):
            self._titles += [fold(each.title) for each in self._headers[start : start + SLICE]]
            await asyncio.sleep(0)

    def _show(self, headers: Sequence[ConversationHeader], query: FuzzyQuery) -> None:
        now = local_now()
        rows = [
            _Found(
                header,
                short_date(header.last_activity.astimezone(), now),
                _marks(header.title, query),
            )
            for header in headers
        ]
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        none, no_other = self.tr("No title has these letters."), self.tr("There is no other chat.")
        self._nothing.setText(none if query.words else no_other)
        self._nothing.setVisible(not rows)
        self._fit(len(rows))

    def _fit(self, rows: int) -> None:
        """Be as high as the rows need."""
        self.list.setFixedHeight(min(rows, self._most_rows) * self._theme.px(_ROW) + 12)
        self.adjustSize()

    def _end(self) -> None:
        if self._working is not None:
            self._working.cancel()
        self._shade.deleteLater()
        self.deleteLater()


def _newest_first(headers: Sequence[ConversationHeader]) -> list[ConversationHeader]:
    return sorted_in_runs(headers, lambda header: -header.last_activity.timestamp())


def _marks(title: str, query: FuzzyQuery) -> tuple[Range, ...]:
    if not query.words:
        return ()
    folded = Folded(title)
    return tuple(folded.span(start, end) for start, end in query.marks(folded.text))
