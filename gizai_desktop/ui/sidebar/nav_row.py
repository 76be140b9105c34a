"""A row of the sidebar that is one button: New chat and Settings."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from gizai_desktop.ui.look.painting import fill_round, painting
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.look.tokens import TypeStep
from gizai_desktop.ui.widgets.buttons import PaintedButton

_ICON_LEFT = 8
_TEXT_LEFT = 36
_RADIUS = 8


class NavRow(PaintedButton):
    """An icon and a word over the whole width, as high as a chat's row."""

    def __init__(
        self, theme: Theme, icon: str, *, strong: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, _RADIUS, parent)
        self._icon_name = icon
        self._step: TypeStep = "ui_strong" if strong else "ui"
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_text(self, text: str) -> None:
        """Say otherwise what the row does."""
        self.setText(text)
        self.setAccessibleName(text)

    def sizeHint(self) -> QSize:
        """As high as a chat's row, as wide as the word needs."""
        width = QFontMetrics(self._theme.font(self._step)).horizontalAdvance(self.text())
        return QSize(self._theme.px(_TEXT_LEFT) + width + 12, self._theme.px(34))

    def minimumSizeHint(self) -> QSize:
        """The word may be elided."""
        return QSize(self._theme.px(_TEXT_LEFT), self._theme.px(34))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the row in its present state."""
        del event
        direction = self.layoutDirection()
        with painting(self) as painter:
            fill = self._fill(None)
            if fill is not None:
                fill_round(painter, self.rect(), _RADIUS, self._theme.color(fill))
            side = self._theme.px(20)
            place = QRect(_ICON_LEFT, (self.height() - side) // 2, side, side)
            place = QStyle.visualRect(direction, self.rect(), place)
            self._theme.paint_icon(painter, place, self._icon_name, "text2")
            font = self._theme.font(self._step)
            place = self.rect().adjusted(self._theme.px(_TEXT_LEFT), 0, -8, 0)
            place = QStyle.visualRect(direction, self.rect(), place)
            text = QFontMetrics(font).elidedText(
                self.text(), Qt.TextElideMode.ElideRight, place.width()
            )
            painter.setFont(font)
            painter.setPen(self._theme.color("text"))
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
            painter.drawText(place, QStyle.visualAlignment(direction, flags), text)
