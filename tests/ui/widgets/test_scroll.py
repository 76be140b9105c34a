"""Scroll bars: thin, wider under the mouse, and dragged by the thumb."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollBar, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.widgets.scroll import ScrollArea

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def area(window: QWidget) -> ScrollArea:
    content = QWidget()
    content.setFixedHeight(4000)
    area = ScrollArea(content)
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(area)
    column.activate()
    area.show()
    return area


def thumb_width(image: QImage, theme: Theme, y: int) -> int:
    window = theme.color("window")
    return sum(image.pixelColor(x, y) != window for x in range(image.width()))


def test_the_thumb_is_thin_and_wider_under_the_mouse(
    theme: Theme, window: QWidget, area: ScrollArea, qtbot: QtBot
) -> None:
    bar = area.verticalScrollBar()
    QCursor.setPos(window.mapToGlobal(QPoint(100, 100)))
    place = bar.mapTo(window, QPoint(0, 0))
    strip = window.rect().adjusted(place.x(), 0, 0, 0)
    assert thumb_width(window.grab(strip).toImage(), theme, 60) == 6
    QTest.mouseMove(bar, QPoint(6, 60))
    qtbot.waitUntil(bar.underMouse)
    assert thumb_width(window.grab(strip).toImage(), theme, 60) == 8


def test_the_thumb_can_be_dragged_to_the_end(window: QWidget, area: ScrollArea) -> None:
    bar: QScrollBar = area.verticalScrollBar()
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, pos=QPoint(6, 20))
    QTest.mouseMove(bar, QPoint(6, window.height() + 20))
    QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=QPoint(6, window.height() + 20))
    assert bar.value() == bar.maximum() > 0
