"""One beat for all that moves: the window is painted once for everything that a frame changes."""

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

FRAME_MS = 50
"""Milliseconds of a frame: rings turn and answers grow 20 times a second."""
APART_MS = 40
"""Milliseconds between two frames that do not wait for the beat; words that come one by one reach
the application every 48 ms."""


class Frames(QObject):
    """Beats as long as somebody asks for the next frame in each."""

    passed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.passed)
        self._hurried = QElapsedTimer()

    @property
    def beating(self) -> bool:
        """Whether a frame is to come."""
        return self._timer.isActive()

    def request(self) -> None:
        """Tell of the next frame."""
        if not self._timer.isActive():
            self._timer.start(FRAME_MS)

    def hurry(self) -> None:
        """Tell of a frame at once, which the next ones follow; of a usual one if that was asked
        for a moment ago.
        """
        if self._hurried.isValid() and self._hurried.elapsed() < APART_MS:
            self.request()
        else:
            self._hurried.start()
            self._timer.start(0)
