"""Notes where there is no session bus, through Qt. Not tried on Windows and macOS."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon

from gizai_desktop.ui.session.notes import Note


class BalloonNotifier(QObject):
    """Shows one note at a time beside the tray; its icon is there only as long as a note is.

    `chosen` is told of a click: the conversation, and an empty text.
    """

    def __init__(self, icon: QIcon, chosen: Callable[[str, str], None], parent: QObject) -> None:
        super().__init__(parent)
        self._chosen = chosen
        self._last = ""
        self._icon = QSystemTrayIcon(icon, self)
        self._icon.messageClicked.connect(self._choose)

    def show(self, note: Note) -> None:
        """Show it instead of whichever was there."""
        if QSystemTrayIcon.isSystemTrayAvailable():
            self._last = note.conversation
            self._icon.show()
            self._icon.showMessage(note.title, note.body, self._icon.icon())

    def withdraw(self, conversation_id: str) -> None:
        """Take it away, if it is the one."""
        if conversation_id == self._last:
            self._last = ""
            self._icon.hide()

    async def aclose(self) -> None:
        """Take it away."""
        self.withdraw(self._last)

    def _choose(self) -> None:
        if self._last:
            self._chosen(self._last, "")
