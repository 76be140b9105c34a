"""What is selected, as positions in the sources of the messages."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from gizai_desktop.ui.timeline.column.box import MessageBox
from gizai_desktop.ui.timeline.copying import copied, is_words

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


def selected_html(
    selection: Selection, boxes: Sequence[MessageBox], render: Callable[[str], str]
) -> str:
    """The same as HTML; words that are no Markdown, such as a user's, stay as they are."""
    return "\n".join(
        render(piece) if markdown else f"<p>{escape(piece).replace(chr(10), '<br>')}</p>"
        for piece, markdown in _pieces(selection, boxes)
    )


def selected_text(selection: Selection, boxes: Sequence[MessageBox]) -> str:
    """The source of the selection; of a part of a paragraph, its words."""
    return SEPARATOR.join(piece for piece, _ in _pieces(selection, boxes))


def _pieces(selection: Selection, boxes: Sequence[MessageBox]) -> Iterator[tuple[str, bool]]:
    """The copied texts of the messages, and whether each of them is Markdown."""
    span = selection.span
    if span is None:
        return
    for index in range(span.start.box, min(span.end.box + 1, len(boxes))):
        box = boxes[index]
        found = selection.range_in(index, len(box.entry.message.content))
        if found is not None and (piece := copied(box, *found)):
            yield piece, not box.entry.by_user and not is_words(box, *found)


def everything(boxes: Sequence[MessageBox]) -> Span | None:
    """All of all messages."""
    if not boxes:
        return None
    last = len(boxes) - 1
    return Span(Position(0, 0), Position(last, len(boxes[last].entry.message.content)))
