"""A tap on Alt leads to the menus of a window whose menu bar is hidden."""

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar, QWidget

from gizai_desktop.ui.frame.window import Window

_OTHERS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.WindowDeactivate,
    }
)
"""What makes of a held Alt something else than a tap."""


class MenuKey(QObject):
    """Shows the bar with its first menu open, for as long as the menus are used.

    A bar that is always shown is Qt's own business.

    Args:
        stays: whether the menu bar is to be there all the time.
    """

    def __init__(self, shell: Window, stays: Callable[[], bool]) -> None:
        super().__init__(shell)
        self._bar: QMenuBar = shell.menuBar()
        self._stays = stays
        self._alone = False
        self._former: QWidget | None = None
        shell.alt_pressed.connect(self._begin)
        shell.alt_released.connect(self._end)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch, while Alt is held, for anything that makes it no tap."""
        alt = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Alt
        if event.type() in _OTHERS and not alt:
            self._alone = False
        return super().eventFilter(watched, event)

    def _begin(self) -> None:
        app = QApplication.instance()
        if app is not None and not self._alone and not self._bar.isVisible():
            self._alone = True
            app.installEventFilter(self)

    def _end(self) -> None:
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        tapped, self._alone = self._alone, False
        if tapped and self._bar.actions():
            self._open()

    def _open(self) -> None:
        self._former = QApplication.focusWidget()
        self._bar.show()
        for menu in self._bar.findChildren(QMenu):
            menu.aboutToHide.connect(self._look_soon)
        self._bar.setActiveAction(self._bar.actions()[0])

    def _look_soon(self) -> None:
        # The next menu opens after the one before it has hidden.
        QTimer.singleShot(0, self, self._look)

    def _look(self) -> None:
        if self._stays() or not self._bar.isVisible() or QApplication.activePopupWidget():
            return
        for menu in self._bar.findChildren(QMenu):
            menu.aboutToHide.disconnect(self._look_soon)
        former, self._former = self._former, None
        lost = QApplication.focusWidget() in {None, self._bar}
        if lost and former is not None and shiboken6.isValid(former) and former.isVisible():
            former.setFocus(Qt.FocusReason.MenuBarFocusReason)
        self._bar.hide()
