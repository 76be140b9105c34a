"""The whole application in this process: its window, real files and a loopback server."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gizai_desktop.app import Desktop
from gizai_desktop.application.preferences import RunFlags
from gizai_desktop.domain.message import Message
from gizai_desktop.domain.run_options import RunOptions
from gizai_desktop.store.locations import Locations
from gizai_desktop.ui.main_window import MainWindow
from gizai_desktop.ui.theme import Theme
from tests.support.answers import Answer
from tests.support.gizai_server import LoopbackGizai

PATIENCE_S = 15.0
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@dataclass
class RunningDesktop:
    """One run, and hands on it."""

    desktop: Desktop
    server: LoopbackGizai
    folder: Path

    @property
    def window(self) -> MainWindow:
        return self.desktop.window

    @property
    def shown(self) -> list[Message]:
        """The messages of the shown path."""
        return self.window.chat.current.path()

    def type(self, text: str) -> None:
        """Type into whatever has the focus."""
        QTest.keyClicks(focused(), text)

    def press(
        self, key: Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        QTest.keyClick(focused(), key, modifiers)

    async def until(self, happened: Callable[[], object], what: str = "") -> None:
        """Let the application run until something is so."""
        async with asyncio.timeout(PATIENCE_S):
            while not happened():  # noqa: ASYNC110 - Qt's state has no event to wait for
                await asyncio.sleep(0.005)

    async def send(self, text: str) -> None:
        """Type a prompt, press Enter and wait until it is shown."""
        self.window.composer.focus_text()
        self.type(text)
        self.press(Key.Key_Return)
        await self.until(lambda: any(m.content == text for m in self.shown))

    async def ask(self, text: str) -> None:
        """Send a prompt and wait for the answer."""
        await self.send(text)
        await self.until(lambda: not self.desktop.turns.busy(self.window.chat.current.id))


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def click(widget: QWidget, place: QPoint | None = None) -> None:
    QTest.mouseClick(
        widget, Qt.MouseButton.LeftButton, pos=widget.rect().center() if place is None else place
    )


@asynccontextmanager
async def running_desktop(
    theme: Theme, folder: Path, *script: Answer, options: RunOptions | None = None
) -> AsyncIterator[RunningDesktop]:
    async with LoopbackGizai(script) as server:
        flags = RunFlags.of(RunOptions(endpoint=server.url))
        locations = Locations.of(folder)
        locations.make_folders()
        desktop = Desktop(theme, locations, options or RunOptions(), flags)
        life = asyncio.get_running_loop().create_task(desktop.live())
        found = RunningDesktop(desktop, server, folder)
        window = desktop.window
        window.activateWindow()
        await found.until(window.isActiveWindow)
        await found.until(lambda: desktop.loaded)
        try:
            yield found
        finally:
            window.close()
            await life
            window.deleteLater()
            assert not desktop.error_log.last, desktop.error_log.last
