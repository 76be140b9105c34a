"""What a search over all chats has found, in the place of the list of chats."""

from gizai_desktop.ui.searching.filter_hints import FilterHints
from gizai_desktop.ui.searching.results_panel import ResultsPanel

__all__ = ["FilterHints", "ResultsPanel"]
