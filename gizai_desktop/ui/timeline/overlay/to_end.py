"""The button that goes to the end of the conversation, and says that there is more of it."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QWidget

from gizai_desktop.ui.look.painting import box_round, painting
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.widgets.buttons import PaintedButton

_SIDE = 36
_ICON = 18
_PADDING = 12
_GAP = 6


class ToEndButton(PaintedButton):
    """Round with an arrow; a pill with words while there is new text below the screen."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, _SIDE // 2, parent)
        self._news = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._name_it()

    @property
    def news(self) -> bool:
        """Whether it says that there is new text."""
        return self._news

    def set_news(self, news: bool) -> None:
        """Say, or do not say any more, that there is new text below."""
        if news != self._news:
            self._news = news
            self._name_it()
            self.update()

    def sizeHint(self) -> QSize:
        """The size that fits the words and the zoom."""
        side = self._theme.px(_SIDE)
        if not self._news:
            return QSize(side, side)
        words = QFontMetrics(self._theme.font("ui")).horizontalAdvance(self.text())
        icon = self._theme.px(_ICON)
        return QSize(2 * self._theme.px(_PADDING) + icon + _GAP + words + 1, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the arrow, and the words if there are any."""
        del event
        theme = self._theme
        side = theme.px(_ICON)
        left = theme.px(_PADDING) if self._news else (self.width() - side) // 2
        with painting(self) as painter:
            fill, line = theme.color(self._raised_fill()), theme.color("border_strong")
            box_round(painter, self.rect(), self.height() / 2, fill, line)
            place = QRect(left, (self.height() - side) // 2, side, side)
            theme.paint_icon(painter, place, "arrow-down", "text2")
            if self._news:
                painter.setFont(theme.font("ui"))
                painter.setPen(theme.color("text"))
                room = self.rect().adjusted(left + side + _GAP, 0, 0, 0)
                painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), self.text())

    def _name_it(self) -> None:
        self.setText(self.tr("New text") if self._news else "")
        name = self.tr("New text below: scroll to the end")
        name = name if self._news else self.tr("Scroll to the end")
        self.setToolTip(name)
        self.setAccessibleName(name)
