"""The focus ring: 2 px wide, 2 px away from the control, for the keyboard only."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QPaintEvent
from PySide6.QtWidgets import QFocusFrame, QWidget

from gizai_desktop.ui.theme import Theme
from gizai_desktop.ui.widgets.painting import painting, stroke_round

KEYBOARD_REASONS = frozenset(
    {
        Qt.FocusReason.TabFocusReason,
        Qt.FocusReason.BacktabFocusReason,
        Qt.FocusReason.ShortcutFocusReason,
    }
)
# Coming back from another window or a menu is no new decision: the ring stays as it was.
_PASSING_REASONS = frozenset(
    {
        Qt.FocusReason.ActiveWindowFocusReason,
        Qt.FocusReason.PopupFocusReason,
        Qt.FocusReason.MenuBarFocusReason,
    }
)


class _RingFrame(QFocusFrame):
    """Follows the control from above; the proxy style gives it a margin of 4 px."""

    def __init__(self, theme: Theme, radius: float, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._radius = radius

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        with painting(self) as painter:
            stroke_round(painter, self.rect(), self._radius + 4, self._theme.color("focus"), 2)


class FocusRing(QObject):
    """Shows the ring around one control while it has focus that came by keyboard.

    With `inside`, no ring is drawn around: the control paints its own and asks `shown`.
    """

    def __init__(
        self, theme: Theme, control: QWidget, radius: float, *, inside: bool = False
    ) -> None:
        super().__init__(control)
        self._theme = theme
        self._control = control
        self._radius = radius
        self._inside = inside
        self._frame: _RingFrame | None = None
        self._by_keyboard = False
        control.installEventFilter(self)

    @property
    def shown(self) -> bool:
        """Whether the control has focus by keyboard now."""
        return self._by_keyboard and self._control.hasFocus()

    def set_radius(self, radius: float) -> None:
        """Use this corner radius from the next time on."""
        self._radius = radius

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch the other object; the event goes on unless this returns True."""
        if isinstance(event, QFocusEvent) and watched is self._control:
            if event.reason() not in _PASSING_REASONS:
                self._by_keyboard = event.gotFocus() and event.reason() in KEYBOARD_REASONS
            self._show(event.gotFocus() and self._by_keyboard)
        return super().eventFilter(watched, event)

    def _show(self, shown: bool) -> None:
        self._control.update()
        if self._inside:
            return
        if self._frame is not None:
            self._frame.setWidget(None)  # type: ignore[arg-type]  # Qt takes null here
            self._frame.deleteLater()
            self._frame = None
        if shown:
            self._frame = _RingFrame(self._theme, self._radius, self._control)
            self._frame.setWidget(self._control)
