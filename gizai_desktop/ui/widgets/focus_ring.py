"""The focus ring: 2 px wide, 2 px away from the control, for the keyboard only."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QFocusEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from gizai_desktop.ui.look.painting import painting, stroke_round
from gizai_desktop.ui.look.theme import Theme

KEYBOARD_REASONS = frozenset(
    {
        Qt.FocusReason.TabFocusReason,
        Qt.FocusReason.BacktabFocusReason,
        Qt.FocusReason.ShortcutFocusReason,
    }
)
# Coming back from another window or a menu is no new decision: the ring stays as it was.
PASSING_REASONS = frozenset(
    {
        Qt.FocusReason.ActiveWindowFocusReason,
        Qt.FocusReason.PopupFocusReason,
        Qt.FocusReason.MenuBarFocusReason,
    }
)


MOVES = frozenset(
    {
        QEvent.Type.Move,
        QEvent.Type.Resize,
        QEvent.Type.Show,
        QEvent.Type.Hide,
        QEvent.Type.ZOrderChange,
    }
)
REACH = 4
"""Pixels from a control's edge to its ring's outer one."""


class _Ring(QWidget):
    """Lies around a control, in the window or in the viewport that the control scrolls in.

    Not a QFocusFrame: PySide 6.11 makes that the owner of its control, and when Python collects
    the pair, the control loses its attributes while it is still on the screen.
    """

    def __init__(self, theme: Theme, control: QWidget, radius: float, reach: int) -> None:
        chain = _up_to_host(control)
        super().__init__(chain[-1])
        self._theme = theme
        self._control = control
        self._host = chain[-1]
        self._radius = radius + reach
        self._reach = reach
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        # The control's own events come through `FocusRing`: a filter that is added while one
        # of them is on its way would bring it round again, for ever.
        for widget in chain[1:-1]:
            widget.installEventFilter(self)
        self.follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move with the control and with what it lies in."""
        if event.type() in MOVES:
            self.follow()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ring."""
        del event
        with painting(self) as painter:
            stroke_round(
                painter, self.rect(), self._radius, self._theme.color("focus"), self._theme.ring_px
            )

    def follow(self) -> None:
        """Lie around the control where it is now."""
        host = self._host
        place = QRect(self._control.mapTo(host, QPoint()), self._control.size())
        self.setGeometry(place.adjusted(-self._reach, -self._reach, self._reach, self._reach))
        self.setVisible(self._control.isVisibleTo(host))
        self.raise_()


def _up_to_host(control: QWidget) -> list[QWidget]:
    """The control and its parents up to the one that cuts off: a window or a viewport."""
    chain = [control]
    parent = control.parentWidget()
    while parent is not None:
        chain.append(parent)
        above = parent.parentWidget()
        if parent.isWindow() or isinstance(above, QAbstractScrollArea):
            break
        parent = above
    return chain


class FocusRing(QObject):
    """Shows the ring around one control while it has focus that came by keyboard.

    With `inside`, no ring is drawn around: the control paints its own and asks `shown`. A
    negative `reach` puts the ring over the edge of what scrolls, where there is no room around.
    """

    def __init__(
        self,
        theme: Theme,
        control: QWidget,
        radius: float,
        *,
        inside: bool = False,
        reach: int = REACH,
    ) -> None:
        super().__init__(control)
        self._theme = theme
        self._control = control
        self._radius = radius
        self._inside = inside
        self._reach = reach
        self._ring: _Ring | None = None
        self._by_keyboard = False
        control.installEventFilter(self)

    @property
    def shown(self) -> bool:
        """Whether the control has focus by keyboard now."""
        return self._by_keyboard and self._control.hasFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch the other object; the event goes on unless this returns True."""
        if isinstance(event, QFocusEvent) and watched is self._control:
            if event.reason() not in PASSING_REASONS:
                self._by_keyboard = event.gotFocus() and event.reason() in KEYBOARD_REASONS
            self._show(event.gotFocus() and self._by_keyboard)
        elif self._ring is not None and watched is self._control and event.type() in MOVES:
            self._ring.follow()
        return super().eventFilter(watched, event)

    def _show(self, shown: bool) -> None:
        self._control.update()
        if self._inside:
            return
        if self._ring is not None:
            self._ring.hide()
            self._ring.deleteLater()
            self._ring = None
        if shown:
            self._ring = _Ring(self._theme, self._control, self._radius, self._reach)
