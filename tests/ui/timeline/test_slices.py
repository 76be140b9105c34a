"""Of a very long answer a part is looked at in every turn of the event loop."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gizai_desktop.domain.message import MessageStatus
from gizai_desktop.ui.markdown.cut import STEP
from gizai_desktop.ui.timeline import TimelineView
from gizai_desktop.ui.timeline.column.spots import Spot
from gizai_desktop.ui.typesetting.matches import Field, Hit
from tests.ui.timeline.reader import on_screen, place_of, wheel
from tests.ui.timeline.samples import answer, user
from tests.ui.timeline.test_long_answers import check_heights, numbers, shown

LINE = "1. Item **{number}** of it\n"
COUNT = 5 * STEP // len(LINE)
SOURCE = "".join(LINE.format(number=number) for number in range(1, COUNT + 1))
RUNNING = MessageStatus.RUNNING


def looked_at(view: TimelineView) -> bool:
    return not view._looking.isActive() and not any(box.waits for box in view._column.boxes)


def until_looked_at(view: TimelineView, qtbot: QtBot) -> None:
    assert not looked_at(view)
    qtbot.waitUntil(lambda: looked_at(view))


def test_at_the_end_stands_the_end(view: TimelineView, qtbot: QtBot) -> None:
    view.show_entries("a", [user("q", "?"), answer("m", SOURCE)])
    until_looked_at(view, qtbot)
    assert view.at_end
    assert numbers(view)[-1] == COUNT
    check_heights(view)


def test_what_is_read_does_not_move_meanwhile(view: TimelineView, qtbot: QtBot) -> None:
    view.show_entries("a", [user("q", "?"), answer("m", "", status=RUNNING)])
    view.update_entry(answer("m", SOURCE))
    before = [(one.y, one.box.blocks[one.part].start) for one in shown(view)]
    assert numbers(view)[0] == 1
    until_looked_at(view, qtbot)
    assert [(one.y, one.box.blocks[one.part].start) for one in shown(view)] == before
    assert not view.at_end
    view.scroll_to_end()
    assert numbers(view)[-1] == COUNT


def test_what_comes_meanwhile_is_followed(view: TimelineView, qtbot: QtBot) -> None:
    view.show_entries("a", [answer("m", SOURCE, status=RUNNING)])
    for number in range(1, 4):
        assert not looked_at(view)
        more = "".join(f"1. More {n}\n" for n in range(1, number + 1))
        view.update_entry(answer("m", SOURCE + more, status=RUNNING))
        assert view.at_end
    until_looked_at(view, qtbot)
    assert view.at_end
    assert on_screen(view, "More 3")


@pytest.mark.parametrize("key", [Qt.Key.Key_Home, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown])
def test_whoever_goes_elsewhere_meanwhile_is_there(
    view: TimelineView, qtbot: QtBot, key: Qt.Key
) -> None:
    view.show_entries("a", [user("q", "?"), answer("m", SOURCE), user("z", "End")])
    QTest.keyClick(view, key)
    until_looked_at(view, qtbot)
    assert view.at_end == (key == Qt.Key.Key_PageDown)
    check_heights(view)
    assert on_screen(view, "End") == (key == Qt.Key.Key_PageDown)
    assert on_screen(view, "?") == (key == Qt.Key.Key_Home)
    if key == Qt.Key.Key_PageUp:
        assert numbers(view)[0] > 0.99 * COUNT


def test_at_the_beginning_of_what_is_not_read_nothing_else_is_read(view: TimelineView) -> None:
    view.show_entries("a", [answer("m", SOURCE[: STEP // 2])])
    box = view._column.boxes[0]
    unread = [part for part in range(len(box.blocks)) if box.is_unread(part)]
    start = box.blocks[unread[len(unread) // 2]].start
    view._column.go_to(Spot(0, unread[len(unread) // 2], 0))
    view._refresh()
    assert shown(view)[0].box.blocks[shown(view)[0].part].start - start == len("1. ")
    assert sum(box.is_unread(part) for part in range(len(box.blocks))) >= len(unread) - 3


def test_a_hit_is_shown_at_once(view: TimelineView) -> None:
    view.show_entries("a", [answer("m", SOURCE)])
    place = SOURCE.index(f"**{COUNT - 500}**")
    assert not looked_at(view)
    view.show_hit(Hit("m", Field.CONTENT, place + 2, place + 4))
    assert COUNT - 500 in numbers(view)
    check_heights(view)


def test_a_remembered_place_is_shown_at_once(view: TimelineView, qtbot: QtBot) -> None:
    view.show_entries("a", [answer("m", SOURCE)])
    until_looked_at(view, qtbot)
    wheel(view, QPoint(0, 3600))
    before = numbers(view)
    view.show_entries("b", [user("q", "?")])
    view.show_entries("a", [answer("m", SOURCE)])
    assert numbers(view) == before


def test_everything_is_copied_at_once(view: TimelineView) -> None:
    view.show_entries("a", [answer("m", "", status=RUNNING)])
    view.update_entry(answer("m", SOURCE))
    first = place_of(view, "**2** of it")
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=first)
    view.scroll_to_end()
    assert not looked_at(view)
    end = view.viewport().rect().bottomLeft() + place_of_edge(view)
    shift = Qt.KeyboardModifier.ShiftModifier
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, shift, end)
    assert view.selected_text().split("\n")[1:] == SOURCE.split("\n")[2:]
    view.select_all()
    assert view.selected_text() == SOURCE


def place_of_edge(view: TimelineView) -> QPoint:
    """Inside the column, at the very bottom of the page."""
    return QPoint(view._page.left + 20, -1)
