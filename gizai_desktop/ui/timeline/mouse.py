"""Selecting with the mouse: by characters, words and paragraphs, beyond the edges too."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QElapsedTimer, QObject, QPoint, QPointF, QRectF, QTimer
from PySide6.QtWidgets import QApplication

from gizai_desktop.ui.timeline.column.column import Column
from gizai_desktop.ui.timeline.column.spots import Shown
from gizai_desktop.ui.timeline.column.sticky import sticky_head
from gizai_desktop.ui.timeline.painting import code_thumb
from gizai_desktop.ui.timeline.selection import Position, Selection, Span

_SCROLL_MS = 16
_FASTEST = 60  # px a frame


class Unit(Enum):
    """What one more click selects."""

    CHARACTER = 1
    WORD = 2
    PARAGRAPH = 3


@dataclass(frozen=True, slots=True)
class CodeGrip:
    """The thumb of a code block's scroll bar, held by the mouse."""

    shown: Shown
    x: float
    scroll: int


class Pointer:
    """Tells what is under a point of the viewport."""

    def __init__(self, column: Column, height: Callable[[], int]) -> None:
        self._column = column
        self._height = height

    def part_at(self, y: float) -> Shown | None:
        """The part at that height; the nearest one beyond the ends."""
        nearest = None
        for shown in self._column.visible(self._height()):
            if nearest is not None and shown.y > y:
                break
            nearest = shown
        return nearest

    def position_at(self, point: QPointF) -> Position | None:
        """The position in a source that is nearest to the point."""
        shown = self.part_at(point.y())
        if shown is None:
            return None
        box, part = shown.box, shown.part
        if part == len(box.blocks):
            return Position(shown.index, len(box.entry.message.content))
        inside = self._inside(shown, point)
        if inside.y() < 0 and part == 0:
            return Position(shown.index, 0)
        y = min(max(0.0, inside.y()), max(0, box.text_height(part) - 1))
        offset = box.layout(part).position_at(inside.x(), y)
        return Position(shown.index, box.blocks[part].start + offset)

    def span_at(self, point: QPointF, unit: Unit) -> Span | None:
        """The position, the word or the paragraph at the point."""
        position = self.position_at(point)
        shown = self.part_at(point.y())
        if position is None or shown is None:
            return None
        if unit is Unit.CHARACTER or shown.part == len(shown.box.blocks):
            return Span(position, position)
        layout, start = shown.box.layout(shown.part), shown.box.blocks[shown.part].start
        find = layout.word_at if unit is Unit.WORD else layout.paragraph_at
        first, last = find(max(0, position.offset - start))
        return Span(Position(shown.index, start + first), Position(shown.index, start + last))

    def link_at(self, point: QPointF) -> str | None:
        """The address of the link under the point."""
        shown = self.part_at(point.y())
        if shown is None or shown.part == len(shown.box.blocks) or self.over_head(point):
            return None
        inside = self._inside(shown, point)
        return shown.box.layout(shown.part).link_at(inside.x(), inside.y())

    def over_text(self, point: QPointF) -> bool:
        """Whether text can be selected from here: the column of a piece."""
        shown = self.part_at(point.y())
        if shown is None or shown.part == len(shown.box.blocks) or self.over_head(point):
            return False
        left = shown.box.content_left
        over = left <= point.x() <= left + shown.box.shown_width
        return over and shown.y <= point.y() < shown.y + shown.box.part_height(shown.part)

    def code_at(self, point: QPointF) -> Shown | None:
        """The piece of code under the point, if its lines do not fit."""
        shown = self.part_at(point.y())
        if shown is None or shown.part == len(shown.box.blocks) or not self.over_text(point):
            return None
        block = shown.box.blocks[shown.part]
        return shown if block.frame is not None and shown.box.code_overflows(block) else None

    def over_head(self, point: QPointF) -> bool:
        """Whether the head of a code block covers the text there."""
        head = sticky_head(list(self._column.visible(self._height())))
        if head is None or not head.y <= point.y() < head.y + head.shown.box.code_head:
            return False
        left = head.shown.box.frame_left(head.block)
        return left <= point.x() < left + head.shown.box.room_of(head.block)

    def wide_code(self) -> Shown | None:
        """The first piece on the screen whose lines do not fit."""
        for shown in self._column.visible(self._height()):
            if shown.part < len(shown.box.blocks):
                block = shown.box.blocks[shown.part]
                if block.frame is not None and shown.box.code_overflows(block):
                    return shown
        return None

    def beyond_code(self, code: Shown, x: float) -> int:
        """How far a point is left (negative) or right of what a block shows of its lines."""
        block = code.box.blocks[code.part]
        left = code.box.text_left(block)
        right = left + code.box.room_of(block)
        return round(min(0.0, x - left) + max(0.0, x - right))

    def grip_at(self, point: QPointF) -> CodeGrip | None:
        """The thumb of a code block's scroll bar under the point."""
        shown = self.code_at(point)
        if shown is None or not shown.box.ends_code(shown.part):
            return None
        block = shown.box.blocks[shown.part]
        thumb = code_thumb(shown, block)
        if not QRectF(thumb.adjusted(0, -4, 0, 6)).contains(point):
            return None
        return CodeGrip(shown, point.x(), shown.box.code_state(block).scroll)

    def _inside(self, shown: Shown, point: QPointF) -> QPointF:
        box, part = shown.box, shown.part
        block = box.blocks[part]
        left = box.text_left(block)
        if block.frame is not None:
            left -= box.code_state(block).scroll
        return QPointF(point.x() - left, point.y() - shown.y - box.text_top(part))


