"""Watches an event loop: how long it is away, and how soon a key is on the screen."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

TICK_MS = 5
KEY_MS = (90, 210)
"""Least and most milliseconds between two keys."""


@dataclass(slots=True)
class Seen:
    """What was noted, in milliseconds.

    Attributes:
        gaps: between two ticks of a timer of `TICK_MS`.
        keys: from the moment at which a key was due until what it changed was painted.
    """

    gaps: list[float] = field(default_factory=list)
    keys: list[float] = field(default_factory=list)


class LoopWatch(QObject):
    """A timer that notes when it comes late."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.seen = Seen()
        self._last = 0.0
        self._timer = QTimer(self, interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._note)

    def begin(self) -> None:
        """Forget what was noted, and note from now on."""
        self.seen = Seen()
        self._last = time.perf_counter()
        self._timer.start()

    def end(self) -> Seen:
        """What was noted."""
        self._note()
        self._timer.stop()
        return self.seen

    def _note(self) -> None:
        now = time.perf_counter()
        self.seen.gaps.append((now - self._last) * 1000)
        self._last = now


class Typist(QObject):
    """Types into a widget at odd moments, as people do, and waits for the paint."""

    def __init__(self, target: QWidget, painted: QWidget, found: list[float]) -> None:
        super().__init__(target)
        self._target = target
        self._painted = painted
        self._found = found
        self._rng = random.Random(4)
        self._due = 0.0
        self._waiting = False
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._press)
        painted.installEventFilter(self)

    def begin(self) -> None:
        """Type from now on."""
        wait = self._rng.randint(*KEY_MS)
        # A key that is due while the loop is away waits from then on.
        self._due = time.perf_counter() + wait / 1000
        self._timer.start(wait)

    def end(self) -> None:
        """Stop typing."""
        self._timer.stop()
        self._painted.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """The paint is over when the loop turns again."""
        if self._waiting and event.type() == QEvent.Type.Paint:
            self._waiting = False
            QTimer.singleShot(0, self._note)
        return False

    def _press(self) -> None:
        self._waiting = True
        QTest.keyClick(self._target, Qt.Key.Key_X)

    def _note(self) -> None:
        self._found.append((time.perf_counter() - self._due) * 1000)
        self.begin()


class FirstPaint(QObject):
    """Tells when a widget has been painted for the first time after something was so."""

    def __init__(
        self, widget: QWidget, ready: Callable[[], bool], then: Callable[[], None]
    ) -> None:
        super().__init__(widget)
        self._ready = ready
        self._then = then
        self._widget = widget
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Look at every paint until one shows what is waited for."""
        if event.type() == QEvent.Type.Paint and self._ready():
            self._widget.removeEventFilter(self)
            QTimer.singleShot(0, self._then)
        return False


def settle() -> None:
    """Let everything happen that waits already."""
    for _ in range(5):
        QApplication.processEvents()
