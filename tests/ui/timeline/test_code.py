"""Code blocks: folded when long, wrapped when asked, scrolled to the side by every means."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from gizai_desktop.domain.message import MessageStatus
from gizai_desktop.ui.timeline import TimelineView
from gizai_desktop.ui.timeline.column.sticky import sticky_head
from gizai_desktop.ui.timeline.overlay.code_buttons import CodeFold, CodeWrap
from tests.ui.timeline.reader import buttons, click, drag, on_screen, place_of, wheel
from tests.ui.timeline.samples import answer, user

RUNNING = MessageStatus.RUNNING
LINES = [f"line_{n} = {n}" for n in range(120)]
LONG = "```py\n" + "\n".join(LINES) + "\n```"
WIDE_LINE = "long = '" + "word " * 60 + "end'"
WIDE = f"```py\n{WIDE_LINE}\nshort = 1\n```"
_SHIFT = Qt.KeyboardModifier.ShiftModifier


def show(view: TimelineView, source: str) -> None:
    view.show_entries("a", [user("q", "Question"), answer("m", source)])
    view.verticalScrollBar().setValue(0)
    view.viewport().grab()


def scroll_of(view: TimelineView) -> int:
    box = view._column.boxes[-1]
    return box.code_state(box.blocks[0]).scroll


def the(view: TimelineView, kind: type[QAbstractButton]) -> QAbstractButton:
    found = [button for button in view.findChildren(kind) if button.isVisible()]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize("by_user", [True, False])
def test_long_code_shows_its_first_lines_and_then_all(view: TimelineView, by_user: bool) -> None:
    make = user if by_user else answer
    view.show_entries("a", [make("m", f"{LONG}\n\nAfter it")])
    view.verticalScrollBar().setValue(0)
    assert the(view, CodeFold).text() == "Show all 120 lines"
    assert on_screen(view, "After it")
    folded = view._column.total
    click(view, "Show all 120 lines")
    assert not on_screen(view, "After it")
    assert view._column.total > folded + 90 * view._page.code.line
    view.scroll_to_end()
    click(view, "Show less")
    assert the(view, CodeFold).text() == "Show all 120 lines"
    assert on_screen(view, "line_0 ")
    assert view._column.total == folded


def test_forty_lines_are_shown(view: TimelineView) -> None:
    show(view, "```py\n" + "\n".join(LINES[:40]) + "\n```")
    assert not [button for button in view.findChildren(CodeFold) if button.isVisible()]


def test_folded_code_is_copied_whole(view: TimelineView) -> None:
    show(view, f"{LONG}\n\nAfter it")
    click(view, "Copy code")
    assert QGuiApplication.clipboard().text() == "\n".join(LINES)
    view.select_all()
    assert view.selected_text() == f"Question\n\n{LONG}\n\nAfter it"
    drag(view, place_of(view, "line_3 "), place_of(view, "After it", end=True))
    assert view.selected_text() == "```py\n" + "\n".join(LINES[3:]) + "\n```\n\nAfter it"


def test_code_that_grows_stays_open(view: TimelineView) -> None:
    source = "```py"
    for line in LINES:
        source += f"\n{line}"
        view.show_entries("a", [answer("m", source, status=RUNNING)])
    view.viewport().grab()
    assert on_screen(view, "line_119")
    view.update_entry(answer("m", f"{source}\n```\n\nAfter it", status=RUNNING))
    view.update_entry(answer("m", f"{source}\n```\n\nAfter it"))
    assert on_screen(view, "line_119")
    assert the(view, CodeFold).text() == "Show less"


def test_what_is_folded_away_can_be_revealed(view: TimelineView) -> None:
    show(view, LONG)
    box = view._column.boxes[-1]
    assert not box.reveal(LONG.index("line_5 "))
    assert box.reveal(LONG.index("line_100 "))
    assert not box.reveal(LONG.index("line_100 "))
    assert not box.is_folded(box.blocks[0])


def test_no_selection_goes_into_folded_lines(view: TimelineView) -> None:
    show(view, LONG)
    start = place_of(view, "line_18")
    drag(view, start, start + QPoint(300, 3 * view._page.code.line))
    assert view.selected_text().split("\n")[-1].startswith("line_19")


def test_lines_are_wrapped_and_unwrapped(view: TimelineView) -> None:
    show(view, WIDE)
    box = view._column.boxes[-1]
    height = box.part_height(0)
    assert box.code_overflows(box.blocks[0])
    click(view, "Wrap lines")
    assert not box.code_overflows(box.blocks[0])
    assert box.part_height(0) > height
    view.viewport().grab()
    assert [button.text() for button in buttons(view, "Do not wrap lines")] == [""]
    the(view, CodeWrap).click()
    assert box.part_height(0) == height


def test_short_lines_offer_no_wrapping(view: TimelineView) -> None:
    show(view, "```py\nshort = 1\n```")
    assert not [button for button in view.findChildren(CodeWrap) if button.isVisible()]


def test_wide_code_is_scrolled_by_wheel_touchpad_keys_and_bar(view: TimelineView) -> None:
    show(view, WIDE)
    inside = place_of(view, "short")
    wheel(view, QPoint(-120, 0), at=inside)
    assert scroll_of(view) == 60
    wheel(view, QPoint(0, 120), at=inside, modifiers=_SHIFT)
    assert scroll_of(view) == 0
    wheel(view, QPoint(-40, 0), pixels=QPoint(-25, 0), at=inside)
    assert scroll_of(view) == 25
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert scroll_of(view) == 85
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert scroll_of(view) == 25
    bar = inside + QPoint(10, view._page.code.line + 8)
    drag(view, bar, bar + QPoint(100, 0))
    assert scroll_of(view) > 100
    drag(view, bar + QPoint(100, 0), bar + QPoint(2000, 0))
    box = view._column.boxes[-1]
    block = box.blocks[0]
    assert scroll_of(view) == box.code_state(block).width - box.room_of(block)


def test_the_head_stays_while_its_lines_scroll(view: TimelineView) -> None:
    show(view, f"{LONG}\n\n" + "After it\n\n" * 60)
    click(view, "Show all 120 lines")
    parts = list(view._column.visible(view._screen))
    assert sticky_head(parts) is None
    view._scroll_by(800)
    head = sticky_head(list(view._column.visible(view._screen)))
    assert head is not None
    assert head.y == 0
    copy = buttons(view, "Copy code")[0]
    assert 0 <= copy.y() < 36
    middle = QPoint(view._page.left + 200, 18)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert not view.has_selection
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place_of(view, "line_40"))
    assert view.selected_text() == "line_40"
    click(view, "Copy code")
    assert QGuiApplication.clipboard().text() == "\n".join(LINES)
    view._scroll_by(120 * view._page.code.line)
    assert sticky_head(list(view._column.visible(view._screen))) is None
    assert not buttons(view, "Copy code")
