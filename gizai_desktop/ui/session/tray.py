"""The application's place in the tray: there while its window may be hidden."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSystemTrayIcon

from gizai_desktop.domain.wishes import Wishes
from gizai_desktop.ui.actions.names import ActionName
from gizai_desktop.ui.actions.standard_icons import app_icon, standard_icon
from gizai_desktop.ui.frame.window import Window
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.session.tray_pictures import tray_icon
from gizai_desktop.ui.widgets.menu import ThemedMenu
from gizai_desktop.ui.window.visits import Visits

LOOK_MS = 5_000
"""Milliseconds between two looks, while the window is hidden, whether the tray is still there."""


class Tray(QObject):
    """Shows the icon and lets a closed window stay behind it.

    A tray that goes away while the window is hidden brings the window back.
    """

    def __init__(self, theme: Theme, shell: Window, visits: Visits) -> None:
        super().__init__(shell)
        self._theme = theme
        self._shell = shell
        self._visits = visits
        self._unread = 0
        self._icon = QSystemTrayIcon(self)
        self._menu = ThemedMenu(theme, shell)
        self._toggle = self._add(self._toggle_window)
        self._new = self._add(lambda: visits.take(Wishes(new_chat="")))
        self._menu.addSeparator()
        self._quit = self._add(shell.leave)
        self._new.setIcon(standard_icon(ActionName.NEW_CHAT))
        self._quit.setIcon(standard_icon(ActionName.QUIT))
        self._looking = QTimer(self, interval=LOOK_MS)
        self._looking.timeout.connect(self._look)
        self._menu.aboutToShow.connect(self._name_toggle)
        self._icon.activated.connect(self._activate)
        self._icon.setContextMenu(self._menu)
        theme.changed.connect(self._draw)
        shell.language_changed.connect(self._retranslate)
        self._retranslate()
        self._draw()
        self._icon.show()
        shell.stays = self._is_there
        shell.stepped_aside.connect(self._looking.start)
        if not shell.isVisible():
            self._looking.start()

    def set_unread(self, count: int) -> None:
        """Mark that so many answers have not been seen."""
        if count != self._unread:
            self._unread = count
            self._draw()
            self._retranslate()

    def remove(self) -> None:
        """Take the icon away; closing the window ends the application again."""
        self._shell.stays = None
        self._looking.stop()
        self._icon.hide()
        self._menu.deleteLater()
        self.deleteLater()

    def _is_there(self) -> bool:
        return self._icon.isVisible() and QSystemTrayIcon.isSystemTrayAvailable()

    def _look(self) -> None:
        if self._shell.isVisible():
            self._looking.stop()
        elif not self._is_there():
            self._looking.stop()
            self._visits.take(Wishes())

    def _add(self, done: Callable[[], object]) -> QAction:
        action = self._menu.add_item("")
        action.triggered.connect(lambda _=False: done())
        return action

    def _activate(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is QSystemTrayIcon.ActivationReason.Trigger:
            self._visits.take(Wishes(toggle=True))

    def _toggle_window(self) -> None:
        if self._seen():
            self._shell.step_aside()
        else:
            self._visits.take(Wishes())

    def _seen(self) -> bool:
        return self._shell.isVisible() and not self._shell.isMinimized()

    def _name_toggle(self) -> None:
        self._toggle.setText(self.tr("Hide window") if self._seen() else self.tr("Show window"))

    def _retranslate(self) -> None:
        self._name_toggle()
        self._new.setText(self.tr("New chat"))
        self._quit.setText(self.tr("Quit"))
        self._icon.setToolTip(" – ".join(["GizAI Desktop", *self._unread_words()]))

    def _unread_words(self) -> list[str]:
        if self._unread == 1:
            return [self.tr("1 unread answer")]
        return [self.tr("%n unread answers", None, self._unread)] if self._unread else []

    def _draw(self) -> None:
        icon = app_icon()
        mark = self._theme.color("danger_dot") if self._unread else None
        # A tray that gets the name draws the icon of its own theme, sharp and in its colours.
        by_name = mark is None and icon.name()
        self._icon.setIcon(icon if by_name else tray_icon(icon, mark))
