"""Steps of a wheel glide: each is shown over the frames of a moment instead of in one jump."""

import math
from collections.abc import Callable
from typing import NamedTuple, Protocol

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

_SHORTEST_FRAME_MS = 8
_NORMAL_RATE = 60.0
_THROWN_MS = 250.0  # in which what is thrown loses two thirds of its speed, as in GTK
_FASTEST = 8.0  # pixels a millisecond
_ROUNDING = 1e-6  # of sums of parts of a pixel


class Scrolled(Protocol):
    """What is scrolled; equal to itself as it is asked for again."""

    @property
    def place(self) -> object:
        """Where it stands, to see whether somebody else has moved it."""

    def move(self, distance: int) -> bool:
        """Scroll by pixels; returns whether there was anything left to scroll."""


class _Step(NamedTuple):
    """A way to go: when it began and how long it takes, in ms, and how many pixels it has.

    Attributes:
        thrown: whether it gets slower as what is thrown does, and not as what is pushed.
    """

    begun: int
    took: float
    distance: float
    thrown: bool = False

    def seen(self, now: int) -> float:
        """The pixels of it that are to be seen by then: fast first, as all that moves here."""
        gone = min(1.0, (now - self.begun) / self.took)
        if not self.thrown:
            return self.distance * (1.0 - (1.0 - gone) ** 3)
        whole = 1.0 - math.exp(-self.took / _THROWN_MS)
        return self.distance * (1.0 - math.exp(-gone * self.took / _THROWN_MS)) / whole

    def is_done(self, now: int) -> bool:
        """Whether all of it is to be seen by then."""
        return now - self.begun >= self.took


class Glide(QObject):
    """Moves one thing at a time; no pixel of what is asked for is lost or made up.

    Every step takes the same time by itself, fast at first and slow at its end, so that the view
    stands still that long after the last of many steps. A step in the other direction ends
    those before it. The glide ends where nothing is left to scroll, and when anybody else has
    moved the same thing.

    Args:
        duration: asks for the milliseconds of a step, 0 for none.
    """

    def __init__(self, duration: Callable[[], int], parent: QObject) -> None:
        super().__init__(parent)
        self._duration = duration
        self._clock = QElapsedTimer()
        self._clock.start()
        self._thing: Scrolled | None = None
        self._place: object = None
        self._steps: list[_Step] = []
        self._due = 0.0  # pixels that are to be seen by now and are not, without the steps
        self._shown = 0.0  # pixels of the steps that are seen
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._advance)

    @property
    def gliding(self) -> bool:
        """Whether more is to come by itself."""
        return self._timer.isActive()

    def by(self, thing: Scrolled, distance: float) -> None:
        """Scroll by a step, of which the first frame is seen at once."""
        took = self._duration()
        if took:
            self._begin(thing, took, distance)
        else:
            self.at_once(thing, distance)

    def throw(self, thing: Scrolled, speed: float) -> None:
        """Go on with so many pixels a millisecond, slower and slower, where things may move."""
        distance = max(-_FASTEST, min(speed, _FASTEST)) * _THROWN_MS
        if self._duration() and abs(distance) > 1:
            self._begin(thing, _THROWN_MS * math.log(2 * abs(distance)), distance, thrown=True)

    def at_once(self, thing: Scrolled, distance: float) -> None:
        """Scroll by so many pixels now; parts of a pixel wait for the next ones."""
        self._turn_to(thing, distance)
        self._due += distance
        self._show()

    def stop(self) -> None:
        """Stay here."""
        self._timer.stop()
        self._steps.clear()
        self._due = self._shown = 0.0

    def _begin(
        self, thing: Scrolled, took: float, distance: float, *, thrown: bool = False
    ) -> None:
        self._turn_to(thing, distance)
        frame = _frame_ms()
        self._steps.append(_Step(self._clock.elapsed() - frame, took, distance, thrown))
        if not self._timer.isActive():
            self._timer.start(frame)
        self._advance()

    def _turn_to(self, thing: Scrolled, distance: float) -> None:
        pending = sum(step.distance for step in self._steps)
        if thing != self._thing or pending * distance < 0 or self._is_elsewhere():
            self.stop()
            self._thing = thing
            self._place = thing.place

    def _is_elsewhere(self) -> bool:
        return self._thing is None or self._thing.place != self._place

    def _advance(self) -> None:
        if self._is_elsewhere():
            self.stop()
            return
        now = self._clock.elapsed()
        seen = sum(step.seen(now) for step in self._steps)
        self._due += seen - self._shown
        self._shown = seen
        running = [step for step in self._steps if not step.is_done(now)]
        self._shown -= sum(step.distance for step in self._steps if step.is_done(now))
        self._steps = running
        if not running:
            self._timer.stop()
            self._shown = 0.0
        self._show()

    def _show(self) -> None:
        pixels = int(self._due + math.copysign(_ROUNDING, self._due))
        if not pixels or self._thing is None:
            return
        self._due -= pixels
        moved = self._thing.move(pixels)
        self._place = self._thing.place
        if not moved:
            self.stop()


def _frame_ms() -> int:
    """The time between two pictures of the fastest screen."""
    rates = (screen.refreshRate() for screen in QGuiApplication.screens())
    rate = max(rates, default=0.0)
    return max(_SHORTEST_FRAME_MS, int(1000 / (rate if rate > 1 else _NORMAL_RATE)))
