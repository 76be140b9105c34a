"""A short message at the foot of the window that goes away by itself."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QEnterEvent,
    QPaintEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gizai_desktop.ui.look.painting import box_round, painting, set_ground
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.widgets.buttons import LinkButton
from gizai_desktop.ui.widgets.label import TextLabel

_MAX_WIDTH = 480
_ABOVE_EDGE = 24
_ABOVE_FLOOR = 12
_FLOOR = "toasts stay above this"
"""The object name of what they must not lie over."""
_MOVES = frozenset({QEvent.Type.Resize, QEvent.Type.Move})


def keep_toasts_above(widget: QWidget) -> None:
    """Have toasts of the widget's window lie above it where they would lie over it."""
    widget.setObjectName(_FLOOR)


class Toast(QWidget):
    """Emits `acted()` if its action is clicked and `closed()` in any case; deletes itself.

    It waits while the mouse or the keyboard is on it. A new toast takes the place of the old.
    """

    accessible_role = QAccessible.Role.AlertMessage

    acted = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, parent_window: QWidget, text: str, action: str = "") -> None:
        super().__init__(parent_window)
        self._theme = theme
        self._window = parent_window
        self._floor = parent_window.findChild(QWidget, _FLOOR)
        self._text = text
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(theme.duration("toast"))
        self._timer.timeout.connect(self.dismiss)
        set_ground(self, "raised")
        self._label = TextLabel(theme, text, "ui", "text", wrap=True)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 6 if action else 16, 6)
        row.setSpacing(8)
        row.addWidget(self._label, 1)
        self._button = LinkButton(theme, action)
        self._button.clicked.connect(self._act)
        self._button.installEventFilter(self)
        row.addWidget(self._button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._button.setHidden(not action)
        self.setAccessibleName(text)
        self.hide()
        parent_window.installEventFilter(self)
        if self._floor is not None:
            self._floor.installEventFilter(self)
        theme.changed.connect(self._place)

    def open(self) -> None:
        """Show the toast, in place of one that is still there, and read it out."""
        for other in self._window.findChildren(Toast):
            if other is not self and other.isVisible():
                other.dismiss()
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._text))

    def dismiss(self) -> None:
        """Take the toast away now."""
        if self.isHidden():
            return
        self._timer.stop()
        self.hide()
        self.closed.emit()
        self.deleteLater()

    @property
    def waiting(self) -> bool:
        """Whether the time stands still because the user is at it."""
        return self.isVisible() and not self._timer.isActive()

    def enterEvent(self, event: QEnterEvent) -> None:
        """React to the mouse coming in."""
        super().enterEvent(event)
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """React to the mouse going away."""
        super().leaveEvent(event)
        self._go_on()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch the other object; the event goes on unless this returns True."""
        kind = event.type()
        if watched is self._window or watched is self._floor:
            if kind in _MOVES and self.isVisible():
                self._place()
        elif kind == QEvent.Type.FocusIn:
            self._timer.stop()
        elif kind == QEvent.Type.FocusOut:
            self._go_on()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the control in its present state."""
        del event
        with painting(self) as painter:
            fill, line = self._theme.color("raised"), self._theme.color("popup_border")
            box_round(painter, self.rect(), 10, fill, line)

    def _act(self) -> None:
        self.acted.emit()
        self.dismiss()

    def _go_on(self) -> None:
        if self.isVisible() and not self.underMouse() and not self._button.hasFocus():
            self._timer.start()

    def _place(self) -> None:
        window, layout = self._window, self._row
        room = min(self._theme.px(_MAX_WIDTH), window.width() - 32)
        self._label.setWordWrap(False)
        layout.invalidate()
        width = layout.totalSizeHint().width()
        if width > room:
            self._label.setWordWrap(True)
            layout.invalidate()
            width = room
        height = max(
            self._theme.px(40),
            layout.totalHeightForWidth(width)
            if layout.hasHeightForWidth()
            else layout.totalSizeHint().height(),
        )
        left = (window.width() - width) // 2
        place = QRect(left, window.height() - height - _ABOVE_EDGE, width, height)
        floor = self._floor
        if floor is not None and floor.isVisible():
            ground = QRect(floor.mapTo(window, QPoint()), floor.size())
            most = window.width() - width
            place.moveLeft(max(0, min(ground.center().x() - width // 2, most)))
            if place.adjusted(0, 0, 0, _ABOVE_FLOOR).intersects(ground):
                place.moveBottom(ground.top() - _ABOVE_FLOOR - 1)
        self.setGeometry(place)
