"""The list of conversations: keyboard, mouse, renaming in place and the running rings."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
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
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QFrame, QListView, QWidget

from gizai_desktop.ui.sidebar.delegate import SIDE, ChatDelegate, RowState
from gizai_desktop.ui.sidebar.model import Mark, SidebarModel
from gizai_desktop.ui.sidebar.rings import Rings
from gizai_desktop.ui.theme import Theme
from gizai_desktop.ui.widgets.focus_ring import KEYBOARD_REASONS

_Index = QModelIndex | QPersistentModelIndex
_EVERY_ROW = 1_000_000


class ChatList(QListView):
    """The cursor (current index) moves by keyboard; the selection is the open conversation."""

    chosen = Signal(str)
    """A conversation was clicked, or Return pressed on it."""
    renamed = Signal(str, str)
    """Id and new title."""
    delete_requested = Signal(str)
    menu_requested = Signal(str, QPoint)
    """Id and where, in global coordinates."""
    left_upwards = Signal()
    """Up was pressed on the first row."""
    rename_left = Signal()
    """The keyboard left the field that renames, and was elsewhere before it opened."""

    def __init__(self, theme: Theme, model: SidebarModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chats = model
        self._open_id = ""
        self._by_keyboard = False
        self._pressed_row = -1
        self._renames_from_outside = False
        self._delegate = ChatDelegate(theme, model, self._state_of, self.renamed.emit, self)
        self._rings = Rings(theme, self._rings_in_sight, self.viewport().update, self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        theme.changed.connect(self._follow_theme)
        self._follow_theme()

    def set_open(self, conversation_id: str) -> None:
        """Select the row of that conversation and bring it into view; "" selects none."""
        self._open_id = conversation_id
        self._select_open()
        row = self._chats.row_of(conversation_id)
        if row >= 0:
            index = self._chats.index(row)
            self.setCurrentIndex(index)
            self.scrollTo(index)

    @contextmanager
    def keeping_place(self) -> Iterator[None]:
        """Change rows inside this and the same rows stay at the same place on screen."""
        cursor = self._chats.header_at(self.currentIndex())
        anchor = self._anchor()
        yield
        self.executeDelayedItemsLayout()
        row = self._chats.row_of(cursor.id) if cursor is not None else -1
        if row >= 0 and row != self.currentIndex().row():
            self.setCurrentIndex(self._chats.index(row))
        self._select_open()
        if anchor is not None:
            self._scroll_back(*anchor)
        self._rings.watch()

    def focus_row(self, reason: Qt.FocusReason = Qt.FocusReason.TabFocusReason) -> None:
        """Take the keyboard, with the cursor on the first conversation."""
        self._move_cursor(self._chats.next_row(-1, 1))
        self.setFocus(reason)

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
        """Typing does not jump through the list: the filter does that better."""

    def selectionCommand(
        self, index: _Index, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """The cursor does not take the selection along."""
        del index, event
        return QItemSelectionModel.SelectionFlag.NoUpdate

    def event(self, event: QEvent) -> bool:
        """Keep F2 for the row with the cursor; the window's F2 renames the open conversation."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            on_chat = self._chats.header_at(self.currentIndex()) is not None
            if event.key() == Qt.Key.Key_F2 and plain and on_chat:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, open, rename, delete; everything else goes on to the window."""
        if self.state() == QAbstractItemView.State.EditingState or not self._take_key(event):
            event.ignore()

    def _take_key(self, event: QKeyEvent) -> bool:
        row = self.currentIndex().row()
        page = max(1, self.viewport().height() // self._theme.px(36) - 1)
        moves = {
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_Home: -_EVERY_ROW,
            Qt.Key.Key_End: _EVERY_ROW,
        }
        key = Qt.Key(event.key())
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain != Qt.KeyboardModifier.NoModifier:
            return False
        if key in moves:
            self._by_keyboard = True
            self._step_cursor(row, moves[key])
            return True
        header = self._chats.header_at(self.currentIndex())
        if header is None or event.isAutoRepeat():
            return False
        return self._act(key, header.id)

    def _act(self, key: Qt.Key, conversation_id: str) -> bool:
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.chosen.emit(conversation_id)
        elif key == Qt.Key.Key_F2:
            self.rename(conversation_id)
        elif key == Qt.Key.Key_Delete:
            self.delete_requested.emit(conversation_id)
        else:
            return False
        return True

    def _step_cursor(self, row: int, steps: int) -> None:
        direction = 1 if steps > 0 else -1
        target = row
        for _ in range(abs(steps)):
            following = self._chats.next_row(target, direction)
            if following < 0:
                break
            target = following
        if target == row and steps == -1:
            self.left_upwards.emit()
        self._move_cursor(target)

    def _move_cursor(self, row: int) -> None:
        if row >= 0:
            index = self._chats.index(row)
            self.setCurrentIndex(index)
            first = self._chats.next_row(-1, 1)
            self.scrollTo(self._chats.index(0) if row == first else index)
            self.viewport().update()

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
        else:
            self.chosen.emit(header.id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Rename."""
        index = self.indexAt(event.position().toPoint())
        header = self._chats.header_at(index)
        if header is not None and event.button() == Qt.MouseButton.LeftButton:
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
            self._move_cursor(self._chats.next_row(-1, 1))
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
        super().paintEvent(event)
        self._rings.watch()

    @property
    def turning(self) -> bool:
        """Whether rings move now."""
        return self._rings.turning

    def _rings_in_sight(self) -> list[QRect]:
        if not self.isVisible():
            return []
        sight = self.viewport().rect()
        rects = (
            self.visualRect(self._chats.index(row))
            for row in map(self._chats.row_of, self._chats.marked(Mark.RUNNING))
            if row >= 0
        )
        return [rect for rect in rects if rect.intersects(sight)]

    def _state_of(self, index: _Index) -> RowState:
        cursor = index.row() == self.currentIndex().row()
        header = self._chats.header_at(index)
        place = self.viewport().mapFromGlobal(self.cursor().pos())
        under = self.viewport().underMouse() and self.visualRect(index).contains(place)
        return RowState(
            open=header is not None and header.id == self._open_id,
            hovered=under,
            pressed=index.row() == self._pressed_row,
            ring=cursor and self._by_keyboard and self.hasFocus(),
            editing=cursor and self.state() == QAbstractItemView.State.EditingState,
        )

    def _row_at(self, place: QPoint) -> int:
        return self.indexAt(place).row()

    def _select_open(self) -> None:
        row = self._chats.row_of(self._open_id)
        flags = QItemSelectionModel.SelectionFlag
        index = self._chats.index(row) if row >= 0 else QModelIndex()
        chosen = QItemSelection(index, index) if row >= 0 else QItemSelection()
        self.selectionModel().select(chosen, flags.ClearAndSelect)
        self.viewport().update()

    def _anchor(self) -> tuple[str, int] | None:
        if self.verticalScrollBar().value() == 0:
            return None
        top = self.indexAt(QPoint(self.width() // 2, 1))
        row = top.row()
        header = self._chats.header_at(top)
        if header is None:
            row = self._chats.next_row(row, 1)
            header = self._chats.header_at(self._chats.index(row)) if row >= 0 else None
        if header is None:
            return None
        return header.id, self.visualRect(self._chats.index(row)).top()

    def _scroll_back(self, conversation_id: str, top: int) -> None:
        row = self._chats.row_of(conversation_id)
        if row >= 0:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.visualRect(self._chats.index(row)).top() - top)

    def _follow_theme(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, self._theme.color("sidebar"))
        self.viewport().setPalette(palette)
        self._rings.stop()
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
