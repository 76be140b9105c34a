"""What can be done with a message, by mouse and by keyboard alone."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.timeline import TimelineView
from tests.ui.timeline.reader import buttons, click, move, place_of, wheel
from tests.ui.timeline.samples import ANSWER, answer, talk, user, waiting

_CONTROL = Qt.KeyboardModifier.ControlModifier
TALK = [
    user("1", "First question"),
    answer("2", "First answer"),
    user("3", "Second question", ("x", "3", "y")),
    answer("4", "Second answer", ("4", "z")),
]


def focused_name() -> str:
    widget = QApplication.focusWidget()
    return widget.accessibleName() if widget is not None else ""


def tab_to(name: str) -> None:
    for _ in range(12):
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, Qt.Key.Key_Tab)
        if focused_name() == name:
            return
    raise AssertionError(f"Tab does not reach {name!r}")


def press_on(key: Qt.Key) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key)


def open_menu(view: TimelineView, point: QPoint) -> QMenu:
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, point, view.viewport().mapToGlobal(point)
    )
    QApplication.sendEvent(view.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def choose(menu: QMenu, text: str) -> None:
    action = next(row for row in menu.actions() if row.text().partition("\t")[0] == text)
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())


def test_the_last_answer_always_shows_its_actions(view: TimelineView) -> None:
    view.show_entries("a", TALK[:2])
    assert [len(buttons(view, name)) for name in ("Copy message", "Ask again")] == [1, 1]
    assert not buttons(view, "Edit message")


def test_other_messages_show_their_actions_under_the_mouse(view: TimelineView) -> None:
    view.show_entries("a", TALK)
    assert len(buttons(view, "Copy message")) == 1
    move(view, place_of(view, "First question"))
    assert len(buttons(view, "Edit message")) == 1
    move(view, place_of(view, "First answer"))
    assert not buttons(view, "Edit message")
    assert len(buttons(view, "Ask again")) == 2
    leave = QPoint(-5, -5)
    QTest.mouseMove(view, leave)


def test_actions_stand_beside_the_bubble(view: TimelineView) -> None:
    view.show_entries("a", TALK[:2])
    move(view, place_of(view, "First question"))
    assert buttons(view, "Edit message")
    last = buttons(view, "More actions")[0]
    right = last.mapTo(view, QPoint(last.width(), 0)).x()
    bubble = view._column.boxes[0].content_left - 16
    assert right == bubble - 4


def test_edit_by_mouse(view: TimelineView, qtbot: QtBot) -> None:
    view.show_entries("a", TALK)
    move(view, place_of(view, "First question"))
    with qtbot.waitSignal(view.edit_requested) as asked:
        click(view, "Edit message")
    assert asked.args == ["1"]


def test_ask_again_by_mouse(view: TimelineView, qtbot: QtBot) -> None:
    view.show_entries("a", TALK)
    with qtbot.waitSignal(view.regenerate_requested) as asked:
        click(view, "Ask again")
    assert asked.args == ["4"]


def test_branches_are_switched_by_mouse(view: TimelineView, qtbot: QtBot) -> None:
    view.show_entries("a", TALK)
    with qtbot.waitSignal(view.branch_requested) as asked:
        click(view, "Previous branch", 0)
    assert asked.args == ["x"]
    with qtbot.waitSignal(view.branch_requested) as asked:
        click(view, "Next branch", 0)
    assert asked.args == ["y"]
    with qtbot.waitSignal(view.branch_requested) as asked:
        click(view, "Next branch", 1)
    assert asked.args == ["z"]
    assert not buttons(view, "Previous branch")[1].isEnabled()


def test_branch_buttons_do_not_jump_when_the_mouse_comes(view: TimelineView) -> None:
    view.show_entries("a", [user("1", "Q"), answer("2", "A", ("2", "3")), *TALK])
    button = buttons(view, "Next branch")[0]
    before = button.mapTo(view, QPoint(0, 0))
    move(view, place_of(view, "A"))
    after = buttons(view, "Next branch")[0]
    assert after.mapTo(view, QPoint(0, 0)) == before


def test_copy_says_copied_for_a_moment(view: TimelineView, qtbot: QtBot) -> None:
    view.show_entries("a", [user("1", "Q"), answer("2", ANSWER)])
    click(view, "Copy message")
    assert QGuiApplication.clipboard().text() == ANSWER
    assert buttons(view, "Copied")
    qtbot.waitUntil(lambda: not buttons(view, "Copied"), timeout=4000)
    assert buttons(view, "Copy message")


def test_keyboard_alone_reaches_every_message_and_its_actions(
    view: TimelineView, qtbot: QtBot
) -> None:
    view.show_entries("a", TALK)
    for _ in range(4):
        QTest.keyClick(view, Qt.Key.Key_Up, _CONTROL)
    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert focused_name() == "Copy message"
    press_on(Qt.Key.Key_Tab)
    assert focused_name() == "Edit message"
    with qtbot.waitSignal(view.edit_requested) as asked:
        press_on(Qt.Key.Key_Return)
    assert asked.args == ["1"]


def test_keyboard_alone_asks_again_and_switches_branches(view: TimelineView, qtbot: QtBot) -> None:
    view.show_entries("a", TALK)
    QTest.keyClick(view, Qt.Key.Key_Up, _CONTROL)
    tab_to("Ask again")
    with qtbot.waitSignal(view.regenerate_requested) as asked:
        press_on(Qt.Key.Key_Space)
    assert asked.args == ["4"]
    tab_to("Next branch")
    with qtbot.waitSignal(view.branch_requested) as asked:
        press_on(Qt.Key.Key_Return)
    assert asked.args == ["z"]


def test_focused_message_has_a_ring_and_comes_into_view(view: TimelineView, theme: Theme) -> None:
    view.show_entries("a", talk(40))
    before = view.grab().toImage()
    QTest.keyClick(view, Qt.Key.Key_Up, _CONTROL)
    assert view.grab().toImage() != before
    for _ in range(30):
        QTest.keyClick(view, Qt.Key.Key_Up, _CONTROL)
    assert view.verticalScrollBar().value() < view.verticalScrollBar().maximum() // 2
    QTest.keyClick(view, Qt.Key.Key_Down, _CONTROL)
    assert len(buttons(view, "Copy message")) >= 1


class Neighbours(QWidget):
    """The view between two other controls."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.before, self.after = QPushButton("before"), QPushButton("after")
        self.view = TimelineView(theme)
        row = QHBoxLayout(self)
        for widget in (self.before, self.view, self.after):
            row.addWidget(widget)
        self.resize(1000, 600)


