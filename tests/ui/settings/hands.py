"""Key presses and clicks as a user makes them, and waiting for what follows."""

import asyncio
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from gizai_desktop.ui.forms.fitting_choice import FittingChoice
from gizai_desktop.ui.widgets.buttons import Button
from gizai_desktop.ui.widgets.field import TextField

Key = Qt.Key


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is."""
    QTest.keyClick(focused(), key, modifiers)


def write(field: TextField, text: str) -> None:
    """Click into a field and write this in place of what is there."""
    click(field.edit)
    QTest.keyClick(field.edit, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field.edit, Key.Key_Delete)
    QTest.keyClicks(field.edit, text)


def paste(field: TextField, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    click(field.edit)
    QTest.keyClick(field.edit, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field.edit, Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=widget.rect().center())


def choose(control: FittingChoice, index: int) -> None:
    """Click a segment."""
    click(control.segments.findChildren(QAbstractButton)[index])


def error_of(field: TextField) -> str | None:
    """The sentence below the field."""
    return field.error


def button(root: QWidget, text: str) -> Button:
    """The visible button with this word."""
    found = [b for b in root.findChildren(Button) if b.text() == text and b.isVisible()]
    assert found, f"no button {text!r}"
    return found[-1]


async def until(condition: Callable[[], bool]) -> None:
    """Let the loop run until this holds."""
    async with asyncio.timeout(10):
        while not condition():  # noqa: ASYNC110 - Qt's side has no asyncio events
            await asyncio.sleep(0.005)
