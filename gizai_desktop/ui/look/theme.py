"""Colours, fonts, icons and sizes of the window, for light and dark and for every zoom."""

import sys
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QToolTip

from gizai_desktop.ui.look.frames import Frames
from gizai_desktop.ui.look.icons import IconPainter
from gizai_desktop.ui.look.palette import build_palette
from gizai_desktop.ui.look.proxy_style import ProxyStyle
from gizai_desktop.ui.look.tokens import ColorName, MotionName, Tokens, TypeStep

_MOST_ELIDED = 2_000
_RING_PX, _STRONG_RING_PX = 2, 3
_LEAST_TEXT_SCALE, _MOST_TEXT_SCALE = 0.5, 3.0
_DESIGN_UI_PT = 10.0  # the point size of "ui" that the tokens were drawn with
# The largest that a desktop has by itself; the sizes have room for it. A point of macOS is a pixel.
_USUAL_UI_PT = 13.0 if sys.platform == "darwin" else 11.0


class Scheme(StrEnum):
    """Which colours to use: the system's choice, or a forced one."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


_QT_SCHEMES = {
    Scheme.SYSTEM: Qt.ColorScheme.Unknown,
    Scheme.LIGHT: Qt.ColorScheme.Light,
    Scheme.DARK: Qt.ColorScheme.Dark,
}


class Theme(QObject):
    """The look as an object: widgets get it first in their constructor and ask it for values.

    `changed` comes after colours, zoom, fonts or the motion preference have changed; widgets
    then update and lay themselves out again.

    Attributes:
        dark: whether the colours are the dark ones now.
        high_contrast: whether they are the strong ones now.
    """

    changed = Signal()

    def __init__(
        self,
        tokens: Tokens,
        icons_dir: Path,
        app: QApplication,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self._app = app
        self._icons = IconPainter(icons_dir)
        self._scheme = Scheme.SYSTEM
        self._zoom = self._text_scale = 1.0
        self._forced_motion: bool | None = None
        self._contrast_chosen = self._contrast_of_desktop = False
        self._colors: dict[ColorName, QColor] = {}
        self._fonts: dict[TypeStep, QFont] = {}
        self._elided: dict[tuple[TypeStep, str, int], str] = {}
        self._base_font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        self._base_points = _points_of(self._base_font)
        self._fixed_font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        self.dark = app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        self.high_contrast = False
        self._style = ProxyStyle(self)
        self._load_colors()
        app.setStyle(self._style)
        self._apply_palette()
        self._apply_fonts()
        app.styleHints().colorSchemeChanged.connect(self._choose_colors)
        self.frames = Frames(self)

    @property
    def scheme(self) -> Scheme:
        """The scheme that was asked for; `dark` tells what it comes to now."""
        return self._scheme

    @property
    def zoom(self) -> float:
        """The zoom factor of text and controls, 1.0 at first."""
        return self._zoom

    @property
    def reduced_motion(self) -> bool:
        """Whether animations are to be left out."""
        if self._forced_motion is not None:
            return self._forced_motion
        # Only Windows tells Qt; elsewhere Qt reports no effects even where nobody minds them.
        return sys.platform == "win32" and not self._app.isEffectEnabled(Qt.UIEffect.UI_General)

    def set_scheme(self, scheme: Scheme) -> None:
        """Use these colours from now on; SYSTEM follows the desktop."""
        if scheme == self._scheme:
            return
        self._scheme = scheme
        # Asks the platform for a title bar to match; it may answer with colorSchemeChanged.
        self._app.styleHints().setColorScheme(_QT_SCHEMES[scheme])
        self._choose_colors()

    def set_high_contrast(self, chosen: bool) -> None:
        """Use the strong colours; False leaves it to the desktop."""
        self._contrast_chosen = chosen
        self._choose_colors()

    def follow_desktop_contrast(self, high: bool) -> None:
        """Use the strong colours where the desktop does, whatever is chosen here."""
        self._contrast_of_desktop = high
        self._choose_colors()

    def set_zoom(self, zoom: float) -> None:
        """Multiply point sizes, line heights and control heights by this factor."""
        if zoom != self._zoom:
            self._zoom = zoom
            self._letter_anew()

    def follow_desktop_text_scale(self, scale: float) -> None:
        """Multiply the zoom by how much larger than usual texts are on this desktop."""
        scale = max(_LEAST_TEXT_SCALE, min(scale, _MOST_TEXT_SCALE))
        if scale != self._text_scale:
            self._text_scale = scale
            self._letter_anew()

    def follow_desktop_font(self, font: QFont) -> None:
        """Base all fonts but those of code on this one."""
        if font != self._base_font:
            self._base_font = QFont(font)
            self._base_points = _points_of(font)
            self._letter_anew()

    def set_reduced_motion(self, reduced: bool | None) -> None:
        """Force animations off or on; None follows the system."""
        if reduced == self._forced_motion:
            return
        self._forced_motion = reduced
        self.changed.emit()

    def color(self, name: ColorName) -> QColor:
        """The colour of that role in the scheme in use; a copy, free to change."""
        return QColor(self._colors[name])

    def font(self, step: TypeStep) -> QFont:
        """The font of that step, zoomed, based on the system's own interface font."""
        found = self._fonts.get(step)
        if found is None:
            found = self._fonts[step] = self._make_font(step)
        return QFont(found)

    @property
    def desktop_text_scale(self) -> float:
        """How much larger than usual texts are on this desktop, 1.0 until it has told."""
        return self._text_scale

    @property
    def desktop_contrast(self) -> bool:
        """Whether the desktop wants the strong colours, as far as it has told."""
        return self._contrast_of_desktop

    @property
    def ring_px(self) -> int:
        """How wide the line around what has the focus is, in logical pixels."""
        return _STRONG_RING_PX if self.high_contrast else _RING_PX

    def elided(self, step: TypeStep, words: str, width: int) -> str:
        """The words, ending in … where they are wider than that; remembered for the next paint.

        Measuring costs a tenth of a millisecond: a frame for all the rows of a list.
        """
        key = (step, words, width)
        found = self._elided.get(key)
        if found is None:
            if len(self._elided) >= _MOST_ELIDED:
                self._elided.clear()
            found = QFontMetrics(self.font(step)).elidedText(
                words, Qt.TextElideMode.ElideRight, width
            )
            self._elided[key] = found
        return found

    def line(self, step: TypeStep) -> int:
        """The line height of that step in logical pixels, zoomed."""
        token = self._tokens.type[step]
        return round(token.line_px * self._points(step) / token.pt)

    def px(self, value: int) -> int:
        """A control's size in logical pixels, zoomed, and larger for a large font."""
        return round(value * self._scale * max(1.0, self._base_points / _USUAL_UI_PT))

    def icon_name(self, name: str) -> str:
        """The same name; ValueError if there is no icon of it."""
        if name not in self._tokens.icons:
            raise ValueError(f"There is no icon named {name!r}")
        return name

    def paint_icon(self, painter: QPainter, rect: QRect, name: str, color: ColorName) -> None:
        """Draw an icon centred in rect: what delegates and painted widgets use."""
        self._icons.paint(painter, rect, name, self._colors[color])

    def duration(self, name: MotionName) -> int:
        """The time of that movement in milliseconds, 0 when motion is reduced.

        Times that are there for reading (toast, copied_mark, tooltip_delay) always stay.
        """
        if self.reduced_motion and name not in {"toast", "copied_mark", "tooltip_delay"}:
            return 0
        return self._tokens.motion[name]

    @property
    def _scale(self) -> float:
        return self._zoom * self._text_scale

    def _letter_anew(self) -> None:
        self._fonts.clear()
        self._elided.clear()
        self._apply_fonts()
        self.changed.emit()

    def _apply_fonts(self) -> None:
        self._app.setFont(self.font("ui"))
        QToolTip.setFont(self.font("help"))

    def _choose_colors(self) -> None:
        dark, strong = self._wants_dark(), self._contrast_chosen or self._contrast_of_desktop
        if (dark, strong) == (self.dark, self.high_contrast):
            return
        self.dark, self.high_contrast = dark, strong
        self._load_colors()
        self._icons.forget_colors()
        self._apply_palette()
        self.changed.emit()

    def _wants_dark(self) -> bool:
        if self._scheme is Scheme.SYSTEM:
            return self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self._scheme is Scheme.DARK

    def _load_colors(self) -> None:
        tokens = self._tokens
        usual, strong = (
            (tokens.dark, tokens.strong_dark) if self.dark else (tokens.light, tokens.strong_light)
        )
        values = strong if self.high_contrast else usual
        self._colors = {name: QColor(value) for name, value in values.items()}

    def _apply_palette(self) -> None:
        self._app.setPalette(build_palette(self.color))
        tip = QPalette(QToolTip.palette())
        for role in (QPalette.ColorRole.Window, QPalette.ColorRole.ToolTipBase):
            tip.setColor(role, self.color("tooltip_bg"))
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.ToolTipText):
            tip.setColor(role, self.color("tooltip_text"))
        QToolTip.setPalette(tip)

    def _points(self, step: TypeStep) -> float:
        return (self._tokens.type[step].pt + self._base_points - _DESIGN_UI_PT) * self._scale

    def _make_font(self, step: TypeStep) -> QFont:
        token = self._tokens.type[step]
        font = QFont(self._fixed_font if token.mono else self._base_font)
        font.setPointSizeF(self._points(step))
        font.setWeight(QFont.Weight(token.weight))
        if sys.platform.startswith("linux") and self._app.devicePixelRatio() >= 1.5:
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font


def _points_of(base: QFont) -> float:
    points = base.pointSizeF()
    if points <= 0:  # given in pixels; asking QFontInfo always would load the font early
        points = QFontInfo(base).pointSizeF()
    return max(points, _DESIGN_UI_PT) if sys.platform.startswith("linux") else points
