"""The colour of a tag: the same on every computer, because it comes from the name alone."""

from zlib import crc32

from PySide6.QtGui import QColor

from gizai_desktop.domain.folding import fold
from gizai_desktop.ui.look.theme import Theme

LIGHT = (
    "#C0392B", "#B4560B", "#8A6D00", "#4E7D1B", "#1D8348",
    "#0E7C86", "#2271B5", "#5B5BD6", "#8E44AD", "#B83280",
)  # fmt: skip
"""On light ground; each stands out 3 to 1 from every fill that a row can have."""
DARK = (
    "#F1948A", "#F0A35E", "#D9BE45", "#9CCB5A", "#5FD08F",
    "#4CC9D6", "#7DB7EE", "#A5A5FF", "#CE93E8", "#F08BC0",
)  # fmt: skip
"""The same hues on dark ground."""
_STRONG_LIGHT, _STRONG_DARK = 170, 125  # per cent, where high contrast is wanted


def tag_color(theme: Theme, tag: str) -> QColor:
    """The colour of a tag's dot; its case and accents do not matter."""
    colors = DARK if theme.dark else LIGHT
    color = QColor(colors[crc32(fold(tag).encode()) % len(colors)])
    if not theme.high_contrast:
        return color
    return color.lighter(_STRONG_DARK) if theme.dark else color.darker(_STRONG_LIGHT)
