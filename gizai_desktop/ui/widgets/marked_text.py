"""Text in one or two lines with the found words on a coloured ground."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from gizai_desktop.domain.search import Range
from gizai_desktop.ui.theme import Theme
from gizai_desktop.ui.tokens import ColorName, TypeStep

_Range = QTextLayout.FormatRange
_BEYOND_BMP = 0xFFFF
_NARROWEST = 3  # pixels


def paint_marked(
    painter: QPainter,
    theme: Theme,
    place: QRect,
    words: tuple[str, Sequence[Range]],
    look: tuple[TypeStep, ColorName],
    *,
    lines: int = 1,
    bold: bool = False,
) -> None:
    """Write a text into a rectangle, elided at the end of the last line.

    Args:
        words: the text, and the ranges of characters that are marked.
        bold: mark by bold letters in the colour of links, instead of a coloured ground.
    """
    text, marks = words
    font = theme.font(look[0])
    height = place.height() // lines
    painter.setPen(theme.color(look[1]))
    top, start = place.top(), 0
    for line in range(lines):
        rest = text[start:]
        if not rest:
            return
        last = line == lines - 1
        shown = _elided(rest, font, place.width()) if last else rest
        shifted = [(max(0, a - start), b - start) for a, b in marks if b > start]
        layout = _layout(shown, font, wraps=not last)
        _mark(layout, shown, shifted, _bold(theme) if bold else _grounded(theme))
        taken = _lay_out_line(layout, place.width())
        room = QFontMetricsF(font).height()
        layout.draw(painter, QPointF(place.left(), top + (height - room) / 2))
        start += len(_utf16_head(shown, taken))
        top += height


def _elided(text: str, font: QFont, width: int) -> str:
    # Only so much is measured as could fit, with letters as narrow as an i.
    some = text[: width // _NARROWEST + 2]
    shown = QFontMetricsF(font).elidedText(some, Qt.TextElideMode.ElideRight, width)
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


def _mark(layout: QTextLayout, text: str, marks: Sequence[Range], marked: QTextCharFormat) -> None:
    formats = []
    for start, end in marks:
        if start >= len(text):
            break
        found = _Range()
        found.start = _utf16_length(text[:start])
        found.length = _utf16_length(text[start:end])
        found.format = marked
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
    return len(text) + sum(ord(char) > _BEYOND_BMP for char in text)


def _utf16_head(text: str, units: int) -> str:
    """The beginning of a text that takes so many UTF-16 units."""
    if text.isascii():
        return text[:units]
    return text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "replace")
