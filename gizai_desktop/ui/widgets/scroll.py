"""Scroll areas without frames, and the round button that goes to the end."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from gizai_desktop.ui.theme import Theme
from gizai_desktop.ui.widgets.buttons import PaintedButton
from gizai_desktop.ui.widgets.painting import box_round, painting


class ScrollArea(QScrollArea):
    """Scrolls its content downwards only; what stands behind it shows through."""

    accessible_role = QAccessible.Role.Pane

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setWidget(content)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self.setAutoFillBackground(False)


class RoundButton(PaintedButton):
    """36 px and round, such as the one that scrolls to the end of the conversation."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        name: str,
        size: int = 36,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, size // 2, parent)
        self._icon_name = icon
        self._side = size
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip(name)
        self.setAccessibleName(name)

    def sizeHint(self) -> QSize:
        """The size that fits the text and the zoom."""
        return QSize(self._theme.px(self._side), self._theme.px(self._side))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the control in its present state."""
        del event
        with painting(self) as painter:
            fill = self._theme.color(self._raised_fill())
            line = self._theme.color("border_strong")
            box_round(painter, self.rect(), self.height() / 2, fill, line)
            side = self._theme.px(18)
            left, top = (self.width() - side) // 2, (self.height() - side) // 2
            place = QRect(left, top, side, side)
            self._theme.paint_icon(painter, place, self._icon_name, "text2")
