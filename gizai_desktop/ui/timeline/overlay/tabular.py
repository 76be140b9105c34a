"""Numbers whose digits are all equally wide, so that nothing beside them jumps."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics, QPainter


def digit_width(metrics: QFontMetrics) -> int:
    """The width of the widest digit."""
    return max(metrics.horizontalAdvance(digit) for digit in "0123456789")


def digits_width(metrics: QFontMetrics, text: str) -> int:
    """The width of the text with equally wide digits."""
    cell = digit_width(metrics)
    return sum(cell if char.isdigit() else metrics.horizontalAdvance(char) for char in text)


def draw_digits(painter: QPainter, place: QRect, text: str) -> None:
    """Draw the text in the middle of a place, in the painter's font and pen."""
    metrics = painter.fontMetrics()
    x = place.left() + (place.width() - digits_width(metrics, text)) // 2
    y = place.top() + (place.height() + metrics.ascent() - metrics.descent()) // 2
    cell = digit_width(metrics)
    for char in text:
        advance = metrics.horizontalAdvance(char)
        room = cell if char.isdigit() else advance
        painter.drawText(x + (room - advance) // 2, y, char)
        x += room
