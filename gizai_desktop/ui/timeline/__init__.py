"""The conversation view; nothing else of it is for others."""

from gizai_desktop.ui.timeline.column.entry import TimelineEntry
from gizai_desktop.ui.timeline.view import TimelineView

__all__ = ["TimelineEntry", "TimelineView"]
