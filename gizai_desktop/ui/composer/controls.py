"""The composer's own controls: Send, the tools, the line that says a message is edited."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStyle, QWidget

from gizai_desktop.ui.look.painting import fill_round, painting
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.look.tokens import ColorName
from gizai_desktop.ui.widgets.buttons import LinkButton, PaintedButton
from gizai_desktop.ui.widgets.label import TextLabel

_SEND_RADIUS = 9
_TOOL_RADIUS = 8
_TOOL_PADDING = 8
_TOOL_ICON = 18
_TOOL_GAP = 6


class SendButton(PaintedButton):
    """The arrow: accent when there is something to send, grey until then."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, _SEND_RADIUS, parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        """The size that fits the zoom."""
        return QSize(self._theme.px(36), self._theme.px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the control in its present state."""
        del event
        icon: ColorName = "accent_text" if self.isEnabled() else "text3"
        with painting(self) as painter:
            color = self._theme.color(self._ground())
            fill_round(painter, self.rect(), _SEND_RADIUS, color)
            side = self._theme.px(20)
            place = QRect((self.width() - side) // 2, (self.height() - side) // 2, side, side)
            self._theme.paint_icon(painter, place, "send", icon)

    def _ground(self) -> ColorName:
        if not self.isEnabled():
            return "hover_raised" if self._theme.dark else "row_selected"
        if self.isDown():
            return "accent_pressed"
        return "accent_hover" if self.underMouse() else "accent"


class ToolButton(PaintedButton):
    """An icon and a word in the tool row; checked, it shows that the tool is in use."""

    def __init__(self, theme: Theme, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, _TOOL_RADIUS, parent)
        self._icon_name = icon
        self._active = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    @property
    def active(self) -> bool:
        """Whether the tool is in use."""
        return self._active

    def set_active(self, active: bool) -> None:
        """Show whether the tool is in use."""
        self._active = active
        self.update()

    def sizeHint(self) -> QSize:
        """The size that fits the word and the zoom."""
        word = QFontMetrics(self._theme.font("ui")).horizontalAdvance(self.text()) + 1
        width = 2 * _TOOL_PADDING + self._theme.px(_TOOL_ICON) + _TOOL_GAP + word
        return QSize(width, self._theme.px(32))

    def minimumSizeHint(self) -> QSize:
        """At least the icon; the word is elided."""
        return QSize(2 * _TOOL_PADDING + self._theme.px(_TOOL_ICON), self._theme.px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the control in its present state."""
        del event
        color: ColorName = "accent_soft_text" if self._active else "text2"
        with painting(self) as painter:
            fill = self._fill("accent_soft" if self._active else None)
            if fill is not None:
                fill_round(painter, self.rect(), _TOOL_RADIUS, self._theme.color(fill))
            side = self._theme.px(_TOOL_ICON)
            place = QRect(_TOOL_PADDING, (self.height() - side) // 2, side, side)
            direction = self.layoutDirection()
            place = QStyle.visualRect(direction, self.rect(), place)
            self._theme.paint_icon(painter, place, self._icon_name, color)
            font = self._theme.font("ui")
            left = _TOOL_PADDING + side + _TOOL_GAP
            place = QRect(left, 0, self.width() - left - _TOOL_PADDING + 1, self.height())
            painter.setFont(font)
            painter.setPen(self._theme.color(color))
            text = QFontMetrics(font).elidedText(
                self.text(), Qt.TextElideMode.ElideRight, place.width()
            )
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
            flags = QStyle.visualAlignment(direction, flags)
            painter.drawText(QStyle.visualRect(direction, self.rect(), place), flags, text)


class EditingStrip(QWidget):
    """Says that an earlier message is being edited, with a way out."""

    cancelled = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = TextLabel(theme, "", "help", "text2")
        self._cancel = LinkButton(theme, "")
        self._cancel.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._cancel.clicked.connect(self.cancelled)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 8, 0)
        row.addWidget(self._label, 1)
        row.addWidget(self._cancel)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._label.setText(self.tr("Editing a message"))
        self._cancel.setText(self.tr("Cancel"))
        self._cancel.updateGeometry()
