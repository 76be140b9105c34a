"""A list with a cursor, one open conversation, and conversations picked for an action."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QAbstractItemView, QWidget

from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.sidebar.model import SidebarModel
from gizai_desktop.ui.sidebar.picks import Picks
from gizai_desktop.ui.sidebar.place import keeping_place
from gizai_desktop.ui.sidebar.rows_view import RowsView

_Index = QModelIndex | QPersistentModelIndex


class PickingList(RowsView):
    """The cursor (current index) moves by keyboard; the selection is the open conversation,
    or the conversations that are picked.
    """

    left_upwards = Signal()
    """Up was pressed on the first row."""
    picked = Signal()
    """Other conversations are picked than before."""

    def __init__(self, theme: Theme, model: SidebarModel, parent: QWidget | None = None) -> None:
        super().__init__(theme, model, parent)
        self.picks = Picks(lambda: model.shelf)
        self._open_id = ""
        self.setSelectionMode(QAbstractItemView.SelectionMode.MultiSelection)

    def set_open(self, conversation_id: str) -> None:
        """Select the row of that conversation and bring it into view; "" selects none."""
        former, self._open_id = self._open_id, conversation_id
        self._select()
        for known in (former, conversation_id):
            self.update(self._chats.index(self._chats.row_of(known)))
        row = self._chats.row_of(conversation_id)
        if row >= 0:
            index = self._chats.index(row)
            self.setCurrentIndex(index)
            self.scrollTo(index)

    @contextmanager
    def keeping_place(self, changed: str | None = None) -> Iterator[None]:
        """Change rows inside this and the same rows stay at the same place on screen.

        Args:
            changed: the conversation whose row changes, if it is the only one.
        """
        with keeping_place(self, self._chats):
            yield
            self.picks.keep_listed(changed)
        self._select()

    def clear_picks(self) -> bool:
        """Pick nothing; whether something was picked."""
        cleared = self.picks.clear()
        if cleared:
            self._tell_picked()
        return cleared

    @property
    def concerned(self) -> tuple[str, ...]:
        """What an action is for: what is picked, or else the row with the cursor."""
        if self.picks:
            return self.picks.in_order
        header = self._chats.header_at(self.currentIndex())
        return (header.id,) if header is not None else ()

    def focus_row(self, reason: Qt.FocusReason = Qt.FocusReason.TabFocusReason) -> None:
        """Take the keyboard, with the cursor on the first conversation."""
        self.move_cursor(self._chats.stepped(-1, 1))
        self.setFocus(reason)

    def selectionCommand(
        self, index: _Index, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """The cursor does not take the selection along."""
        del index, event
        return QItemSelectionModel.SelectionFlag.NoUpdate

    def pick_by_mouse(self, conversation_id: str, modifiers: Qt.KeyboardModifier) -> bool:
        """Pick what was clicked with Ctrl or Shift; False, picking nothing, without them."""
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            self.picks.toggle(conversation_id, self._open_id)
        elif modifiers & Qt.KeyboardModifier.ShiftModifier:
            self.picks.extend(conversation_id, self._open_id)
        else:
            self.clear_picks()
            self.picks.anchor(conversation_id)
            return False
        self._tell_picked()
        return True

    def pick_by_key(self, key: Qt.Key) -> bool:
        """Pick what a key with Ctrl means; False for other keys."""
        header = self._chats.header_at(self.currentIndex())
        if key == Qt.Key.Key_A:
            self.picks.take_all()
        elif key == Qt.Key.Key_Space and header is not None:
            self.picks.toggle(header.id, self._open_id)
        else:
            return False
        self._tell_picked()
        return True

    def step_cursor(self, steps: int, *, picking: bool) -> None:
        """Move the cursor by so many conversations, and pick those on the way."""
        row = self.currentIndex().row()
        start = self._chats.header_at(self.currentIndex())
        target = self._chats.stepped(row, steps)
        if target == row and steps == -1 and not picking:
            self.left_upwards.emit()
        self.move_cursor(target)
        header = self._chats.header_at(self.currentIndex())
        if not picking:
            self.clear_picks()
        elif header is not None:
            if not self.picks and start is not None:
                self.picks.anchor(start.id)
            self.picks.extend(header.id, self._open_id)
            self._tell_picked()

    def move_cursor(self, row: int) -> None:
        """Put the cursor on a row and bring it into view; -1 changes nothing."""
        if row >= 0:
            index = self._chats.index(row)
            self.setCurrentIndex(index)
            first = self._chats.stepped(-1, 1)
            self.scrollTo(self._chats.index(0) if row == first else index)
            self.viewport().update()

    def _tell_picked(self) -> None:
        self._select()
        self.viewport().update()
        self.picked.emit()

    def _select(self) -> None:
        row = self._chats.row_of(self._open_id)
        spans = self.picks.spans() or ([(row, row)] if row >= 0 else [])
        chosen = QItemSelection()
        for first, last in spans:
            chosen.select(self._chats.index(first), self._chats.index(last))
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
