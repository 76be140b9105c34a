"""A switch for a setting that takes effect at once."""

from PySide6.QtCore import QEasingCurve, QPoint, QPointF, QSize, QVariantAnimation
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from gizai_desktop.ui.look.painting import fill_round, ground_of, painting
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.look.tokens import ColorName
from gizai_desktop.ui.widgets.focus_ring import FocusRing


class Switch(QCheckBox):
    """36 × 20; emits `toggled(bool)`. To a screen reader it is a check box with this name."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._place = 0.0  # of the knob: 0 off, 1 on
        self._animation = QVariantAnimation(self)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(self._move_knob)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._slide)
        FocusRing(theme, self, 10)
        theme.changed.connect(self._follow_theme)

    def sizeHint(self) -> QSize:
        """The size that fits the text and the zoom."""
        return QSize(self._theme.px(36), self._theme.px(20))

    def minimumSizeHint(self) -> QSize:
        """As small as the text allows."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """The whole control can be pressed."""
        del pos
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the control in its present state."""
        del event
        with painting(self) as painter:
            if not self.isEnabled():
                painter.setOpacity(0.45)
            height = self.height()
            fill_round(painter, self.rect(), height / 2, self._theme.color(self._track_color()))
            radius = height * 7 / 20
            margin = height / 2
            x = margin + self._place * (self.width() - 2 * margin)
            painter.setOpacity(1)
            painter.setBrush(self._knob_color())
            painter.drawEllipse(QPointF(x, margin), radius, radius)

    def _track_color(self) -> ColorName:
        if not self.isChecked():
            return "control_border"
        return "accent_hover" if self.isEnabled() and self.underMouse() else "accent"

    def _knob_color(self) -> QColor:
        """White; disabled, what white of 45 % gives on the ground below the track."""
        white = self._theme.color("accent_text")
        if self.isEnabled():
            return white
        ground = self._theme.color(ground_of(self))
        mixed = [
            round(0.45 * front + 0.55 * back)
            for front, back in zip(white.getRgb()[:3], ground.getRgb()[:3], strict=True)  # type: ignore[index]
        ]
        return QColor(*mixed)

    def _slide(self) -> None:
        target = 1.0 if self.isChecked() else 0.0
        duration = self._theme.duration("switch")
        self._animation.stop()
        if duration == 0 or not self.isVisible():
            self._move_knob(target)
            return
        self._animation.setDuration(duration)
        self._animation.setStartValue(self._place)
        self._animation.setEndValue(target)
        self._animation.start()

    def _move_knob(self, place: float) -> None:
        self._place = place
        self.update()

    def _follow_theme(self) -> None:
        self.updateGeometry()
        self.update()
