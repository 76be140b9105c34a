"""The two wide buttons of the header: the AI model in use, and the proxy."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAccessibleInterface, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QStyle, QWidget

from gizai_desktop.domain.catalog import CatalogEntry, ModelRef
from gizai_desktop.ui.look.painting import fill_round, painting
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.look.tokens import ColorName
from gizai_desktop.ui.widgets.buttons import PaintedButton

_RADIUS = 8
_HEIGHT = 32
_MODEL_PADDING = 10
_GAP = 4
_CHEVRON = 16
_NAME_MAX = 200
_PROXY_PADDING = 8
_PROXY_ICON = 20
_PROXY_GAP = 6


@dataclass(frozen=True, slots=True)
class ProxyIndicator:
    """What the header says about the proxy.

    Attributes:
        kind: no proxy, one that was not used yet, one that works, one that failed.
        text: translated words, such as ``Proxy · 84 ms``.
        tooltip: which proxy, or what went wrong.
    """

    kind: Literal["none", "untested", "works", "failed"]
    text: str
    tooltip: str = ""


_PROXY_LOOKS: dict[str, tuple[str, ColorName, ColorName]] = {
    # kind: icon, its colour, colour of the words
    "none": ("globe", "text2", "text2"),
    "untested": ("proxy", "text2", "text2"),
    "works": ("proxy", "success", "text2"),
    "failed": ("proxy-off", "danger", "danger"),
}


class _HeaderButton(PaintedButton):
    """A plain button that can stay lit while its popup is open."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, _RADIUS, parent)
        self._lit = False
        self._narrow = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def set_lit(self, lit: bool) -> None:
        """Look hovered while something is open below."""
        self._lit = lit
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Show the short form."""
        self._narrow = narrow
        self._follow_theme()

    def _paint_ground(self, painter: QPainter) -> None:
        fill: ColorName | None = self._fill("hover" if self._lit else None)
        if fill is not None:
            fill_round(painter, self.rect(), _RADIUS, self._theme.color(fill))

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self._theme.font("ui"))

    def _paint_word(self, painter: QPainter, place: QRect, text: str, color: ColorName) -> None:
        painter.setPen(self._theme.color(color))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        aligned = QStyle.visualAlignment(self.layoutDirection(), flags)
        shown = self._metrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(self._visual(place), aligned, shown)

    def _visual(self, place: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)


class ModelButton(_HeaderButton):
    """Name, service in grey, and a chevron; the service is left out when narrow."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._entry = CatalogEntry(ModelRef("", ""), "", "")

    def make_accessible(self) -> QAccessibleInterface:
        """A button that opens a list."""
        from gizai_desktop.ui.widgets.accessible import ButtonAccess  # noqa: PLC0415 - seldom needed

        return ButtonAccess(self)

    def set_entry(self, entry: CatalogEntry, accessible_name: str) -> None:
        """Show this AI model."""
        if entry != self._entry or accessible_name != self.accessibleName():
            self._entry = entry
            self.setAccessibleName(accessible_name)
            self._follow_theme()

    def sizeHint(self) -> QSize:
        """The size that fits the words and the zoom; long names are cut."""
        width = 2 * _MODEL_PADDING + self._name_width() + _GAP + self._theme.px(_CHEVRON)
        if self._shows_service():
            width += _GAP + self._metrics().horizontalAdvance(self._entry.service_name)
        return QSize(width, self._theme.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the control in its present state."""
        del event
        with painting(self) as painter:
            self._paint_ground(painter)
            painter.setFont(self._theme.font("ui"))
            left, width = _MODEL_PADDING, self._name_width()
            place = QRect(left, 0, width, self.height())
            self._paint_word(painter, place, self._entry.name, "text")
            left += width + _GAP
            if self._shows_service():
                width = self._metrics().horizontalAdvance(self._entry.service_name)
                place = QRect(left, 0, width + 1, self.height())
                self._paint_word(painter, place, self._entry.service_name, "text2")
                left += width + _GAP
            side = self._theme.px(_CHEVRON)
            place = QRect(left, (self.height() - side) // 2, side, side)
            self._theme.paint_icon(painter, self._visual(place), "chevron-down", "text2")

    def _follow_theme(self) -> None:
        name = self._entry.name
        cut = self._metrics().horizontalAdvance(name) > self._theme.px(_NAME_MAX)
        self.setToolTip(name if cut else "")
        super()._follow_theme()

    def _shows_service(self) -> bool:
        return not self._narrow and bool(self._entry.service_name)

    def _name_width(self) -> int:
        limit = self._theme.px(_NAME_MAX * (6 if self._narrow else 10) // 10)
        return min(self._metrics().horizontalAdvance(self._entry.name) + 1, limit)


class ProxyButton(_HeaderButton):
    """An icon in the colour of the state, and words beside it; only the icon when narrow."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._indicator = ProxyIndicator("none", "")

    def set_indicator(self, indicator: ProxyIndicator) -> None:
        """Show this state."""
        self._indicator = indicator
        self.setAccessibleName(indicator.text)
        self.setAccessibleDescription(indicator.tooltip)
        self.setToolTip(indicator.tooltip or indicator.text)
        self._follow_theme()

    def sizeHint(self) -> QSize:
        """The size that fits the words and the zoom."""
        height = self._theme.px(_HEIGHT)
        if self._narrow:
            return QSize(height, height)
        width = self._metrics().horizontalAdvance(self._indicator.text) + 1 + 10
        return QSize(width + _PROXY_PADDING + self._theme.px(_PROXY_ICON) + _PROXY_GAP, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the control in its present state."""
        del event
        icon, icon_color, text_color = _PROXY_LOOKS[self._indicator.kind]
        side = self._theme.px(_PROXY_ICON)
        left = (self.width() - side) // 2 if self._narrow else _PROXY_PADDING
        with painting(self) as painter:
            self._paint_ground(painter)
            place = QRect(left, (self.height() - side) // 2, side, side)
            self._theme.paint_icon(painter, self._visual(place), icon, icon_color)
            if not self._narrow:
                painter.setFont(self._theme.font("ui"))
                left += side + _PROXY_GAP
                place = QRect(left, 0, self.width() - left, self.height())
                self._paint_word(painter, place, self._indicator.text, text_color)
