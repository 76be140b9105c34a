"""Paints the pieces that are on the screen."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from gizai_desktop.ui.look.painting import box_round, fill_round, hairline, sides, stroke_round
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.timeline.column import sizes
from gizai_desktop.ui.timeline.column.box import MessageBox
from gizai_desktop.ui.timeline.column.spots import Shown
from gizai_desktop.ui.timeline.column.sticky import StickyHead
from gizai_desktop.ui.timeline.rich_painting import RichPainter
from gizai_desktop.ui.typesetting.blocks import Block
from gizai_desktop.ui.typesetting.languages import language_name
from gizai_desktop.ui.typesetting.marks import Marked, PieceMarks, piece_marks
from gizai_desktop.ui.typesetting.matches import Field

_CODE_RADIUS = 10
_THUMB = 6
_RING_GAP = 4
_LINK_RING_GAP = 3
_LINK_RING_RADIUS = 5
_RING_RADIUS = 14


class Painter:
    """Draws messages into one viewport.

    Attributes:
        marked: what is looked for in the texts.
    """

    def __init__(self, theme: Theme, unnamed_code: str) -> None:
        self._theme = theme
        self._unnamed_code = unnamed_code
        self._rich = RichPainter(theme)
        self.marked = Marked()

    def bubble(self, painter: QPainter, box: MessageBox, top: int, screen: int) -> None:
        """The bubble behind a user's message, whose top may be far above the screen."""
        left = box.content_left - sizes.BUBBLE_X
        bottom = min(top + box.bubble_height, screen + 100)
        rect = QRect(left, max(top, -100), box.bubble_width, 0)
        rect.setBottom(bottom - 1)
        color = self._theme.color("user_bubble")
        fill_round(painter, rect, sizes.BUBBLE_RADIUS, color)
        if self._theme.high_contrast:
            line = self._theme.color("border_strong")
            stroke_round(painter, rect, sizes.BUBBLE_RADIUS, line)

    def focus_ring(self, painter: QPainter, rect: QRect) -> None:
        """The ring around the message that the keyboard is at."""
        ring = rect.adjusted(-_RING_GAP, -_RING_GAP, _RING_GAP, _RING_GAP)
        stroke_round(painter, ring, _RING_RADIUS, self._theme.color("focus"), self._theme.ring_px)

    def link_ring(self, painter: QPainter, shown: Shown, lines: Sequence[QRectF]) -> None:
        """The ring around the words of a link, one for each of its lines."""
        box, block = shown.box, shown.box.blocks[shown.part]
        painter.save()
        if block.frame is not None:  # what is scrolled away to the side is not seen
            room = QRectF(box.frame_left(block), shown.y, box.room_of(block), 0)
            room.setHeight(box.part_height(shown.part))
            painter.setClipRect(room, Qt.ClipOperation.IntersectClip)
        for line in lines:
            ring = line.adjusted(-_LINK_RING_GAP, 0, _LINK_RING_GAP, 1)
            stroke_round(painter, ring, _LINK_RING_RADIUS, self._theme.color("focus"), 2)
        painter.restore()

    def block_ring(self, painter: QPainter, frame: QRectF, screen: int) -> None:
        """The ring around a block that scrolls to the side, which may be far higher than this."""
        ring = frame.adjusted(-2, -2, 2, 2)
        ring.setTop(max(ring.top(), -2 * _CODE_RADIUS))
        ring.setBottom(min(ring.bottom(), screen + 2 * _CODE_RADIUS))
        stroke_round(painter, ring, _CODE_RADIUS + 2, self._theme.color("focus"), 2)

    def piece(
        self,
        painter: QPainter,
        shown: Shown,
        selected: tuple[int, int] | None,
        clip: QRectF,
    ) -> None:
        """One paragraph, or one piece of code."""
        box, part = shown.box, shown.part
        block = box.blocks[part]
        if box.is_hidden(part):
            return
        if block.piece is not None:
            self._rich.marks(painter, shown, block, block.piece)
        if block.frame is None:
            at = QPointF(box.text_left(block), shown.y + box.text_top(part))
            self._text(painter, shown, at, selected, clip)
            return
        if block.fence is not None:
            self._code_box(painter, shown, block)
        elif block.piece is not None and block.piece.table is not None:
            self._rich.row(painter, shown, block)
        # The lines run on below the padding, up to the frame.
        width = box.shown_width - box.inset(block)
        height = box.part_height(part)
        if box.ends_code(part) and block.fence is not None:
            height = box.text_top(part) + box.text_height(part)
        room = QRectF(box.frame_left(block) + 1, shown.y, width - 2, height)
        left = box.text_left(block) - box.code_state(block).scroll
        painter.save()
        painter.setClipRect(room.intersected(clip))
        at = QPointF(left, shown.y + box.text_top(part))
        self._text(painter, shown, at, selected, clip)
        painter.restore()
        if box.ends_code(part) and box.code_overflows(block):
            thumb = code_thumb(shown, block)
            fill_round(painter, thumb, _THUMB / 2, self._theme.color("scrollbar"))

    def sticky(self, painter: QPainter, head: StickyHead) -> None:
        """The head of code whose lines are below it, at the top of the screen."""
        box, theme = head.shown.box, self._theme
        width = box.shown_width - box.inset(head.block)
        frame = QRectF(box.frame_left(head.block), head.y, width, box.code_head)
        painter.fillRect(frame, theme.color("code_bg"))
        painter.save()
        painter.setClipRect(frame, Qt.ClipOperation.IntersectClip)
        sides = frame.adjusted(0, -_CODE_RADIUS, 0, _CODE_RADIUS)
        box_round(painter, sides, _CODE_RADIUS, theme.color("code_bg"), theme.color("code_border"))
        self._code_head(painter, frame, box.code_head, head.block)
        painter.restore()

    def _text(
        self,
        painter: QPainter,
        shown: Shown,
        at: QPointF,
        selected: tuple[int, int] | None,
        clip: QRectF,
    ) -> None:
        layout = shown.box.layout(shown.part)
        block = shown.box.blocks[shown.part]
        layout.draw_ground(painter, at, clip)
        marks = self._marks(shown)
        layout.draw_marks(painter, at, clip, marks)
        if selected is not None:
            start, end = selected[0] - block.start, selected[1] - block.start
            color = self._theme.color("selection")
            for boxed in layout.selection_boxes(max(0, start), end):
                painter.fillRect(boxed.translated(at), color)
        quoted = block.piece is not None and bool(block.piece.nesting.bars)
        painter.setPen(self._theme.color("text2" if quoted else "text"))
        layout.draw(painter, at, clip, marks)

    def _marks(self, shown: Shown) -> PieceMarks | None:
        marked = self.marked
        if not marked.query:
            return None
        hit, start = marked.current, shown.box.blocks[shown.part].start
        mine = hit is not None and hit.message_id == shown.box.entry.id
        current = None
        if hit is not None and mine and hit.field is Field.CONTENT:
            current = hit.start - start, hit.end - start
        return piece_marks(self._theme, marked.query, current)

    def _code_box(self, painter: QPainter, shown: Shown, block: Block) -> None:
        """The frame, of which a middle piece shows only the sides."""
        box = shown.box
        top = shown.y + box.space_above(shown.part)
        left, width = box.frame_left(block), box.shown_width - box.inset(block)
        frame = QRectF(left, top, width, shown.y + box.part_height(shown.part) - top)
        theme = self._theme
        if not (block.opens or box.ends_code(shown.part)):
            sides(painter, frame, theme.color("code_bg"), theme.color("code_border"))
            return
        painter.save()
        painter.setClipRect(frame, Qt.ClipOperation.IntersectClip)
        whole = frame.adjusted(
            0,
            0 if block.opens else -_CODE_RADIUS,
            0,
            0 if box.ends_code(shown.part) else _CODE_RADIUS,
        )
        box_round(painter, whole, _CODE_RADIUS, theme.color("code_bg"), theme.color("code_border"))
        if block.opens:
            self._code_head(painter, frame, box.code_head, block)
        painter.restore()

    def _code_head(self, painter: QPainter, frame: QRectF, height: int, block: Block) -> None:
        theme = self._theme
        line = QRectF(frame.left(), frame.top() + height - 1, frame.width(), 1)
        line.setHeight(hairline(painter, 1.0))
        painter.fillRect(line, theme.color("code_border"))
        font = theme.font("caption")
        room = int(frame.width()) - 2 * sizes.CODE_X - theme.px(120)
        name = language_name(block.fence.language if block.fence else "") or self._unnamed_code
        name = QFontMetrics(font).elidedText(name, Qt.TextElideMode.ElideRight, room)
        painter.setFont(font)
        painter.setPen(theme.color("text2"))
        place = QRectF(frame.left() + sizes.CODE_X, frame.top(), room, height)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), name)


def code_thumb(shown: Shown, block: Block) -> QRectF:
    """The thumb of a code block's own scroll bar, in viewport pixels."""
    box = shown.box
    state = box.code_state(block)
    room = box.room_of(block)
    inset = 0 if block.fence is not None else sizes.CODE_X
    room -= 2 * inset
    length = max(32.0, room * room / max(state.width, 1))
    reach = max(1, state.width - box.room_of(block))
    left = box.text_left(block) + inset + (room - length) * min(state.scroll, reach) / reach
    bottom = shown.y + box.part_height(shown.part)
    return QRectF(left, bottom - _THUMB - 6, length, _THUMB)
