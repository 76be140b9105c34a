"""What a row's menu and its keys ask for."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import (
    QApplication,
)
from pytestqt.qtbot import QtBot

from gizai_desktop.ui.sidebar import Sidebar
from gizai_desktop.ui.sidebar.requests import RowAction, RowRequest
from tests.ui.sidebar.hands import chat, click, fill, listing, open_menu, press, rect_of


def test_delete_asks_to_delete_and_backspace_does_not(sidebar: Sidebar, qtbot: QtBot) -> None:
    fill(sidebar, [chat("a")])
    click(sidebar, "Title a")
    with qtbot.assertNotEmitted(sidebar.asked):
        press(sidebar, Qt.Key.Key_Backspace)
    with qtbot.waitSignal(sidebar.asked) as deleted:
        press(sidebar, Qt.Key.Key_Delete)
    assert deleted.args == [RowRequest(RowAction.DELETE, ("a",))]


def by_mouse(sidebar: Sidebar) -> None:
    place = rect_of(sidebar, "Title b").center()
    viewport = listing(sidebar).viewport()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, viewport.mapToGlobal(place))
    QApplication.sendEvent(viewport, event)


def by_key(sidebar: Sidebar) -> None:
    click(sidebar, "Title b")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    QApplication.sendEvent(listing(sidebar).viewport(), event)


def by_dots(sidebar: Sidebar) -> None:
    click(sidebar, "Title b", x=237)


@pytest.mark.parametrize("opened", [by_mouse, by_key, by_dots])
def test_the_rows_menu_deletes_that_row(
    sidebar: Sidebar, qtbot: QtBot, opened: Callable[[Sidebar], None]
) -> None:
    fill(sidebar, [chat("a", 0.1), chat("b", 0.2)])
    sidebar.chats.set_current("b")
    opened(sidebar)
    menu = open_menu(qtbot)
    with qtbot.waitSignal(sidebar.asked) as deleted:
        menu.actions()[-1].trigger()
    menu.close()
    assert deleted.args == [RowRequest(RowAction.DELETE, ("b",))]
