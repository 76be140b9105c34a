"""The whole application in this process: its window, real files and a loopback server."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gizai_desktop.application.run_flags import RunFlags
from gizai_desktop.desktop.life import Desktop
from gizai_desktop.desktop.start import Start
from gizai_desktop.domain.message import Message
from gizai_desktop.domain.run_options import RunOptions
from gizai_desktop.domain.service import GIZAI, GUIDE, LOCAL, Service
from gizai_desktop.domain.settings import Settings, WindowState
from gizai_desktop.store.locations import Locations, resource_dir
from gizai_desktop.store.settings_file import SettingsFile
from gizai_desktop.ui.frame.window import Window
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.process.language import Languages
from gizai_desktop.ui.window.main_window import MainWindow
from tests.support.answers import Answer
from tests.support.gizai_server import LoopbackGizai
from tests.support.openai_server import LoopbackOpenAI

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


def _start(
    theme: Theme, locations: Locations, options: RunOptions, services: Sequence[Service]
) -> Start:
    settings_file = SettingsFile(locations.settings_file, Settings)
    state_file = SettingsFile(locations.state_file, WindowState)
    settings, state = settings_file.load(), state_file.load()
    settings = replace(settings, services=tuple(services))
    shell = Window(theme, state)
    flags = RunFlags.of(options)
    return Start(
        theme,
        shell,
        locations,
        options,
        flags,
        settings_file,
        state_file,
        settings,
        state,
        Languages(resource_dir() / "translations"),
    )


@asynccontextmanager
async def running_desktop(
    theme: Theme,
    folder: Path,
    *script: Answer,
    other: LoopbackOpenAI | None = None,
    options: RunOptions | None = None,
) -> AsyncIterator[RunningDesktop]:
    """Runs the window with GizAI, and with ``other`` as a second service."""
    async with LoopbackGizai(script) as server:
        services = [replace(GIZAI, base_url=server.url), LOCAL, GUIDE]
        if other is not None:
            services.append(Service("other", "Other", base_url=other.url))
        locations = Locations.of(folder)
        locations.make_folders()
        desktop = Desktop(_start(theme, locations, options or RunOptions(), services))
        life = asyncio.get_running_loop().create_task(desktop.live())
        found = RunningDesktop(desktop, server, folder)
        shell = desktop.window.shell
        shell.activateWindow()
        await found.until(shell.isActiveWindow)
        await found.until(lambda: desktop.loaded)
        try:
            yield found
        finally:
            shell.end()
            await life
            shell.deleteLater()
            assert not desktop.error_log.last, desktop.error_log.last
