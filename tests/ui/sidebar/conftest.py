"""A sidebar with a clock that the test sets."""

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QVBoxLayout,
    QWidget,
)

from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.sidebar import Sidebar
from tests.ui.sidebar.hands import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def sidebar(theme: Theme, window: QWidget, clock: Clock) -> Sidebar:
    QLocale.setDefault(QLocale(QLocale.Language.English))
    sidebar = Sidebar(theme, now=clock)
    sidebar.use_rename_keys([QKeySequence("F2")])
    window.resize(264, 860)
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(sidebar)
    sidebar.show()
    return sidebar
