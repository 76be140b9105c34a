"""Lays out the pieces of messages, and keeps those that were shown last."""

import math
from collections import OrderedDict
from collections.abc import Callable, Iterator

from PySide6.QtCore import QPointF, QRectF, QTextBoundaryFinder
from PySide6.QtGui import QPainter

from gizai_desktop.ui.look.painting import fill_round
from gizai_desktop.ui.typesetting.links import Link, links_in, without_signs
from gizai_desktop.ui.typesetting.marks import PieceMarks
from gizai_desktop.ui.typesetting.matches import Found, Query, spans_in
from gizai_desktop.ui.typesetting.plain import from_utf16, shown, to_utf16
from gizai_desktop.ui.typesetting.segments import Segment, TextStyle, Tint

_MARK_RADIUS = 3
_MARK_MARGIN = 2  # above and below, in the line
KEPT = 128
"""How many layouts are kept; a screen shows about 30."""


class BlockLayout:
    """One laid out piece. Positions count the characters of its source from 0.

    Attributes:
        colored: False for code whose colours are not known yet.
        waits: whether formulas in it are not drawn yet, so that it will have another height.
    """

    def __init__(self, source: str, style: TextStyle, width: int) -> None:
        self.colored = True
        self.waits = False
        self._source = source
        self._code = style.code
        self._found: tuple[Query, list[Found]] = (Query(), [])
        self._text, self._links = self._prepare(source, style)
        self._segments = list(self._split(style))
        self._break(width)

    @property
    def natural(self) -> int:
        """The width of the longest line in pixels."""
        return math.ceil(max(segment.natural for segment in self._segments))

    @property
    def begins_right(self) -> bool:
        """Whether it is written from right to left."""
        return self._segments[0].begins_right

    def align(self, width: int) -> None:
        """Move right-to-left lines to the right edge of a narrower box."""
        if width != self._width and any(segment.rtl for segment in self._segments):
            self._break(width)

    def draw_ground(self, painter: QPainter, at: QPointF, clip: QRectF) -> None:
        """Draw what is behind the text and behind what is selected of it."""

    def found(self, query: Query) -> list[Found]:
        """The hits in the piece, in positions of the piece."""
        if self._found[0] != query:
            self._found = query, list(self._find(query))
        return self._found[1]

    def boxes_of(self, found: Found) -> Iterator[QRectF]:
        """Where a hit is."""
        return self._boxes(found.first, found.last)

    @property
    def links(self) -> list[Link]:
        """The links as they are read; their ranges are those of the shown text."""
        return sorted(self._links, key=lambda link: link.start)

    def link_boxes(self, number: int) -> list[QRectF]:
        """Where the words of a link are: one box for each line."""
        link = self.links[number]
        lines: dict[float, QRectF] = {}
        for box in self._boxes(link.start, link.end):
            lines[box.top()] = lines.get(box.top(), box).united(box)
        return list(lines.values())

    def link_start(self, number: int) -> int:
        """The position that the words of a link begin at."""
        return self.links[number].start

    def draw_marks(
        self, painter: QPainter, at: QPointF, clip: QRectF, marks: PieceMarks | None
    ) -> None:
        """Draw what is behind the hits inside the clip."""
        for found in self.found(marks.query) if marks is not None else ():
            for box in self.boxes_of(found):
                place = box.translated(at).adjusted(-1, _MARK_MARGIN, 1, -_MARK_MARGIN)
                if marks is not None and place.intersects(clip):
                    fill_round(painter, place, _MARK_RADIUS, marks.colors(found)[0])

    def draw(
        self, painter: QPainter, at: QPointF, clip: QRectF, marks: PieceMarks | None = None
    ) -> None:
        """Draw what is inside the clip, in the painter's pen."""
        tints = [
            Tint(found.first, found.last, marks.colors(found)[1])
            for found in (self.found(marks.query) if marks is not None else ())
            if marks is not None
        ]
        for segment in self._segments:
            top = at.y() + segment.top
            if top > clip.bottom():
                break
            if top + segment.height >= clip.top():
                segment.draw(painter, QPointF(at.x(), top), clip, tints)

    def first_change(self, before: "BlockLayout") -> int:
        """How many pixels at its top look as they did in a layout of the same piece."""
        del before
        return 0

    def position_at(self, x: float, y: float) -> int:
        """The position nearest to a point."""
        segment = self._segment_at(y)
        return segment.position_at(x, y - segment.top)

    def link_at(self, x: float, y: float) -> str | None:
        """The address of the link under a point."""
        if not self._links or not 0 <= y < self.height:
            return None
        segment = self._segment_at(y)
        char = segment.char_at(x, y - segment.top)
        if char is None:
            return None
        hits = (link.address for link in self._links if link.start <= char < link.end)
        return next(hits, None)

    def box_of(self, position: int) -> QRectF:
        """Where the character at a position is; a line break is a place without a width."""
        return next(self._boxes(position, position + 1), self._line_at(position))

    def line_top(self, position: int) -> int:
        """Where the line with that position begins."""
        for segment in self._segments:
            if position <= segment.end:
                return segment.top + segment.line_top(position)
        return 0

    def selection_boxes(self, start: int, end: int) -> Iterator[QRectF]:
        """Boxes behind the range; an end past the piece marks its line break too."""
        for segment in self._segments:
            if segment.start <= end and segment.end >= start:
                for box in segment.selection_boxes(start, end):
                    yield box.translated(0, segment.top)

    def word_at(self, position: int) -> tuple[int, int]:
        """The range of the word, the space or the sign at a position."""
        text = self._text
        finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Word, text)
        at = to_utf16(text, position)
        finder.setPosition(at)
        start = (
            at if finder.isAtBoundary() and position < len(text) else finder.toPreviousBoundary()
        )
        finder.setPosition(max(0, start))
        end = finder.toNextBoundary()
        if end < 0:
            end = to_utf16(text, len(text))
        return from_utf16(text, max(0, start)), from_utf16(text, end)

    def paragraph_at(self, position: int) -> tuple[int, int]:
        """The range of the source's line at a position."""
        start = self._source.rfind("\n", 0, position) + 1
        end = self._source.find("\n", position)
        return start, len(self._source) if end < 0 else end

    def _boxes(self, first: int, last: int) -> Iterator[QRectF]:
        """Where a range of the shown text is."""
        for segment in self._segments:
            if segment.start < last and segment.end > first:
                for box in segment.selection_boxes(first, min(last, segment.end)):
                    yield box.translated(0, segment.top)

    def _line_at(self, position: int) -> QRectF:
        for segment in self._segments:
            if position <= segment.end:
                return segment.end_of_line(position).translated(0, segment.top)
        return QRectF()

    def _find(self, query: Query) -> Iterator[Found]:
        for start, end in spans_in(self._text, query, code=self._code):
            yield Found(start, end, start, end)

    def _prepare(self, source: str, style: TextStyle) -> tuple[str, list[Link]]:
        """The text to lay out, and the links in it."""
        text = shown(source, code=style.code)
        if style.code:
            return text, []
        links = list(links_in(text, style.schemes))
        return without_signs(text, links), links

    def _split(self, style: TextStyle) -> Iterator[Segment]:
        if style.code:
            yield Segment(self._text, 0, style, ())
            return
        start = 0
        for line in self._source.split("\n"):
            end = start + len(line)
            links = [link for link in self._links if start <= link.start and link.end <= end]
            yield Segment(self._text[start:end], start, style, links)
            start = end + 1

    def _break(self, width: int) -> None:
        self._width = width
        top = 0
        for segment in self._segments:
            segment.top = top
            segment.break_lines(width)
            top += segment.height
        self.height = top

    def _segment_at(self, y: float) -> Segment:
        for segment in self._segments:
            if y < segment.top + segment.height:
                return segment
        return self._segments[-1]


class LayoutCache:
    """The layouts of the pieces that were used last; `built` counts how many were made."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[int, int], BlockLayout] = OrderedDict()
        self.built = 0

    def get(self, key: tuple[int, int], build: Callable[[], BlockLayout]) -> BlockLayout:
        """The layout of that piece, made now if it is not there."""
        found = self._kept.get(key)
        if found is None:
            found = build()
            self.built += 1
            self._kept[key] = found
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(key)
        return found

    def drop(self, key: tuple[int, int]) -> None:
        """Forget one layout, whose text has changed."""
        self._kept.pop(key, None)

    def take(self, key: tuple[int, int]) -> BlockLayout | None:
        """Forget one layout; returns it if it is there."""
        return self._kept.pop(key, None)

    def drop_uncolored(self) -> None:
        """Forget code that may have its colours now."""
        for key in [key for key, layout in self._kept.items() if not layout.colored]:
            del self._kept[key]

    def drop_waiting(self) -> None:
        """Forget what may have its formulas now."""
        for key in [key for key, layout in self._kept.items() if layout.waits]:
            del self._kept[key]

    def clear(self) -> None:
        """Forget all, as after a change of width or fonts."""
        self._kept.clear()

    def __len__(self) -> int:
        return len(self._kept)
