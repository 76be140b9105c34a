"""A conversation that can be searched, in an active window."""

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gizai_desktop.ui.finding.presenter import FindPresenter
from gizai_desktop.ui.finding.texts import Texts
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.timeline import TimelineView
from tests.ui.finding.searcher import Searcher


@pytest.fixture
def searcher(qtbot: QtBot, theme: Theme) -> Searcher:
    window = QWidget()
    qtbot.addWidget(window)
    view = TimelineView(theme)
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(view)
    window.resize(900, 600)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    view.setFocus()
    return Searcher(qtbot, window, view, FindPresenter(theme, view, Texts(), window))