@pytest.fixture
def neighbours(qtbot: QtBot, theme: Theme) -> Neighbours:
    window = Neighbours(theme)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def test_tab_passes_through_the_view_from_top_to_bottom(neighbours: Neighbours) -> None:
    neighbours.view.show_entries("a", TALK)
    neighbours.before.setFocus()
    names = []
    for _ in range(10):
        press_on(Qt.Key.Key_Tab)
        if neighbours.after.hasFocus():
            break
        names.append(focused_name())
    assert names[0] == "Conversation"
    assert names[1:3] == ["Previous branch", "Next branch"]
    assert names[3:] == [
        "Copy message",
        "Ask again",
        "Regenerate with…",
        "More actions",
        "Next branch",
    ]


def test_tab_goes_from_the_focused_message_to_its_own_actions(neighbours: Neighbours) -> None:
    view = neighbours.view
    view.show_entries("a", TALK)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Up, _CONTROL)
    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert focused_name() == "Copy message"
    assert buttons(view, "Copy message")[-1].hasFocus()


def test_focus_comes_back_to_the_view_when_its_button_scrolls_away(neighbours: Neighbours) -> None:
    view = neighbours.view
    view.show_entries("a", talk(60))
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Up, _CONTROL)
    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert focused_name() == "Copy message"
    wheel(view, QPoint(0, 120 * 40))
    assert view.hasFocus()


def test_actions_of_the_focused_message_go_when_the_focus_goes(neighbours: Neighbours) -> None:
    view = neighbours.view
    view.show_entries("a", talk(4))
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Down, _CONTROL)
    assert buttons(view, "Edit message")
    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert buttons(view, "Edit message")
    neighbours.after.setFocus()
    assert not buttons(view, "Edit message")


def test_context_menu_edits_copies_and_asks_again(view: TimelineView, qtbot: QtBot) -> None:
    view.show_entries("a", TALK)
    with qtbot.waitSignal(view.edit_requested) as asked:
        choose(open_menu(view, place_of(view, "First question")), "Edit message")
    assert asked.args == ["1"]
    with qtbot.waitSignal(view.regenerate_requested) as asked:
        choose(open_menu(view, place_of(view, "First answer")), "Ask again")
    assert asked.args == ["2"]
    choose(open_menu(view, place_of(view, "First answer")), "Copy message")
    assert QGuiApplication.clipboard().text() == "First answer"
    choose(open_menu(view, place_of(view, "First answer")), "Select all")
    choose(open_menu(view, place_of(view, "First answer")), "Copy")
    assert QGuiApplication.clipboard().text().endswith("Second question\n\nSecond answer")


def test_more_actions_open_the_same_menu(view: TimelineView, qtbot: QtBot) -> None:
    view.show_entries("a", TALK[:2])
    click(view, "More actions")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    with qtbot.waitSignal(view.regenerate_requested) as asked:
        choose(menu, "Ask again")
    assert asked.args == ["2"]


