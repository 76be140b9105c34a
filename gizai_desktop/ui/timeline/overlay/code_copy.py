"""The Copy button in the head of a code block."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QWidget

from gizai_desktop.ui.look.painting import fill_round, painting, set_ground
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.look.tokens import ColorName
from gizai_desktop.ui.widgets.buttons import IconButton

_SIDE = 28
_PADDING = 6
_GAP = 6


class CodeCopy(IconButton):
    """Copies the code, and says so for a moment."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, "copy", "", _SIDE, parent)
        self._ours = theme
        self._key = ""
        self._code: Callable[[], str] = str
        self._done = QTimer(self)
        self._done.setSingleShot(True)
        self._done.timeout.connect(self._say_copy)
        self.clicked.connect(self._copy)
        set_ground(self, "raised")
        self._say_copy()

    def show_code(self, key: str, code: Callable[[], str]) -> None:
        """Stand for the code of that key, which is asked for when it is copied."""
        self._code = code
        if key != self._key:
            self._key = key
            self._say_copy()

    def sizeHint(self) -> QSize:
        """The size that fits the word and the zoom."""
        metrics = QFontMetrics(self._ours.font("caption"))
        width = 2 * _PADDING + self._ours.px(16) + _GAP + metrics.horizontalAdvance(self.text())
        return QSize(width, self._ours.px(_SIDE))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the mark and the word."""
        del event
        theme = self._ours
        with painting(self) as painter:
            fill = self._fill(None)
            if fill is not None:
                fill_round(painter, self.rect(), 7, theme.color(fill))
            side = theme.px(16)
            place = QRect(_PADDING, (self.height() - side) // 2, side, side)
            done = self._done.isActive()
            color: ColorName = "text2"
            if done:
                color = "success"
            elif self.underMouse():
                color = "text"
            theme.paint_icon(painter, place, "check" if done else "copy", color)
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.color("text" if self.underMouse() else "text2"))
            room = self.rect().adjusted(_PADDING + side + _GAP, 0, 0, 0)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), self.text())

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._code())
        self._done.start(self._ours.duration("copied_mark"))
        self._say(self.tr("Copied"))

    def _say_copy(self) -> None:
        self._done.stop()
        self._say(self.tr("Copy"))

    def _say(self, word: str) -> None:
        right = self.geometry().right()
        self.setText(word)
        self.set_name(self.tr("Copy code") if not self._done.isActive() else word)
        size = self.sizeHint()
        self.setGeometry(right + 1 - size.width(), self.y(), size.width(), size.height())
        self.update()
