"""The sidebar under real keys and clicks."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from PySide6.QtCore import QEvent, QLocale, QPoint, QRect, Qt, QTranslator
from PySide6.QtGui import QContextMenuEvent, QImage, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QMenu,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gizai_desktop.domain.library import ConversationHeader
from gizai_desktop.domain.search import IndexProgress
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.sidebar import Sidebar
from gizai_desktop.ui.sidebar.chat_list import ChatList
from gizai_desktop.ui.sidebar.requests import RowAction, RowRequest
from gizai_desktop.ui.sidebar.shelf import Choice, Shelf
from gizai_desktop.ui.widgets.label import ElidedLabel

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

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


def type_into(widget: QWidget, text: str) -> None:
    """Type any letters; QTest.keyClicks knows only ASCII."""
    for char in text:
        event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, char)
        QApplication.sendEvent(widget, event)


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


def test_chats_stand_under_their_days(sidebar: Sidebar) -> None:
    fill(
        sidebar,
        [
            chat("pinned", 100, pinned=True),
            chat("now"),
            chat("clock is ahead", -3),
            chat("yesterday", 1),
            chat("two days", 2),
            chat("a week", 7),
            chat("month", 30),
            chat("last year", 400),
        ],
    )
    assert rows(sidebar) == [
        "Pinned", "Title pinned",
        "Today", "Title clock is ahead", "Title now",
        "Yesterday", "Title yesterday",
        "Previous 7 days", "Title two days", "Title a week",
        "October 2026", "Title month",
        "October 2025", "Title last year",
    ]  # fmt: skip


def test_months_have_their_russian_names(sidebar: Sidebar) -> None:
    QLocale.setDefault(QLocale(QLocale.Language.Russian))
    fill(sidebar, [chat("old", 30)])
    assert rows(sidebar)[0] == "Октябрь 2026"
    QLocale.setDefault(QLocale(QLocale.Language.English))


def test_after_midnight_today_has_become_yesterday(
    sidebar: Sidebar, clock: Clock, qtbot: QtBot
) -> None:
    clock.time = NOON.replace(hour=23, minute=59, second=59, microsecond=900_000)
    fill(sidebar, [chat("a")])
    sidebar.hide()
    sidebar.show()
    assert rows(sidebar)[0] == "Today"
    clock.time += timedelta(seconds=1)
    qtbot.waitUntil(lambda: rows(sidebar)[0] == "Yesterday")


def test_a_click_opens_and_return_opens(sidebar: Sidebar, qtbot: QtBot) -> None:
    fill(sidebar, [chat("a", 0.1), chat("b", 0.2)])
    with qtbot.waitSignal(sidebar.chats.conversation_chosen) as clicked:
        click(sidebar, "Title b")
    assert clicked.args == ["b"]
    press(sidebar, Qt.Key.Key_Up)
    with qtbot.waitSignal(sidebar.chats.conversation_chosen) as entered:
        press(sidebar, Qt.Key.Key_Return)
    assert entered.args == ["a"]


def test_the_arrows_pass_over_the_labels(sidebar: Sidebar, qtbot: QtBot) -> None:
    fill(sidebar, [chat("a"), chat("b", 1), chat("c", 30)])
    click(sidebar, "Title a")
    chosen: list[str] = []
    sidebar.chats.conversation_chosen.connect(chosen.append)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_End, Qt.Key.Key_Home):
        press(sidebar, key)
        press(sidebar, Qt.Key.Key_Return)
    assert chosen == ["b", "c", "b", "c", "a"]


def test_moving_the_cursor_does_not_open_anything(sidebar: Sidebar, qtbot: QtBot) -> None:
    fill(sidebar, [chat("a"), chat("b", 1)])
    sidebar.chats.set_current("a")
    listing(sidebar).setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.assertNotEmitted(sidebar.chats.conversation_chosen):
        press(sidebar, Qt.Key.Key_Down)
    selected = listing(sidebar).selectionModel().selectedIndexes()
    assert [index.data() for index in selected] == ["Title a"]


def test_the_row_has_a_ring_after_keys_and_none_after_a_click(sidebar: Sidebar) -> None:
    fill(sidebar, [chat("a", 0.1), chat("b", 0.2)])
    click(sidebar, "Title b")
    clicked = seen(sidebar, "Title a")
    press(sidebar, Qt.Key.Key_Up)
    assert seen(sidebar, "Title a") != clicked
    click(sidebar, "Title b")
    assert seen(sidebar, "Title a") == clicked


def test_a_very_long_search_does_not_widen_the_sidebar(sidebar: Sidebar, qtbot: QtBot) -> None:
    fill(sidebar, [chat("a")])
    sidebar.search("x" * 500)
    assert sidebar.minimumSizeHint().width() <= 264


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


def test_delete_asks_to_delete_and_backspace_does_not(sidebar: Sidebar, qtbot: QtBot) -> None:
    fill(sidebar, [chat("a")])
    click(sidebar, "Title a")
    with qtbot.assertNotEmitted(sidebar.asked):
        press(sidebar, Qt.Key.Key_Backspace)
    with qtbot.waitSignal(sidebar.asked) as deleted:
        press(sidebar, Qt.Key.Key_Delete)
    assert deleted.args == [RowRequest(RowAction.DELETE, ("a",))]


def open_menu(qtbot: QtBot) -> QMenu:
    def is_open() -> bool:
        return isinstance(QApplication.activePopupWidget(), QMenu)

    qtbot.waitUntil(is_open)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


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


def test_without_chats_it_says_what_will_be_here(sidebar: Sidebar) -> None:
    fill(sidebar, [])
    sentence = "Your chats will appear here. They stay on this computer."
    assert sentence in notes(sidebar)
    sidebar.chats.update_header(chat("a"))
    assert sentence not in notes(sidebar)
    sidebar.chats.remove_header("a")
    assert sentence in notes(sidebar)


def test_ctrl_tab_goes_round_in_the_order_on_screen(sidebar: Sidebar) -> None:
    fill(sidebar, [chat("a"), chat("b", 1), chat("c", 30)])
    assert [sidebar.chats.neighbour(i, 1) for i in "abc"] == ["b", "c", "a"]
    assert [sidebar.chats.neighbour(i, -1) for i in "abc"] == ["c", "a", "b"]
    assert sidebar.chats.neighbour("", 1) == "a"
    assert sidebar.chats.neighbour("", -1) == "c"
    fill(sidebar, [chat("b")])
    assert sidebar.chats.neighbour("b", 1) is None
    assert sidebar.chats.neighbour("a", 1) == "b"


def test_marks_are_seen_and_spoken(sidebar: Sidebar) -> None:
    fill(sidebar, [chat(name, 0.01 * at) for at, name in enumerate("abcd")])
    plain = seen(sidebar, "Title a")
    sidebar.chats.set_running(frozenset("a"))
    sidebar.chats.set_failed(frozenset("b"))
    sidebar.chats.set_unread(frozenset("c"))
    assert spoken(sidebar, "Title a") == "Title a, answer on its way"
    assert spoken(sidebar, "Title b") == "Title b, no answer"
    assert spoken(sidebar, "Title c") == "Title c, new answer"
    assert spoken(sidebar, "Title d") == "Title d"
    assert seen(sidebar, "Title a") != plain
    sidebar.chats.set_running(frozenset())
    assert seen(sidebar, "Title a") == plain


def test_the_ring_turns_only_while_it_can_be_seen(
    sidebar: Sidebar, theme: Theme, qtbot: QtBot
) -> None:
    theme.set_reduced_motion(False)
    fill(sidebar, [chat(str(at), at * 0.01) for at in range(60)])
    chats = listing(sidebar)
    sidebar.chats.set_running(frozenset({"0"}))
    qtbot.waitUntil(lambda: chats.turning)
    first = seen(sidebar, "Title 0")
    qtbot.waitUntil(lambda: seen(sidebar, "Title 0") != first)
    chats.scrollToBottom()
    qtbot.waitUntil(lambda: not chats.turning)
    chats.scrollToTop()
    qtbot.waitUntil(lambda: chats.turning)
    sidebar.hide()
    assert not chats.turning
    sidebar.show()
    qtbot.waitUntil(lambda: chats.turning)
    sidebar.chats.set_running(frozenset())
    qtbot.waitUntil(lambda: not chats.turning)


def test_the_view_stays_where_it_is_when_chats_come_in(sidebar: Sidebar, qtbot: QtBot) -> None:
    fill(sidebar, [chat(str(at), 2 + at) for at in range(200)])
    sidebar.chats.set_current("120")
    before = rect_of(sidebar, "Title 120").top()
    assert before > 0
    sidebar.chats.update_header(chat("new"))
    assert rect_of(sidebar, "Title 120").top() == before
    fill(sidebar, [chat(str(at), 2 + at) for at in range(100, 200)])
    assert abs(rect_of(sidebar, "Title 120").top() - before) <= 4
    selected = listing(sidebar).selectionModel().selectedIndexes()
    assert [index.data() for index in selected] == ["Title 120"]


def test_a_thousand_chats_make_no_thousand_widgets(sidebar: Sidebar) -> None:
    few = len(sidebar.findChildren(QWidget))
    fill(sidebar, [chat(str(at), at / 3) for at in range(1000)])
    assert rows(sidebar)[-1] == "Title 999"
    assert len(sidebar.findChildren(QWidget)) == few


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
