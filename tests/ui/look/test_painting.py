"""Edges stay sharp and complete at every scale factor."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from gizai_desktop.ui.look.painting import aligned, hairline, stroke_round

RED = QColor("#ff0000")
WHITE = QColor("#ffffff")


def drawn(scale: float, box: QRectF) -> QImage:
    image = QImage(200, 200, QImage.Format.Format_RGB32)
    image.fill(WHITE)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(scale, scale)
        stroke_round(painter, box, 8, RED)
    return image


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 1.75, 2.0])
@pytest.mark.parametrize("top", [10, 11, 13])
def test_a_line_of_one_pixel_is_not_blurred(scale: float, top: int) -> None:
    image = drawn(scale, QRectF(10, top, 60, 32))
    middle = round(40 * scale)
    column = [image.pixelColor(middle, y) for y in range(200)]
    assert {color.name() for color in column} == {RED.name(), WHITE.name()}
    assert column.count(RED) == (4 if scale >= 1.75 else 2)


def test_an_edge_between_two_pixels_goes_down_as_qt_places_widgets() -> None:
    image = QImage(400, 400, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        painter.scale(1.25, 1.25)
        assert aligned(painter, QRectF(0, 202, 10, 10)).top() * 1.25 == 253
        assert aligned(painter, QRectF(0, 206, 10, 10)).top() * 1.25 == 258
        assert hairline(painter, 1) * 1.25 == 1
