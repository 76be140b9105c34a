"""The window itself: there at once, with its ground, and filled a moment later."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeyEvent,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QMainWindow, QWidget

from gizai_desktop.domain.settings import WindowState
from gizai_desktop.ui.frame.geometry import FRAME, SMALLEST, restore_geometry
from gizai_desktop.ui.look.painting import painting
from gizai_desktop.ui.look.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtGui import QAccessibleInterface

HEADER = 52
_DROPPED = frozenset({".zip", ".json", ""})
OVERLAY_BELOW = 760
"""Logical pixels of width under which the sidebar opens over the content."""


class Window(QMainWindow):
    """Shows sidebar and header as empty areas until `fill` brings the real ones.

    What is typed before that is not lost.

    Attributes:
        stays: tells whether closing only hides the window; None: it does not.
        held: tells whether the end has to wait for the user's word; None: it has not.

    Signals:
        painted(): the window was painted with its content for the first time.
        closing(): the user closes it; what has to be kept can still be read off.
        closed(): the user is done.
        kept_open(): the user wanted to be done, but `held` says that it has to wait.
        stepped_aside(): it is hidden, and the application goes on.
        resized(): it has another size.
        language_changed(): texts have to be taken anew.
        alt_pressed(), alt_released(): that key, when nothing with the focus took it.
        files_held(), files_left(): files that can be dropped are held over the window, or not
            any more.
        files_dropped(list): paths of files and folders that the user dropped.
    """

    painted = Signal()
    closing = Signal()
    closed = Signal()
    kept_open = Signal()
    stepped_aside = Signal()
    resized = Signal()
    language_changed = Signal()
    alt_pressed = Signal()
    alt_released = Signal()
    files_held = Signal()
    files_left = Signal()
    files_dropped = Signal(list)

    def __init__(self, theme: Theme, state: WindowState) -> None:
        super().__init__()
        self._theme = theme
        self._state = state
        self._take_key: Callable[[QKeyEvent], bool] | None = None
        self._early_keys: list[QKeyEvent] = []
        self._was_painted = False
        self.ground_painted = False
        self.stays: Callable[[], bool] | None = None
        self.held: Callable[[], bool] | None = None
        self._leaving = False
        self._ending = False
        self.setWindowTitle(self.tr("GizAI Desktop"))
        theme.changed.connect(self._follow_theme)
        self._follow_theme()
        self.setAcceptDrops(True)
        restore_geometry(self, state.geometry)

    def make_accessible(self) -> "QAccessibleInterface":
        """What is in the window, and what opened over it."""
        from gizai_desktop.ui.widgets.accessible import WindowAccess  # noqa: PLC0415 - seldom needed

        return WindowAccess(self)

    def fill(self, content: QWidget, take_key: Callable[[QKeyEvent], bool]) -> None:
        """Put the content in; keys that nothing in it takes go to ``take_key``."""
        self._take_key = take_key
        self.setCentralWidget(content)
        content.lower()  # a sheet may have been opened by its key already
        content.show()  # now, so that it can take the focus and the early keys
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground while there is no content; tell once when there is."""
        super().paintEvent(event)
        if self._take_key is None:
            self._paint_ground()
            self.ground_painted = True
        elif not self._was_painted:
            self._was_painted = True
            # The widgets below are painted after this one.
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let everybody keep what is to be kept; hide where the application goes on."""
        self.closing.emit()
        if not self._leaving and self.stays is not None and self.stays():
            event.ignore()
            self.hide()
            self.stepped_aside.emit()
            return
        if not self._ending and self.held is not None and self.held():
            self._leaving = False
            event.ignore()
            self.kept_open.emit()
            return
        event.accept()
        self.closed.emit()

    def leave(self) -> None:
        """Close the window and end the application, if nothing keeps it open."""
        self._leaving = True
        self.close()

    def end(self) -> None:
        """Close the window and end the application whatever there is: nobody can be asked."""
        self._leaving = self._ending = True
        self.close()

    def step_aside(self) -> None:
        """Make room on the screen: to the tray where the window may stay there."""
        if self.stays is not None and self.stays():
            self.close()
        else:
            self.showMinimized()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell of the new size."""
        super().resizeEvent(event)
        self.resized.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Offer the key to the content, or keep it until there is some."""
        if event.key() == Qt.Key.Key_Alt:
            self.alt_pressed.emit()
        if self._take_key is None:
            self._early_keys.append(event.clone())
        elif not self._take_key(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Tell of the key that leads to the menus."""
        super().keyReleaseEvent(event)
        if event.key() == Qt.Key.Key_Alt and not event.isAutoRepeat():
            self.alt_released.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Tell of another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.language_changed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders that may be exports."""
        if self._take_key is not None and _droppable(event.mimeData()):
            event.acceptProposedAction()
            self.files_held.emit()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Nothing will be dropped."""
        super().dragLeaveEvent(event)
        self.files_left.emit()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand over what was dropped."""
        self.files_left.emit()
        paths = _droppable(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.files_dropped.emit(paths)

    def type_early_keys(self) -> None:
        """Let the content have what was typed before it was there, and before the next key."""
        keys, self._early_keys = self._early_keys, []
        for key in keys:
            QCoreApplication.sendEvent(self.focusWidget() or self, key)

    def _follow_theme(self) -> None:
        """Leave larger letters the room that the usual ones have, if the screen has it.

        A screen that is lower than usual, such as a laptop's at 150 %, shows the composer, too.
        """
        room = self.screen().availableSize()
        width = max(SMALLEST.width(), min(self._theme.px(SMALLEST.width()), room.width()))
        self.setMinimumSize(width, min(SMALLEST.height(), room.height() - FRAME.height()))

    def _paint_ground(self) -> None:
        theme, area = self._theme, self.rect()
        rest = QRect(area)
        with painting(self) as painter:
            painter.fillRect(area, theme.color("window"))
            if self._state.sidebar_visible and area.width() >= OVERLAY_BELOW:
                rest.setWidth(area.width() - self._state.sidebar_width)
                if self.layoutDirection() is Qt.LayoutDirection.LeftToRight:
                    rest.moveRight(area.right())
                painter.setClipRegion(QRegion(area) - QRegion(rest))
                painter.fillRect(area, theme.color("sidebar"))
                painter.setClipping(False)
            line = QRect(rest.left(), theme.px(HEADER) - 1, rest.width(), 1)
            painter.fillRect(line, theme.color("border"))


def _droppable(data: QMimeData) -> list[Path]:
    """Paths of archives, JSON files and of what may be folders."""
    names = (url.toLocalFile() for url in data.urls() if url.isLocalFile())
    paths = [Path(name) for name in names if name]
    return [path for path in paths if path.suffix.lower() in _DROPPED]
