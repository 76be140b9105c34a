"""The two parts of the window: the sidebar, and everything else beside or below it."""

from PySide6.QtCore import QEasingCurve, QEvent, QRect, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QStyle, QWidget

from gizai_desktop.ui.frame.body_parts import Grip, Scrim
from gizai_desktop.ui.frame.window import OVERLAY_BELOW
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.process.application import running_application

SIDEBAR = 264
SIDEBAR_MIN = 220
SIDEBAR_MAX = 360
_GRIP = 8


class WindowBody(QWidget):
    """Sidebar beside the content; below 760 px of width it opens over the content.

    A window that becomes narrow closes the sidebar, one that becomes wide again shows it as
    the user left it (`sidebar_wanted`).
    """

    sidebar_width_changed = Signal(int)
    """The user dragged the edge; logical pixels."""
    sidebar_visible_changed = Signal(bool)

    def __init__(
        self, theme: Theme, sidebar: QWidget, content: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sidebar = sidebar
        self._content = content
        self._width = SIDEBAR
        self._wanted = True
        self._overlay = False
        self._open = True
        self._shown = 1.0
        content.setParent(self)
        self._scrim = Scrim(theme, self)
        sidebar.setParent(self)
        self._grip = Grip(self)
        self._former: QWidget | None = None
        self._motion = QVariantAnimation(self)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._connect()
        self._arrange()

    @property
    def sidebar_visible(self) -> bool:
        """Whether the sidebar is open now."""
        return self._open

    @property
    def sidebar_wanted(self) -> bool:
        """Whether the user wants it open in a window that is wide enough."""
        return self._wanted

    @property
    def sidebar_width(self) -> int:
        """The width that the user gave it, in logical pixels."""
        return self._width

    @property
    def overlaid(self) -> bool:
        """Whether the sidebar opens over the content."""
        return self._overlay

    def set_sidebar_width(self, width: int) -> None:
        """Use this width, within 220 and 360."""
        self._width = max(SIDEBAR_MIN, min(width, SIDEBAR_MAX))
        self._arrange()

    def set_sidebar_visible(self, visible: bool, *, animate: bool = True) -> None:
        """Open or close the sidebar, as the user asked."""
        if not self._overlay:
            self._wanted = visible
        self._show_sidebar(visible=visible, animate=animate)

    def toggle(self) -> None:
        """Open the sidebar if it is closed, and the other way round."""
        self.set_sidebar_visible(not self._open)

    def close_overlay(self) -> None:
        """Close the sidebar if it lies over the content, as after a choice in it."""
        if self._overlay and self._open:
            self._show_sidebar(visible=False, animate=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Change over between beside and over."""
        super().resizeEvent(event)
        overlay = self.width() < OVERLAY_BELOW
        if overlay != self._overlay:
            self._overlay = overlay
            self._show_sidebar(visible=not overlay and self._wanted, animate=False)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the direction of the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the sidebar that lies over the content."""
        if event.key() == Qt.Key.Key_Escape and self._overlay and self._open:
            self.close_overlay()
            return
        super().keyPressEvent(event)

    def _connect(self) -> None:
        self._theme.changed.connect(self._arrange)
        self._scrim.clicked.connect(self.close_overlay)
        self._grip.dragged.connect(self._drag)
        self._grip.released.connect(self._tell_width)
        self._grip.reset.connect(self._reset_width)
        self._motion.valueChanged.connect(self._move)
        self._motion.finished.connect(self._settle)
        running_application().focusChanged.connect(self._follow_focus)

    def _show_sidebar(self, *, visible: bool, animate: bool) -> None:
        if visible == self._open:
            return
        self._open = visible
        self._move_focus()
        self._motion.stop()
        duration = self._theme.duration("sidebar") if animate and self.isVisible() else 0
        if duration:
            self._motion.setDuration(duration)
            self._motion.setStartValue(self._shown)
            self._motion.setEndValue(1.0 if visible else 0.0)
            self._motion.start()
        else:
            self._shown = 1.0 if visible else 0.0
            self._settle()
        self.sidebar_visible_changed.emit(visible)

    def _move_focus(self) -> None:
        """An overlaid sidebar takes the keyboard; a closed one gives it back."""
        focused = QApplication.focusWidget()
        if self._open and self._overlay:
            self._former = focused
            self._sidebar.show()
            self._sidebar.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self._open:
            former, self._former = self._former, None
            if focused is not None and self._sidebar.isAncestorOf(focused):
                (former or self._content).setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        """Who works in the content again has done with the sidebar above it."""
        del old
        if new is not None and self._content.isAncestorOf(new):
            self.close_overlay()

    def _move(self, value: float) -> None:
        self._shown = value
        self._arrange()

    def _settle(self) -> None:
        self._shown = 1.0 if self._open else 0.0
        self._arrange()

    def _arrange(self) -> None:
        width = min(self._width, max(0, self.width() - 56)) if self._overlay else self._width
        seen = round(width * self._shown)
        left = 0 if self._overlay else seen
        self._place(self._content, QRect(left, 0, self.width() - left, self.height()))
        self._place(self._sidebar, QRect(seen - width, 0, width, self.height()))
        self._sidebar.setVisible(self._open or seen > 0)
        self._grip.setVisible(seen == width and not self._overlay)
        self._place(self._grip, QRect(seen - _GRIP // 2, 0, _GRIP, self.height()))
        self._scrim.shade = self._shown
        self._scrim.setVisible(self._overlay and seen > 0)
        self._scrim.setGeometry(self.rect())
        self._scrim.update()

    def _place(self, widget: QWidget, rect: QRect) -> None:
        widget.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), rect))

    def _drag(self, x: int) -> None:
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.set_sidebar_width(self.width() - x if rtl else x)

    def _tell_width(self) -> None:
        self.sidebar_width_changed.emit(self._width)

    def _reset_width(self) -> None:
        self.set_sidebar_width(SIDEBAR)
        self._tell_width()
