"""The list in the popup with the AI models: it follows the mouse and the search field."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QHelpEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyleOptionViewItem,
    QToolTip,
)

from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.model_picker.delegate import PickerDelegate
from gizai_desktop.ui.model_picker.row_model import PickerModel
from gizai_desktop.ui.model_picker.rows import PickerRow
from gizai_desktop.ui.widgets.field_box import clear_base


class PickerList(QListView):
    """Follows the mouse; the keyboard stays in the search field, which moves the cursor.

    Signals carry a row: `picked` was clicked, of `removal_requested` the cross, of
    `star_clicked` the star. Screen readers hear of each row that the keyboard comes to.
    """

    picked = Signal(int)
    removal_requested = Signal(int)
    star_clicked = Signal(int)

    def __init__(
        self, theme: Theme, model: PickerModel, favourite_keys: Sequence[QKeySequence]
    ) -> None:
        super().__init__()
        self._favourite_keys = favourite_keys
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
        self.setAccessibleName(self.tr("Models"))
        clear_base(self)
        self.viewport().setAutoFillBackground(False)

    @property
    def cursor_row(self) -> int:
        """The lit row, -1 if none is."""
        return self.delegate.lit_row

    def lit(self) -> PickerRow | None:
        """What the lit row shows."""
        return self._model.row(self.cursor_row) if self.cursor_row >= 0 else None

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
            self._tell(row)
        self.viewport().update()

    def _tell(self, row: int) -> None:
        if self.isVisible() and QAccessible.isActive():
            event = QAccessibleEvent(self, QAccessible.Event.Focus)
            event.setChild(row)
            QAccessible.updateAccessibility(event)

    def step(self, direction: int) -> None:
        """Light the next row in that direction, going round."""
        count = self._model.rowCount()
        row = self.cursor_row
        for _ in range(count):
            row = (row + direction) % count if row >= 0 else (0 if direction > 0 else count - 1)
            if self._model.row(row).selectable:
                self.set_cursor_row(row)
                return

    def change_rows(self, rows: list[PickerRow]) -> None:
        """Show another state; the lit row stays where it is on the screen."""
        lit, top = self.cursor_row, self._top_of(self.cursor_row)
        lit_row = self._model.row(lit) if lit >= 0 else None
        scrolled = self.verticalScrollBar().value()
        self._model.set_rows(rows)
        self.delegate.lit_row = self._model.find(lit_row)
        self.executeDelayedItemsLayout()
        bar = self.verticalScrollBar()
        bar.setValue(scrolled)
        if self.cursor_row >= 0:
            self.setCurrentIndex(self._model.index(self.cursor_row))
            bar.setValue(bar.value() + self._top_of(self.cursor_row) - top)
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The row under the mouse lights up."""
        row = self._row_at(event.position().toPoint())
        if row >= 0 and row != self.cursor_row:
            self.delegate.lit_row = row
            self.viewport().update()
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the row, mark it with a star, or take it out of the list."""
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        row = self._row_at(place)
        if row < 0 or event.button() != Qt.MouseButton.LeftButton:
            return
        if self._on_star(row, place):
            self.star_clicked.emit(row)
        elif self._on_cross(row, place):
            self.removal_requested.emit(row)
        else:
            self.picked.emit(row)

    def viewportEvent(self, event: QEvent) -> bool:
        """Say what star and cross do, and what does not fit."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.tip_at(event.pos()), self.viewport())
            return True
        return super().viewportEvent(event)

    def tip_at(self, place: QPoint) -> str:
        """The tooltip at a point of the viewport, or an empty text."""
        index = self.indexAt(place)
        if not index.isValid():
            return ""
        row = self._model.row(index.row())
        if self._on_star(index.row(), place):
            mark, unmark = self.tr("Add to favourites (%1)"), self.tr("Not a favourite (%1)")
            return self._with_key(unmark if row.favourite else mark)
        if self._on_cross(index.row(), place):
            return self.tr("Remove from the list (%1)").replace("%1", self.tr("Delete"))
        cut = row.selectable and self.delegate.cut(row, self.viewport().width())
        return "\n".join(filter(None, (row.text, row.note))) if cut else ""

    def _with_key(self, words: str) -> str:
        for keys in self._favourite_keys:
            return words.replace("%1", keys.toString(QKeySequence.SequenceFormat.NativeText))
        return words.replace(" (%1)", "")

    def _on_star(self, row: int, place: QPoint) -> bool:
        rect = self.visualRect(self._model.index(row))
        star = self.delegate.star_rect(rect, self.layoutDirection())
        return self._model.row(row).entry is not None and star.contains(place)

    def _on_cross(self, row: int, place: QPoint) -> bool:
        entry = self._model.row(row).entry
        rect = self.visualRect(self._model.index(row))
        cross = self.delegate.remove_rect(rect, self.layoutDirection())
        return entry is not None and entry.own and cross.contains(place)

    def _top_of(self, row: int) -> int:
        return self.visualRect(self._model.index(row)).top() if row >= 0 else 0

    def _row_at(self, place: QPoint) -> int:
        index = self.indexAt(place)
        return index.row() if index.isValid() and self._model.row(index.row()).selectable else -1
