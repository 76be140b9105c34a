"""A list below a field: one row is lit, by the arrows or the mouse, and can be picked."""

from collections.abc import Sequence
from typing import Any, Protocol

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from gizai_desktop.ui.look.painting import fill_round, set_ground
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.look.tokens import ColorName
from gizai_desktop.ui.widgets.row_canvas import RowCanvas

Index = QModelIndex | QPersistentModelIndex

_SIDE = 6
_RADIUS = 8


class LitRow(Protocol):
    """One row, which paints itself."""

    @property
    def words(self) -> str:
        """What a screen reader says."""
        ...

    def paint(self, canvas: RowCanvas, *, lit: bool) -> None:
        """Paint the row on its ground."""
        ...


class _Model(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: Sequence[LitRow] = ()

    def set_rows(self, rows: Sequence[LitRow]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 (Qt's variant)
        shown = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
        return self.rows[index.row()].words if index.isValid() and role in shown else None


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: "LitList", height: int) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._height = height

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option, index
        return QSize(0, self._theme.px(self._height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = index.row() == self._view.lit
        if lit:
            box = option.rect.adjusted(_SIDE, 0, -_SIDE, 0)
            fill_round(painter, box, _RADIUS, self._theme.color(self._view.light))
        canvas = RowCanvas(painter, self._theme, option.rect, option.direction)
        self._view.rows[index.row()].paint(canvas, lit=lit)
        painter.restore()


class LitList(QListView):
    """Rows of one height.

    Attributes:
        light: the fill of the lit row.
        follows_mouse: the row under the mouse is lit; else the one that was pressed.
    """

    picked = Signal(int)
    """A row was clicked."""
    moved = Signal(int)
    """Another row is lit."""

    def __init__(self, theme: Theme, height: int = 36, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows = _Model(self)
        self.light: ColorName = "accent_soft"
        self.follows_mouse = True
        set_ground(self, "raised")
        self.setModel(self._rows)
        self.setItemDelegate(_Delegate(theme, self, height))
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    @property
    def rows(self) -> Sequence[LitRow]:
        """What is shown."""
        return self._rows.rows

    @property
    def lit(self) -> int:
        """The lit row, -1 if there is none."""
        return self.currentIndex().row()

    def show_rows(self, rows: Sequence[LitRow], lit: int = 0) -> None:
        """Show other rows, with one of them lit."""
        self._rows.set_rows(rows)
        self.light_up(min(lit, len(rows) - 1))

    def light_up(self, row: int) -> None:
        """Light a row and bring it into view."""
        index = self._rows.index(row)
        self.setCurrentIndex(index)
        if index.isValid():
            self.scrollTo(index)
            self.moved.emit(row)
        self.viewport().update()

    def step(self, steps: int) -> None:
        """Light the row so much further; single steps go round."""
        count = len(self.rows)
        if count:
            row = self.lit + steps
            self.light_up(row % count if abs(steps) == 1 else max(0, min(row, count - 1)))

    def take_key(self, key: int) -> bool:
        """Move as a key says, whoever has the keyboard; False for other keys."""
        page = max(1, self.viewport().height() // self._theme.px(36) - 1)
        steps = {
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_PageDown: page,
        }
        if key not in steps:
            return False
        self.step(steps[Qt.Key(key)])
        return True

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The row under the mouse lights up."""
        index = self.indexAt(event.position().toPoint())
        if self.follows_mouse and index.isValid() and index.row() != self.lit:
            self.setCurrentIndex(index)
            self.viewport().update()
            self.moved.emit(index.row())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Light the row up; it is picked on release."""
        row = self.indexAt(event.position().toPoint()).row()
        if row >= 0 and row != self.lit:
            self.light_up(row)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Pick the row."""
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self.picked.emit(index.row())
