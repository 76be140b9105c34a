"""One stretch of text in one direction of writing, broken into lines by QTextLayout."""

import math
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from gizai_desktop.ui.typesetting.links import Link
from gizai_desktop.ui.typesetting.plain import from_utf16, to_utf16

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]")
_LINE_BREAK_PX = 6  # what a selected line break adds to the selection's box


@dataclass(frozen=True, slots=True)
class Tint:
    """Another colour for the range [start, end) of a text."""

    start: int
    end: int
    color: QColor


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a piece is set: line height and tab distance in pixels.

    Attributes:
        wrapped: whether long lines of code are broken.
        schemes: of the Markdown links that are shown as links.
    """

    font: QFont
    line: int
    tab: float
    link: QColor
    code: bool = False
    wrapped: bool = False
    schemes: frozenset[str] = frozenset()


class Segment:
    """A line of the source, or a whole piece of code; positions are those of the piece.

    Attributes:
        top, height: its place in the piece, in pixels.
        natural: the width of its longest line.
    """

    def __init__(self, text: str, start: int, style: TextStyle, links: Sequence[Link]) -> None:
        self.start = start
        self.end = start + len(text)
        self.top = 0
        self.height = 0
        self.natural = 0.0
        self.rtl = not style.code and _RIGHT_TO_LEFT.search(text) is not None
        self._text = text
        self._astral = max(text, default="") > "\uffff"
        self._pitch = style.line
        self._tops: list[int] = []
        self._begins: list[int] = []  # of the lines, in positions of Qt's
        self._layout = QTextLayout(text, style.font)
        self._layout.setCacheEnabled(True)  # keeps the shaped glyphs for the next paint
        self.begins_right = self.rtl and begins_right(text)
        self._layout.setTextOption(_option(style, right=self.begins_right))
        if links:
            self._layout.setFormats([self._link_format(link, style.link) for link in links])

    def break_lines(self, width: float) -> None:
        """Set the lines; code is broken only where that is asked for."""
        self._tops = []
        self._begins = []
        y = 0
        self.natural = 0.0
        self._layout.beginLayout()
        line = self._layout.createLine()
        while line.isValid():
            line.setLineWidth(width)
            above, below = self._reach(line)
            line.setPosition(QPointF(0, y + above - line.ascent()))
            height = math.ceil(above + below)
            self._tops.append(y)
            self._begins.append(line.textStart())
            self.natural = max(self.natural, line.naturalTextWidth())
            y += height
            line = self._layout.createLine()
        self._layout.endLayout()
        self.height = y

    def _reach(self, line: QTextLine) -> tuple[float, float]:
        """How far a line reaches above and below its base line."""
        height = max(self._pitch, math.ceil(line.height()))
        above = round((height - line.height()) / 2) + line.ascent()
        return above, height - above

    def first_change(self, before: "Segment", position: int) -> int:
        """How many pixels at its top look as before, if the text before a position does."""
        if self.begins_right != before.begins_right:
            return 0
        last = self._to_qt(max(position, self.start))
        same = 0
        old = zip(before._begins, before._tops, strict=True)
        for begin, one in zip(zip(self._begins, self._tops, strict=True), old, strict=False):
            if begin != one or begin[0] > last:
                break
            same = begin[1]
        return same

    def draw(
        self, painter: QPainter, at: QPointF, clip: QRectF, tints: Sequence[Tint] = ()
    ) -> None:
        """Draw the text in the painter's pen, and parts of it in other colours."""
        inside = (tint for tint in tints if tint.start < self.end and tint.end > self.start)
        self._layout.draw(painter, at, [self._tinted(tint) for tint in inside], clip)

    def _tinted(self, tint: Tint) -> QTextLayout.FormatRange:
        found = QTextLayout.FormatRange()
        found.start = self._to_qt(max(tint.start, self.start))
        found.length = self._to_qt(min(tint.end, self.end)) - found.start
        look = QTextCharFormat()
        look.setForeground(tint.color)
        found.format = look
        return found

    def position_at(self, x: float, y: float) -> int:
        """The position nearest to a point in the segment."""
        at = self._layout.lineAt(self._line_at(y)).xToCursor(x)
        if not self._layout.isValidCursorPosition(at):  # between a sign and its modifier
            at = self._layout.previousCursorPosition(at)
        return self.start + self._from_qt(at)

    def char_at(self, x: float, y: float) -> int | None:
        """The character under a point, None beside the text."""
        line = self._layout.lineAt(self._line_at(y))
        if not line.naturalTextRect().left() <= x <= line.naturalTextRect().right():
            return None
        on = QTextLine.CursorPosition.CursorOnCharacter
        return self.start + self._from_qt(line.xToCursor(x, on))

    def line_top(self, position: int) -> int:
        """Where the line with that position begins, from the segment's top."""
        line = self._layout.lineForTextPosition(self._to_qt(position))
        return self._tops[line.lineNumber()] if line.isValid() else 0

    def end_of_line(self, position: int) -> QRectF:
        """The place without a width where the line with that position ends."""
        line = self._layout.lineForTextPosition(self._to_qt(position))
        if not line.isValid():
            return QRectF()
        number, edge = line.lineNumber(), line.naturalTextRect()
        bottom = [*self._tops[1:], self.height][number]
        x = edge.left() if self.begins_right else edge.right()
        return QRectF(x, self._tops[number], 0, bottom - self._tops[number])

    def selection_boxes(self, start: int, end: int) -> Iterator[QRectF]:
        """Boxes behind the range; one that goes on past the segment covers the line break."""
        first, last = self._to_qt(max(start, self.start)), self._to_qt(min(end, self.end))
        bottoms = [*self._tops[1:], self.height]
        for number, (top, bottom) in enumerate(zip(self._tops, bottoms, strict=True)):
            line = self._layout.lineAt(number)
            begin, stop = line.textStart(), line.textStart() + line.textLength()
            if first > stop or last < begin or (first == stop and number < len(self._tops) - 1):
                continue
            yield from self._line_boxes(line, max(first, begin), min(last, stop), top, bottom)
            if end > self.end and number == len(self._tops) - 1:
                edge = line.naturalTextRect()
                x = edge.left() - _LINE_BREAK_PX if self.begins_right else edge.right()
                yield QRectF(x, top, _LINE_BREAK_PX, bottom - top)

    def _line_boxes(
        self, line: QTextLine, first: int, last: int, top: int, bottom: int
    ) -> Iterator[QRectF]:
        if first >= last:
            return
        if not self.rtl:
            left, right = line_x(line, first), line_x(line, last)
            if last == line.textStart() + line.textLength():
                right = max(right, line.naturalTextRect().right())
            yield QRectF(left, top, right - left, bottom - top)
            return
        # In mixed directions a range is several boxes: one for every run of glyphs.
        for run in line.glyphRuns(first, last - first):
            box = run.boundingRect()
            yield QRectF(box.left(), top, box.width(), bottom - top)

    def _line_at(self, y: float) -> int:
        number = 0
        for number, top in enumerate(self._tops):
            if top > y:
                return max(0, number - 1)
        return number

    def _link_format(self, link: Link, color: QColor) -> QTextLayout.FormatRange:
        found = QTextLayout.FormatRange()
        found.start = self._to_qt(link.start)
        found.length = self._to_qt(link.end) - found.start
        look = QTextCharFormat()
        look.setForeground(color)
        look.setFontUnderline(True)
        found.format = look
        return found

    def _to_qt(self, position: int) -> int:
        index = position - self.start
        return to_utf16(self._text, index) if self._astral else index

    def _from_qt(self, position: int) -> int:
        return from_utf16(self._text, position) if self._astral else position


def begins_right(text: str) -> bool:
    """Whether the first letter that has a direction is written from right to left."""
    for char in text:
        direction = unicodedata.bidirectional(char)
        if direction in {"L", "R", "AL"}:
            return direction != "L"
    return False


def _option(style: TextStyle, *, right: bool) -> QTextOption:
    option = QTextOption(Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
    option.setTabStopDistance(style.tab)
    if style.code:
        option.setTextDirection(Qt.LayoutDirection.LeftToRight)
        anywhere = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
        option.setWrapMode(anywhere if style.wrapped else QTextOption.WrapMode.NoWrap)
    else:
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def line_x(line: QTextLine, position: int) -> float:
    """Where a position of Qt's stands in a line."""
    found = line.cursorToX(position)
    return float(found[0]) if isinstance(found, tuple) else 0.0
