"""What the list of conversations looks like: its rows, their states and the running rings."""

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QHideEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyleOptionViewItem,
    QWidget,
)

from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.sidebar.delegate import SIDE, ChatDelegate, RowState
from gizai_desktop.ui.sidebar.model import Mark, SidebarModel
from gizai_desktop.ui.sidebar.picking_list import PickingList
from gizai_desktop.ui.sidebar.rings import Rings
from gizai_desktop.ui.widgets.focus_ring import KEYBOARD_REASONS

_Index = QModelIndex | QPersistentModelIndex
_EVERY_ROW = 1_000_000
_PLAIN = Qt.KeyboardModifier.NoModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class PaintedList(PickingList):
    """The conversations as they are painted, whatever is done with them."""

    renamed = Signal(str, str)
    """Id and new title."""

    def __init__(self, theme: Theme, model: SidebarModel, parent: QWidget | None = None) -> None:
        super().__init__(theme, model, parent)
        self._by_keyboard = False
        self._pressed_row = self._hovered_row = -1
        self._delegate = ChatDelegate(theme, model, self._state_of, self.renamed.emit, self)
        self._ring_rows: dict[object, int] = {}  # by the places of the rings
        self._rings = Rings(theme, self._rings_in_sight, self.viewport().update, self)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        theme.changed.connect(self._follow_theme)
        self._follow_theme()

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
