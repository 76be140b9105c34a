"""The quiet button that opens and closes what stands behind it."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QAccessibleStateChangeEvent,
    QFontMetrics,
    QPaintEvent,
)
from PySide6.QtWidgets import QStyle, QWidget

from gizai_desktop.ui.look.painting import fill_round, painting
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.look.tokens import ColorName
from gizai_desktop.ui.widgets.buttons import PaintedButton

_HEIGHT = 28
_PADDING = 6
_ICON = 16
_GAP = 6
_RADIUS = 7


class FoldButton(PaintedButton):
    """A chevron and words; checked while open."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, _RADIUS, parent)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setText(text)
        self.toggled.connect(self._tell)

    def make_accessible(self) -> QAccessibleInterface:
        """A button that says whether it is open."""
        from gizai_desktop.ui.widgets.accessible import ButtonAccess  # noqa: PLC0415 - seldom needed

        return ButtonAccess(self, folds=True)

    def sizeHint(self) -> QSize:
        """The size that fits the words and the zoom."""
        words = QFontMetrics(self._theme.font("ui")).horizontalAdvance(self.text())
        width = 2 * _PADDING + self._theme.px(_ICON) + _GAP + words + 2
        return QSize(width, self._theme.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chevron and the words."""
        del event
        theme = self._theme
        color: ColorName = "text" if self.underMouse() else "text2"
        with painting(self) as painter:
            fill = self._fill(None)
            if fill is not None:
                fill_round(painter, self.rect(), _RADIUS, theme.color(fill))
            side = theme.px(_ICON)
            place = QRect(_PADDING, (self.height() - side) // 2, side, side)
            rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            folded = "chevron-left" if rtl else "chevron-right"
            icon = "chevron-down" if self.isChecked() else folded
            theme.paint_icon(painter, self._visual(place), icon, color)
            painter.setFont(theme.font("ui"))
            painter.setPen(theme.color(color))
            left = _PADDING + side + _GAP
            room = QRect(left, 0, self.width() - left, self.height())
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
            aligned = QStyle.visualAlignment(self.layoutDirection(), flags)
            painter.drawText(self._visual(room), aligned, self.text())

    def _tell(self) -> None:
        if QAccessible.isActive():
            changed = QAccessible.State()
            changed.expanded = 1
            QAccessible.updateAccessibility(QAccessibleStateChangeEvent(self, changed))

    def _visual(self, place: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)
