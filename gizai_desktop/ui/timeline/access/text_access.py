"""The text of a message, to be read line by line."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QRect, QTimer
from PySide6.QtGui import QAccessibleTextInterface

from gizai_desktop.ui.timeline.access.spoken_text import Spoken

_MOST = 600
"""Characters of which the places are looked up in one go, each in about 0.03 ms.

For the place of a range Qt asks for that of every character in it.
"""


class MessageText(QAccessibleTextInterface):
    """The whole text, to be read line by line; positions count UTF-16 units as Qt does.

    The bindings of PySide 6.11 lack the functions for runs of attributes and for selections:
    Qt answers both with nothing.
    """

    def __init__(
        self,
        context: QObject,
        spoken: Callable[[], Spoken],
        whole: Callable[[], QRect],
        place: Callable[[int], QRect],
        under: Callable[[QPoint], int | None],
    ) -> None:
        super().__init__()
        self._context = context
        self._spoken = spoken
        self._whole = whole
        self._asked = 0
        self._place = place
        self._under = under

    def characterCount(self) -> int:
        """How long it is."""
        return len(self._spoken().units) // 2

    def text(self, start: int, end: int, /) -> str:
        """A part of it."""
        units = self._spoken().units[2 * max(0, start) : 2 * max(0, end)]
        return units.decode("utf-16-le", "replace")

    def characterRect(self, offset: int, /) -> QRect:
        """Where a character is on the screen; of very many at once, where the message is."""
        self._asked += 1
        if self._asked == 1:
            QTimer.singleShot(0, self._context, self._forget_asked)
        if self._asked > _MOST:
            return self._whole()
        spoken = self._spoken()
        return self._place(offset if spoken.is_plain else len(self.text(0, offset)))

    def offsetAtPoint(self, point: QPoint, /) -> int:
        """The character at a point of the screen, -1 beside the message."""
        spoken, at = self._spoken(), self._under(point)
        if at is None or spoken.is_plain:
            return -1 if at is None else at
        return len(spoken.text[:at].encode("utf-16-le", "surrogatepass")) // 2

    def _forget_asked(self) -> None:
        self._asked = 0

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
