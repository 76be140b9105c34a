"""The window's part in the desktop around it: built once it is on the screen."""

import sys
from dataclasses import replace

from PySide6.QtCore import QObject

from gizai_desktop.domain.wishes import Wishes
from gizai_desktop.ui.actions.standard_icons import name_icons
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.parts import WindowParts
from gizai_desktop.ui.session.alerts import AnswerAlerts
from gizai_desktop.ui.session.balloon_notifier import BalloonNotifier
from gizai_desktop.ui.session.bus import SessionBus
from gizai_desktop.ui.session.bus_notifier import BusNotifier
from gizai_desktop.ui.session.contrast import ContrastOfSystem, system_contrast
from gizai_desktop.ui.session.notes import Notifier
from gizai_desktop.ui.session.portal import DesktopWishes
from gizai_desktop.ui.session.tray import Tray
from gizai_desktop.ui.session.unseen import UnseenAnswers
from gizai_desktop.ui.window.main_window import MainWindow
from gizai_desktop.ui.window.visits import Visits


class Surroundings(QObject):
    """Tells the desktop what happens in the window, and the window what is chosen there."""

    def __init__(
        self, theme: Theme, window: MainWindow, parts: WindowParts, visits: Visits
    ) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._parts = parts
        self._visits = visits
        self._bus = SessionBus(parts.tasks)
        self.unseen = UnseenAnswers(window.chat, parts.turns, parts.library, self)
        self._notifier = self._make_notifier(sys.platform)
        AnswerAlerts(self.unseen, parts.library, parts.preferences, self._notifier)
        if sys.platform == "linux":
            DesktopWishes(theme, self._bus, parts.tasks)
        ask = system_contrast(sys.platform)
        if ask is not None:
            ContrastOfSystem(theme, parts.tasks, ask, self)
        theme.changed.connect(self._remember_contrast)
        if window.shell.menuBar().isNativeMenuBar():
            work = name_icons(window.actions_by_name)
            parts.tasks.start(work, "name the icons of the menu bar", dispensable=True)
        self._tray: Tray | None = None
        parts.preferences.changed.connect(lambda _: self._follow_preferences())
        self._follow_preferences()

    async def aclose(self) -> None:
        """Leave nothing behind in the desktop."""
        await self._notifier.aclose()
        await self._bus.aclose()

    def _remember_contrast(self) -> None:
        state = self._parts.state
        if state.value.high_contrast != self._theme.desktop_contrast:
            state.put(replace(state.value, high_contrast=self._theme.desktop_contrast))

    def _make_notifier(self, platform: str) -> Notifier:
        if platform == "linux":
            return BusNotifier(self._bus, self._parts.tasks, self._open)
        return BalloonNotifier(self._window.shell.windowIcon(), self._open, self)

    def _follow_preferences(self) -> None:
        wanted = self._parts.preferences.settings.tray
        if wanted and self._tray is None:
            self._tray = Tray(self._theme, self._window.shell, self._visits)
            self._tray.set_unread(self.unseen.count)
            self.unseen.changed.connect(self._tray.set_unread)
        elif not wanted and self._tray is not None:
            self.unseen.changed.disconnect(self._tray.set_unread)
            self._tray.remove()
            self._tray = None

    def _open(self, conversation_id: str, activation: str) -> None:
        self._visits.take(Wishes(conversation=conversation_id, activation=activation))
