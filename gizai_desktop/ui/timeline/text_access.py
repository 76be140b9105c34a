"""The text of a message, to be read line by line."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessibleTextInterface


class MessageText(QAccessibleTextInterface):
    """The whole text, to be read line by line; positions count UTF-16 units as Qt does.

    The bindings of PySide 6.11 lack the functions for runs of attributes and for selections:
    Qt answers both with nothing.
    """

    def __init__(self, text: Callable[[], str], place: Callable[[], QRect]) -> None:
        super().__init__()
        self._text = text
        self._place = place

    def _units(self) -> bytes:
        return self._text().encode("utf-16-le", "surrogatepass")

    def characterCount(self) -> int:
        """How long it is."""
        return len(self._units()) // 2

    def text(self, start: int, end: int, /) -> str:
        """A part of it."""
        units = self._units()[2 * max(0, start) : 2 * max(0, end)]
        return units.decode("utf-16-le", "replace")

    def characterRect(self, offset: int, /) -> QRect:
        """That of the message."""
        del offset
        return self._place()

    def offsetAtPoint(self, point: QPoint, /) -> int:
        """The beginning, anywhere in the message."""
        return 0 if self._place().contains(point) else -1

    def cursorPosition(self) -> int:
        """There is no text cursor; a reader begins at the beginning."""
        return 0

    def setCursorPosition(self, position: int, /) -> None:
        """There is no text cursor."""

    def selectionCount(self) -> int:
        """What is selected here is selected for copying only."""
        return 0

    def addSelection(self, start: int, end: int, /) -> None:
        """Selections are made with the mouse."""

    def removeSelection(self, selection: int, /) -> None:
        """Selections are made with the mouse."""

    def setSelection(self, selection: int, start: int, end: int, /) -> None:
        """Selections are made with the mouse."""

    def scrollToSubstring(self, start: int, end: int, /) -> None:
        """A message is shown when the keyboard comes to it."""
