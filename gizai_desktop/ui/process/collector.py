"""Collects Python's garbage on the GUI thread, since it may hold Qt's objects."""

import gc
import time
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Qt, QTimer

from gizai_desktop.ui.process.application import running_application

INTERVAL_MS = 1000
"""Milliseconds between two looks; each takes microseconds when there is little to do."""
UNUSED_MS = 10_000
"""The same while another program is used: in the tray, nothing else wakes the window's thread."""
SWEEP_S = 300.0
"""Seconds after which everything is looked at again: 50 ms for 40,000 messages in memory."""
MANY = 50_000
"""New objects of which 12 ms would be spent to find out that a conversation was opened."""


@contextmanager
def collecting_on_this_thread(parent: QObject) -> Iterator[None]:
    """Replace the automatic collector while the window lives.

    The automatic one runs in whatever thread allocates next. In a worker thread it destroyed
    widgets and timers that hung in cycles, which crashed the process (seen with PySide 6.11).
    """
    gc.disable()
    collector = Collector(parent)
    try:
        yield
    finally:
        collector.stop()
        gc.enable()


class Collector(QObject):
    """Collects what is new every second, and looks at everything only seldom.

    What has stayed is set aside: with a long conversation in memory, looking at it again and
    again would stop the window for several frames each time. What becomes garbage after that,
    in a cycle, waits for the next sweep; all else is freed at once, as always in Python.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._swept = time.monotonic()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect_if_due)
        self._application = running_application()
        self._application.applicationStateChanged.connect(self._follow_use)
        self._follow_use(self._application.applicationState())
        self._timer.start()

    def stop(self) -> None:
        """Collect nothing any more."""
        self._application.applicationStateChanged.disconnect(self._follow_use)
        self._timer.stop()
        gc.unfreeze()

    def _follow_use(self, state: Qt.ApplicationState) -> None:
        used = state == Qt.ApplicationState.ApplicationActive
        self._timer.setInterval(INTERVAL_MS if used else UNUSED_MS)

    def collect_if_due(self) -> None:
        """Collect the young generations whose thresholds are passed, and rarely the old one."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        if counts[2] > thresholds[2] and time.monotonic() - self._swept > SWEEP_S:
            self._swept = time.monotonic()
            gc.unfreeze()
            gc.collect()
            gc.freeze()
        elif counts[0] > MANY:
            gc.freeze()
        elif counts[1] > thresholds[1]:
            gc.collect(1)
        elif counts[0] > thresholds[0]:
            gc.collect(0)
