"""A frame that opens under a control and closes when one clicks elsewhere."""

from typing import Literal

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAccessibleInterface, QHideEvent, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gizai_desktop.ui.look.painting import box_round, painting, set_ground
from gizai_desktop.ui.look.rounded_window import make_round
from gizai_desktop.ui.look.theme import Theme

RADIUS = 12


class PopupFrame(QWidget):
    """Put the content into `column`; Qt closes the popup on Escape and on outside clicks."""

    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._theme = theme
        set_ground(self, "raised")
        make_round(self, RADIUS)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(1, 1, 1, 1)
        self.column.setSpacing(0)
        theme.changed.connect(self.update)

    def make_accessible(self) -> QAccessibleInterface:
        """A dialog of the window below."""
        from gizai_desktop.ui.widgets.accessible import PopupAccess  # noqa: PLC0415 - seldom needed

        return PopupAccess(self)

    def open_under(
        self, anchor: QWidget, align: Literal["left", "right", "center"] = "left", gap: int = 4
    ) -> None:
        """Show below the anchor, above it where there is no room, never outside the window."""
        self.ensurePolished()
        self.adjustSize()
        self.move(self._place(anchor, align, gap))
        self.show()

    def hideEvent(self, event: QHideEvent) -> None:
        """React to being hidden."""
        super().hideEvent(event)
        self.closed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the control in its present state."""
        del event
        with painting(self) as painter:
            fill, line = self._theme.color("raised"), self._theme.color("popup_border")
            box_round(painter, self.rect(), RADIUS, fill, line)

    def _place(self, anchor: QWidget, align: str, gap: int) -> QPoint:
        origin = QRect(anchor.mapToGlobal(QPoint(0, 0)), anchor.size())
        left = {
            "left": origin.left(),
            "right": origin.right() + 1 - self.width(),
            "center": origin.center().x() - self.width() // 2,
        }[align]
        room = self._room(anchor)
        top = origin.bottom() + 1 + gap
        if top + self.height() > room.bottom() and origin.top() - gap - self.height() > room.top():
            top = origin.top() - gap - self.height()
        left = max(room.left(), min(left, room.right() + 1 - self.width()))
        return QPoint(left, max(room.top(), min(top, room.bottom() + 1 - self.height())))

    def _room(self, anchor: QWidget) -> QRect:
        """Where the popup may be: the window if it fits there, else the screen."""
        screen = anchor.screen().availableGeometry()
        window = anchor.window()
        inside = QRect(window.mapToGlobal(QPoint(0, 0)), window.size()).adjusted(8, 8, -8, -8)
        inside = inside.intersected(screen)
        fits = inside.width() >= self.width() and inside.height() >= self.height()
        return inside if fits else screen
