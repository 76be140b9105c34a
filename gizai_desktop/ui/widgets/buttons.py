"""Buttons with a word, with an icon, and as a link."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from gizai_desktop.ui.look.painting import (
    fill_round,
    hover_color,
    painting,
    pressed_color,
    stroke_round,
)
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.look.tokens import ColorName
from gizai_desktop.ui.widgets.focus_ring import FocusRing

ButtonKind = Literal["primary", "outlined", "plain", "danger", "link"]


@dataclass(frozen=True, slots=True)
class _Look:
    """Colours of one kind; None: the plain fill of the ground it stands on."""

    text: ColorName
    rest: ColorName | None
    hover: ColorName | None
    pressed: ColorName | None
    disabled: ColorName | None
    border: ColorName | None = None


_LOOKS: dict[ButtonKind, _Look] = {
    "primary": _Look("accent_text", "accent", "accent_hover", "accent_pressed", "row_hover"),
    "danger": _Look("accent_text", "danger_fill", "danger_fill", "danger_fill", "row_hover"),
    "outlined": _Look("text", "surface", "hover_raised", "pressed", "surface", "border_strong"),
    "plain": _Look("text", None, None, None, None),
    "link": _Look("link", None, None, None, None),
}


class PaintedButton(QAbstractButton):
    """What every button does: hover, focus ring, Return as click, following the theme."""

    def __init__(self, theme: Theme, radius: int, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._radius = radius
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._ring = FocusRing(theme, self, radius)
        theme.changed.connect(self._follow_theme)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle the keys of this control."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat():
            self.click()
            return
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            # Qt would take Ctrl+↑ for ↑ and go to the button before.
            event.ignore()
            return
        super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        """As small as the text allows."""
        return self.sizeHint()

    def _follow_theme(self) -> None:
        self.updateGeometry()
        self.update()

    def _raised_fill(self) -> ColorName:
        if self.isDown():
            return "pressed"
        return "hover_raised" if self.isEnabled() and self.underMouse() else "surface"

    def _fill(self, rest: ColorName | None) -> ColorName | None:
        if not self.isEnabled():
            return rest
        if self.isDown():
            return pressed_color(self)
        return hover_color(self) if self.underMouse() else rest


class Button(PaintedButton):
    """A button with a word, and an icon before it if one is named."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        kind: ButtonKind = "outlined",
        icon: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, 8, parent)
        self._look = _LOOKS[kind]
        self._icon_name = icon
        self._icon_color: ColorName | None = None
        self._padding = 8 if kind == "link" else 13
        self._height = 28 if kind == "link" else 32
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_icon(self, name: str | None, color: ColorName | None = None) -> None:
        """Show another icon, in the colour of the text unless one is given."""
        self._icon_name = name
        self._icon_color = color
        self._follow_theme()

    def sizeHint(self) -> QSize:
        """The size that fits the text and the zoom."""
        metrics = QFontMetrics(self._theme.font("ui_strong"))
        width = metrics.horizontalAdvance(self._shown_text()) + 2 * self._theme.px(self._padding)
        if self._icon_name is not None:
            width += self._icon_side() + self._gap()
        return QSize(width, self._theme.px(self._height))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the control in its present state."""
        del event
        with painting(self) as painter:
            self._paint_box(painter)
            self._paint_content(painter)

    def _paint_box(self, painter: QPainter) -> None:
        fill = self._box_color()
        if fill is not None:
            fill_round(painter, self.rect(), self._radius, self._theme.color(fill))
        if self._look.border is not None:
            border = self._look.border if self.isEnabled() else "border"
            stroke_round(painter, self.rect(), self._radius, self._theme.color(border))

    def _box_color(self) -> ColorName | None:
        look = self._look
        if look.rest is None:
            return self._fill(None)
        if not self.isEnabled():
            return look.disabled
        if self.isDown():
            return look.pressed
        return look.hover if self.underMouse() else look.rest

    def _paint_content(self, painter: QPainter) -> None:
        color: ColorName = self._look.text if self.isEnabled() else "text_disabled"
        font = self._theme.font("ui_strong")
        text_width = QFontMetrics(font).horizontalAdvance(self._shown_text())
        side = self._icon_side() if self._icon_name is not None else 0
        gap = self._gap() if side else 0
        left = (self.width() - text_width - side - gap) // 2
        if self._icon_name is not None:
            icon_color = self._icon_color if self._icon_color and self.isEnabled() else color
            place = QRect(left, (self.height() - side) // 2, side, side)
            self._theme.paint_icon(painter, place, self._icon_name, icon_color)
        painter.setFont(font)
        painter.setPen(self._theme.color(color))
        place = QRect(left + side + gap, 0, text_width + 1, self.height())
        painter.drawText(place, _TEXT_FLAGS, self.text())

    def _shown_text(self) -> str:
        return self.text().replace("&&", "\0").replace("&", "").replace("\0", "&")

    def _icon_side(self) -> int:
        return self._theme.px(18)

    def _gap(self) -> int:
        return self._theme.px(8) if self.text() else 0


_TEXT_FLAGS = (
    Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextHideMnemonic
)


class LinkButton(Button):
    """A quiet action written in the link colour."""

    def __init__(
        self, theme: Theme, text: str, icon: str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, text, "link", icon, parent)


class IconButton(PaintedButton):
    """A square button with an icon; its name is the tooltip and what a screen reader says.

    A click does not take the keyboard focus away from where the user writes.
    """

    def __init__(
        self,
        theme: Theme,
        icon: str,
        name: str,
        size: int = 32,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, 8 if size >= 32 else 7, parent)
        self._icon_name = icon
        self._icon_color: ColorName | None = None
        self._side = size
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """Say otherwise what the button does."""
        self.setToolTip(name)
        self.setAccessibleName(name)

    def set_icon(self, name: str, color: ColorName | None = None) -> None:
        """Show another icon; a colour of None gives text2, and text under the mouse."""
        self._icon_name = name
        self._icon_color = color
        self.update()

    def sizeHint(self) -> QSize:
        """The size that fits the text and the zoom."""
        side = self._theme.px(self._side)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the control in its present state."""
        del event
        with painting(self) as painter:
            fill = self._fill(pressed_color(self) if self.isChecked() else None)
            if fill is not None:
                fill_round(painter, self.rect(), self._radius, self._theme.color(fill))
            side = self._theme.px(20 if self._side >= 32 else 18)
            left, top = (self.width() - side) // 2, (self.height() - side) // 2
            place = QRect(left, top, side, side)
            self._theme.paint_icon(painter, place, self._icon_name, self._color())

    def _color(self) -> ColorName:
        if not self.isEnabled():
            return "text_disabled"
        if self._icon_color is not None:
            return self._icon_color
        return "text" if self.underMouse() or self.isChecked() else "text2"
