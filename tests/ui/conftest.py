"""The theme from the real tokens and icons, light and still for every test, and a window."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gizai_desktop.store.locations import resource_dir
from gizai_desktop.ui.look.theme import Scheme, Theme
from gizai_desktop.ui.look.tokens import Tokens, load_tokens


@pytest.fixture(scope="session")
def tokens() -> Tokens:
    return load_tokens(resource_dir() / "tokens.json")


@pytest.fixture
def theme(qapp: QApplication, tokens: Tokens) -> Iterator[Theme]:
    theme = Theme(tokens, resource_dir() / "icons", qapp)
    theme.set_scheme(Scheme.LIGHT)
    theme.set_reduced_motion(reduced=True)
    yield theme
    theme.set_zoom(1.0)
    theme.set_scheme(Scheme.SYSTEM)
    theme.deleteLater()


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> QWidget:
    """An active, empty window of 1280 × 860."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 860)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window
