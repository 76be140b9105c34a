"""The turning of all rings in the list, in the window's own frames, while any can be seen."""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QObject, QRect

from gizai_desktop.ui.look.theme import Theme


class Rings(QObject):
    """Asks where rings are in sight and has those places painted again, frame by frame."""

    def __init__(
        self,
        theme: Theme,
        in_sight: Callable[[], list[QRect]],
        repaint: Callable[[QRect], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._in_sight = in_sight
        self._repaint = repaint
        self._turning = False
        self._clock = QElapsedTimer()

    @property
    def turning(self) -> bool:
        """Whether rings move now."""
        return self._turning

    @property
    def phase(self) -> float:
        """Where the rings are in their turn, 0 to 1."""
        if not self._clock.isValid():
            return 0.0
        turn = max(1, self._theme.duration("spinner_turn"))
        return (self._clock.elapsed() % turn) / turn

    def watch(self) -> None:
        """Start turning if a ring is in sight."""
        if not self._turning and not self._theme.reduced_motion and self._in_sight():
            self._turning = True
            self._clock.start()
            self._theme.frames.passed.connect(self._move)
            self._theme.frames.request()

    def stop(self) -> None:
        """Rest until `watch` is called again."""
        if self._turning:
            self._turning = False
            self._theme.frames.passed.disconnect(self._move)

    def _move(self) -> None:
        """Move on by one frame; stop when no ring is in sight."""
        places = self._in_sight()
        if not places:
            self.stop()
            return
        for place in places:
            self._repaint(place)
        self._theme.frames.request()
