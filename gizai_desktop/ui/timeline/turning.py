"""What wheels and touchpads do to the page, and to wide code under them."""

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QObject, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent

from gizai_desktop.ui.timeline.gliding import Glide, Scrolled
from gizai_desktop.ui.widgets.wheel import PAUSE_MS, Movement, turn_of

_SIDEWAYS_NOTCH = 60  # pixels
_LOOKED_AT_MS = 100  # at the end of a movement, for its speed
_RESTED_MS = 60  # fingers that rest so long before they leave throw nothing
_SLOWEST = 0.1  # pixels a millisecond


class Flick:
    """How fast fingers were as they left the touchpad.

    Only Wayland leaves it to the application to go on from there; macOS and Windows send the
    events of it themselves, and X11 does not tell when fingers leave.

    Args:
        here: whether that is how it is here.
    """

    def __init__(self, *, here: bool) -> None:
        self._here = here
        self._thing: Scrolled | None = None
        self._gone: deque[tuple[int, float]] = deque()

    def begin(self) -> None:
        """The fingers are there, or the system goes on by itself."""
        self._gone.clear()

    def follow(self, at: int, thing: Scrolled, distance: float) -> None:
        """The fingers moved it by that many pixels at that time, in ms."""
        if thing != self._thing:
            self._gone.clear()
            self._thing = thing
        self._gone.append((at, distance))
        while at - self._gone[0][0] > _LOOKED_AT_MS:
            self._gone.popleft()

    def left(self, at: int) -> tuple[Scrolled, float] | None:
        """What they leave at that time, and its speed in pixels a millisecond."""
        thing, gone = self._thing, list(self._gone)
        self._gone.clear()
        if not self._here or thing is None or len(gone) < 2 or at - gone[-1][0] > _RESTED_MS:
            return None
        took = max(1, gone[-1][0] - gone[0][0])
        speed = sum(distance for _, distance in gone[1:]) / took
        return (thing, speed) if abs(speed) >= _SLOWEST else None


class Turning:
    """Takes the events of wheels and touchpads.

    Args:
        page: what is scrolled up and down.
        wide_at: what can be scrolled to the side at a point.
        notch: asks for the pixels of one step of a wheel.
        duration: asks for the milliseconds that such a step takes, 0 for none.
    """

    def __init__(
        self,
        page: Scrolled,
        wide_at: Callable[[QPointF], Scrolled | None],
        notch: Callable[[], int],
        duration: Callable[[], int],
        parent: QObject,
    ) -> None:
        self.glide = Glide(duration, parent)
        self.flick = Flick(here=QGuiApplication.platformName().startswith("wayland"))
        self._page = page
        self._wide_at = wide_at
        self._notch = notch
        self._movement = Movement()
        self._page_turned = QElapsedTimer()

    def page_turns(self) -> bool:
        """Whether a wheel scrolled the page a moment ago."""
        return self._page_turned.isValid() and self._page_turned.elapsed() < PAUSE_MS

    def turn(self, event: QWheelEvent) -> None:
        """Follow the fingers exactly, let the steps of a wheel glide."""
        phase = event.phase()
        if phase in {Qt.ScrollPhase.ScrollBegin, Qt.ScrollPhase.ScrollMomentum}:
            self.flick.begin()
        if phase == Qt.ScrollPhase.ScrollBegin:
            self.glide.stop()  # a finger holds the page
            self._movement.end()
        turn = turn_of(event)
        if not turn.way.isNull():
            sideways = self._movement.is_sideways(event, turn)
            wide = self._wide_at(event.position()) if sideways else None
            notch = self._notch() if wide is None else _SIDEWAYS_NOTCH
            distance = -turn.distance(notch, sideways=wide is not None)
            if wide is None:
                self._page_turned.start()
            self._move(event, wide or self._page, distance, stepped=turn.stepped)
        if phase == Qt.ScrollPhase.ScrollEnd:
            thrown = self.flick.left(event.timestamp())
            if thrown is not None:
                self.glide.throw(*thrown)
        event.accept()

    def _move(self, event: QWheelEvent, thing: Scrolled, distance: float, *, stepped: bool) -> None:
        if stepped:
            self.glide.by(thing, distance)
            return
        self.glide.at_once(thing, distance)
        if event.phase() == Qt.ScrollPhase.ScrollUpdate:
            self.flick.follow(event.timestamp(), thing, distance)
