"""The window's part in the desktop around it: built once it is on the screen."""

import sys
from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from gizai_desktop.domain.wishes import Wishes
from gizai_desktop.ui.actions.standard_icons import name_icons
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.parts import WindowParts
from gizai_desktop.ui.process.application import Application
from gizai_desktop.ui.session.alerts import AnswerAlerts
from gizai_desktop.ui.session.balloon_notifier import BalloonNotifier
from gizai_desktop.ui.session.bus import SessionBus
from gizai_desktop.ui.session.bus_notifier import BusNotifier
from gizai_desktop.ui.session.contrast import ContrastOfSystem, system_contrast
from gizai_desktop.ui.session.lettering import DesktopLettering, SystemLettering
from gizai_desktop.ui.session.notes import Notifier
from gizai_desktop.ui.session.portal import SettingsPortal
from gizai_desktop.ui.session.tray import Tray
from gizai_desktop.ui.session.unseen import UnseenAnswers
from gizai_desktop.ui.session.wishes import DesktopWishes
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
        self._follow_desktop(sys.platform)
        theme.changed.connect(self._remember_look)
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

    def _follow_desktop(self, platform: str) -> None:
        theme, tasks = self._theme, self._parts.tasks
        if platform == "linux":
            portal = SettingsPortal(self._bus)
            DesktopWishes(theme, portal, tasks)
            scales = QGuiApplication.platformName().startswith("wayland")
            DesktopLettering(theme, portal, tasks, scales=scales)
        ask = system_contrast(platform)
        if ask is not None:
            ContrastOfSystem(theme, tasks, ask, self)
        application = Application.instance()
        if platform != "linux" and isinstance(application, Application):
            SystemLettering(theme, application, self)

    def _remember_look(self) -> None:
        """Keep what the desktop wants of the look, so that the next start appears in it."""
        theme, state = self._theme, self._parts.state
        wanted = replace(
            state.value, high_contrast=theme.desktop_contrast, text_scale=theme.desktop_text_scale
        )
        if wanted != state.value:
            state.put(wanted)

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
