"""A thin bar that fills from the side where reading begins."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from gizai_desktop.ui.look.painting import fill_round, painting
from gizai_desktop.ui.look.theme import Theme

_HEIGHT = 6


class ProgressBar(QProgressBar):
    """Painted by us; value and range as in Qt, so that screen readers tell them."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """As high as the line, and wide enough to be seen."""
        return QSize(self._theme.px(120), self._theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """The same height."""
        return QSize(0, self._theme.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the track and what is done."""
        del event
        theme = self._theme
        track = QRectF(self.rect())
        radius = track.height() / 2
        span = max(1, self.maximum() - self.minimum())
        done = QRectF(track)
        done.setWidth(track.width() * (self.value() - self.minimum()) / span)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            done.moveRight(track.right())
        with painting(self) as painter:
            fill_round(painter, track, radius, theme.color("track"))
            if done.width() >= track.height():
                fill_round(painter, done, radius, theme.color("accent"))
