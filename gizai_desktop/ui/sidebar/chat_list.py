"""The list of conversations: keyboard, mouse and renaming in place."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QToolTip,
    QWidget,
)

from gizai_desktop.ui.actions.keys import writes
from gizai_desktop.ui.actions.shortcuts import pressed_keys
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.sidebar.model import SidebarModel
from gizai_desktop.ui.sidebar.painted_list import PaintedList
from gizai_desktop.ui.sidebar.rows_view import ROW

_Index = QModelIndex | QPersistentModelIndex
_EVERY_ROW = 1_000_000
_PLAIN = Qt.KeyboardModifier.NoModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class ChatList(PaintedList):
    """The conversations under keyboard and mouse."""

    chosen = Signal(str)
    """A conversation was clicked, or Return pressed on it."""
    delete_requested = Signal()
    """Delete was pressed: for what is picked, or else for the row with the cursor."""
    typed = Signal(str)
    """Letters were typed."""
    menu_requested = Signal(str, QPoint)
    """Id and where, in global coordinates."""
    rename_left = Signal()
    """The keyboard left the field that renames, and was elsewhere before it opened."""

    def __init__(self, theme: Theme, model: SidebarModel, parent: QWidget | None = None) -> None:
        super().__init__(theme, model, parent)
        self.rename_keys: Sequence[QKeySequence] = ()
        self._renames_from_outside = False
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)

    def rename(self, conversation_id: str, *, from_outside: bool = False) -> None:
        """Open the field that renames a conversation that is shown.

        Args:
            from_outside: the keyboard leaves the list afterwards, wherever it is now.
        """
        row = self._chats.row_of(conversation_id)
        if row >= 0:
            index = self._chats.index(row)
            self._renames_from_outside = from_outside or not self.hasFocus()
            self.setCurrentIndex(index)
            self.scrollTo(index)
            self.edit(index)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Close the field that renames; the keyboard goes back to where it was."""
        had_keyboard = editor.hasFocus()
        super().closeEditor(editor, hint)
        if had_keyboard and self._renames_from_outside:
            self.rename_left.emit()

    def keyboardSearch(self, search: str) -> None:
        """Typing does not jump through the list: the search does that better."""

    def event(self, event: QEvent) -> bool:
        """Keep what renames for the row with the cursor; the window renames the open one."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            on_chat = self._chats.header_at(self.currentIndex()) is not None
            if on_chat and pressed_keys(event) in self.rename_keys:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, open, rename, delete, pick, search; everything else goes on to the window."""
        if self.state() == QAbstractItemView.State.EditingState or not self._take_key(event):
            event.ignore()

    def _take_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        steps = self._steps(key)
        if steps and modifiers in {_PLAIN, _SHIFT}:
            self._by_keyboard = True
            self.step_cursor(steps, picking=modifiers == _SHIFT)
            return True
        if event.isAutoRepeat():
            return False
        if pressed_keys(event) in self.rename_keys:
            return self._rename_at_cursor()
        if modifiers == _CTRL:
            return self.pick_by_key(key)
        return (modifiers == _PLAIN and self._act(key)) or self._search_for(event)

    def _search_for(self, event: QKeyEvent) -> bool:
        if writes(event) and event.text().strip():
            self.typed.emit(event.text())
            return True
        return False

    def _steps(self, key: Qt.Key) -> int:
        page = max(1, self.viewport().height() // self._theme.px(ROW) - 1)
        return {
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_Home: -_EVERY_ROW,
            Qt.Key.Key_End: _EVERY_ROW,
        }.get(key, 0)

    def _act(self, key: Qt.Key) -> bool:
        if key == Qt.Key.Key_Escape:
            return self.clear_picks()
        header = self._chats.header_at(self.currentIndex())
        if header is None:
            return False
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.clear_picks()
            self.chosen.emit(header.id)
        elif key == Qt.Key.Key_Delete:
            self.delete_requested.emit()
        else:
            return False
        return True

    def _rename_at_cursor(self) -> bool:
        header = self._chats.header_at(self.currentIndex())
        if header is not None:
            self.rename(header.id)
        return header is not None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Note the row; it opens on release."""
        self._by_keyboard = False
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_row = self._row_at(event.position().toPoint())
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the row, or its menu when ⋯ was hit."""
        super().mouseReleaseEvent(event)
        row, self._pressed_row = self._pressed_row, -1
        self.viewport().update()
        place = event.position().toPoint()
        if event.button() != Qt.MouseButton.LeftButton or row < 0 or row != self._row_at(place):
            return
        index = self._chats.index(row)
        header = self._chats.header_at(index)
        if header is None:
            return
        more = self._delegate.more_rect(self.visualRect(index), self.layoutDirection())
        if more.contains(place):
            corner = more.bottomLeft() + QPoint(0, 1)
            self.menu_requested.emit(header.id, self.viewport().mapToGlobal(corner))
        elif not self.pick_by_mouse(header.id, event.modifiers()):
            self.chosen.emit(header.id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Rename."""
        index = self.indexAt(event.position().toPoint())
        header = self._chats.header_at(index)
        plain = event.modifiers() == _PLAIN and event.button() == Qt.MouseButton.LeftButton
        if header is not None and plain:
            self.rename(header.id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The row's menu: under the mouse, or at the cursor for the menu key."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            index = self.currentIndex()
            place = self.visualRect(index).bottomLeft() + QPoint(20, 0)
        else:
            place = event.pos()
            index = self.indexAt(place)
        header = self._chats.header_at(index)
        if header is not None:
            self.menu_requested.emit(header.id, self.viewport().mapToGlobal(place))

    def viewportEvent(self, event: QEvent) -> bool:
        """Say the whole title and the tags of the row under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            header = self._chats.header_at(self.indexAt(event.pos()))
            words = [header.title, ", ".join(header.tags)] if header is not None else []
            place = self.visualRect(self.indexAt(event.pos()))
            text = "\n".join(filter(None, words))
            QToolTip.showText(event.globalPos(), text, self.viewport(), place)
            return True
        return super().viewportEvent(event)
