"""Paints what stands around Markdown text: bullets, numbers, bars, rules, tables."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from gizai_desktop.ui.look.painting import box_round, fill_round, hairline, line_below, sides
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.markdown.pieces import Kind, Marker, Piece
from gizai_desktop.ui.timeline.column.spots import Shown
from gizai_desktop.ui.typesetting.blocks import Block

_RADIUS = 10
_BAR = 3
_BULLET = 5
_BULLET_LEFT = 13  # its middle, left of the text
_NUMBER_GAP = 6
_CHECK = 15
_CHECK_LEFT = 20


class RichPainter:
    """Draws the marks of Markdown pieces."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def marks(self, painter: QPainter, shown: Shown, block: Block, piece: Piece) -> None:
        """The bars of quotes, the markers of list items, and rules."""
        self._bars(painter, shown, piece)
        for marker in piece.markers:
            self._marker(painter, shown, marker, block)
        if piece.kind is Kind.RULE:
            self._rule(painter, shown, block)

    def row(self, painter: QPainter, shown: Shown, block: Block) -> None:
        """The part of a table's frame that is around one row."""
        box, theme = shown.box, self._theme
        top = shown.y + box.space_above(shown.part)
        left, width = box.frame_left(block), box.shown_width - box.inset(block)
        width = min(width, max(box.code_state(block).width, 1))
        frame = QRectF(left, top, width, shown.y + box.part_height(shown.part) - top)
        if not (block.opens or block.closes):
            sides(painter, frame, theme.color("window"), theme.color("border"))
            line_below(painter, frame, theme.color("border"))
            return
        painter.save()
        painter.setClipRect(frame, Qt.ClipOperation.IntersectClip)
        whole = frame.adjusted(0, 0 if block.opens else -_RADIUS, 0, 0 if block.closes else _RADIUS)
        fill = theme.color("surface_soft" if block.opens else "window")
        box_round(painter, whole, _RADIUS, fill, theme.color("border"))
        if not block.closes:
            line_below(painter, frame, theme.color("border"))
        painter.restore()

    def _bars(self, painter: QPainter, shown: Shown, piece: Piece) -> None:
        box, part = shown.box, shown.part
        before = box.blocks[part - 1].piece if part else None
        for bar in piece.nesting.bars:
            goes_on = before is not None and bar in before.nesting.bars
            above = 0 if goes_on else box.space_above(part)
            height = box.part_height(part) - above
            left = box.content_left + self._theme.px(bar)
            if box.is_mirrored(box.blocks[part]):
                left = box.content_left + box.shown_width - self._theme.px(bar) - _BAR
            place = QRectF(left, shown.y + above, _BAR, height)
            painter.fillRect(place, self._theme.color("border_strong"))

    def _marker(self, painter: QPainter, shown: Shown, marker: Marker, block: Block) -> None:
        box, theme = shown.box, self._theme
        line = theme.line("message")
        top = shown.y + box.space_above(shown.part) + (8 if block.frame is not None else 0)
        if block.piece is not None and block.piece.level:
            line = theme.line(("h1", "h2", "h3")[min(block.piece.level, 3) - 1])
        column = QRect(box.content_left, top, box.shown_width, line)
        mirrored = box.is_mirrored(block)
        begin = theme.px(marker.inset)
        if marker.checked is not None:
            side = theme.px(_CHECK)
            place = QRect(begin - theme.px(_CHECK_LEFT), (line - side) // 2, side, side)
            self._check(painter, _placed(place, column, mirrored), checked=marker.checked)
        elif marker.text or marker.note:
            number = box.note_number(marker.note)
            text = marker.text or (f"{number}." if number else "")
            place = QRect(begin - 200, 0, 200 - _NUMBER_GAP, line)
            self._number(painter, _placed(place, column, mirrored), text, mirrored)
        else:
            place = QRect(begin - theme.px(_BULLET_LEFT), 0, 0, line)
            middle = QRectF(_placed(place, column, mirrored)).center()
            side = theme.px(_BULLET)
            dot = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("text2"))
            painter.drawEllipse(dot)

    def _number(self, painter: QPainter, place: QRect, text: str, mirrored: bool) -> None:
        painter.setFont(self._theme.font("message"))
        painter.setPen(self._theme.color("text2"))
        side = Qt.AlignmentFlag.AlignLeft if mirrored else Qt.AlignmentFlag.AlignRight
        sign = "\u200f" if mirrored else ""  # so that the dot stands on its other side
        painter.drawText(place, int(side | Qt.AlignmentFlag.AlignVCenter), f"{sign}{text}{sign}")

    def _check(self, painter: QPainter, place: QRect, *, checked: bool) -> None:
        theme = self._theme
        if checked:
            fill_round(painter, place, 4, theme.color("accent"))
            theme.paint_icon(painter, place.adjusted(1, 1, -1, -1), "check", "accent_text")
        else:
            fill, border = theme.color("window"), theme.color("control_border")
            box_round(painter, place, 4, fill, border)

    def _rule(self, painter: QPainter, shown: Shown, block: Block) -> None:
        box = shown.box
        top = box.space_above(shown.part)
        y = shown.y + top + (box.part_height(shown.part) - top) // 2
        left, width = box.frame_left(block), box.shown_width - box.inset(block)
        line = QRectF(left, y, width, hairline(painter, 1.0))
        painter.fillRect(line, self._theme.color("border"))


def _placed(place: QRect, column: QRect, mirrored: bool) -> QRect:
    """A place in the column; from its right side if that is mirrored."""
    if mirrored:
        place.moveLeft(column.width() - place.x() - place.width())
    return place.translated(column.topLeft())