class Dragger(QObject):
    """Extends a selection while the button is down, scrolling at the edges."""

    def __init__(
        self,
        pointer: Pointer,
        selection: Selection,
        height: Callable[[], int],
        scroll_by: Callable[[int], None],
        changed: Callable[[], None],
    ) -> None:
        super().__init__()
        self._pointer = pointer
        self._selection = selection
        self._height = height
        self._scroll_by = scroll_by
        self._changed = changed
        self._unit = Unit.CHARACTER
        self._clicks = QElapsedTimer()
        self._double_at = QPoint()
        self._at = QPointF()
        self._code: Shown | None = None  # where the drag began, if that can scroll to the side
        self.dragging = False
        self._timer = QTimer(self)
        self._timer.setInterval(_SCROLL_MS)
        self._timer.timeout.connect(self._scroll)

    @property
    def scrolling(self) -> bool:
        """Whether the view scrolls by itself now."""
        return self._timer.isActive()

    def press(self, point: QPointF, *, extend: bool) -> None:
        """Begin to select, or extend what is selected."""
        self._unit = Unit.PARAGRAPH if self._is_third(point) else Unit.CHARACTER
        self._clicks.invalidate()
        self._start(point, extend=extend)

    def double_click(self, point: QPointF) -> None:
        """Select a word; a third click soon after selects the paragraph."""
        self._unit = Unit.WORD
        self._clicks.start()
        self._double_at = point.toPoint()
        self._start(point, extend=False)

    def move(self, point: QPointF) -> None:
        """Extend the selection to there."""
        self._at = point
        self._extend()
        outside = not 0 <= point.y() < self._height() or self._beyond_code() != 0
        if outside and not self._timer.isActive():
            self._timer.start()
        elif not outside:
            self._timer.stop()

    def release(self) -> None:
        """The button is up."""
        self.dragging = False
        self._timer.stop()

    def _start(self, point: QPointF, *, extend: bool) -> None:
        self._at = point
        self._code = self._pointer.code_at(point)
        self.dragging = True
        span = self._pointer.span_at(point, self._unit)
        if span is not None:
            if extend:
                self._selection.extend(span)
            else:
                self._selection.begin(span)
        self._changed()

    def _extend(self) -> None:
        inside = QPointF(self._at.x(), min(max(self._at.y(), 0.0), self._height() - 1.0))
        span = self._pointer.span_at(inside, self._unit)
        if span is not None:
            self._selection.extend(span)
        self._changed()

    def _scroll(self) -> None:
        y = self._at.y()
        down = y if y < 0 else max(0.0, y - self._height() + 1)
        if down:
            self._scroll_by(_speed(down))
        sideways = self._beyond_code()
        if sideways and self._code is not None:
            block = self._code.box.blocks[self._code.part]
            scroll = self._code.box.code_state(block).scroll
            self._code.box.scroll_code(block, scroll + _speed(sideways))
        self._extend()

    def _beyond_code(self) -> int:
        """How far the mouse is beside the code that the drag began in and is still at."""
        at = self._pointer.part_at(self._at.y())
        code = self._code
        if code is None or at is None or at.box is not code.box or at.part == len(at.box.blocks):
            return 0
        same = at.box.blocks[at.part].frame == code.box.blocks[code.part].frame
        return self._pointer.beyond_code(code, self._at.x()) if same else 0

    def _is_third(self, point: QPointF) -> bool:
        if not self._clicks.isValid():
            return False
        soon = self._clicks.elapsed() < QApplication.doubleClickInterval()
        away = (point.toPoint() - self._double_at).manhattanLength()
        return soon and away < QApplication.startDragDistance()


def _speed(distance: float) -> int:
    """Pixels for each frame, more of them farther away."""
    speed = int(min(2 + abs(distance) / 4, _FASTEST))
    return -speed if distance < 0 else speed
