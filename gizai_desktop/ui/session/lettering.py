"""Follows the desktop's font and the size that texts have there, also when they change."""

import math
import re
from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QFont, QFontDatabase

from gizai_desktop.application.tasks import Tasks
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.process.application import Application
from gizai_desktop.ui.session.portal import Key, SettingsPortal

_SCALE = ("org.gnome.desktop.interface", "text-scaling-factor")
_SMALLEST_PT, _LARGEST_PT = 4.0, 72.0
_STYLE_WORDS = re.compile(
    r"(?:\s+(?:(?:ultra|extra|semi|demi)-?(?:light|bold|condensed|expanded)|thin|light|book|regular"
    r"|normal|medium|bold|heavy|black|italic|oblique|roman|condensed|expanded|small-caps))+$",
    re.IGNORECASE,
)


class DesktopLettering:
    """Tells the theme what the settings portal says.

    The font at the start is what Qt has read: a portal may know less than it, such as GNOME's
    setting on a desktop that has its own. Qt 6.11 does not follow: its KDE theme reads at the
    start alone, and its GTK theme answers with the former font, or with the one for code.
    """

    def __init__(self, theme: Theme, portal: SettingsPortal, tasks: Tasks, *, scales: bool) -> None:
        """Begin to follow.

        Args:
            scales: the desktop leaves larger texts to its programs, as GNOME does on Wayland.
                On X11 they are a part of the resolution, which Qt follows.
        """
        self._theme = theme
        self._scales = scales
        portal.hear(self._take)
        tasks.start(self._read(portal), "read the size of the desktop's texts", dispensable=True)

    async def _read(self, portal: SettingsPortal) -> None:
        found = await portal.read([_SCALE] if self._scales else [])
        # The theme has the size that the desktop had at the last start.
        self._theme.follow_desktop_text_scale(_scale(found.get(_SCALE)))

    def _take(self, key: Key, value: object) -> None:
        if key in _FONTS and isinstance(value, str):
            font = _FONTS[key](value)
            if font is not None:
                self._theme.follow_desktop_font(font)
        elif key == _SCALE and self._scales:
            self._theme.follow_desktop_text_scale(_scale(value))


class SystemLettering(QObject):
    """Tells the theme what Qt says, on Windows and macOS."""

    def __init__(self, theme: Theme, application: Application, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        application.system_theme_changed.connect(self._look)

    def _look(self) -> None:
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        self._theme.follow_desktop_font(font)


def font_of_pango(words: str) -> QFont | None:
    """The font that GNOME's settings name, such as "Noto Sans Bold 10.5"; None for rubbish.

    Words of style are left out, as the theme has weights of its own.
    https://docs.gtk.org/Pango/type_func.FontDescription.from_string.html
    """
    name, _, size = words.strip().rpartition(" ")
    return _font(_STYLE_WORDS.sub("", name.rstrip(", ")), size)


def font_of_kde(words: str) -> QFont | None:
    """The font that KDE's settings name, such as "Noto Sans,10,-1,5,50,0,0,0,0,0"."""
    # QFont.fromString takes any words for a family, and writes a warning for some.
    family, size, *_ = (*words.split(","), "")
    return _font(family, size)


def _font(family: str, size: str) -> QFont | None:
    try:
        points = float(size)
    except ValueError:
        return None
    family = family.strip(", ")
    if not family or not _SMALLEST_PT <= points <= _LARGEST_PT:
        return None
    font = QFont(family)
    font.setPointSizeF(points)
    return font


def _scale(value: object) -> float:
    """The factor; 1.0 for rubbish."""
    return value if isinstance(value, float) and math.isfinite(value) and value > 0 else 1.0


_FONTS: dict[Key, Callable[[str], QFont | None]] = {
    ("org.gnome.desktop.interface", "font-name"): font_of_pango,
    ("org.kde.kdeglobals.General", "font"): font_of_kde,
}
