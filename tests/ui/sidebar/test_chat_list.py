"""The rows of the chats under real keys and clicks."""

from datetime import timedelta

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import (
    QWidget,
)
from pytestqt.qtbot import QtBot

from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.sidebar import Sidebar
from tests.ui.sidebar.hands import (
    NOON,
    Clock,
    chat,
    click,
    fill,
    listing,
    press,
    rect_of,
    rows,
    seen,
    spoken,
)


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
