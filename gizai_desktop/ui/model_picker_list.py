"""The list in the popup with the AI models: it follows the mouse and the search field."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyleOptionViewItem,
    QWidget,
)

from gizai_desktop.ui.model_picker_delegate import PickerDelegate, PickerModel
from gizai_desktop.ui.theme import Theme
from gizai_desktop.ui.widgets.field_box import clear_base


class PickerList(QListView):
    """Follows the mouse; the keyboard stays in the search field, which moves the cursor."""

    picked = Signal(int)
    """A row was clicked."""
    removal_requested = Signal(int)
    """The cross of a row was clicked."""

    def __init__(self, theme: Theme, model: PickerModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.delegate = PickerDelegate(theme, model, self)
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        clear_base(self)
        self.viewport().setAutoFillBackground(False)

    @property
    def cursor_row(self) -> int:
        """The lit row, -1 if none is."""
        return self.delegate.lit_row

    def content_height(self) -> int:
        """The height of all rows."""
        option = QStyleOptionViewItem()
        rows = range(self._model.rowCount())
        return sum(self.delegate.sizeHint(option, self._model.index(at)).height() for at in rows)

    def set_cursor_row(self, row: int) -> None:
        """Light a row and bring it, and a label right above it, into view."""
        self.delegate.lit_row = row
        if row >= 0:
            index = self._model.index(row)
            self.setCurrentIndex(index)
            if row > 0 and not self._model.row(row - 1).selectable:
                self.scrollTo(self._model.index(row - 1))
            self.scrollTo(index)
        self.viewport().update()

    def step(self, direction: int) -> None:
        """Light the next row in that direction, going round."""
        count = self._model.rowCount()
        row = self.cursor_row
        for _ in range(count):
            row = (row + direction) % count if row >= 0 else (0 if direction > 0 else count - 1)
            if self._model.row(row).selectable:
                self.set_cursor_row(row)
                return

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The row under the mouse lights up."""
        row = self._row_at(event.position().toPoint())
        if row >= 0 and row != self.cursor_row:
            self.delegate.lit_row = row
            self.viewport().update()
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the row, or take it out of the list."""
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        row = self._row_at(place)
        if row < 0 or event.button() != Qt.MouseButton.LeftButton:
            return
        entry = self._model.row(row).entry
        rect = self.visualRect(self._model.index(row))
        cross = self.delegate.remove_rect(rect, self.layoutDirection())
        if entry is not None and entry.own and cross.contains(place):
            self.removal_requested.emit(row)
        else:
            self.picked.emit(row)

    def _row_at(self, place: QPoint) -> int:
        index = self.indexAt(place)
        return index.row() if index.isValid() and self._model.row(index.row()).selectable else -1
