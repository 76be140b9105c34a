"""The list of conversations: keyboard, mouse, renaming in place and the running rings."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QFrame,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from gizai_desktop.ui.actions.keys import writes
from gizai_desktop.ui.actions.shortcuts import pressed_keys
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.sidebar.delegate import SIDE, ChatDelegate, RowState
from gizai_desktop.ui.sidebar.model import Mark, SidebarModel
from gizai_desktop.ui.sidebar.picking_list import PickingList
from gizai_desktop.ui.sidebar.rings import Rings
from gizai_desktop.ui.sidebar.rows_view import ROW
from gizai_desktop.ui.widgets.focus_ring import KEYBOARD_REASONS

_Index = QModelIndex | QPersistentModelIndex
_EVERY_ROW = 1_000_000
_PLAIN = Qt.KeyboardModifier.NoModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class ChatList(PickingList):
    """The conversations under keyboard and mouse."""

    chosen = Signal(str)
    """A conversation was clicked, or Return pressed on it."""
    renamed = Signal(str, str)
    """Id and new title."""
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
        self._by_keyboard = False
        self._pressed_row = self._hovered_row = -1
        self._renames_from_outside = False
        self._delegate = ChatDelegate(theme, model, self._state_of, self.renamed.emit, self)
        self._ring_rows: dict[object, int] = {}  # by the places of the rings
        self._rings = Rings(theme, self._rings_in_sight, self.viewport().update, self)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        theme.changed.connect(self._follow_theme)
        self._follow_theme()

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows keep their end when the scroll bar takes the place of their margin."""
        super().resizeEvent(event)
        taken = self.width() - self.viewport().width()
        self._delegate.end_side = max(2, SIDE - taken)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring when focus came by keyboard."""
        self._by_keyboard = event.reason() in KEYBOARD_REASONS or self._by_keyboard
        super().focusInEvent(event)
        if self._by_keyboard and self._chats.header_at(self.currentIndex()) is None:
            self.move_cursor(self._chats.stepped(-1, 1))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.viewport().update()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing turns while hidden."""
        super().hideEvent(event)
        self._rings.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, and let the rings in sight turn."""
        self._delegate.phase = self._rings.phase
        self._hovered_row = self._row_under_mouse()
        if not self._paint_ring(event.rect()):
            super().paintEvent(event)
        self._rings.watch()

    def _paint_ring(self, place: QRect) -> bool:
        """Paint a ring where nothing else is to be painted; returns whether that was so."""
        index = self._chats.index(self._ring_rows.get(place.getRect(), -1))
        option = QStyleOptionViewItem()
        option.rect, option.direction = self.visualRect(index), self.layoutDirection()
        if self._delegate.mark_rect(option.rect, option.direction) != place:
            return False
        with QPainter(self.viewport()) as painter:
            return self._delegate.paint_ring(painter, option, index)

    @property
    def turning(self) -> bool:
        """Whether rings move now."""
        return self._rings.turning

    def _rings_in_sight(self) -> list[QRect]:
        if not self.isVisible():
            return []
        sight, direction = self.viewport().rect(), self.layoutDirection()
        places: list[QRect] = []
        self._ring_rows.clear()
        for row in map(self._chats.row_of, self._chats.marked(Mark.RUNNING)):
            rect = self.visualRect(self._chats.index(row))
            if row >= 0 and rect.intersects(sight):
                places.append(self._delegate.mark_rect(rect, direction))
                self._ring_rows[places[-1].getRect()] = row
        return places

    def _state_of(self, index: _Index) -> RowState:
        cursor = index.row() == self.currentIndex().row()
        header = self._chats.header_at(index)
        return RowState(
            open=header is not None and header.id == self._open_id,
            picked=header is not None and header.id in self.picks.ids,
            hovered=index.row() == self._hovered_row,
            pressed=index.row() == self._pressed_row,
            ring=cursor and self._by_keyboard and self.hasFocus(),
            editing=cursor and self.state() == QAbstractItemView.State.EditingState,
        )

    def _row_under_mouse(self) -> int:
        viewport = self.viewport()
        if not viewport.underMouse():
            return -1
        return self._row_at(viewport.mapFromGlobal(self.cursor().pos()))

    def _row_at(self, place: QPoint) -> int:
        return self.indexAt(place).row()

    def _follow_theme(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, self._theme.color("sidebar"))
        self.viewport().setPalette(palette)
        self._rings.stop()
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
