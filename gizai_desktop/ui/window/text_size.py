"""Makes all text larger and smaller, by the sizes that the settings offer."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QWidget

from gizai_desktop.application.preferences import Preferences
from gizai_desktop.domain.settings import ZOOMS

NORMAL = 1.0
_NOTCH = 120  # of QWheelEvent.angleDelta


class TextSize(QObject):
    """Steps through the text sizes; the choice is kept as a setting."""

    def __init__(self, preferences: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._turned = 0

    def step(self, step: int) -> None:
        """Use the next larger (1) or smaller (-1) size, if there is one."""
        now = self._preferences.settings.zoom
        others = [zoom for zoom in ZOOMS if (zoom > now if step > 0 else zoom < now)]
        if others:
            self._use(min(others) if step > 0 else max(others))

    def reset(self) -> None:
        """Use the size that the design has."""
        self._use(NORMAL)

    def watch(self, window: QWidget) -> None:
        """Follow Ctrl and the wheel over all of a window that is on the screen."""
        handle = window.windowHandle()
        if handle is not None:
            # Here it comes before the widgets, of which some would scroll or grow by themselves.
            handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the wheel while Ctrl is down."""
        if isinstance(event, QWheelEvent) and self._takes_wheel(event):
            return True
        return super().eventFilter(watched, event)

    def _takes_wheel(self, event: QWheelEvent) -> bool:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._turned = 0
            return False
        # A touchpad turns by parts of a notch.
        self._turned += event.angleDelta().y()
        if abs(self._turned) >= _NOTCH:
            self.step(1 if self._turned > 0 else -1)
            self._turned = 0
        event.accept()
        return True

    def _use(self, zoom: float) -> None:
        if zoom != self._preferences.settings.zoom:
            self._preferences.change(zoom=zoom)
