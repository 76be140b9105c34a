"""Rounded boxes whose edges sit on whole device pixels, at every scale factor."""

from collections.abc import Iterator
from contextlib import contextmanager
from math import floor
from typing import Literal

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTransform
from PySide6.QtWidgets import QWidget

from gizai_desktop.ui.look.tokens import ColorName

Ground = Literal["window", "raised", "sidebar"]

_SMOOTH = QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
_GROUND = "ground"  # the dynamic property that names what a widget's children stand on

_HOVER: dict[str, ColorName] = {"sidebar": "row_hover", "raised": "hover_raised"}
_PRESSED: dict[str, ColorName] = {"sidebar": "row_pressed"}


@contextmanager
def painting(widget: QWidget) -> Iterator[QPainter]:
    """An antialiasing painter on the widget that ends even when the drawing fails."""
    with QPainter(widget) as painter:
        painter.setRenderHints(_SMOOTH)
        yield painter


def set_ground(widget: QWidget, ground: Ground) -> None:
    """Say what the children stand on; without it, it is the window."""
    widget.setProperty(_GROUND, ground)


def ground_of(widget: QWidget) -> Ground:
    """The ground of the nearest ancestor that names one."""
    found: QWidget | None = widget
    while found is not None:
        ground = found.property(_GROUND)
        if ground == "raised":
            return "raised"
        if ground == "sidebar":
            return "sidebar"
        found = None if found.isWindow() else found.parentWidget()
    return "window"


def hover_color(widget: QWidget) -> ColorName:
    """The fill of a hovered plain control on this ground."""
    return _HOVER.get(ground_of(widget), "hover")


def pressed_color(widget: QWidget) -> ColorName:
    """The fill of a pressed plain control on this ground."""
    return _PRESSED.get(ground_of(widget), "pressed")


def aligned(painter: QPainter, rect: QRectF | QRect) -> QRectF:
    """The rectangle moved to whole device pixels, in logical pixels again."""
    box = QRectF(rect)
    transform = painter.deviceTransform()
    if transform.isRotating() or (isinstance(rect, QRect) and _is_whole(transform)):
        return box
    device = transform.mapRect(box)
    left, top, right, bottom = (
        floor(edge + 0.5)  # as Qt rounds the edges of a widget; round() would go to even
        for edge in (device.left(), device.top(), device.right(), device.bottom())
    )
    whole = QRectF(left, top, right - left, bottom - top)
    inverse, _ = transform.inverted()
    return inverse.mapRect(whole)


def _is_whole(transform: QTransform) -> bool:
    """Whether whole logical pixels are whole device pixels; asking takes little."""
    return (
        transform.m11().is_integer()
        and transform.m22().is_integer()
        and transform.dx().is_integer()
        and transform.dy().is_integer()
    )


def hairline(painter: QPainter, width: float) -> float:
    """A line width that is a whole number of device pixels, in logical pixels."""
    scale = painter.deviceTransform().m11() or 1.0
    return max(1, int(width * scale + 0.25)) / scale


def fill_round(painter: QPainter, rect: QRectF | QRect, radius: float, color: QColor) -> None:
    """Fill a rounded box; a radius above half the height becomes a pill."""
    box = aligned(painter, rect)
    limit = min(radius, box.width() / 2, box.height() / 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawRoundedRect(box, limit, limit)


def stroke_round(
    painter: QPainter, rect: QRectF | QRect, radius: float, color: QColor, width: float = 1.0
) -> None:
    """Draw the line just inside the edge of a rounded box."""
    line = hairline(painter, width)
    half = line / 2
    box = aligned(painter, rect).adjusted(half, half, -half, -half)
    limit = max(0.0, min(radius - half, box.width() / 2, box.height() / 2))
    painter.setPen(QPen(color, line))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, limit, limit)


def box_round(
    painter: QPainter, rect: QRectF | QRect, radius: float, fill: QColor, border: QColor
) -> None:
    """A filled rounded box with a 1 px line; the fill does not shine through outside it."""
    half = hairline(painter, 1.0) / 2
    inner = aligned(painter, rect).adjusted(half, half, -half, -half)
    path = QPainterPath()
    path.addRoundedRect(inner, radius - half, radius - half)
    painter.fillPath(path, fill)
    stroke_round(painter, rect, radius, border)


def sides(painter: QPainter, rect: QRectF, fill: QColor, border: QColor) -> None:
    """The middle of a box with a 1 px line: only its fill and its two sides."""
    box, line = aligned(painter, rect), hairline(painter, 1.0)
    painter.fillRect(box, fill)
    painter.fillRect(QRectF(box.left(), box.top(), line, box.height()), border)
    painter.fillRect(QRectF(box.right() - line, box.top(), line, box.height()), border)


def line_below(painter: QPainter, rect: QRectF, color: QColor) -> None:
    """A 1 px line at the bottom of rect."""
    thin = hairline(painter, 1.0)
    painter.fillRect(QRectF(rect.left(), rect.bottom() - thin, rect.width(), thin), color)


def separator(painter: QPainter, rect: QRectF | QRect, color: QColor) -> None:
    """A 1 px horizontal line at the top of rect."""
    box = aligned(painter, rect)
    box.setHeight(hairline(painter, 1.0))
    painter.fillRect(box, color)
