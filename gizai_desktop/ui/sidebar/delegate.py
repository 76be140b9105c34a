"""How a row of the sidebar looks, and the field that renames it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from gizai_desktop.domain.library import ConversationHeader
from gizai_desktop.ui.look.painting import box_round, fill_round, stroke_round
from gizai_desktop.ui.look.tag_colors import tag_color
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.look.tokens import ColorName, TypeStep
from gizai_desktop.ui.sidebar.model import Mark, SidebarModel
from gizai_desktop.ui.sidebar.sections import Section, section_title
from gizai_desktop.ui.widgets.field_box import clear_base
from gizai_desktop.ui.widgets.row_canvas import RowCanvas
from gizai_desktop.ui.widgets.spinner import Ring

SIDE = 8  # between the edge of the sidebar and a row's box
_RADIUS = 8
_TEXT_INSET = 12
_MARK = 16
_DOT = 8
_DOTS = 3  # more tags than this are told by the tooltip
_TITLE_LENGTH = 200

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class RowState:
    """What the list knows of one row at the moment it is painted."""

    open: bool = False
    hovered: bool = False
    pressed: bool = False
    ring: bool = False
    editing: bool = False
    picked: bool = False


class ChatDelegate(QStyledItemDelegate):
    """Paints labels and conversations; `renamed` gets the id and the new, trimmed title."""

    def __init__(
        self,
        theme: Theme,
        model: SidebarModel,
        state_of: Callable[[_Index], RowState],
        renamed: Callable[[str, str], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self._state_of = state_of
        self._renamed = renamed
        self._ring = Ring(theme)
        self.phase = 0.0
        """Where the running rings are in their turn, 0 to 1."""
        self.end_side = SIDE
        """Between a row's box and the end of the list; less beside a scroll bar."""

    def box(self, row: QRect, direction: Qt.LayoutDirection) -> QRect:
        """The painted part of a row's rectangle."""
        return QStyle.visualRect(direction, row, row.adjusted(SIDE, 0, -self.end_side, -2))

    def more_rect(self, row: QRect, direction: Qt.LayoutDirection) -> QRect:
        """Where ⋯ is, and takes clicks."""
        box = self.box(row, direction)
        side = self._theme.px(28)
        place = QRect(box.right() - 3 - side, box.center().y() - side // 2 + 1, side, side)
        return QStyle.visualRect(direction, box, place)

    def mark_rect(self, row: QRect, direction: Qt.LayoutDirection) -> QRect:
        """Where the mark of a row is."""
        box = self.box(row, direction)
        side = self._theme.px(_MARK)
        place = QRect(box.right() + 1 - SIDE - side, box.center().y() - side // 2 + 1, side, side)
        return QStyle.visualRect(direction, box, place)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = self._model.row(index.row())
        if row.header is not None:
            self._paint_chat(painter, option, row.header, self._state_of(index))
        elif row.section is not None:
            self._paint_label(painter, option, row.section)
        painter.restore()

    def paint_ring(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> bool:
        """Draw the ring of a row and nothing else; returns whether that is all that it needs."""
        header, state = self._model.header_at(index), self._state_of(index)
        if header is None or self._model.mark(header) is not Mark.RUNNING:
            return False
        if state.hovered or state.ring or state.editing:
            return False
        fill, place = _fill(state), self.mark_rect(option.rect, option.direction)
        if fill is not None:
            painter.fillRect(place, self._theme.color(fill))
        self._ring.paint(painter, place.adjusted(1, 1, -1, -1), self.phase)
        return True

    def _paint_label(
        self, painter: QPainter, option: QStyleOptionViewItem, section: Section
    ) -> None:
        height = self._theme.line("group_label")
        low = QRect(option.rect)
        low.setTop(low.bottom() + 1 - 4 - height)
        low.setHeight(height)
        canvas = RowCanvas(painter, self._theme, low, option.direction)
        inset = SIDE + _TEXT_INSET
        look: tuple[TypeStep, ColorName] = ("group_label", "text3")
        canvas.text((inset, low.width() - inset), section_title(section), look)

    def _paint_chat(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        header: ConversationHeader,
        state: RowState,
    ) -> None:
        box = self.box(option.rect, option.direction)
        if state.editing:
            color = self._theme.color
            box_round(painter, box, _RADIUS, color("surface"), color("focus"))
            return
        fill = _fill(state)
        if fill is not None:
            fill_round(painter, box, _RADIUS, self._theme.color(fill))
        if self._theme.high_contrast and state.open:
            stroke_round(painter, box, _RADIUS, self._theme.color("border_strong"))
        if state.ring:
            stroke_round(painter, box, _RADIUS, self._theme.color("focus"), self._theme.ring_px)
        mark = self._model.mark(header)
        shows_more = state.hovered or state.ring or (state.open and mark >= Mark.PINNED)
        end = box.width() - _TEXT_INSET + 4
        if shows_more or mark is not Mark.NONE:
            end -= self._theme.px(_MARK) + 12
        canvas = RowCanvas(painter, self._theme, box, option.direction)
        end = self._paint_tags(canvas, header.tags, end)
        step: TypeStep = "ui_strong" if state.open else "ui"
        canvas.text((_TEXT_INSET, end), " ".join(header.title.split()), (step, "text"))
        if shows_more:
            self._paint_more(painter, option)
        else:
            self._paint_mark(painter, option, mark)

    def _paint_tags(self, canvas: RowCanvas, tags: Sequence[str], end: int) -> int:
        """Paint a dot for each of the first tags; returns where the room before them ends."""
        side = self._theme.px(_DOT)
        top = canvas.rect.center().y() + 1 - side // 2
        for tag in reversed(tags[:_DOTS]):
            end -= side
            place = canvas.visual(QRect(canvas.rect.left() + end, top, side, side))
            fill_round(canvas.painter, place, side / 2, tag_color(self._theme, tag))
            end -= 4
        return end - 4 if tags else end

    def _paint_more(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        side = self._theme.px(18)
        place = QRect(0, 0, side, side)
        place.moveCenter(self.more_rect(option.rect, option.direction).center())
        self._theme.paint_icon(painter, place, "more", "text2")

    def _paint_mark(self, painter: QPainter, option: QStyleOptionViewItem, mark: Mark) -> None:
        place = self.mark_rect(option.rect, option.direction)
        match mark:
            case Mark.RUNNING:
                self._ring.paint(painter, place.adjusted(1, 1, -1, -1), self.phase)
            case Mark.FAILED | Mark.UNREAD:
                dot = self._theme.px(8)
                middle = QPoint(
                    place.center().x() + 1 - dot // 2, place.center().y() + 1 - dot // 2
                )
                color: ColorName = "danger_dot" if mark is Mark.FAILED else "accent"
                rect = QRect(middle, QSize(dot, dot))
                fill_round(painter, rect, dot / 2, self._theme.color(color))
            case Mark.PINNED:
                self._theme.paint_icon(painter, place, "pin", "text2")

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        """A field in the row, with the whole title selected."""
        del option, index
        editor = QLineEdit(parent)
        editor.setFrame(False)
        clear_base(editor)
        editor.setFont(self._theme.font("ui"))
        editor.setMaxLength(_TITLE_LENGTH)
        editor.setAccessibleName(self.tr("Name of the chat"))
        return editor

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        """Where the title stands, inside the row's box."""
        del index
        editor.setGeometry(
            self.box(option.rect, option.direction).adjusted(_TEXT_INSET - 2, 2, -SIDE, -2)
        )

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        """Report the new title; nothing, or the same as before, changes nothing."""
        del model
        header = self._model.header_at(index)
        if header is None or not isinstance(editor, QLineEdit):
            return
        title = editor.text().strip()
        if title and title != header.title:
            self._renamed(header.id, title)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Tab ends the renaming, instead of going on to the next row."""
        tabs = {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
        if (
            isinstance(editor, QWidget)
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in tabs
        ):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
            return True
        return super().eventFilter(editor, event)


def _fill(state: RowState) -> ColorName | None:
    if state.pressed:
        return "row_pressed"
    if state.picked:
        return "accent_soft"
    if state.open:
        return "row_selected"
    return "row_hover" if state.hovered else None
