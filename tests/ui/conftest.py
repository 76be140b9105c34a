"""The fixtures of the widgets' tests, for everything in the window."""

from tests.ui.widgets.conftest import theme, tokens, window

__all__ = ["theme", "tokens", "window"]
