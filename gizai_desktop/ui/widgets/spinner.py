"""The ring that says something is under way."""

from PySide6.QtCore import QElapsedTimer, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QHideEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QShowEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.look.tokens import ColorName

_STEPS = 36
"""Pictures of one turn: two for each frame."""


class Ring:
    """Draws the ring from pictures of it, each of which is made once."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._pictures: dict[tuple[int, int, int], QPixmap] = {}
        self._colors: tuple[QColor, ...] = ()

    def paint(self, painter: QPainter, place: QRect, phase: float) -> None:
        """Draw it; phase 0 to 1 is one turn, and is ignored when motion is reduced."""
        theme, scale = self._theme, painter.device().devicePixelRatio()
        if not scale.is_integer():  # a picture would be drawn between the pixels
            paint_ring(painter, QRectF(place), theme, phase)
            return
        colors = theme.color("border_strong"), theme.color("accent_soft_text")
        if colors != self._colors:
            self._colors = colors
            self._pictures.clear()
        step = 0 if theme.reduced_motion else round(phase * _STEPS) % _STEPS
        key = place.width(), int(scale), step
        picture = self._pictures.get(key)
        if picture is None:
            picture = self._pictures[key] = _picture(theme, place.width(), scale, step / _STEPS)
        painter.drawPixmap(place.topLeft(), picture)


def _picture(theme: Theme, side: int, scale: float, phase: float) -> QPixmap:
    picture = QPixmap(QSize(side, side) * scale)
    picture.setDevicePixelRatio(scale)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        paint_ring(painter, QRectF(0, 0, side, side), theme, phase)
    return picture


def paint_ring(painter: QPainter, rect: QRectF, theme: Theme, phase: float) -> None:
    """Draw the ring; phase 0 to 1 is one turn, and is ignored when motion is reduced."""
    width = 1.75 * rect.width() / 14
    box = rect.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.color("border_strong"), width))
    painter.drawEllipse(box)
    pen = QPen(theme.color("accent_soft_text"), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    turn = 0.0 if theme.reduced_motion else phase
    painter.drawArc(box, round(16 * (90 - 360 * turn)), -16 * 90)
    painter.restore()


class Spinner(QWidget):
    """A turning ring of 14 or 16 px; it costs nothing while hidden.

    Args:
        ground: the one colour that is behind it, if that is known.
    """

    accessible_role = QAccessible.Role.Animation

    def __init__(
        self,
        theme: Theme,
        size: int = 14,
        parent: QWidget | None = None,
        *,
        ground: ColorName | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._ground = ground
        # Else all that lies below it would be painted again in each of its frames.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, ground is not None)
        self._side = size
        self._turning = False
        self._ring = Ring(theme)
        self._clock = QElapsedTimer()
        self.setAccessibleName(self.tr("In progress"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._follow_theme)

    @property
    def turning(self) -> bool:
        """Whether the ring moves now."""
        return self._turning

    def sizeHint(self) -> QSize:
        """The size that fits the text and the zoom."""
        side = self._theme.px(self._side)
        return QSize(side, side)

    def showEvent(self, event: QShowEvent) -> None:
        """React to being shown."""
        super().showEvent(event)
        self._start_or_stop()

    def hideEvent(self, event: QHideEvent) -> None:
        """React to being hidden."""
        super().hideEvent(event)
        self._start_or_stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the control in its present state."""
        del event
        turn = max(1, self._theme.duration("spinner_turn"))
        phase = (self._clock.elapsed() % turn) / turn if self._clock.isValid() else 0.0
        with QPainter(self) as painter:
            if self._ground is not None:
                painter.fillRect(self.rect(), self._theme.color(self._ground))
            side = min(self.width(), self.height())
            self._ring.paint(painter, QRect(0, 0, side, side), phase)

    def _follow_theme(self) -> None:
        self.updateGeometry()
        self._start_or_stop()
        self.update()

    def _start_or_stop(self) -> None:
        wanted = self.isVisible() and not self._theme.reduced_motion
        if wanted == self._turning:
            return
        self._turning = wanted
        frames = self._theme.frames
        if wanted:
            self._clock.start()
            frames.passed.connect(self._move)
            frames.request()
        else:
            frames.passed.disconnect(self._move)

    def _move(self) -> None:
        self.update()
        self._theme.frames.request()
