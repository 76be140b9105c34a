"""What the window shows while files are held over it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from gizai_desktop.ui.look.painting import box_round, painting
from gizai_desktop.ui.look.theme import Theme

_INSET = 12
_RADIUS = 14


class DropHint(QWidget):
    """Covers its window, but takes neither mouse nor drops; shown and hidden by its owner."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_over(self) -> None:
        """Cover the window as it is now."""
        inset = self._theme.px(_INSET)
        self.setGeometry(self._window.rect().adjusted(inset, inset, -inset, -inset))
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box and what happens to what is dropped."""
        del event
        theme = self._theme
        with painting(self) as painter:
            box_round(
                painter, self.rect(), _RADIUS, theme.color("accent_soft"), theme.color("accent")
            )
            painter.setPen(theme.color("accent_soft_text"))
            painter.setFont(theme.font("h3"))
            text = self.tr("Drop to import chats")
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, text)
