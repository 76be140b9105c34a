"""Chats are renamed in their rows."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QLineEdit,
)
from pytestqt.qtbot import QtBot

from gizai_desktop.ui.sidebar import Sidebar
from tests.ui.sidebar.hands import chat, click, fill, listing, press, rect_of, rows


def test_f2_renames_in_the_row(sidebar: Sidebar, qtbot: QtBot) -> None:
    fill(sidebar, [chat("a")])
    click(sidebar, "Title a")
    press(sidebar, Qt.Key.Key_F2)
    editor = listing(sidebar).viewport().findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    assert editor.selectedText() == "Title a"
    QTest.keyClicks(editor, "  A better name ")
    with qtbot.waitSignal(sidebar.chats.renamed) as renamed:
        QTest.keyClick(editor, Qt.Key.Key_Return)
    assert renamed.args == ["a", "A better name"]


@pytest.mark.parametrize(
    ("typed", "key"),
    [("Other", Qt.Key.Key_Escape), ("   ", Qt.Key.Key_Return), ("Title a", Qt.Key.Key_Return)],
)
def test_a_name_that_is_given_up_empty_or_the_same_changes_nothing(
    sidebar: Sidebar, qtbot: QtBot, typed: str, key: Qt.Key
) -> None:
    fill(sidebar, [chat("a")])
    sidebar.chats.rename("a")
    editor = listing(sidebar).viewport().findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    QTest.keyClicks(editor, typed)
    with qtbot.assertNotEmitted(sidebar.chats.renamed, wait=50):
        QTest.keyClick(editor, key)
    qtbot.waitUntil(listing(sidebar).hasFocus)


def test_an_answer_elsewhere_does_not_end_the_renaming(sidebar: Sidebar, qtbot: QtBot) -> None:
    fill(sidebar, [chat("a", 0.1), chat("b", 0.2), chat("c", 1)])
    sidebar.chats.rename("b")
    editor = listing(sidebar).viewport().findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    QTest.keyClicks(editor, "New")
    sidebar.chats.update_header(chat("c"))
    sidebar.chats.set_running(frozenset({"a"}))
    assert rows(sidebar) == ["Today", "Title c", "Title a", "Title b"]
    QTest.keyClicks(editor, " name")
    with qtbot.waitSignal(sidebar.chats.renamed) as renamed:
        QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert renamed.args == ["b", "New name"]


def test_a_double_click_renames(sidebar: Sidebar) -> None:
    fill(sidebar, [chat("a")])
    place = QPoint(60, rect_of(sidebar, "Title a").center().y())
    viewport = listing(sidebar).viewport()
    QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    assert viewport.findChild(QLineEdit) is not None
