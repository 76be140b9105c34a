"""How the rows in the popup with the AI models look."""

from PySide6.QtCore import QObject, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gizai_desktop.ui.look.painting import box_round, fill_round, separator
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.look.tokens import TypeStep
from gizai_desktop.ui.model_picker.row_model import Index, PickerModel
from gizai_desktop.ui.model_picker.rows import PickerRow, RowKind
from gizai_desktop.ui.widgets.row_canvas import RowCanvas

_SIDE = 6
_RADIUS = 8
_ROW = 36
_LABEL = 32
_FIRST_EXTRA = 4
_LINE = 9  # above the row that adds
_WARNING_SIDE = 10
_ICON = 16
_NAME = 40
_NAME_WIDTH = 150
_GAP = 8
_END = 12
_BUTTON = 28


class PickerDelegate(QStyledItemDelegate):
    """Paints labels, AI models with name, note and star, warnings, and the rows that act."""

    def __init__(self, theme: Theme, model: PickerModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self.lit_row = -1
        """The row under the mouse or the cursor."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Rows of 36, labels of 32, and a line above the last row."""
        del option
        kind = self._model.row(index.row()).kind
        if kind is RowKind.LABEL:
            return QSize(0, self._theme.px(_LABEL) + (_FIRST_EXTRA if index.row() == 0 else 0))
        return QSize(0, self._theme.px(_ROW) + (_LINE if kind is RowKind.ADD else 0))

    def star_rect(self, row: QRect, direction: Qt.LayoutDirection) -> QRect:
        """Where a click marks an AI model as favourite."""
        return self._button(row, direction, 0)

    def remove_rect(self, row: QRect, direction: Qt.LayoutDirection) -> QRect:
        """Where the user's own AI model can be taken out of the list."""
        return self._button(row, direction, 1)

    def cut(self, row: PickerRow, width: int) -> bool:
        """Whether the words of an entry or a warning do not fit into a row of that width."""
        metrics = QFontMetrics(self._theme.font("ui"))
        if row.entry is None:
            end = self._action_start(row, width - _WARNING_SIDE - _END)
            return metrics.horizontalAdvance(row.text) > end - _NAME
        split, end = self._spans(row, width)
        note = QFontMetrics(self._theme.font("help")).horizontalAdvance(row.note)
        return metrics.horizontalAdvance(row.text) > split - _NAME or note > end - split - _GAP

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = self._model.row(index.row())
        lit = index.row() == self.lit_row
        rect = option.rect
        if row.kind is RowKind.ADD:
            line = QRect(rect.left(), rect.top() + _LINE // 2, rect.width(), 1)
            separator(painter, line, self._theme.color("border"))
            rect = rect.adjusted(0, _LINE, 0, 0)
        canvas = RowCanvas(painter, self._theme, rect, option.direction)
        if lit and row.kind in {RowKind.ENTRY, RowKind.MORE, RowKind.ADD}:
            box = rect.adjusted(_SIDE, 0, -_SIDE, 0)
            fill_round(painter, box, _RADIUS, self._theme.color("hover_raised"))
        self._paint_row(canvas, row, lit=lit)
        painter.restore()

    def _paint_row(self, canvas: RowCanvas, row: PickerRow, *, lit: bool) -> None:
        end = canvas.rect.width() - _NAME
        match row.kind:
            case RowKind.LABEL:
                self._paint_label(canvas, row, lit=lit)
            case RowKind.ENTRY:
                self._paint_entry(canvas, row, lit=lit)
            case RowKind.WARNING:
                self._paint_warning(canvas, row, lit=lit)
            case RowKind.HINT:
                end = self._paint_action(canvas, row, canvas.rect.width() - 16, lit=lit)
                canvas.text((16, end), row.text, ("help", "text3"))
            case RowKind.MORE:
                canvas.text((_NAME, end), row.text, ("ui", "text2"))
            case RowKind.ADD:
                canvas.icon(_ICON, "plus", "text2")
                canvas.text((_NAME, end), row.text, ("ui", "text2"))

    def _paint_label(self, canvas: RowCanvas, row: PickerRow, *, lit: bool) -> None:
        height = self._theme.line("group_label")
        low = QRect(0, canvas.rect.bottom() + 1 - 6 - height, canvas.rect.width(), height)
        canvas = RowCanvas(canvas.painter, canvas.theme, low, canvas.direction)
        end = self._paint_action(canvas, row, low.width() - 16, lit=lit)
        note = QFontMetrics(self._theme.font("caption")).horizontalAdvance(row.note)
        if row.note:
            canvas.text((end - note - 1, end), row.note, ("caption", "text3"), at_end=True)
        room = end - note - 16 if row.note else end
        canvas.text((16, room), row.text, ("group_label", "text3"))

    def _paint_entry(self, canvas: RowCanvas, row: PickerRow, *, lit: bool) -> None:
        if row.current:
            canvas.icon(_ICON, "check", "accent_soft_text")
        split, end = self._spans(row, canvas.rect.width())
        canvas.text((_NAME, split), row.text, ("ui", "text"))
        if row.note:
            canvas.text((split + _GAP, end), row.note, ("help", "text3"))
        star = self._icon_left(canvas, 0)
        if row.favourite:
            canvas.icon(star, "star-filled", "warning_dot")
        elif lit:
            canvas.icon(star, "star", "text2")
        if lit and row.entry is not None and row.entry.own:
            canvas.icon(self._icon_left(canvas, 1), "close", "text2")

    def _paint_warning(self, canvas: RowCanvas, row: PickerRow, *, lit: bool) -> None:
        theme = self._theme
        box = canvas.rect.adjusted(_WARNING_SIDE, 0, -_WARNING_SIDE, 0)
        fill, border = theme.color("warning_soft"), theme.color("warning_border")
        box_round(canvas.painter, box, _RADIUS, fill, border)
        canvas.icon(_WARNING_SIDE + _END, "alert", "warning")
        end = canvas.rect.width() - _WARNING_SIDE - _END
        end = self._paint_action(canvas, row, end, lit=lit, step="help")
        canvas.text((_NAME + 8, end), row.text, ("help", "text"))

    def _paint_action(
        self,
        canvas: RowCanvas,
        row: PickerRow,
        end: int,
        *,
        lit: bool,
        step: TypeStep = "caption",
    ) -> int:
        """Write what the row does at its end; returns where the room before it ends."""
        if not row.action:
            return end
        start = self._action_start(row, end, step)
        canvas.text((start + _END, end), row.action, (step, "link"), at_end=True, underline=lit)
        return start

    def _action_start(self, row: PickerRow, end: int, step: TypeStep = "help") -> int:
        width = QFontMetrics(self._theme.font(step)).horizontalAdvance(row.action)
        return end - width - 1 - _END

    def _spans(self, row: PickerRow, width: int) -> tuple[int, int]:
        """Where an entry's name and its note end; a short note leaves room for a long name."""
        own = row.entry is not None and row.entry.own
        end = width - _END - self._theme.px(_BUTTON) * (2 if own else 1)
        if not row.note:
            return end, end
        note = QFontMetrics(self._theme.font("help")).horizontalAdvance(row.note) + 1
        name = QFontMetrics(self._theme.font("ui")).horizontalAdvance(row.text) + 1
        column = self._theme.px(_NAME_WIDTH)
        wide = min(max(column, name), max(column, end - _NAME - _GAP - note))
        return _NAME + min(wide, max(0, end - _NAME)), end

    def _button(self, row: QRect, direction: Qt.LayoutDirection, place: int) -> QRect:
        side = self._theme.px(_BUTTON)
        left = row.right() + 1 - _END - side * (place + 1)
        box = QRect(left, row.center().y() - side // 2 + 1, side, side)
        return QStyle.visualRect(direction, row, box)

    def _icon_left(self, canvas: RowCanvas, place: int) -> int:
        side = self._theme.px(_BUTTON)
        margin = (side - self._theme.px(_ICON)) // 2
        return canvas.rect.width() - _END - side * (place + 1) + margin
