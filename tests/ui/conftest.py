"""The fixtures of the widgets' tests, for everything in the window."""

import pytest

from tests.ui.widgets.conftest import theme, tokens, window

__all__ = ["theme", "tokens", "window"]


@pytest.fixture
def no_system_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """The computer that runs the tests has no proxy of its own."""
    for name in ("http", "https", "all", "no"):
        monkeypatch.delenv(f"{name}_proxy", raising=False)
        monkeypatch.delenv(f"{name}_proxy".upper(), raising=False)
    monkeypatch.delenv("XDG_CURRENT_DESKTOP", raising=False)
