"""Texts from right to left: lists, quotes and tables begin at the right."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from gizai_desktop.ui.timeline import TimelineView
from tests.ui.timeline.reader import drag, place_of
from tests.ui.timeline.samples import answer

TABLE = "| الاسم | القيمة |\n|---|---|\n| واحد | 12 |\n| اثنان | 5 |"
WIDE = "| " + " | ".join(f"عمود رقم {n} وهو طويل" for n in range(9)) + " |\n" + "|---" * 9 + "|"


def boxes(view: TimelineView, text: str) -> tuple[float, float]:
    """The left and right edge of a text in the column."""
    box = view._column.boxes[-1]
    content = box.entry.message.content
    at = content.index(text)
    part = next(n for n, b in enumerate(box.blocks) if b.start <= at < b.end)
    block = box.blocks[part]
    start = at - block.start
    found = list(box.layout(part).selection_boxes(start, start + len(text)))
    left = box.text_left(block) - view._page.left - box.code_state(block).scroll
    return left + min(b.left() for b in found), left + max(b.right() for b in found)


@pytest.mark.parametrize(
    "source", ["- عنصر", "1. عنصر", "> عنصر", "- [x] عنصر", "- \u200eit\n  - עוד"]
)
def test_items_and_quotes_leave_room_at_the_right(view: TimelineView, source: str) -> None:
    view.show_entries("a", [answer("m", source)])
    view.viewport().grab()
    box = view._column.boxes[0]
    block = box.blocks[-1]
    assert box.is_mirrored(block)
    word = source.rsplit(maxsplit=1)[-1]
    assert boxes(view, word)[1] == pytest.approx(view._page.width - box.inset(block), abs=2)


def test_latin_items_stay_at_the_left(view: TimelineView) -> None:
    view.show_entries("a", [answer("m", "- item שלום\n- 12 item")])
    box = view._column.boxes[0]
    assert not any(box.is_mirrored(block) for block in box.blocks)
    assert boxes(view, "item")[0] == pytest.approx(box.inset(box.blocks[0]), abs=2)


def test_the_first_column_is_at_the_right(view: TimelineView) -> None:
    view.show_entries("a", [answer("m", TABLE)])
    view.viewport().grab()
    assert boxes(view, "واحد")[0] > boxes(view, "12")[1]
    assert boxes(view, "واحد")[1] == pytest.approx(view._page.width - 16, abs=2)
    assert boxes(view, "القيمة")[1] == pytest.approx(boxes(view, "12")[1], abs=2)
    drag(view, place_of(view, "واحد"), place_of(view, "اثنان") - QPoint(10, 0))
    assert view.selected_text() == "| واحد | 12 |\n| اثنان | 5 |"
    QTest.mouseDClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=place_of(view, "12") + QPoint(4, 0)
    )
    assert view.selected_text() == "12"


def test_a_wide_table_begins_at_the_right(view: TimelineView) -> None:
    view.show_entries("a", [answer("m", WIDE)])
    view.viewport().grab()
    box = view._column.boxes[0]
    state = box.code_state(box.blocks[0])
    assert state.scroll == state.width - box.room_of(box.blocks[0]) > 0
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert state.scroll == state.width - box.room_of(box.blocks[0]) - 60
    view.viewport().grab()
    assert state.scroll == state.width - box.room_of(box.blocks[0]) - 60
