"""Text in one or two lines with the found words on a coloured ground."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from gizai_desktop.domain.search import Range
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.look.tokens import ColorName, TypeStep

_Range = QTextLayout.FormatRange
_Marks = tuple[Sequence[Range], QTextCharFormat]
_USUAL = 5
"""Pixels of a letter: few texts have more letters in a line than so many fit."""


class MarkedText:
    """A text that is laid out once, in a line or two, and then only drawn."""

    def __init__(
        self,
        theme: Theme,
        words: tuple[str, Sequence[Range]],
        step: TypeStep,
        width: int,
        *,
        lines: int = 1,
        bold: bool = False,
    ) -> None:
        """Lay out a text, elided at the end of the last line.

        Args:
            words: the text, and the ranges of characters that are marked.
            width: of a line, in pixels.
            bold: mark by bold letters in the colour of links, instead of a coloured ground.
        """
        text, marks = words
        font = theme.font(step)
        marked = _bold(theme) if bold else _grounded(theme)
        self._line_height = QFontMetricsF(font).height()
        self._lines = lines
        self._layouts: list[QTextLayout] = []
        start = 0
        for line in range(lines):
            if start >= len(text):
                return
            shifted = [(max(0, a - start), b - start) for a, b in marks if b > start]
            lay_out = _last_line if line == lines - 1 else _full_line
            layout, taken = lay_out(text[start:], font, width, (shifted, marked))
            self._layouts.append(layout)
            start += taken

    def draw(self, painter: QPainter, place: QRect, color: QColor) -> None:
        """Write it into a rectangle of the width that it was laid out for."""
        painter.setPen(color)
        height = place.height() // self._lines
        top = place.top() + (height - self._line_height) / 2
        for layout in self._layouts:
            layout.draw(painter, QPointF(place.left(), top))
            top += height


def paint_marked(
    painter: QPainter,
    theme: Theme,
    place: QRect,
    words: tuple[str, Sequence[Range]],
    look: tuple[TypeStep, ColorName],
    *,
    bold: bool = False,
) -> None:
    """Lay out a text in one line as `MarkedText` does and write it into a rectangle."""
    marked = MarkedText(theme, words, look[0], place.width(), bold=bold)
    marked.draw(painter, place, theme.color(look[1]))


def _full_line(text: str, font: QFont, width: int, marks: _Marks) -> tuple[QTextLayout, int]:
    """The first line of a text that goes on in another one; how many characters it took."""
    # Laying out letters that do not come into the line takes most of the time.
    some = text[: width // _USUAL]
    layout, taken = _broken(some, font, width, marks)
    if taken < len(some):
        return layout, taken
    return _broken(text[:width], font, width, marks)


def _broken(text: str, font: QFont, width: int, marks: _Marks) -> tuple[QTextLayout, int]:
    layout = _layout(text, font, wraps=True)
    _mark(layout, text, marks)
    return layout, len(_utf16_head(text, _lay_out_line(layout, width)))


def _last_line(text: str, font: QFont, width: int, marks: _Marks) -> tuple[QTextLayout, int]:
    shown = _elided(text, font, width)
    layout = _layout(shown, font, wraps=False)
    _mark(layout, shown, marks)
    _lay_out_line(layout, width)
    return layout, len(text)


def _elided(text: str, font: QFont, width: int) -> str:
    metrics, end = QFontMetricsF(font), Qt.TextElideMode.ElideRight
    some = text[: width // _USUAL]
    shown = metrics.elidedText(some, end, width)
    if shown != some or some == text:
        return shown
    some = text[:width]
    shown = metrics.elidedText(some, end, width)
    return shown if shown != some or some == text else f"{some}…"


def _layout(text: str, font: QFont, *, wraps: bool) -> QTextLayout:
    layout = QTextLayout(text, font)
    option = QTextOption()
    modes = QTextOption.WrapMode
    option.setWrapMode(modes.WrapAtWordBoundaryOrAnywhere if wraps else modes.NoWrap)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    layout.setTextOption(option)
    return layout


def _grounded(theme: Theme) -> QTextCharFormat:
    marked = QTextCharFormat()
    marked.setBackground(theme.color("match"))
    marked.setForeground(theme.color("text"))
    return marked


def _bold(theme: Theme) -> QTextCharFormat:
    marked = QTextCharFormat()
    marked.setForeground(theme.color("link"))
    marked.setFontWeight(QFont.Weight.DemiBold)
    return marked


def _mark(layout: QTextLayout, text: str, marks: _Marks) -> None:
    formats = []
    for start, end in marks[0]:
        if start >= len(text):
            break
        found = _Range()
        found.start = _utf16_length(text[:start])
        found.length = _utf16_length(text[start:end])
        found.format = marks[1]
        formats.append(found)
    layout.setFormats(formats)


def _lay_out_line(layout: QTextLayout, width: int) -> int:
    """Make one line; returns how many UTF-16 units it took."""
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    line.setPosition(QPointF(0, 0))
    layout.endLayout()
    return line.textLength()


def _utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _utf16_head(text: str, units: int) -> str:
    """The beginning of a text that takes so many UTF-16 units."""
    if text.isascii():
        return text[:units]
    return text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "replace")
