"""Chats in a sidebar, and hands on it."""

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QMenu,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gizai_desktop.domain.library import ConversationHeader
from gizai_desktop.ui.sidebar import Sidebar
from gizai_desktop.ui.sidebar.chat_list import ChatList
from gizai_desktop.ui.sidebar.shelf import Shelf

NOON = datetime(2026, 11, 22, 12, 0).astimezone()


class Clock:
    """The time as the test sets it."""

    def __init__(self) -> None:
        self.time = NOON

    def __call__(self) -> datetime:
        return self.time


def chat(name: str, days: float = 0, *, pinned: bool = False) -> ConversationHeader:
    moment = (NOON - timedelta(days=days)).astimezone(UTC)
    return ConversationHeader(name, f"Title {name}", moment, pinned)


def fill(sidebar: Sidebar, headers: list[ConversationHeader]) -> None:
    sidebar.chats.set_shelf(Shelf(headers, sidebar.chats.choice, NOON.date()))


def listing(sidebar: Sidebar) -> ChatList:
    found = sidebar.findChild(ChatList)
    assert isinstance(found, ChatList)
    return found


def rows(sidebar: Sidebar) -> list[str]:
    model = listing(sidebar).model()
    return [str(model.index(at, 0).data()) for at in range(model.rowCount())]


def rect_of(sidebar: Sidebar, text: str) -> QRect:
    chats = listing(sidebar)
    chats.executeDelayedItemsLayout()
    return chats.visualRect(chats.model().index(rows(sidebar).index(text), 0))


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def click(sidebar: Sidebar, text: str, x: int = 60) -> None:
    rect = rect_of(sidebar, text)
    place = QPoint(x, rect.center().y())
    QTest.mouseClick(listing(sidebar).viewport(), Qt.MouseButton.LeftButton, pos=place)


def press(sidebar: Sidebar, key: Qt.Key) -> None:
    QTest.keyClick(listing(sidebar), key)


def spoken(sidebar: Sidebar, text: str) -> str:
    model = listing(sidebar).model()
    index = model.index(rows(sidebar).index(text), 0)
    return str(index.data(Qt.ItemDataRole.AccessibleTextRole))


def notes(sidebar: Sidebar) -> list[str]:
    labels = [label.text() for label in sidebar.findChildren(QLabel) if label.isVisible()]
    return labels + [button.text() for button in sidebar.findChildren(QAbstractButton)]


def seen(sidebar: Sidebar, text: str) -> QImage:
    chats = listing(sidebar)
    return chats.viewport().grab(rect_of(sidebar, text)).toImage()


def open_menu(qtbot: QtBot) -> QMenu:
    def is_open() -> bool:
        return isinstance(QApplication.activePopupWidget(), QMenu)

    qtbot.waitUntil(is_open)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu
