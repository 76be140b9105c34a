"""Collects Python's garbage on the GUI thread, since it may hold Qt's objects."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QTimer

INTERVAL_MS = 1000
"""Milliseconds between two looks; each takes microseconds when there is little to do."""


@contextmanager
def collecting_on_this_thread(parent: QObject) -> Iterator[None]:
    """Replace the automatic collector while the window lives.

    The automatic one runs in whatever thread allocates next. In a worker thread it destroyed
    widgets and timers that hung in cycles, which crashed the process (seen with PySide 6.11).
    """
    gc.disable()
    timer = QTimer(parent)
    timer.timeout.connect(collect_if_due)
    timer.start(INTERVAL_MS)
    try:
        yield
    finally:
        timer.stop()
        gc.enable()


def collect_if_due() -> None:
    """Collect the generations whose thresholds are passed, the oldest of them first."""
    counts, thresholds = gc.get_count(), gc.get_threshold()
    for generation in (2, 1, 0):
        if counts[generation] > thresholds[generation] > 0:
            gc.collect(generation)
            return
