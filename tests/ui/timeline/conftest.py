"""A view of the conversation in an active window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gizai_desktop.ui.look.theme import Scheme, Theme
from gizai_desktop.ui.look.tokens import load_tokens
from gizai_desktop.ui.timeline import TimelineView

RESOURCES = Path(__file__).parents[3] / "resources"


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    theme = Theme(load_tokens(RESOURCES / "tokens.json"), RESOURCES / "icons", qapp)
    theme.set_scheme(Scheme.LIGHT)
    theme.set_reduced_motion(reduced=True)
    yield theme
    theme.set_zoom(1.0)
    theme.set_scheme(Scheme.SYSTEM)
    theme.deleteLater()


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> TimelineView:
    view = TimelineView(theme)
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.setFocus()
    return view
