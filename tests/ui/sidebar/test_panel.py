"""The sidebar as a whole, under real keys and clicks."""

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QEvent, Qt, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gizai_desktop.domain.search import IndexProgress
from gizai_desktop.ui.sidebar import Sidebar
from gizai_desktop.ui.sidebar.shelf import Choice, Shelf
from gizai_desktop.ui.widgets.label import ElidedLabel
from tests.ui.sidebar.hands import (
    NOON,
    chat,
    click,
    fill,
    focused,
    listing,
    notes,
    open_menu,
    press,
    rows,
    spoken,
)


def test_without_chats_it_says_what_will_be_here(sidebar: Sidebar) -> None:
    fill(sidebar, [])
    sentence = "Your chats will appear here. They stay on this computer."
    assert sentence in notes(sidebar)
    sidebar.chats.update_header(chat("a"))
    assert sentence not in notes(sidebar)
    sidebar.chats.remove_header("a")
    assert sentence in notes(sidebar)


def test_it_says_how_far_reading_a_large_folder_is(sidebar: Sidebar) -> None:
    def said() -> list[str]:
        return [label.text() for label in sidebar.findChildren(QLabel) if label.isVisible()]

    sidebar.chats.set_shelf(Shelf([], Choice(), NOON.date()))
    sidebar.chats.show_reading(IndexProgress(0, 100_000, unread=100_000))
    assert "Reading chats: 0 of 100,000…" in said()
    assert not any("will appear here" in words for words in said()), "there are some"
    sidebar.chats.set_shelf(Shelf([chat("a")], Choice(), NOON.date()))
    sidebar.chats.show_reading(IndexProgress(0, 100_000, unread=60_000))
    assert "Reading chats: 40,000 of 100,000…" in said()
    sidebar.chats.show_reading(IndexProgress(0, 100_000))
    assert not any("Reading" in words for words in said())


def test_a_very_long_search_does_not_widen_the_sidebar(sidebar: Sidebar, qtbot: QtBot) -> None:
    fill(sidebar, [chat("a")])
    sidebar.search("x" * 500)
    assert sidebar.minimumSizeHint().width() <= 264


def test_down_goes_from_the_filter_into_the_list_and_up_comes_back(
    sidebar: Sidebar, qtbot: QtBot
) -> None:
    fill(sidebar, [chat("a"), chat("b", 1)])
    sidebar.focus_search()
    edit = focused()
    QTest.keyClick(edit, Qt.Key.Key_Down)
    assert listing(sidebar).hasFocus()
    with qtbot.waitSignal(sidebar.chats.conversation_chosen) as chosen:
        press(sidebar, Qt.Key.Key_Return)
    assert chosen.args == ["a"]
    press(sidebar, Qt.Key.Key_Up)
    assert edit.hasFocus()


def test_new_chat_settings_and_the_toggle_say_what_is_wanted(
    sidebar: Sidebar, qtbot: QtBot
) -> None:
    named = {w.accessibleName(): w for w in sidebar.findChildren(QWidget)}
    for name, signal in (
        ("New chat", sidebar.new_chat_requested),
        ("Settings", sidebar.settings_requested),
        ("Close sidebar", sidebar.collapse_requested),
    ):
        with qtbot.waitSignal(signal):
            QTest.mouseClick(named[name], Qt.MouseButton.LeftButton)
        with qtbot.waitSignal(signal):
            QTest.keyClick(named[name], Qt.Key.Key_Return)


def test_tab_goes_from_top_to_bottom(sidebar: Sidebar, window: QWidget) -> None:
    fill(sidebar, [chat("a")])
    order = []
    named = {w.accessibleName(): w for w in sidebar.findChildren(QWidget)}
    named["New chat"].setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(7):
        order.append(focused().accessibleName())
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    buttons = ["New chat", "Close sidebar"]
    assert order == [*buttons, "Search chats", "Sort and filter", "Chats", "Settings", "Trash"]


class Backwards(QTranslator):
    """A language in which every word of the sidebar is written backwards."""

    def isEmpty(self) -> bool:  # noqa: N802 (Qt's name)
        return False

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        ours = context in {"Sidebar", "SidebarModel", "Foot"}
        return source[::-1] if ours else None  # type: ignore[return-value]  # no translation


@pytest.fixture
def backwards(qapp: QApplication) -> Iterator[QTranslator]:
    translator = Backwards()
    yield translator
    qapp.removeTranslator(translator)


def test_a_change_of_language_shows_at_once(
    sidebar: Sidebar, qapp: QApplication, backwards: QTranslator
) -> None:
    fill(sidebar, [chat("a")])
    sidebar.chats.set_running(frozenset("a"))
    qapp.installTranslator(backwards)
    QApplication.sendEvent(sidebar, QEvent(QEvent.Type.LanguageChange))
    assert rows(sidebar)[0] == "yadoT"
    assert spoken(sidebar, "Title a") == "Title a, yaw sti no rewsna"
    assert "sgnitteS" in notes(sidebar)


def test_right_to_left_puts_the_dots_at_the_left(sidebar: Sidebar, qtbot: QtBot) -> None:
    sidebar.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    fill(sidebar, [chat("a")])
    with qtbot.waitSignal(sidebar.chats.conversation_chosen):
        click(sidebar, "Title a", x=237)
    click(sidebar, "Title a", x=27)
    open_menu(qtbot).close()


def says(label: ElidedLabel, words: str) -> bool:
    return label.text == words


def test_the_number_of_picked_chats_is_whole_in_a_narrow_sidebar(
    sidebar: Sidebar, window: QWidget, qtbot: QtBot
) -> None:
    fill(sidebar, [chat(str(at), at / 50) for at in range(1500)])
    listing(sidebar).setFocus(Qt.FocusReason.TabFocusReason)
    for width, words in ((360, "1,500 selected"), (220, "1,500")):
        window.resize(width, 860)
        QTest.keyClick(listing(sidebar), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        label = next(w for w in sidebar.findChildren(ElidedLabel) if w.isVisible())
        qtbot.waitUntil(partial(says, label, words))
        assert label.accessibleName() == "1,500 selected"
        assert label.width() >= label.sizeHint().width() - 1
