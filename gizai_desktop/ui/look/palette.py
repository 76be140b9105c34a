"""The QPalette that tells Qt's own drawing about our colours."""

from collections.abc import Callable

from PySide6.QtGui import QColor, QPalette

from gizai_desktop.ui.look.tokens import ColorName

_ROLES: tuple[tuple[QPalette.ColorRole, ColorName, ColorName], ...] = (
    # role, colour, colour when disabled
    (QPalette.ColorRole.Window, "window", "window"),
    (QPalette.ColorRole.WindowText, "text", "text_disabled"),
    (QPalette.ColorRole.Base, "surface", "surface_soft"),
    (QPalette.ColorRole.AlternateBase, "surface_soft", "surface_soft"),
    (QPalette.ColorRole.Text, "text", "text_disabled"),
    (QPalette.ColorRole.Button, "surface", "surface"),
    (QPalette.ColorRole.ButtonText, "text", "text_disabled"),
    (QPalette.ColorRole.BrightText, "danger", "text_disabled"),
    (QPalette.ColorRole.Highlight, "selection", "track"),
    (QPalette.ColorRole.HighlightedText, "text", "text_disabled"),
    (QPalette.ColorRole.Accent, "accent", "track"),
    (QPalette.ColorRole.Link, "link", "text_disabled"),
    (QPalette.ColorRole.LinkVisited, "link", "text_disabled"),
    (QPalette.ColorRole.PlaceholderText, "text3", "text_disabled"),
    (QPalette.ColorRole.ToolTipBase, "tooltip_bg", "tooltip_bg"),
    (QPalette.ColorRole.ToolTipText, "tooltip_text", "tooltip_text"),
    (QPalette.ColorRole.Light, "raised", "raised"),
    (QPalette.ColorRole.Midlight, "border", "border"),
    (QPalette.ColorRole.Mid, "border_strong", "border"),
    (QPalette.ColorRole.Dark, "control_border", "border"),
    (QPalette.ColorRole.Shadow, "control_border", "border"),
)


def build_palette(color: Callable[[ColorName], QColor]) -> QPalette:
    """A full palette; inactive windows look like active ones."""
    palette = QPalette()
    for role, name, disabled in _ROLES:
        palette.setColor(QPalette.ColorGroup.Active, role, color(name))
        palette.setColor(QPalette.ColorGroup.Inactive, role, color(name))
        palette.setColor(QPalette.ColorGroup.Disabled, role, color(disabled))
    return palette
