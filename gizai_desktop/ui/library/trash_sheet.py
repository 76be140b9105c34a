"""What was deleted: it comes back from here, or goes for good."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gizai_desktop.application.tasks import Tasks
from gizai_desktop.application.trash import Trash
from gizai_desktop.domain.errors import StorageError
from gizai_desktop.domain.library import TrashEntry
from gizai_desktop.ui.library.preview import Preview, WithPreview
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.searching.results_delegate import short_date
from gizai_desktop.ui.sidebar.panel import local_now
from gizai_desktop.ui.texts import count_text, failure_text
from gizai_desktop.ui.widgets.buttons import Button
from gizai_desktop.ui.widgets.confirm_sheet import ConfirmSheet
from gizai_desktop.ui.widgets.keyed_list import KeyedList
from gizai_desktop.ui.widgets.label import TextLabel
from gizai_desktop.ui.widgets.row_canvas import RowCanvas
from gizai_desktop.ui.widgets.sheet import Sheet

translate = QCoreApplication.translate  # the name that the translation tools look for

_SIZE = QSize(880, 660)
_ROW = 52


@dataclass(frozen=True, slots=True)
class _Row:
    """One deleted thing: its title above, what and when below."""

    entry: TrashEntry
    note: str

    @property
    def words(self) -> str:
        return ", ".join((self.entry.title, self.note))

    def paint(self, canvas: RowCanvas, *, lit: bool) -> None:
        del lit
        theme, rect = canvas.theme, canvas.rect
        canvas.icon(22, "chat" if self.entry.branch is None else "branch", "text2")
        top = QRect(rect.left(), rect.top() + theme.px(6), rect.width(), theme.px(20))
        low = top.translated(0, theme.px(20))
        span = (50, rect.width() - 22)
        title = " ".join(self.entry.title.split())
        upper = RowCanvas(canvas.painter, theme, top, canvas.direction)
        upper.text(span, title, ("ui", "text"))
        lower = RowCanvas(canvas.painter, theme, low, canvas.direction)
        lower.text(span, self.note, ("help", "text3"))


class TrashSheet(Sheet):
    """Lists the newest first and follows what goes in and out."""

    restored = Signal(str)
    """Id of a conversation that came back, or that has a branch back."""

    def __init__(
        self, theme: Theme, window: QWidget, trash: Trash, tasks: Tasks, days: int
    ) -> None:
        super().__init__(theme, window, "", _SIZE)
        self.set_title(self.tr("Trash"))
        self._trash = trash
        self._tasks = tasks
        self.list = KeyedList(theme, _ROW)
        self.list.setAccessibleName(self.tr("Deleted chats"))
        self.preview = Preview(theme)
        self._reading: asyncio.Task[None] | None = None
        self._read_name = ""
        self._note = TextLabel(theme, self._note_words(days), "help", "text2", wrap=True)
        self._empty = TextLabel(theme, "", "ui", "text3", wrap=True)
        self.empty_all = Button(theme, self.tr("Empty trash"), "plain")
        self.purge = Button(theme, self.tr("Delete for good"), "outlined")
        self.restore = Button(theme, self.tr("Restore"), "primary")
        self._lay_out_body()
        self.restore.clicked.connect(self._restore)
        self.purge.clicked.connect(self._ask_to_purge)
        self.empty_all.clicked.connect(self._ask_to_empty)
        self.list.taken.connect(self._restore)
        self.list.moved.connect(lambda _: self._preview_lit())
        self.list.delete_wanted.connect(self._ask_to_purge)
        self.closed.connect(trash.changed.connect(lambda _: self._read()))
        self._show([], self.tr("Reading the trash…"))
        self._read()

    def first_focus(self) -> QWidget | None:
        """The list."""
        return self.list

    def _lay_out_body(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._note.setContentsMargins(24, 0, 24, 12)
        self._empty.setContentsMargins(24, 16, 24, 16)
        column.addWidget(self._note)
        column.addWidget(self._empty)
        self._both = WithPreview(self._theme, self.list, self.preview)
        column.addWidget(self._both, 1)
        column.addStretch()
        self.set_body(body)
        for button in (self.empty_all, self.purge, self.restore):
            self.add_button(button)

    def _note_words(self, days: int) -> str:
        if days == 0:
            return self.tr("Nothing here goes by itself.")
        words = self.tr("What has been here for %1 days is deleted for good.")
        return words.replace("%1", str(days))

    def _read(self) -> None:
        self._tasks.start(self._list(), "read the trash", dispensable=True)

    async def _list(self) -> None:
        try:
            entries = await self._trash.entries()
        except StorageError as error:
            self._show([], failure_text(error.failure))
        else:
            self._show(entries, self.tr("The trash is empty."))

    def _show(self, entries: Sequence[TrashEntry], words: str) -> None:
        lit = max(0, self.list.lit)
        self.list.show_rows([_Row(entry, _note(entry)) for entry in entries], lit)
        self._empty.setText(words)
        self._empty.setVisible(not entries)
        first = bool(entries) and self._both.isHidden()
        self._both.setVisible(bool(entries))
        if first and self.isVisible():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        for button in (self.restore, self.purge, self.empty_all):
            button.setEnabled(bool(entries))

    def _preview_lit(self) -> None:
        entry = self._lit()
        if entry is None or entry.name == self._read_name:
            return
        self._read_name = entry.name
        if self._reading is not None:
            self._reading.cancel()
        work = self._read_entry(entry)
        self._reading = self._tasks.start(work, "read what was deleted", dispensable=True)

    async def _read_entry(self, entry: TrashEntry) -> None:
        try:
            found = await self._trash.read(entry.name)
        except StorageError as error:
            self.preview.show_note(failure_text(error.failure))
        else:
            path = found.path()
            start = [at for at, message in enumerate(path) if message.id == entry.branch]
            self.preview.show_messages(path[start[0] if start else 0 :])

    def _lit(self) -> TrashEntry | None:
        row = self.list.rows[self.list.lit] if self.list.lit >= 0 else None
        return row.entry if isinstance(row, _Row) else None

    def _restore(self) -> None:
        entry = self._lit()
        if entry is not None:
            self._tasks.start(self._bring_back(entry), "restore")

    async def _bring_back(self, entry: TrashEntry) -> None:
        found = await self._trash.restore(entry.name)
        if found is not None:
            self.restored.emit(found.id)

    def _ask_to_purge(self) -> None:
        entry = self._lit()
        if entry is not None:
            title = self.tr("Delete for good?")
            sentence = self.tr("“%1” cannot come back after that.").replace("%1", entry.title)
            self._confirm(title, sentence, self.tr("Delete for good"), [entry.name])

    def _ask_to_empty(self) -> None:
        names = [row.entry.name for row in self.list.rows if isinstance(row, _Row)]
        sentence = self.tr("Nothing of it can come back after that (%1).")
        sentence = sentence.replace("%1", count_text(len(names)))
        self._confirm(self.tr("Empty the trash?"), sentence, self.tr("Empty trash"), names)

    def _confirm(self, title: str, sentence: str, action: str, names: Sequence[str]) -> None:
        ask = ConfirmSheet(self._theme, self.window(), title, sentence, action)
        ask.confirmed.connect(
            lambda: self._tasks.start(self._trash.purge(names), "delete for good")
        )
        ask.closed.connect(ask.deleteLater)
        ask.open()


def _note(entry: TrashEntry) -> str:
    """What was deleted, and when."""
    day = short_date(entry.deleted_at.astimezone(), local_now())
    if entry.branch is None:
        words = translate("TrashSheet", "Chat, deleted: %1")
    else:
        words = translate("TrashSheet", "A part of the chat, deleted: %1")
    return words.replace("%1", day)
