"""A window, real preferences on a real file, and the settings sheet above them."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
import qasync
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gizai_desktop.ui.look.theme import Scheme, Theme
from gizai_desktop.ui.look.tokens import load_tokens
from gizai_desktop.ui.process.collector import collecting_on_this_thread
from gizai_desktop.ui.settings.info import PageName
from gizai_desktop.ui.settings.network.network_page import NetworkPage
from gizai_desktop.ui.settings.settings_window import SettingsWindow
from tests.ui.settings.support import World

RESOURCES = Path(__file__).parents[3] / "resources"

Scenario = Callable[[], Coroutine[Any, Any, None]]


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    theme = Theme(load_tokens(RESOURCES / "tokens.json"), RESOURCES / "icons", qapp)
    theme.set_scheme(Scheme.LIGHT)
    theme.set_reduced_motion(reduced=True)
    yield theme
    theme.set_scheme(Scheme.SYSTEM)
    theme.deleteLater()


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> QWidget:
    """An active, empty window of 1280 × 860."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 860)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


class Stage:
    """The sheet over the window, as the main window has it."""

    def __init__(self, theme: Theme, window: QWidget, world: World) -> None:
        self.world = world
        self.main = window
        self._theme = theme
        self.closings = 0
        self.sheet = world.sheet(theme, window)
        self.sheet.closed.connect(self._count)

    def renew(self) -> None:
        """Make the sheet anew, after a change of what it is given."""
        self.sheet = self.world.sheet(self._theme, self.main)

    def _count(self) -> None:
        self.closings += 1

    @property
    def settings(self) -> SettingsWindow:
        window = self.sheet.window
        assert window is not None
        return window

    @property
    def network(self) -> NetworkPage:
        self.sheet.open_page(PageName.NETWORK)
        page = self.settings.network
        assert page is not None
        return page


@pytest.fixture
def stage(theme: Theme, window: QWidget, world: World) -> Stage:
    return Stage(theme, window, world)


@pytest.fixture
def play(qapp: QApplication, world: World) -> Iterator[Callable[[Scenario], None]]:
    """Runs a scenario on a qasync loop; what is kept is on disk when it returns."""
    with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(qapp)) as runner:

        async def whole(scenario: Scenario) -> None:
            # As in the application, since files are read in worker threads.
            with collecting_on_this_thread(qapp):
                async with finishing(world):
                    await scenario()

        yield lambda scenario: runner.run(whole(scenario))


@asynccontextmanager
async def finishing(world: World) -> AsyncIterator[None]:
    try:
        yield
    finally:
        await world.finish()
    assert world.errors == []
