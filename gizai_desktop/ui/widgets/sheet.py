"""A sheet: a panel inside the window, above a scrim. No second window, so no second frame."""

from PySide6.QtCore import (
    QEasingCurve,
    QEvent,
    QMargins,
    QObject,
    QRect,
    QSize,
    Qt,
    QVariantAnimation,
    Signal,
)
from PySide6.QtGui import QAccessibleInterface, QKeyEvent, QMouseEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QGraphicsOpacityEffect, QWidget

from gizai_desktop.ui.look.painting import painting
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.process.application import running_application
from gizai_desktop.ui.widgets.focus_trap import FocusTrap, next_inside
from gizai_desktop.ui.widgets.sheet_panel import SheetPanel

FULL_BELOW = QSize(900, 800)
_RISE = 8


class Sheet(QWidget):
    """Fill it with `set_body`, `set_navigation` and `add_button`, then `open()` it.

    Escape and the close button dismiss it. Tab stays inside; the focus goes back to where it
    was. In windows under 900 × 800 it fills the window. `size` is without zoom; a height of 0
    fits the content, and such a small sheet never fills the window. Keep the sheet to open it
    again, or `deleteLater()` it on `closed`.
    """

    opened = Signal()
    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        parent_window: QWidget,
        title: str,
        size: QSize | None = None,
        *,
        closable: bool = True,
    ) -> None:
        super().__init__(parent_window)
        self._theme = theme
        self._window = parent_window
        self._size = size or QSize(864, 772)
        self._shown = 0.0  # 0 away, 1 fully there
        self.panel = SheetPanel(theme, self, title, closable=closable)
        self.panel.close_clicked.connect(self._dismiss_by_mouse)
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        self._trap = FocusTrap(self, running_application())
        self._animation = QVariantAnimation(self)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.valueChanged.connect(self._show_step)
        self._animation.finished.connect(self._settle)
        parent_window.installEventFilter(self)
        theme.changed.connect(self._lay_out)

    def make_accessible(self) -> QAccessibleInterface:
        """A dialog; what it covers is out of reach."""
        from gizai_desktop.ui.widgets.accessible import SheetAccess  # noqa: PLC0415 - seldom needed

        return SheetAccess(self)

    def set_title(self, title: str) -> None:
        """Name the sheet, or the page it shows, otherwise."""
        self.panel.set_title(title)
        self.setAccessibleName(title)

    def set_body(self, body: QWidget) -> None:
        """Put this between head and foot, from edge to edge."""
        self.panel.set_body(body)

    def set_navigation(self, navigation: QWidget) -> None:
        """Put this into the pane at the left, 192 wide, on the sidebar's ground."""
        self.panel.set_navigation(navigation)

    def add_button(self, button: QWidget) -> None:
        """Put a button at the right end of the foot; without any there is no foot."""
        self.panel.add_button(button)

    def open(self) -> None:
        """Show the sheet and move the focus into it."""
        if self.isVisible():
            return
        self._trap.arm(self.window().focusWidget())
        self._lay_out()
        self.raise_()
        self._shown = 0.0
        self.show()
        first = self.first_focus()
        if first is None or not first.isVisibleTo(self) or not first.isEnabled():
            # Keys would go on to what the sheet covers.
            first = next_inside(self, None, forward=True)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        self._start()
        self.opened.emit()

    def dismiss(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Hide the sheet and give the focus back."""
        if self.isHidden():
            return
        self._animation.stop()
        self._settle()
        self.hide()
        self._trap.release(reason)
        self.closed.emit()

    def resize_to_content(self) -> None:
        """Fit a sheet without a height of its own to what it has to say now."""
        if self.isVisible():
            self._lay_out()

    def first_focus(self) -> QWidget | None:
        """What gets the focus at first; subclasses may choose."""
        body = self.panel.body
        inside = next_inside(body, None, forward=True) if body is not None else None
        return inside or next_inside(self, None, forward=True)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 (Qt's name)
        """Keep Tab inside."""
        target = next_inside(self, QApplication.focusWidget(), forward=next)
        if target is not None:
            reason = Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
            target.setFocus(reason)
        return True

    def event(self, event: QEvent) -> bool:
        """Handle events that have no own method."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()  # so that no shortcut of the window takes it
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.dismiss(Qt.FocusReason.ShortcutFocusReason)
                return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch the other object; the event goes on unless this returns True."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._lay_out()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Handle a press."""
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Nothing behind the sheet scrolls."""
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the control in its present state."""
        scrim = self._theme.color("scrim")
        scrim.setAlphaF(scrim.alphaF() * self._shown)
        with painting(self) as painter:
            painter.fillRect(event.rect(), scrim)

    def _dismiss_by_mouse(self) -> None:
        self.dismiss(Qt.FocusReason.MouseFocusReason)

    def _lay_out(self) -> None:
        window = self._window
        self.setGeometry(window.rect())
        whole = self._size.height() > 0 and (
            window.width() < FULL_BELOW.width() or window.height() < FULL_BELOW.height()
        )
        self.panel.set_whole_window(whole)
        self._place_panel()
        self.update()

    def _place_panel(self) -> None:
        place = self._panel_place()
        place.translate(0, round(_RISE * (1 - self._shown)))
        self.panel.setGeometry(place)

    def _panel_place(self) -> QRect:
        if self.panel.whole_window:
            return self.rect()
        room = self.rect().marginsRemoved(QMargins(16, 16, 16, 16))
        width = min(self._theme.px(self._size.width()), room.width())
        height = self._theme.px(self._size.height()) or self.panel.height_for(width)
        height = min(height, room.height())
        left = (self.width() - width) // 2
        return QRect(left, (self.height() - height) // 2, width, height)

    def _start(self) -> None:
        duration = self._theme.duration("sheet_in")
        if duration == 0:
            self._settle()
            return
        effect = QGraphicsOpacityEffect(self.panel)
        effect.setOpacity(0)
        self.panel.setGraphicsEffect(effect)
        self._animation.setDuration(duration)
        self._animation.start()

    def _show_step(self, shown: float) -> None:
        self._shown = shown
        effect = self.panel.graphicsEffect()
        if isinstance(effect, QGraphicsOpacityEffect):
            effect.setOpacity(shown)
        self._place_panel()
        self.update()

    def _settle(self) -> None:
        self._shown = 1.0
        self.panel.setGraphicsEffect(None)  # type: ignore[arg-type]  # Qt takes null here
        self._place_panel()
        self.update()
