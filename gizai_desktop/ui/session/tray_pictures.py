"""The application's icon for the tray, with a mark while something is unread."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap

SIZES = (16, 22, 24, 32, 44, 48, 64, 96)
"""Pixels; trays are 16 to 48 logical pixels high."""
DOT = 0.22
"""Radius of the mark, as a share of the icon's size."""
RING = 0.06
"""Width of the gap around it, in the same unit."""


def tray_icon(icon: QIcon, mark: QColor | None) -> QIcon:
    """Draw the icon in every size that a tray may want, with a dot of that colour or without."""
    drawn = QIcon()
    for size in SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        with QPainter(image) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            # A theme may have fewer sizes.
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(image.rect(), icon.pixmap(QSize(size, size), 1.0))
            if mark is not None:
                _paint_mark(painter, size, mark)
        drawn.addPixmap(QPixmap.fromImage(image))
    return drawn


def _paint_mark(painter: QPainter, size: int, color: QColor) -> None:
    """A dot at the lower right, cut free from what is below: the tray's colour is not known."""
    radius, ring = DOT * size, RING * size
    centre = QPointF(size - radius, size - radius)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
    painter.setBrush(Qt.GlobalColor.black)
    painter.drawEllipse(centre, radius + ring, radius + ring)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    painter.setBrush(color)
    painter.drawEllipse(centre, radius, radius)
