"""The row under a question whose answer is on its way."""

import time

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QFontMetrics,
    QHideEvent,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from gizai_desktop.ui.look.painting import painting
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.timeline.column.entry import TimelineEntry
from gizai_desktop.ui.timeline.column.states import reading_sentence, waiting_sentence
from gizai_desktop.ui.timeline.overlay.tabular import digits_width, draw_digits
from gizai_desktop.ui.widgets.spinner import Spinner

_RING = 14
_RING_GAP = 10
_SECONDS_GAP = 12


class WaitingRow(QWidget):
    """A turning ring, who is awaited, and for how many seconds; still while hidden."""

    accessible_role = QAccessible.Role.StaticText

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._entry: TimelineEntry | None = None
        self._shown = ""
        self._ring = Spinner(theme, _RING, self, ground="window")
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._timer.timeout.connect(self._tick)
        theme.changed.connect(self.update)

    @property
    def ticking(self) -> bool:
        """Whether the seconds are counted now."""
        return self._timer.isActive()

    @property
    def seconds(self) -> int:
        """Whole seconds since the request."""
        since = self._entry.waiting_since if self._entry is not None else None
        return max(0, int(time.monotonic() - since)) if since is not None else 0

    def show_entry(self, entry: TimelineEntry) -> None:
        """Wait for this answer."""
        if entry is self._entry:
            return
        counted = self._entry is not None and self._entry.waiting_since == entry.waiting_since
        self._entry = entry
        if self.isVisible() and not counted:
            self._tick()
        sentence = self._sentence()
        if sentence != self._shown:
            self._shown = sentence
            self.setAccessibleName(sentence)
            self.update()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to count."""
        super().showEvent(event)
        self._tick()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop to count."""
        super().hideEvent(event)
        self._timer.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the ring in the middle of the height."""
        super().resizeEvent(event)
        side = self._ring.sizeHint()
        self._ring.setGeometry(0, (self.height() - side.height()) // 2, side.width(), side.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words and the seconds; not for each turn of the ring."""
        left = self._ring.width() + _RING_GAP
        if event.rect().right() < left:
            return
        with painting(self) as painter:
            painter.setFont(self._theme.font("ui"))
            metrics = painter.fontMetrics()
            seconds = self._seconds_text()
            room = self.width() - left - _SECONDS_GAP - digits_width(metrics, seconds)
            sentence = metrics.elidedText(self._sentence(), Qt.TextElideMode.ElideRight, room)
            painter.setPen(self._theme.color("text2"))
            place = QRect(left, 0, room, self.height())
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), sentence)
            left += max(metrics.horizontalAdvance(sentence), self._reserved(metrics, room))
            left += _SECONDS_GAP
            painter.setPen(self._theme.color("text3"))
            draw_digits(painter, self._seconds_place(metrics, left, seconds), seconds)

    def _seconds_text(self) -> str:
        if self._entry is None or self._entry.waiting_since is None:
            return ""
        return self.tr("%1 s").replace("%1", str(self.seconds))

    def _seconds_place(self, metrics: QFontMetrics, left: int, seconds: str) -> QRect:
        return QRect(left, 0, digits_width(metrics, seconds), self.height())

    def _sentence(self) -> str:
        return waiting_sentence(self._entry) if self._entry is not None else ""

    def _reserved(self, metrics: QFontMetrics, room: int) -> int:
        """The width that the words may come to, so that the seconds stay where they are."""
        reading = self._entry.reading if self._entry is not None else None
        if reading is None or reading < 0:
            return 0
        return min(room, metrics.horizontalAdvance(reading_sentence(1.0)))

    def _tick(self) -> None:
        since = self._entry.waiting_since if self._entry is not None else None
        if since is None:
            self._timer.stop()
        else:
            # The next change of the shown number, not a second after this call.
            passed = time.monotonic() - since
            self._timer.start(max(20, int(1000 * (1 - passed % 1)) + 5))
        self.update()