def test_busy_view_says_why_nothing_can_be_changed(view: TimelineView, qtbot: QtBot) -> None:
    view.show_entries("a", [*TALK, user("5", "Third"), waiting("6")])
    view.set_busy(True)
    move(view, place_of(view, "First question"))
    for name in ("Edit message", "Ask again", "Next branch"):
        button = buttons(view, name)[0]
        assert not button.isEnabled()
        assert "Stop" in button.toolTip()
    assert buttons(view, "Copy message")[0].isEnabled()
    menu = open_menu(view, place_of(view, "First question"))
    edit = next(row for row in menu.actions() if row.text() == "Edit message")
    assert not edit.isEnabled()
    assert "Stop" in edit.toolTip()
    menu.close()
    view.set_busy(False)
    assert buttons(view, "Edit message")[0].isEnabled()
    assert buttons(view, "Edit message")[0].toolTip() == "Edit message"


def test_narrow_view_puts_the_actions_below_the_bubble(view: TimelineView) -> None:
    view.resize(420, 600)
    long = "A question that is much longer than one line of a narrow window can show"
    view.show_entries("a", [user("1", long, ("1", "2")), answer("3", "Yes")])
    move(view, place_of(view, "A question"))
    button = buttons(view, "Edit message")[0]
    box = view._column.boxes[0]
    top = button.mapTo(view, QPoint(0, 0)).y()
    assert top >= 16 + box.bubble_height
    assert top + button.height() <= place_of(view, "Yes").y() - 11


def test_text_cursor_does_not_show_over_buttons(view: TimelineView) -> None:
    view.show_entries("a", TALK[:2])
    move(view, place_of(view, "First answer") + QPoint(3, 0))
    assert view.viewport().cursor().shape() == Qt.CursorShape.IBeamCursor
    assert buttons(view, "Ask again")[0].cursor().shape() == Qt.CursorShape.ArrowCursor


def test_plain_text_is_copied_without_the_signs(view: TimelineView) -> None:
    source = (
        "# Title\n\nSome **bold** and `code`.\n\n- one\n- [x] two\n  1. three\n\n```py\nx = 1\n```"
    )
    view.show_entries("a", [user("1", "*as written*"), answer("2", source)])
    choose(open_menu(view, place_of(view, "Title")), "Copy as plain text")
    copied = QGuiApplication.clipboard().text()
    assert copied == ("Title\n\nSome bold and code.\n\n• one\n☑ two\n  1. three\n\nx = 1")
    choose(open_menu(view, place_of(view, "as written")), "Copy as plain text")
    assert QGuiApplication.clipboard().text() == "*as written*"


def test_a_message_is_quoted_or_what_is_selected_of_it(view: TimelineView, qtbot: QtBot) -> None:
    view.show_entries("a", [user("1", "Question"), answer("2", "One **two** three")])
    with qtbot.waitSignal(view.quote_requested) as asked:
        choose(open_menu(view, place_of(view, "One")), "Quote in reply")
    assert asked.args == ["One **two** three"]
    word = place_of(view, "three")
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=word)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=word)
    with qtbot.waitSignal(view.quote_requested) as asked:
        choose(open_menu(view, word), "Quote in reply")
    assert asked.args == ["three"]
    with qtbot.waitSignal(view.quote_requested) as asked:
        choose(open_menu(view, place_of(view, "Question")), "Quote in reply")
    assert asked.args == ["Question"]
    QTest.mouseMove(view.viewport(), QPoint(-5, -5))


def test_the_menu_of_the_focused_message_switches_its_branches(
    view: TimelineView, qtbot: QtBot
) -> None:
    view.show_entries("a", TALK)
    QTest.keyClick(view, Qt.Key.Key_Up, _CONTROL)
    QTest.keyClick(view, Qt.Key.Key_Up, _CONTROL)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    QApplication.sendEvent(view.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    with qtbot.waitSignal(view.branch_requested) as asked:
        choose(menu, "Next branch")
    assert asked.args


def test_the_menu_says_when_and_by_whom(view: TimelineView) -> None:
    view.show_entries("a", TALK[:2])
    menu = open_menu(view, place_of(view, "First answer"))
    said = [row.text() for row in menu.actions()[-2:]]
    assert str(TALK[1].message.created_at.astimezone().year) in said[0]
    assert said[1] == "GPT-4o mini · 8.2 s"
    menu.close()


def test_ctrl_up_at_a_button_goes_to_the_message_before(view: TimelineView) -> None:
    view.show_entries("a", talk(6))
    QTest.keyClick(view, Qt.Key.Key_Up, _CONTROL)
    QTest.keyClick(view, Qt.Key.Key_Tab)
    button = QApplication.focusWidget()
    assert button is not None
    assert button is not view
    before = view._focused
    QTest.keyClick(button, Qt.Key.Key_Up, _CONTROL)
    assert view.hasFocus()
    assert before is not None
    assert view.current_message == before - 1
