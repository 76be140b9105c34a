"""Formulas in answers: drawn, selected, copied; or shown as they were written."""

import os
import signal
import sys

import pytest
from PySide6.QtCore import QPoint, QProcess, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gizai_desktop.domain.message import MessageStatus
from gizai_desktop.ui.look.theme import Scheme, Theme
from gizai_desktop.ui.timeline import TimelineView
from gizai_desktop.ui.typesetting.rich_segments import RichSegment
from tests.ui.timeline.reader import drag, place_of, wheel
from tests.ui.timeline.samples import answer, talk, user

LINE = "The roots of $ax^2+bx+c=0$ are known"
BLOCK = "Before it\n\n$$\n\\int_0^1 x\\,dx\n$$\n\nAfter it"
WIDE = "$$" + " + ".join(r"\prod_{k=1}^{n} \left(1+\frac{x_k}{y_k}\right)" for _ in range(9)) + "$$"


def drawn(view: TimelineView) -> list[int]:
    """How many formulas every piece of the last message shows."""
    box = view._column.boxes[-1]
    layouts = [box.layout(part) for part in range(len(box.blocks))]
    return [
        sum(
            len(segment._places) for segment in layout._segments if isinstance(segment, RichSegment)
        )
        for layout in layouts
    ]


def show(view: TimelineView, qtbot: QtBot, source: str) -> None:
    view.show_entries("a", [user("q", "Question"), answer("m", source), user("e", "End")])
    view.viewport().grab()
    qtbot.waitUntil(lambda: not view._page.formulas.waiting, timeout=10_000)
    view.viewport().grab()
    view.show_entries("a", [user("q", "Question"), answer("m", source)])


def test_a_formula_in_a_line_is_drawn(view: TimelineView, qtbot: QtBot) -> None:
    show(view, qtbot, LINE + " and \\(y_1\\).")
    assert drawn(view) == [2]


def test_all_of_it_copied_is_its_source(view: TimelineView, qtbot: QtBot) -> None:
    source = f"{LINE}\n\n- in $x$\n  {WIDE}\n\n| $a$ |\n|---|\n| $b$ |\n\n> {BLOCK}"
    show(view, qtbot, source)
    view.select_all()
    assert view.selected_text() == f"Question\n\n{source}"


def test_a_selected_formula_is_copied_as_tex(view: TimelineView, qtbot: QtBot) -> None:
    show(view, qtbot, LINE)
    formula = "$ax^2+bx+c=0$"
    drag(view, place_of(view, "roots"), place_of(view, formula, end=True))
    assert view.selected_text() == f"roots of {formula}"
    inside = place_of(view, formula) + QPoint(5, 0)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=inside)
    assert view.selected_text() == formula


def test_a_formula_on_its_own_lines_is_copied_with_its_signs(
    view: TimelineView, qtbot: QtBot
) -> None:
    show(view, qtbot, BLOCK)
    assert drawn(view) == [0, 1, 0]
    drag(view, place_of(view, "it"), place_of(view, "After", end=True))
    assert view.selected_text() == "it\n\n$$\n\\int_0^1 x\\,dx\n$$\n\nAfter"


@pytest.mark.parametrize("wrong", [r"$\frac{1$", "$x_$", r"$\undefined{x}$", "$5 and $10"])
def test_wrong_tex_and_prices_are_seen_as_written(
    view: TimelineView, qtbot: QtBot, wrong: str
) -> None:
    show(view, qtbot, f"It is {wrong} here")
    box = view._column.boxes[-1]
    assert box.layout(0).text_in(0, 10**6) == f"It is {wrong} here"  # type: ignore[attr-defined]
    assert drawn(view) == [0]


def test_a_formula_is_source_until_it_is_closed(view: TimelineView, qtbot: QtBot) -> None:
    running = MessageStatus.RUNNING
    source = BLOCK.partition("\n$$\n\nAfter")[0]
    view.show_entries("a", [answer("m", source, status=running)])
    view.viewport().grab()
    assert not view._page.formulas.waiting
    view.update_entry(answer("m", BLOCK, status=running))
    view.viewport().grab()
    qtbot.waitUntil(lambda: drawn(view) == [0, 1, 0], timeout=10_000)


def test_formulas_that_come_later_move_nothing_at_the_top(view: TimelineView, qtbot: QtBot) -> None:
    tall = "\n\n".join(["Text that is before it", BLOCK.replace("1", "9")] * 20)
    view.show_entries("a", [*talk(20), answer("m", tall), user("e", "End")])
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 3)
    spot = view._column.spot
    qtbot.waitUntil(lambda: not view._page.formulas.waiting, timeout=10_000)
    assert view._column.spot == spot


def test_a_wide_formula_scrolls_in_its_place(view: TimelineView, qtbot: QtBot) -> None:
    show(view, qtbot, WIDE)
    box = view._column.boxes[-1]
    block = box.blocks[0]
    assert box.code_state(block).width > box.room_of(block)
    wheel(view, QPoint(-240, 0), at=place_of(view, "$$"))
    assert box.code_state(block).scroll == 120


def ink(image: QImage, color: QColor) -> bool:
    return any(
        image.pixelColor(x, y) == color for y in range(image.height()) for x in range(image.width())
    )


def test_formulas_follow_the_theme(view: TimelineView, qtbot: QtBot, theme: Theme) -> None:
    show(view, qtbot, "$$\\blacksquare$$")
    for scheme in (Scheme.LIGHT, Scheme.DARK):
        theme.set_scheme(scheme)
        top = view._column.box_top(1) - view._column.scroll
        image = view.viewport().grab().toImage().copy(0, top, view.width(), 60)
        assert ink(image, theme.color("text"))


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="signals of POSIX")
def test_a_formula_that_ends_or_stops_the_process_stays_source(
    view: TimelineView, qtbot: QtBot
) -> None:
    show(view, qtbot, "$a$")
    process = view._page.formulas._process
    process.slowest_ms = 200
    assert process._process is not None
    os.kill(process._process.processId(), signal.SIGSTOP)
    show(view, qtbot, "Then $b$ and $c$")
    assert drawn(view) == [1]
    assert process._process is not None
    os.kill(process._process.processId(), signal.SIGKILL)
    qtbot.waitUntil(lambda: process._process is None)
    show(view, qtbot, "Then $d$ and $e$")
    assert drawn(view) == [2]


def test_the_process_ends_when_it_is_idle_and_with_the_view(
    view: TimelineView, qtbot: QtBot
) -> None:
    process = view._page.formulas._process
    process._idle.setInterval(50)
    show(view, qtbot, "$a$")
    qtbot.waitUntil(lambda: process._process is None)
    process._idle.setInterval(20_000)
    show(view, qtbot, "$b$")
    started = process._process
    assert started is not None
    view._page.formulas.close()
    assert started.state() is QProcess.ProcessState.NotRunning


@pytest.mark.parametrize("program", ["/no/such/program", "/bin/false"])
def test_where_no_process_can_be_started_formulas_stay_source(
    view: TimelineView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    monkeypatch.setattr(sys, "executable", program)
    for source in ("It is $a$, $b$, $c$, $d$ and $e$", "It is $f$"):
        show(view, qtbot, source)
        assert drawn(view) == [0]
        assert view._page.formulas._process._process is None
