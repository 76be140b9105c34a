"""The saved conversations, at the side of the window."""

from gizai_desktop.ui.sidebar.panel import Sidebar

__all__ = ["Sidebar"]
