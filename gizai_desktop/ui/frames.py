"""One beat for all that moves: the window is painted once for everything that a frame changes."""

from PySide6.QtCore import QObject, QTimer, Signal

FRAME_MS = 50
"""Milliseconds of a frame: rings turn and answers grow 20 times a second."""


class Frames(QObject):
    """Beats as long as somebody asks for the next frame in each."""

    passed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True, interval=FRAME_MS)
        self._timer.timeout.connect(self.passed)

    @property
    def beating(self) -> bool:
        """Whether a frame is to come."""
        return self._timer.isActive()

    def request(self) -> None:
        """Tell of the next frame."""
        if not self._timer.isActive():
            self._timer.start()
