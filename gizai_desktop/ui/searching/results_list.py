"""The found conversations under keyboard and mouse."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from gizai_desktop.domain.search import SearchHit
from gizai_desktop.ui.actions.keys import writes
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.look.tokens import ColorName
from gizai_desktop.ui.searching.results_delegate import ResultsDelegate
from gizai_desktop.ui.searching.results_model import Index, ResultsModel
from gizai_desktop.ui.widgets.focus_ring import KEYBOARD_REASONS

_NEAR_END = 400  # pixels above the end at which more results are asked for


class ResultsList(QListView):
    """The cursor moves by keyboard; Return or a click opens the found message."""

    chosen = Signal(SearchHit)
    menu_requested = Signal(str, QPoint)
    """Id and where, in global coordinates."""
    delete_requested = Signal(str)
    left_upwards = Signal()
    """Up was pressed on the first row."""
    typed = Signal(str)
    """Letters were typed."""
    end_near = Signal()
    """The last results are in sight."""

    def __init__(
        self,
        theme: Theme,
        model: ResultsModel,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._hits = model
        self._by_keyboard = False
        self._open_id = ""
        self._delegate = ResultsDelegate(theme, model, self._look_of, now, self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._look_for_end())
        theme.changed.connect(self._follow_theme)
        self._follow_theme()

    def set_open(self, conversation_id: str) -> None:
        """Show which conversation is open."""
        self._open_id = conversation_id
        self.viewport().update()

    def focus_row(self, reason: Qt.FocusReason = Qt.FocusReason.TabFocusReason) -> None:
        """Take the keyboard, with the cursor on the first result."""
        self._move(0)
        self.setFocus(reason)

    def keyboardSearch(self, search: str) -> None:
        """Typing searches; it does not jump."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, open, delete, or go on typing the search."""
        if not self._take_key(event):
            event.ignore()

    def _take_key(self, event: QKeyEvent) -> bool:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key, row, count = event.key(), self.currentIndex().row(), len(self._hits.hits)
        page = max(1, self.viewport().height() // self._theme.px(72) - 1)
        steps = {
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_Home: -count,
            Qt.Key.Key_End: count,
        }
        if modifiers == Qt.KeyboardModifier.NoModifier and key in steps:
            self._by_keyboard = True
            if key == Qt.Key.Key_Up and row <= 0:
                self.left_upwards.emit()
            else:
                self._move(row + steps[Qt.Key(key)])
            return True
        if modifiers == Qt.KeyboardModifier.NoModifier and row >= 0 and self._act(key, row):
            return True
        if writes(event) and event.text().strip():
            self.typed.emit(event.text())
            return True
        return False

    def _act(self, key: int, row: int) -> bool:
        hit = self._hits.hits[row]
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.chosen.emit(hit)
        elif key == Qt.Key.Key_Delete:
            self.delete_requested.emit(hit.header.id)
        else:
            return False
        return True

    def _move(self, row: int) -> None:
        row = max(0, min(row, len(self._hits.hits) - 1))
        index = self._hits.index(row)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the cursor on the row; it opens on release."""
        self._by_keyboard = False
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the found message."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self.chosen.emit(self._hits.hits[index.row()])

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The row's menu: under the mouse, or at the cursor for the menu key."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            corner = self.visualRect(index).bottomLeft() + QPoint(20, 0)
            place = corner if by_key else event.pos()
            hit = self._hits.hits[index.row()]
            self.menu_requested.emit(hit.header.id, self.viewport().mapToGlobal(place))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring when focus came by keyboard."""
        self._by_keyboard = event.reason() in KEYBOARD_REASONS or self._by_keyboard
        super().focusInEvent(event)
        if self._by_keyboard and not self.currentIndex().isValid() and self._hits.hits:
            self._move(0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint; what takes longer than a part of a frame comes with the next one."""
        self._delegate.begin()
        super().paintEvent(event)
        if not self._delegate.left.isEmpty():
            left = self._delegate.left
            QTimer.singleShot(0, self, lambda: self.viewport().update(left))

    def _look_of(self, index: Index) -> tuple[ColorName | None, bool]:
        ring = index.row() == self.currentIndex().row() and self._by_keyboard and self.hasFocus()
        if self._hits.hits[index.row()].header.id == self._open_id:
            return "row_selected", ring
        place = self.viewport().mapFromGlobal(self.cursor().pos())
        under = self.viewport().underMouse() and self.visualRect(index).contains(place)
        return ("row_hover" if under else None), ring

    def _look_for_end(self) -> None:
        bar = self.verticalScrollBar()
        if bar.value() > bar.maximum() - _NEAR_END:
            self.end_near.emit()

    def _follow_theme(self) -> None:
        self._delegate.forget()
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, self._theme.color("sidebar"))
        self.viewport().setPalette(palette)
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
