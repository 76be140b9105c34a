"""The edge of the sidebar that can be dragged, and the shade under the overlaid sidebar."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from gizai_desktop.ui.look.painting import painting
from gizai_desktop.ui.look.theme import Theme


class Grip(QWidget):
    """The edge of the sidebar, to be dragged; a double click restores the width."""

    dragged = Signal(int)
    """Where the mouse is, in the parent's coordinates."""
    released = Signal()
    reset = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.SplitHCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Report the place while dragging."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.dragged.emit(self.mapToParent(event.position().toPoint()).x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The drag ends."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.released.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Back to the width of the design."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.reset.emit()


class Scrim(QWidget):
    """Darkens the content under the open sidebar; a click on it closes the sidebar."""

    clicked = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.shade = 0.0
        """How far the sidebar is open, 0 to 1."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Close."""
        event.accept()
        self.clicked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the scrim."""
        del event
        color = self._theme.color("scrim")
        color.setAlphaF(color.alphaF() * self.shade)
        with painting(self) as painter:
            painter.fillRect(self.rect(), color)


class Content(QWidget):
    """What is beside the sidebar; `home` gets the keyboard that is given to the whole of it.

    A focus proxy would do the same, but takes the widgets around it out of Qt's Tab order.
    """

    def __init__(self, home: QWidget) -> None:
        super().__init__()
        self._home = home

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on."""
        super().focusInEvent(event)
        self._home.setFocus(event.reason())
