"""Where the window was, and whether that place still exists."""

import base64
import binascii

from PySide6.QtCore import QByteArray, QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

DEFAULT_SIZE = QSize(1280, 860)
SMALLEST = QSize(480, 560)


def save_geometry(window: QWidget) -> str:
    """The window's place as text."""
    return base64.b64encode(window.saveGeometry().data()).decode("ascii")


def restore_geometry(window: QWidget, text: str) -> None:
    """Put the window where it was; a text that means nothing gives the default place."""
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        data = b""
    if not (data and window.restoreGeometry(QByteArray(data))):
        window.resize(_fitting(window, DEFAULT_SIZE))
    elif not _on_a_screen(window.frameGeometry()):
        window.resize(_fitting(window, window.size()))
        window.move(window.screen().availableGeometry().topLeft())


def _fitting(window: QWidget, size: QSize) -> QSize:
    return size.boundedTo(window.screen().availableSize()).expandedTo(window.minimumSize())


def _on_a_screen(frame: QRect) -> bool:
    # A strip of the title that a mouse can grab is enough.
    title = QRect(frame.left() + 40, frame.top(), max(1, frame.width() - 80), 24)
    return any(screen.availableGeometry().intersects(title) for screen in QGuiApplication.screens())
