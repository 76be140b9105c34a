"""A line of Markdown: runs that look different, and pills behind code."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QFontInfo,
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
)

from gizai_desktop.ui.look.painting import fill_round
from gizai_desktop.ui.typesetting.formula import Formula
from gizai_desktop.ui.typesetting.rich_style import PILL_PAD, RichStyle
from gizai_desktop.ui.typesetting.segments import Segment, TextStyle, Tint, line_x

_PILL_RADIUS = 5
_PILL_MARGIN = 1.5  # above and below, in the line
_FORMULA_GAP = 3  # the least distance to the lines above and below


@dataclass(frozen=True, slots=True)
class Stretch:
    """The look of a range [start, end) of the shown text."""

    start: int
    end: int
    look: QTextCharFormat
    pill: bool = False
    formula: "SetFormula | None" = None


@dataclass(frozen=True, slots=True)
class SetFormula:
    """A formula and the pixels to its em."""

    formula: Formula
    em: float


class RichSegment(Segment):
    """A segment whose parts look different; a formula takes the place of one character."""

    def __init__(
        self,
        text: str,
        start: int,
        style: TextStyle,
        stretches: Sequence[Stretch],
        rich: RichStyle,
        *,
        centered: bool = False,
    ) -> None:
        super().__init__(text, start, style, ())
        self._rich = rich
        self._places: list[tuple[QPointF, SetFormula]] = []
        if centered:
            option = self._layout.textOption()
            option.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self._layout.setTextOption(option)
        self._boxes: list[QRectF] = []
        inside = [_clipped(stretch, start, self.end) for stretch in stretches]
        inside = [stretch for stretch in inside if stretch.start < stretch.end]
        self._pills = [(stretch.start, stretch.end) for stretch in inside if stretch.pill]
        if self._pills:
            inside = list(_padded(inside))
        self._formulas = {s.start: s.formula for s in inside if s.formula is not None}
        self._layout.setFormats([self._range(stretch) for stretch in inside])

    def break_lines(self, width: float) -> None:
        """Set the lines, and find the places of the pills."""
        super().break_lines(width)
        self._boxes = [
            self._pill(box)
            for start, end in self._pills
            for box in self.selection_boxes(start, end)
        ]
        self._places = [(self._place(at), one) for at, one in self._formulas.items()]

    def draw(
        self, painter: QPainter, at: QPointF, clip: QRectF, tints: Sequence[Tint] = ()
    ) -> None:
        """Draw the text and the formulas in the painter's pen."""
        # What stands in the place of a formula is not to be seen in any colour.
        hidden = self._formulas.keys()
        inked = [tint for tint in tints if not any(tint.start <= at < tint.end for at in hidden)]
        super().draw(painter, at, clip, inked)
        for place, one in self._places:
            one.formula.draw(painter, at + place, one.em)

    def _pill(self, box: QRectF) -> QRectF:
        """The pill around a part of a line, no higher where a formula makes the line high."""
        line = self._layout.lineAt(self._line_at(box.center().y()))
        half = max(self._pitch, line.height()) / 2 - _PILL_MARGIN
        middle = line.y() + line.height() / 2
        # From right to left the room for it is at its right.
        before = PILL_PAD / 2 if self.begins_right else PILL_PAD
        return QRectF(box.left() - before, middle - half, box.width() + before, 2 * half)

    def _place(self, position: int) -> QPointF:
        """The left end of a formula on its base line."""
        at = self._to_qt(position)
        line = self._layout.lineForTextPosition(at)
        left = min(line_x(line, at), line_x(line, at + 1))
        return QPointF(left, line.y() + line.ascent())

    def _reach(self, line: QTextLine) -> tuple[float, float]:
        """Further than the text where a formula does."""
        above, below = super()._reach(line)
        first, last = line.textStart(), line.textStart() + line.textLength()
        for at, one in self._formulas.items():
            if first <= self._to_qt(at) < last:
                above = max(above, one.formula.ascent * one.em + _FORMULA_GAP)
                below = max(below, one.formula.descent * one.em + _FORMULA_GAP)
        return above, below

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
    if stretch.start >= start and stretch.end <= end:
        return stretch
    return replace(stretch, start=max(stretch.start, start), end=min(stretch.end, end))


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
            yield replace(stretch, end=last, pill=False)
        spaced = QTextCharFormat(stretch.look)
        spaced.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
        taken = spaced.fontLetterSpacing() if stretch.formula is not None else 0.0
        spaced.setFontLetterSpacing(taken + PILL_PAD * (2 if stretch.pill and before_pill else 1))
        yield Stretch(last, stretch.end, spaced, formula=stretch.formula)


def formula_stretch(
    formula: Formula, at: int, placeholder: str, style: TextStyle, room: float
) -> Stretch:
    """A character that is not seen and as wide as the formula that is drawn in its place.

    A formula that is wider than the room for it is drawn smaller.
    """
    look = QTextCharFormat()
    look.setForeground(Qt.GlobalColor.transparent)
    em = min(QFontInfo(style.font).pixelSize(), room / formula.width)
    spacing = formula.width * em - QFontMetricsF(style.font).horizontalAdvance(placeholder)
    look.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
    look.setFontLetterSpacing(spacing)
    return Stretch(at, at + len(placeholder), look, formula=SetFormula(formula, em))
