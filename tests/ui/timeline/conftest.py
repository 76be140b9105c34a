"""A view of the conversation in an active window."""

import pytest
from pytestqt.qtbot import QtBot

from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.timeline import TimelineView


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
