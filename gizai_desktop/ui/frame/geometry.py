"""Where the window was, and whether that place still exists."""

import base64
import binascii
from typing import NamedTuple

from PySide6.QtCore import QByteArray, QDataStream, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

DEFAULT_SIZE = QSize(1280, 860)
SMALLEST = QSize(480, 560)
FRAME = QSize(16, 40)
"""What a window manager's frame may take; before the window is shown nobody knows."""
_MAGIC = 0x1D9D0CB


class _Place(NamedTuple):
    """Where a window was when it was not maximised, and whether it was."""

    normal: QRect
    maximized: bool


def save_geometry(window: QWidget) -> str:
    """The window's place as text."""
    return base64.b64encode(window.saveGeometry().data()).decode("ascii")


def restore_geometry(window: QWidget, text: str) -> None:
    """Put the window where it was; a text that means nothing gives the default place.

    Qt refuses where the screen has another width than then, as after a monitor has gone: then
    the window keeps its size and state as far as they fit, on a screen that is there.
    """
    try:
        data = QByteArray(base64.b64decode(text, validate=True))
    except (binascii.Error, ValueError):
        data = QByteArray()
    place = _read(data)  # first, as Qt also takes data that end too early
    if place is None:
        window.resize(_fitting(window, DEFAULT_SIZE, window.screen()))
    elif not (window.restoreGeometry(data) and _on_a_screen(window.frameGeometry())):
        _put(window, place)


def _read(data: QByteArray) -> _Place | None:
    """What `QWidget.saveGeometry` has written, or None for anything else.

    The form is that of Qt's source, the same since Qt 4.2: magic number, version, outer and
    normal geometry, the screen's number, maximised, full screen.
    """
    stream = QDataStream(data)
    stream.setVersion(QDataStream.Version.Qt_4_0)
    known = stream.readUInt32() == _MAGIC
    stream.readUInt32()
    outer, normal = QRect(), QRect()
    stream >> outer >> normal
    stream.readInt32()
    maximized = stream.readUInt8() != 0
    if not known or stream.status() != QDataStream.Status.Ok or not normal.isValid():
        return None
    return _Place(normal, maximized)


def _put(window: QWidget, place: _Place) -> None:
    """Make it fit the screen it was on, or the primary one if that has gone."""
    screen = QGuiApplication.screenAt(place.normal.center()) or QGuiApplication.primaryScreen()
    room = screen.availableGeometry()
    rect = QRect(place.normal.topLeft(), _fitting(window, place.normal.size(), screen))
    rect.moveRight(min(rect.right(), room.right()))
    rect.moveBottom(min(rect.bottom(), room.bottom()))
    rect.moveLeft(max(rect.left(), room.left()))
    rect.moveTop(max(rect.top(), room.top()))
    window.setGeometry(rect)
    if place.maximized:
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)


def _fitting(window: QWidget, size: QSize, screen: QScreen) -> QSize:
    room = screen.availableSize() - FRAME
    return size.boundedTo(room).expandedTo(window.minimumSize())


def _on_a_screen(frame: QRect) -> bool:
    # A strip of the title that a mouse can grab is enough.
    title = QRect(frame.left() + 40, frame.top(), max(1, frame.width() - 80), 24)
    return any(screen.availableGeometry().intersects(title) for screen in QGuiApplication.screens())
