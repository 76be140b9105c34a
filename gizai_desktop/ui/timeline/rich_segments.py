"""A line of Markdown: runs that look different, and pills behind code."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QPainter, QTextCharFormat, QTextLayout

from gizai_desktop.ui.timeline.rich_style import PILL_PAD, RichStyle
from gizai_desktop.ui.timeline.segments import Segment, TextStyle
from gizai_desktop.ui.widgets.painting import fill_round

_PILL_RADIUS = 5
_PILL_MARGIN = 1.5  # above and below, in the line


@dataclass(frozen=True, slots=True)
class Stretch:
    """The look of a range [start, end) of the shown text."""

    start: int
    end: int
    look: QTextCharFormat
    pill: bool = False


class RichSegment(Segment):
    """A segment whose parts look different."""

    def __init__(
        self,
        text: str,
        start: int,
        style: TextStyle,
        stretches: Sequence[Stretch],
        rich: RichStyle,
    ) -> None:
        super().__init__(text, start, style, ())
        self._rich = rich
        self._boxes: list[QRectF] = []
        inside = [_clipped(stretch, start, self.end) for stretch in stretches]
        inside = [stretch for stretch in inside if stretch.start < stretch.end]
        self._pills = [(stretch.start, stretch.end) for stretch in inside if stretch.pill]
        if self._pills:
            inside = list(_padded(inside))
        self._layout.setFormats([self._range(stretch) for stretch in inside])

    def break_lines(self, width: float) -> None:
        """Set the lines, and find the places of the pills."""
        super().break_lines(width)
        self._boxes = [
            box.adjusted(-PILL_PAD, _PILL_MARGIN, 0, -_PILL_MARGIN)
            for start, end in self._pills
            for box in self.selection_boxes(start, end)
        ]

    def draw_ground(self, painter: QPainter, at: QPointF) -> None:
        """Draw the pills behind code."""
        for box in self._boxes:
            fill_round(painter, box.translated(at), _PILL_RADIUS, self._rich.pill)

    def _range(self, stretch: Stretch) -> QTextLayout.FormatRange:
        found = QTextLayout.FormatRange()
        found.start = self._to_qt(stretch.start)
        found.length = self._to_qt(stretch.end) - found.start
        found.format = stretch.look
        return found


def _clipped(stretch: Stretch, start: int, end: int) -> Stretch:
    return Stretch(max(stretch.start, start), min(stretch.end, end), stretch.look, stretch.pill)


def _padded(stretches: Sequence[Stretch]) -> Iterator[Stretch]:
    """The same with room beside pills: after their last character, and after what is before."""
    for number, stretch in enumerate(stretches):
        after = stretches[number + 1] if number + 1 < len(stretches) else None
        before_pill = after is not None and after.pill and after.start == stretch.end
        if not stretch.pill and not before_pill:
            yield stretch
            continue
        last = stretch.end - 1
        if stretch.start < last:
            yield Stretch(stretch.start, last, stretch.look)
        spaced = QTextCharFormat(stretch.look)
        spaced.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
        spaced.setFontLetterSpacing(PILL_PAD * (2 if stretch.pill and before_pill else 1))
        yield Stretch(last, stretch.end, spaced)
