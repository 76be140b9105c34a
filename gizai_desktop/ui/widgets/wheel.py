"""What a wheel or a touchpad asks for: how far, which way, and whether in steps."""

from typing import NamedTuple

from PySide6.QtCore import QElapsedTimer, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QInputDevice, QWheelEvent

NOTCH = 120
"""Of `QWheelEvent.angleDelta`: one step of a usual wheel; finer wheels tell parts of it."""
PAUSE_MS = 250
"""Between the events of one movement, where nobody tells its end."""
_SURE = 8  # pixels, or parts of a notch, after which a movement has its way
_NO_PHASE = Qt.ScrollPhase.NoScrollPhase


class Turn(NamedTuple):
    """One event of a wheel or touchpad.

    Attributes:
        pixels: how far exactly, where the device tells it, else nothing.
        angle: how far in parts of a notch.
        stepped: whether it is a whole step of a wheel, which would be a jump.
        shifted: whether Shift makes a wheel scroll to the side.
    """

    pixels: QPoint
    angle: QPoint
    stepped: bool
    shifted: bool

    @property
    def way(self) -> QPoint:
        """Both ways in the unit that the device knows."""
        return self.angle if self.pixels.isNull() else self.pixels

    def distance(self, notch: float, *, sideways: bool = False) -> float:
        """Pixels one way, with so many of them for a notch."""
        way = self.way
        units = way.x() or (way.y() if self.shifted else 0) if sideways else way.y()
        return units / NOTCH * notch if self.pixels.isNull() else units


def turn_of(event: QWheelEvent) -> Turn:
    """What an event asks for."""
    # On X11 the pixels are whatever the driver makes of them.
    exact = QGuiApplication.platformName() != "xcb"
    pixels = event.pixelDelta() if exact else QPoint()
    angle = event.angleDelta()
    whole = not angle.isNull() and angle.x() % NOTCH == 0 and angle.y() % NOTCH == 0
    touched = event.device().type() == QInputDevice.DeviceType.TouchPad
    stepped = pixels.isNull() and whole and event.phase() == _NO_PHASE and not touched
    shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    return Turn(pixels, angle, stepped, shifted)


class Movement:
    """Keeps a touchpad to the way that a movement of the fingers began with."""

    def __init__(self) -> None:
        self._since = QElapsedTimer()
        self._gone = [0, 0]
        self._sideways: bool | None = None

    def end(self) -> None:
        """Whatever comes next is another movement."""
        self._since.invalidate()

    def goes_on(self, event: QWheelEvent) -> bool:
        """Whether an event belongs to the movement of the one before."""
        if not self._since.isValid():
            return False
        return event.phase() != _NO_PHASE or self._since.elapsed() < PAUSE_MS

    def is_sideways(self, event: QWheelEvent, turn: Turn) -> bool:
        """Whether it goes to the side; steps of a wheel decide that one by one."""
        way = turn.way
        if turn.stepped or turn.shifted:
            self.end()
            return turn.shifted or abs(way.x()) > abs(way.y())
        if not self.goes_on(event):
            self._gone = [0, 0]
            self._sideways = None
        self._since.start()
        self._gone = [self._gone[0] + abs(way.x()), self._gone[1] + abs(way.y())]
        if self._sideways is not None:
            return self._sideways
        sideways = self._gone[0] > self._gone[1]
        if sum(self._gone) >= _SURE:
            self._sideways = sideways
        return sideways
