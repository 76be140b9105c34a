"""The listed conversations, what is said when there are none, and the menu of a row."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, QLocale, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gizai_desktop.domain.library import ConversationHeader
from gizai_desktop.domain.search import IndexProgress
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.sidebar.chat_list import ChatList
from gizai_desktop.ui.sidebar.choice_bar import ChoiceBar
from gizai_desktop.ui.sidebar.model import Mark, SidebarModel
from gizai_desktop.ui.sidebar.requests import RowAction, RowRequest
from gizai_desktop.ui.sidebar.row_menu import RowMenuHandlers, row_menu
from gizai_desktop.ui.sidebar.sections import milliseconds_to_midnight
from gizai_desktop.ui.sidebar.shelf import Choice, Shelf
from gizai_desktop.ui.widgets.label import TextLabel

_SIDE = 8
_LARGE = 1_000
"""Chats that are read so long that one would wonder; of fewer, nothing flashes up."""
# A sleeping computer stops timers: look again at least this often.
_LONGEST_WAIT_MS = 600_000


class ChatsPane(QWidget):
    """Follows the headers it is given; says what the user wants and changes nothing itself."""

    conversation_chosen = Signal(str)
    renamed = Signal(str, str)
    """Id and new title, trimmed and never empty."""
    asked = Signal(RowRequest)
    """Something is to be done with conversations."""
    choice_changed = Signal(Choice)
    """Other conversations are to be listed, or in another order: the next `set_shelf`."""
    picked = Signal(int)
    """How many conversations are picked for an action."""
    typed = Signal(str)
    """Letters were typed."""
    left_upwards = Signal()
    left = Signal()
    """Who renamed from outside is done: the keyboard should go back to the chat."""

    def __init__(
        self, theme: Theme, now: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._now = now
        self._model = SidebarModel(now, self)
        self._choice_bar = ChoiceBar(theme)
        self._list = ChatList(theme, self._model)
        self._note = TextLabel(theme, "", "help", "text3", wrap=True)
        self._reading = TextLabel(theme, "", "help", "text3", wrap=True)
        self._progress = IndexProgress()
        self._midnight = QTimer(self, singleShot=True)
        self._lay_out()
        self._connect()
        self._retranslate()

    @property
    def choice(self) -> Choice:
        """Which conversations are listed, and how."""
        return self._model.shelf.choice

    def use_rename_keys(self, keys: Sequence[QKeySequence]) -> None:
        """Rename the conversation with the cursor by these keys."""
        self._list.rename_keys = keys

    @property
    def tab_stop(self) -> QWidget:
        """Where Tab stops here at last."""
        return self._list

    @property
    def empty(self) -> bool:
        """Whether no conversation is listed."""
        return not self._model.shelf.headers

    def set_shelf(self, shelf: Shelf) -> None:
        """List these conversations; selection and place stay."""
        with self._list.keeping_place():
            self._model.set_shelf(shelf)
        self._choice_bar.show_choice(shelf.choice)
        self._tell_picked()
        self._show_note()

    def update_header(self, header: ConversationHeader) -> None:
        """Add a conversation or show what changed in it."""
        with self._list.keeping_place(header.id):
            self._model.update_header(header)
        self._tell_picked()
        self._show_note()

    def remove_header(self, conversation_id: str) -> None:
        """Leave a conversation out."""
        with self._list.keeping_place(conversation_id):
            self._model.remove_header(conversation_id)
        self._tell_picked()
        self._show_note()

    def show_reading(self, progress: IndexProgress) -> None:
        """Say how far it is to list what is in the folder."""
        if (progress.total, progress.unread) == (self._progress.total, self._progress.unread):
            return
        self._progress = progress
        self._show_reading()
        self._show_note()

    def set_current(self, conversation_id: str) -> None:
        """Mark the conversation that is open; "" for a new chat."""
        self._list.set_open(conversation_id)

    def set_running(self, ids: frozenset[str]) -> None:
        """Answers are on their way in these."""
        self._model.set_marked(Mark.RUNNING, ids)

    def set_failed(self, ids: frozenset[str]) -> None:
        """The last turn of these failed."""
        self._model.set_marked(Mark.FAILED, ids)

    def set_unread(self, ids: frozenset[str]) -> None:
        """These have an answer that was not seen yet."""
        self._model.set_marked(Mark.UNREAD, ids)

    def rename(self, conversation_id: str) -> None:
        """Open the field that renames a conversation in its row."""
        self._list.rename(conversation_id, from_outside=True)

    @property
    def concerned(self) -> tuple[str, ...]:
        """What the user means here: what is picked, or the row with the keyboard on it."""
        return self._list.concerned if self._list.picks or self._list.hasFocus() else ()

    def neighbour(self, conversation_id: str, step: int) -> str | None:
        """The conversation `step` rows further in the order shown, going round; or None."""
        shown = self._model.shelf.headers
        place = self._model.shelf.place_of(conversation_id)
        if not shown or (len(shown) == 1 and place == 0):
            return None
        if place < 0:
            return shown[0 if step > 0 else -1].id
        return shown[(place + step) % len(shown)].id

    def following(self, ids: Collection[str]) -> str | None:
        """What to show when these have gone: the nearest below, or above, the first of them."""
        shelf = self._model.shelf
        places = [place for place in map(shelf.place_of, ids) if place >= 0]
        if not places:
            return None
        gone = set(ids)
        below = (header.id for header in shelf.headers[max(places) + 1 :])
        return next((known for known in below if known not in gone), self._above(gone, min(places)))

    def _above(self, gone: Collection[str], place: int) -> str | None:
        above = reversed(self._model.shelf.headers[:place])
        return next((header.id for header in above if header.id not in gone), None)

    def clear_picks(self) -> None:
        """Pick nothing."""
        self._list.clear_picks()

    def focus_row(self) -> None:
        """Put the keyboard on the first conversation."""
        self._list.focus_row()

    def open_menu(self, headers: Collection[ConversationHeader], place: QPoint) -> None:
        """Show what can be done with these conversations."""
        handlers = RowMenuHandlers(self.rename, self.asked.emit)
        menu = row_menu(self._theme, self, tuple(headers), handlers)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to the list."""
        super().focusInEvent(event)
        self._list.setFocus(event.reason())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._model.retranslate()

    def showEvent(self, event: QShowEvent) -> None:
        """Group by the day it is now."""
        super().showEvent(event)
        self._regroup()

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.setContentsMargins(_SIDE, 6, _SIDE, 0)
        above.addWidget(self._choice_bar)
        self._note.setContentsMargins(20, 16, 20, 0)
        self._reading.setContentsMargins(20, 8, 20, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(above)
        column.addWidget(self._note)
        column.addWidget(self._list, 1)
        column.addStretch()
        column.addWidget(self._reading)

    def _connect(self) -> None:
        self._choice_bar.left.connect(self._list_everything)
        self._list.chosen.connect(self.conversation_chosen)
        self._list.renamed.connect(self.renamed)
        self._list.delete_requested.connect(self._delete)
        self._list.picked.connect(self._tell_picked)
        self._list.typed.connect(self.typed)
        self._list.menu_requested.connect(self._open_row_menu)
        self._list.rename_left.connect(self.left)
        self._list.left_upwards.connect(self.left_upwards)
        self._midnight.timeout.connect(self._regroup)

    def _retranslate(self) -> None:
        self._list.setAccessibleName(self.tr("Chats"))
        self._choice_bar.show_choice(self.choice)
        self._show_reading()
        self._show_note()

    def _show_reading(self) -> None:
        total, unread = self._progress.total, self._progress.unread
        words = self.tr("Reading chats: %1 of %2…")
        done, whole = map(QLocale().toString, (total - unread, total))
        self._reading.setText(words.replace("%1", done).replace("%2", whole))
        self._reading.setVisible(unread >= (_LARGE if self._reading.isHidden() else 1))

    def _show_note(self) -> None:
        empty = not self._model.shelf.headers
        if self.choice.tag:
            text = self.tr("No chats here have the tag “%1”.").replace("%1", self.choice.tag)
        elif self.choice.archived:
            text = self.tr("Chats that you archive are kept here, out of the way.")
        else:
            text = self.tr("Your chats will appear here. They stay on this computer.")
        self._note.setText(text)
        self._note.setVisible(empty and not self._progress.unread)
        self._list.setVisible(not empty)

    def _tell_picked(self) -> None:
        self.picked.emit(len(self._list.picks.ids))

    def _delete(self) -> None:
        self.asked.emit(RowRequest(RowAction.DELETE, self._list.concerned))

    def _list_everything(self) -> None:
        self.choice_changed.emit(Choice(self.choice.order))
        self.left_upwards.emit()

    def _regroup(self) -> None:
        with self._list.keeping_place():
            self._model.regroup()
        self._midnight.start(min(milliseconds_to_midnight(self._now()), _LONGEST_WAIT_MS))

    def _open_row_menu(self, conversation_id: str, place: QPoint) -> None:
        picks = self._list.picks
        ids = picks.ids if conversation_id in picks.ids else {conversation_id}
        headers = self._model.shelf.headers
        self.open_menu([header for header in headers if header.id in ids], place)
