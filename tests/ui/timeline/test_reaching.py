"""Links, buttons of code and wide tables of a message by Tab, Enter and Escape."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QColor, QContextMenuEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.timeline import TimelineView
from tests.ui.timeline.reader import on_screen, place_of
from tests.ui.timeline.samples import answer, running, talk, user

_TAB, _BACK = Qt.Key.Key_Tab, Qt.Key.Key_Backtab
_CONTROL = Qt.KeyboardModifier.ControlModifier
SOURCE = """See [one **bold**](https://a.example/1), `[no](https://no.example)` and [two](https://a.example/2).

- [three](https://a.example/3)

| Where | Price |
| --- | --- |
| [four](https://a.example/4) | 3 |

```python
print("https://no.example")
```

At last https://a.example/5, [not](javascript:x) that."""
ACTIONS = ["Copy message", "Ask again", "Regenerate with…", "More actions"]


def focus_last(view: TimelineView) -> None:
    QTest.keyClick(view, Qt.Key.Key_Up, _CONTROL)


def press(key: Qt.Key) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key)


def here(view: TimelineView) -> str:
    """What the keyboard is at: the address of a link, the name of a button, "message"."""
    widget = QApplication.focusWidget()
    if widget is not view:
        return widget.accessibleName() if widget is not None else "nothing"
    stop, index = view._painted_stop(), view._focused
    if stop is None or index is None:
        return "message"
    if stop.link is None:
        return "wide"
    return view._column.boxes[index].layout(stop.part).links[stop.link].address


def places(view: TimelineView, key: Qt.Key, count: int) -> list[str]:
    found = []
    for _ in range(count):
        press(key)
        found.append(here(view))
    return found


def address(number: int) -> str:
    return f"https://a.example/{number}"


def test_tab_goes_through_a_message_as_it_is_read(view: TimelineView) -> None:
    view.show_entries("a", [user("q", "Where?"), answer("a", SOURCE)])
    focus_last(view)
    way = [*map(address, (1, 2, 3, 4)), "Copy code", address(5), *ACTIONS]
    assert places(view, _TAB, len(way)) == way
    back = [*reversed(way[:-1]), "message"]
    assert places(view, _BACK, len(back)) == back


def test_enter_opens_what_was_shown_before(view: TimelineView, qtbot: QtBot) -> None:
    view.show_entries("a", [user("q", "Where?"), answer("a", SOURCE)])
    focus_last(view)
    for number in (1, 2):
        press(_TAB)
        assert QToolTip.text() == address(number)
        with qtbot.waitSignal(view.link_activated) as opened:
            press(Qt.Key.Key_Return)
        assert opened.args == [address(number)]
    press(_BACK)
    with qtbot.waitSignal(view.link_activated) as opened:
        press(Qt.Key.Key_Enter)
    assert opened.args == [address(1)]


def test_escape_goes_back_to_the_message_before_it_does_anything_else(
    view: TimelineView, qtbot: QtBot
) -> None:
    stop = QAction(view)
    stop.setShortcut(QKeySequence(Qt.Key.Key_Escape))
    view.addAction(stop)
    view.show_entries("a", [user("q", "Where?"), answer("a", SOURCE)])
    focus_last(view)
    press(_TAB)
    with qtbot.assertNotEmitted(stop.triggered):
        press(Qt.Key.Key_Escape)
    assert here(view) == "message"
    assert places(view, _TAB, 5)[-1] == "Copy code"
    with qtbot.assertNotEmitted(stop.triggered):
        press(Qt.Key.Key_Escape)
    assert here(view) == "message"
    with qtbot.waitSignal(stop.triggered):
        press(Qt.Key.Key_Escape)
    view.set_busy(True)
    places(view, _TAB, 5)
    with qtbot.waitSignal(stop.triggered):
        press(Qt.Key.Key_Escape)


def ring_at(view: TimelineView, theme: Theme, point: QPoint) -> bool:
    """Whether a pixel of the focus ring is within a few pixels of a point."""
    picture = view.viewport().grab().toImage()
    focus = theme.color("focus").rgb()
    around = [QPoint(x, y) for x in range(-8, 9) for y in range(-14, 15)]
    return any(QColor(picture.pixel(point + by)).rgb() == focus for by in around)


def test_the_ring_is_around_the_words_on_each_of_their_lines(
    view: TimelineView, theme: Theme
) -> None:
    words = "many words of a link " * 8
    view.show_entries("a", [answer("a", f"Before [{words.strip()}](https://a.example/1) after.")])
    focus_last(view)
    press(_TAB)
    index = view._focused
    assert index is not None
    shown = view._shown(index, 0)
    assert shown is not None
    lines = shown.box.layout(0).link_boxes(0)
    assert len(lines) > 1
    at = QPoint(shown.box.text_left(shown.box.blocks[0]), shown.y + shown.box.text_top(0))
    for line in lines:
        middle = line.center().y()
        for x in (line.left(), line.right()):
            assert ring_at(view, theme, at + QPoint(round(x), round(middle)))
    press(Qt.Key.Key_Escape)
    inside = at + QPoint(round(lines[0].left()), round(lines[0].center().y()))
    assert not ring_at(view, theme, inside)


def test_links_from_right_to_left_have_their_ring(view: TimelineView, theme: Theme) -> None:
    view.show_entries("a", [answer("a", "שלום [קישור ארוך](https://a.example/1) עולם")])
    focus_last(view)
    press(_TAB)
    assert here(view) == address(1)
    place = view._place_of_stop()
    assert place is not None
    assert place.left() > view._page.left + view._page.width // 2
    assert ring_at(view, theme, QPoint(place.left(), place.center().y()))


def test_a_link_far_away_is_brought_onto_the_screen(view: TimelineView) -> None:
    middle = "\n\n".join(f"Paragraph {n}. " + "Words. " * 40 for n in range(40))
    source = f"[one]({address(1)})\n\n{middle}\n\n[two]({address(2)})\n\n{middle}"
    view.show_entries("a", [*talk(4), answer("a", source), *talk(2)])
    focus_last(view)
    while view._column.boxes.entries[view._focused or 0].id != "a":
        QTest.keyClick(view, Qt.Key.Key_Up, _CONTROL)
    assert places(view, _TAB, 2) == [address(1), address(2)]
    assert on_screen(view, "two")
    assert here(view) == address(2)
    press(_TAB)
    assert here(view) == "Copy message"
    assert view._focused is not None
    press(_BACK)
    assert (here(view), on_screen(view, "two")) == (address(2), True)
    press(_BACK)
    assert (here(view), on_screen(view, "one")) == (address(1), True)


def test_folded_code_is_reached_only_when_it_is_open(view: TimelineView) -> None:
    code = "\n".join(f"line {n}" for n in range(100))
    view.show_entries("a", [answer("a", f"```\n{code}\n```\n\n[one]({address(1)})")])
    view.verticalScrollBar().setValue(0)
    focus_last(view)
    assert places(view, _TAB, 3) == ["Copy code", "Show all 100 lines", address(1)]
    press(_BACK)
    press(Qt.Key.Key_Space)
    assert here(view) == "Copy code", "the end of the code is far away now"
    assert places(view, _TAB, 2) == ["Show less", address(1)]
    press(_BACK)
    press(Qt.Key.Key_Space)
    assert here(view) in {"Show all 100 lines", "Copy code"}


def test_thoughts_are_opened_on_the_way(view: TimelineView) -> None:
    view.show_entries("a", [answer("a", f"[one]({address(1)})", reasoning="Let me see")])
    focus_last(view)
    assert places(view, _TAB, 2) == ["Thoughts", address(1)]
    press(_BACK)
    press(Qt.Key.Key_Space)
    assert places(view, _TAB, 2) == ["Thoughts", address(1)], "the button, then the text"


WIDE_TABLE = (
    "| Name | " + " | ".join(f"Column number {n}" for n in range(12)) + " |\n"
    "|" + " --- |" * 13 + "\n"
    "| x | " + " | ".join(f"some words {n}" for n in range(11)) + f" | [far]({address(1)}) |"
)


def table_scroll(view: TimelineView) -> int:
    box = view._column.boxes[0]
    return box.code_state(box.blocks[0]).scroll


def test_a_wide_table_is_a_place_of_its_own_and_follows_its_links(
    view: TimelineView, theme: Theme
) -> None:
    view.show_entries("a", [answer("a", WIDE_TABLE)])
    focus_last(view)
    press(_TAB)
    assert here(view) == "wide"
    edge = QPoint(view._page.left, place_of(view, "Name").y())
    assert ring_at(view, theme, edge)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Right)
    assert table_scroll(view) == 120
    press(Qt.Key.Key_Left)
    assert table_scroll(view) == 60
    press(_TAB)
    assert here(view) == address(1)
    place = view._place_of_stop()
    assert place is not None
    assert view._page.left < place.left()
    assert place.right() < view._page.left + view._page.width
    assert table_scroll(view) > 500


def test_a_footnote_is_followed_and_led_back(view: TimelineView) -> None:
    middle = "Words. " * 40 + "\n\n"
    view.show_entries("a", [answer("a", f"Said[^1].\n\n{middle * 20}[^1]: A note.")])
    view.verticalScrollBar().setValue(0)
    focus_last(view)
    press(_TAB)
    assert here(view) == "note:1"
    press(Qt.Key.Key_Return)
    assert here(view) == "note-back:1"
    assert on_screen(view, "A note")
    press(Qt.Key.Key_Return)
    assert (here(view), on_screen(view, "Said")) == ("note:1", True)


def test_the_menu_of_a_link_is_that_of_the_keyboard_too(view: TimelineView) -> None:
    view.show_entries("a", [answer("a", SOURCE)])
    focus_last(view)
    press(_TAB)
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(
        view, QContextMenuEvent(reason, QPoint(1, 1), view.mapToGlobal(QPoint()))
    )
    menu = next(menu for menu in view.findChildren(QMenu) if menu.isVisible())
    assert "Copy link" in [action.text() for action in menu.actions()]
    menu.close()


def test_from_the_last_link_of_a_growing_answer_tab_leads_out(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 700)
    view, below = TimelineView(theme, window), QLineEdit(window)
    view.setGeometry(0, 0, 900, 600)
    below.setGeometry(0, 610, 900, 40)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    code = f"```\nx\n```\n\n[one]({address(1)})\n\nmore words"
    view.show_entries("a", [user("q", "?"), running("r", code)])
    view.setFocus()
    focus_last(view)
    assert places(view, _TAB, 2) == ["Copy code", address(1)]
    press(_TAB)
    assert QApplication.focusWidget() is below
    press(_BACK)
    assert here(view) == "Copy code", "back through the buttons, as everywhere"


def test_an_answer_that_grows_keeps_the_keyboard_at_its_link(view: TimelineView) -> None:
    text = f"See [one]({address(1)}) and\n\n[two]({address(2)}) so"
    view.show_entries("a", [user("q", "?"), running("r", text)])
    focus_last(view)
    assert places(view, _TAB, 2) == [address(1), address(2)]
    for _ in range(5):
        text += " more words " * 20 + "\n\n"
        view.update_entry(running("r", text))
        assert here(view) == address(2)
    view.show_entries("a", [user("q", "?"), answer("r", "Nothing of it is left.")])
    assert here(view) == "message"
    assert places(view, _TAB, 1) == ["Copy message"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_at_the_message_itself_nothing_is_opened(
    view: TimelineView, qtbot: QtBot, key: Qt.Key
) -> None:
    view.show_entries("a", [answer("a", SOURCE)])
    focus_last(view)
    with qtbot.assertNotEmitted(view.link_activated):
        press(key)
    assert here(view) == "message"
