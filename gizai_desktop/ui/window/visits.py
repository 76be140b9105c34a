"""Does in the open window what a later start of the application asks for."""

import os

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from gizai_desktop.domain.wishes import Wishes
from gizai_desktop.ui.window.main_window import MainWindow

NOTICED_MS = 150
"""Milliseconds that a window manager has to bring the window to the front."""


class Visits(QObject):
    """Takes wishes from any thread and grants them in the window's own."""

    _arrived = Signal(object)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._arrived.connect(self._grant, Qt.ConnectionType.QueuedConnection)

    def take(self, wishes: Wishes) -> None:
        """Grant them soon."""
        self._arrived.emit(wishes)

    def _grant(self, wishes: Wishes) -> None:
        shell = self._window.shell
        if wishes.toggle and shell.isActiveWindow():
            shell.step_aside()
            return
        self._come_to_front(wishes.activation)
        self.fulfil(wishes)

    def fulfil(self, wishes: Wishes) -> None:
        """What is wanted of the content."""
        if wishes.conversation:
            self._window.chat.show(wishes.conversation)
        if wishes.new_chat is not None:
            self._window.begin_chat(wishes.new_chat)
        if wishes.files:
            self._window.exchanges.take(wishes.files)

    def _come_to_front(self, activation: str) -> None:
        shell = self._window.shell
        if activation:
            # Where Qt looks for it; without, Wayland only marks the window as wanting attention.
            os.environ["XDG_ACTIVATION_TOKEN"] = activation
        shell.setWindowState(shell.windowState() & ~Qt.WindowState.WindowMinimized)
        shell.show()
        shell.raise_()
        shell.activateWindow()
        if QGuiApplication.platformName() == "xcb":
            QTimer.singleShot(NOTICED_MS, self, self._insist)

    def _insist(self) -> None:
        """Say that it is the user who wants the window, where that makes a difference."""
        shell = self._window.shell
        if shell.isVisible() and not shell.isActiveWindow():
            from gizai_desktop.ui.window.x11_front import bring_to_front  # noqa: PLC0415 - seldom

            bring_to_front(int(shell.winId()))
