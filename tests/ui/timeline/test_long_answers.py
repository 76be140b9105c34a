"""Answers with very long lists and tables: shown as such, and read only where they are seen."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from gizai_desktop.domain.message import MessageStatus
from gizai_desktop.ui.timeline import TimelineView
from gizai_desktop.ui.timeline.column.spots import Shown
from tests.ui.timeline.reader import drag, on_screen, place_of, wheel
from tests.ui.timeline.samples import answer, user

COUNT = 8000
NUMBERS = "".join(f"1. Item **{number}** of it\n" for number in range(1, COUNT + 1))
TABLE = "| name | count |\n|---|---|\n" + "".join(
    f"| row {number} | {number} |\n" for number in range(1, COUNT + 1)
)
RUNNING = MessageStatus.RUNNING


def shown(view: TimelineView) -> list[Shown]:
    """The pieces on the screen."""
    parts = view._column.visible(view.viewport().height())
    return [part for part in parts if part.part < len(part.box.blocks)]


def numbers(view: TimelineView) -> list[int]:
    """The numbers of the items on the screen, which stand in their texts, too."""
    found = []
    for one in shown(view):
        piece = one.box.blocks[one.part].piece
        assert piece is not None
        words = one.box.layout(one.part).text_in(0, 100)  # type: ignore[attr-defined]
        assert words == f"Item {piece.markers[0].text[:-1]} of it"
        found.append(int(piece.markers[0].text[:-1]))
    assert found == list(range(found[0], found[0] + len(found)))
    return found


def check_heights(view: TimelineView) -> None:
    """Everything on the screen is read and measured, without holes between."""
    parts = list(view._column.visible(view.viewport().height()))
    for before, after in pairwise(parts):
        assert after.y == before.y + before.box.part_height(before.part)
    assert not any(one.box.is_unread(one.part) for one in parts)
    bar = view.verticalScrollBar()
    assert bar.value() == view._column.scroll


@pytest.mark.parametrize("place", [0.0, 0.31, 0.5, 0.99, 1.0])
def test_the_numbers_are_right_wherever_the_reader_jumps(view: TimelineView, place: float) -> None:
    view.show_entries("a", [answer("m", NUMBERS)])
    bar = view.verticalScrollBar()
    assert numbers(view)[-1] == COUNT
    bar.setValue(int(bar.maximum() * place))
    found = numbers(view)
    assert abs(found[0] / COUNT - place) < 0.05
    check_heights(view)
    unread = sum(block.is_unread for block in view._column.boxes[0].blocks)
    assert unread > 50


@pytest.mark.parametrize("source", [NUMBERS, TABLE, NUMBERS.replace("1. ", "\n> ")])
def test_scrolling_goes_on_from_line_to_line(view: TimelineView, source: str) -> None:
    view.show_entries("a", [user("q", "?"), answer("m", source), user("z", "End")])
    view.scroll_to_end()
    screen = view.viewport().height()
    for by in [-screen // 2] * 12 + [screen // 3] * 6:
        before = {one.box.blocks[one.part].start: one.y for one in shown(view)}
        view._scroll_by(by)
        after = {one.box.blocks[one.part].start: one.y for one in shown(view)}
        both = before.keys() & after.keys()
        assert {after[start] - before[start] for start in both} == {-by}
        check_heights(view)


def test_a_growing_list_is_followed_and_never_laid_out_twice(view: TimelineView) -> None:
    source = NUMBERS[:120_000]
    view.show_entries("a", [answer("m", source, status=RUNNING)])
    view.viewport().grab()
    built = view._page.cache.built
    for number in range(1, 300):
        source += f"1. Item {number} more\n"
        view.update_entry(answer("m", source, status=RUNNING))
        view.viewport().grab()
        assert view.at_end
        assert on_screen(view, f"Item {number} more")
    assert view._page.cache.built - built < 2 * 300
    check_heights(view)


@pytest.mark.parametrize("source", [NUMBERS, TABLE])
def test_streamed_it_looks_like_the_whole(view: TimelineView, source: str) -> None:
    view.show_entries("a", [answer("m", "", status=RUNNING)])
    for end in range(20, len(source), 9973):
        view.update_entry(answer("m", source[:end], status=RUNNING))
        view.scroll_to_end()
    view.update_entry(answer("m", source))
    looks = [(one.y, one.box.blocks[one.part]) for one in shown(view)]
    view.show_entries("b", [answer("m", source)])
    assert looks == [(one.y, one.box.blocks[one.part]) for one in shown(view)]


def test_what_is_copied_across_unread_items_is_the_source(view: TimelineView) -> None:
    view.show_entries("a", [answer("m", NUMBERS)])
    view.select_all()
    assert view.selected_text() == NUMBERS
    view.verticalScrollBar().setValue(0)
    first = place_of(view, "**2** of it")
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=first)
    view.scroll_to_end()
    end = place_of(view, "of it", end=True)
    shift = Qt.KeyboardModifier.ShiftModifier
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, shift, end + QPoint(3, 0))
    lines = view.selected_text().split("\n")
    assert 0.9 * COUNT < len(lines) <= COUNT
    assert lines[1:] == NUMBERS.split("\n")[2 : len(lines) + 1]


def test_the_rows_of_a_long_table_have_the_same_columns(view: TimelineView) -> None:
    view.show_entries("a", [answer("m", TABLE)])
    bar = view.verticalScrollBar()
    widths = set()
    for place in (0, bar.maximum() // 2, bar.maximum()):
        bar.setValue(place)
        check_heights(view)
        for one in shown(view):
            widths.add(one.box.layout(one.part).columns)  # type: ignore[attr-defined]
    assert len(widths) == 1
    ends = [block.closes for block in view._column.boxes[0].blocks if not block.is_unread]
    assert ends.count(True) == 1


def test_a_conversation_is_found_again_where_it_was_left(view: TimelineView) -> None:
    view.show_entries("a", [answer("m", NUMBERS)])
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 3)
    wheel(view, QPoint(0, -360))
    before = numbers(view)
    view.show_entries("b", [user("q", "?")])
    view.show_entries("a", [answer("m", NUMBERS)])
    assert numbers(view) == before


def test_the_text_at_the_top_stays_when_the_width_changes(view: TimelineView) -> None:
    view.show_entries("a", [answer("m", NUMBERS)])
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = numbers(view)[0]
    view.resize(420, 500)
    assert numbers(view)[0] == before
    check_heights(view)
    drag(view, place_of(view, "Item"), place_of(view, "Item", end=True))
    assert view.selected_text() == "Item"
