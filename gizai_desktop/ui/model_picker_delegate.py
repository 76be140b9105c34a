"""The rows in the popup with the AI models: as a Qt model, and how they look."""

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gizai_desktop.domain.catalog import CatalogEntry
from gizai_desktop.ui.model_picker_rows import PickerRow
from gizai_desktop.ui.theme import Theme
from gizai_desktop.ui.tokens import ColorName, TypeStep
from gizai_desktop.ui.widgets.painting import fill_round, separator

_Index = QModelIndex | QPersistentModelIndex
_SIDE = 6
_RADIUS = 8
_ROW = 36
_LABEL = 32
_FIRST_EXTRA = 4
_LINE = 9  # above the row that adds
_CHECK = 16
_NAME = 40
_NAME_WIDTH = 150
_GAP = 8


class PickerModel(QAbstractListModel):
    """The rows as they were made; labels cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[PickerRow] = []

    def set_rows(self, rows: list[PickerRow]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, at: int) -> PickerRow:
        """The row at that place."""
        return self._rows[at]

    def rowCount(self, parent: _Index | None = None) -> int:
        """How many rows there are, labels included."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Labels can be neither hovered nor chosen."""
        if not self._rows[index.row()].selectable:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 (Qt's variant)
        """The words of a row, for painting and for screen readers."""
        if not index.isValid() or role not in {
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
        }:
            return None
        return self._rows[index.row()].text


class PickerDelegate(QStyledItemDelegate):
    """Paints labels, AI models with name and id, and the row that adds one."""

    def __init__(self, theme: Theme, model: PickerModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self.current_id = ""
        """The AI model with the check mark."""
        self.lit_row = -1
        """The row under the mouse or the cursor."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Rows of 36, labels of 32, and a line above the last row."""
        del option
        row = self._model.row(index.row())
        if row.selectable:
            return QSize(0, self._theme.px(_ROW) + (_LINE if row.adds else 0))
        return QSize(0, self._theme.px(_LABEL) + (_FIRST_EXTRA if index.row() == 0 else 0))

    def remove_rect(self, row: QRect, direction: Qt.LayoutDirection) -> QRect:
        """Where the user's own AI model can be taken out of the list."""
        side = self._theme.px(28)
        place = QRect(row.right() + 1 - 12 - side, row.center().y() - side // 2 + 1, side, side)
        return QStyle.visualRect(direction, row, place)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = self._model.row(index.row())
        rect = option.rect
        lit = index.row() == self.lit_row
        if row.adds:
            line = QRect(rect.left(), rect.top() + _LINE // 2, rect.width(), 1)
            separator(painter, line, self._theme.color("border"))
            rect = rect.adjusted(0, _LINE, 0, 0)
        if lit:
            box = rect.adjusted(_SIDE, 0, -_SIDE, 0)
            fill_round(painter, box, _RADIUS, self._theme.color("hover_raised"))
        if row.entry is not None:
            self._paint_entry(painter, option, row.entry, lit=lit)
        elif row.adds:
            self._paint_adding(painter, option.direction, rect, row.text)
        else:
            self._paint_label(painter, option, row.text)
        painter.restore()

    def _paint_label(self, painter: QPainter, option: QStyleOptionViewItem, text: str) -> None:
        height = self._theme.line("group_label")
        rect = option.rect
        place = QRect(16, rect.bottom() + 1 - 6 - height, rect.width() - 32, height)
        self._paint_text(painter, option, place, text, ("group_label", "text3"))

    def _paint_adding(
        self, painter: QPainter, direction: Qt.LayoutDirection, rect: QRect, text: str
    ) -> None:
        option = QStyleOptionViewItem()
        option.direction, option.rect = direction, rect
        self._paint_icon(painter, option, "plus", "text2")
        place = QRect(_NAME, rect.top(), rect.width() - 2 * _NAME, rect.height())
        self._paint_text(painter, option, place, text, ("ui", "text2"))

    def _paint_entry(
        self, painter: QPainter, option: QStyleOptionViewItem, entry: CatalogEntry, *, lit: bool
    ) -> None:
        rect = option.rect
        if entry.id == self.current_id:
            self._paint_icon(painter, option, "check", "accent_soft_text")
        end = 16 + (self._theme.px(28) if entry.own else 0)
        room = rect.width() - _NAME - end
        has_note = entry.id != entry.name
        name_width = self._theme.px(_NAME_WIDTH) if has_note else room
        place = QRect(_NAME, rect.top(), name_width, rect.height())
        self._paint_text(painter, option, place, entry.name, ("ui", "text"))
        if has_note:
            left = _NAME + name_width + _GAP
            place = QRect(left, rect.top(), rect.width() - end - left, rect.height())
            self._paint_text(painter, option, place, entry.id, ("help", "text3"))
        if entry.own and lit:
            side = self._theme.px(16)
            place = QRect(0, 0, side, side)
            place.moveCenter(self.remove_rect(rect, option.direction).center())
            self._theme.paint_icon(painter, place, "close", "text2")

    def _paint_icon(
        self, painter: QPainter, option: QStyleOptionViewItem, name: str, color: ColorName
    ) -> None:
        side = self._theme.px(_CHECK)
        place = QRect(_CHECK, option.rect.center().y() - side // 2 + 1, side, side)
        place = QStyle.visualRect(option.direction, option.rect, place)
        self._theme.paint_icon(painter, place, name, color)

    def _paint_text(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        place: QRect,
        text: str,
        look: tuple[TypeStep, ColorName],
    ) -> None:
        step, color = look
        font = self._theme.font(step)
        painter.setFont(font)
        painter.setPen(self._theme.color(color))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        place = QStyle.visualRect(option.direction, option.rect, place)
        painter.drawText(place, QStyle.visualAlignment(option.direction, flags), shown)
