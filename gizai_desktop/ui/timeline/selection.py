"""What is selected, as positions in the sources of the messages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gizai_desktop.ui.timeline.box import MessageBox
from gizai_desktop.ui.timeline.copying import copied

SEPARATOR = "\n\n"
"""Stands between two messages that are copied together."""


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place between two characters of a message."""

    box: int
    offset: int


@dataclass(frozen=True, slots=True)
class Span:
    """The range from one position to a later one; a word and a paragraph are spans too."""

    start: Position
    end: Position


class Selection:
    """The range between where the drag began and where it is now."""

    def __init__(self) -> None:
        self._anchor: Span | None = None
        self._focus: Span | None = None

    def clear(self) -> None:
        """Select nothing; the next extension begins anew."""
        self._anchor = self._focus = None

    def begin(self, span: Span) -> None:
        """Start at a position, a word or a paragraph."""
        self._anchor = self._focus = span

    def extend(self, span: Span) -> None:
        """Select from where it began to there."""
        if self._anchor is None:
            self._anchor = span
        self._focus = span

    @property
    def span(self) -> Span | None:
        """What is selected, None for nothing."""
        if self._anchor is None or self._focus is None:
            return None
        start = min(self._anchor.start, self._focus.start)
        end = max(self._anchor.end, self._focus.end)
        return Span(start, end) if start < end else None

    def range_in(self, box: int, length: int) -> tuple[int, int] | None:
        """The selected range of one message's source; past its end if the next one follows."""
        span = self.span
        if span is None or not span.start.box <= box <= span.end.box:
            return None
        start = span.start.offset if span.start.box == box else 0
        end = span.end.offset if span.end.box == box else length + 1
        return start, end

    def moved(self, moves: dict[int, int]) -> None:
        """Follow messages to other places; what has gone takes the selection along."""
        if self._anchor is None or self._focus is None:
            return
        spans = [_moved(span, moves) for span in (self._anchor, self._focus)]
        self._anchor, self._focus = spans if None not in spans else (None, None)


def _moved(span: Span, moves: dict[int, int]) -> Span | None:
    start, end = moves.get(span.start.box), moves.get(span.end.box)
    if start is None or end is None:
        return None
    return Span(Position(start, span.start.offset), Position(end, span.end.offset))


def selected_text(selection: Selection, boxes: Sequence[MessageBox]) -> str:
    """The source of the selection; of a part of a paragraph, its words."""
    return SEPARATOR.join(_pieces(selection, boxes))


def _pieces(selection: Selection, boxes: Sequence[MessageBox]) -> Iterator[str]:
    span = selection.span
    if span is None:
        return
    for index in range(span.start.box, min(span.end.box + 1, len(boxes))):
        content = boxes[index].entry.message.content
        found = selection.range_in(index, len(content))
        if found is not None and (piece := copied(boxes[index], *found)):
            yield piece


def everything(boxes: Sequence[MessageBox]) -> Span | None:
    """All of all messages."""
    if not boxes:
        return None
    last = len(boxes) - 1
    return Span(Position(0, 0), Position(last, len(boxes[last].entry.message.content)))
