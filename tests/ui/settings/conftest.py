"""A window, real preferences on a real file, and the settings sheet above them."""

from collections.abc import Iterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.process.collector import collecting_on_this_thread
from gizai_desktop.ui.settings.info import PageName
from gizai_desktop.ui.settings.network.network_page import NetworkPage
from gizai_desktop.ui.settings.settings_window import SettingsWindow
from tests.ui.settings.support import World


@pytest.fixture
def world(qapp: QApplication, tmp_path: Path, at_loop_end: AsyncExitStack) -> Iterator[World]:
    """What the sheet is given; what a coroutine test keeps is on disk at its end."""
    world = World(tmp_path)
    at_loop_end.push_async_callback(world.finish)
    # As in the application, since files are read in worker threads.
    with collecting_on_this_thread(qapp):
        yield world
    assert world.errors == []


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
