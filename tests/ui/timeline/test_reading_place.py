"""The text at the top of the screen stays there, whatever changes its size."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from gizai_desktop.ui.look.theme import Scheme, Theme
from gizai_desktop.ui.timeline import TimelineView
from tests.ui.timeline.markdown_samples import AVERAGES, EVERYTHING
from tests.ui.timeline.reader import on_screen, place_of
from tests.ui.timeline.samples import THOUGHTS, answer, running, user

CTRL = Qt.KeyboardModifier.ControlModifier
WORDS = "Some words that make lines of very different lengths, and go on. " * 12
LINE = 140  # characters, at the smallest size
TALK = [
    user("1", WORDS),
    answer("2", AVERAGES, reasoning=THOUGHTS),
    user("3", "Short"),
    answer("4", f"{EVERYTHING}\n\n{WORDS}\n\n{WORDS}"),
    user("5", WORDS),
    answer("6", AVERAGES),
]


def top(view: TimelineView) -> tuple[int, int]:
    """The message and the position in it at the top of the screen."""
    position = view._pointer.position_at(QPointF(view._page.left + 1, 1))
    assert position is not None
    return position.box, position.offset


def near(view: TimelineView, before: tuple[int, int]) -> bool:
    """Whether the line at the top has that text in it, or begins where its line began.

    Between two messages it is the end of one or the beginning of the other; where too little is
    left below, the end stands at the foot.
    """
    now, then = (characters(*place) for place in (top(view), before))
    bar = view.verticalScrollBar()
    return abs(now - then) <= LINE or (bar.value() == bar.maximum() and now < then)


def characters(index: int, offset: int) -> int:
    """How many stand above."""
    return sum(len(entry.message.content) for entry in TALK[:index]) + offset


@pytest.mark.parametrize("share", range(0, 100, 7))
def test_zoom_colours_and_width_keep_the_text(view: TimelineView, theme: Theme, share: int) -> None:
    view.show_entries("a", TALK)
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() * share // 100)
    bar.setValue(bar.value() + 1)
    before = top(view)
    for zoom in (1.15, 1.5, 0.85, 1.0):
        theme.set_zoom(zoom)
        assert near(view, before), zoom
    for width in (700, 420, 1100, 900):
        view.resize(width, 600)
        assert near(view, before), width
    theme.set_scheme(Scheme.DARK)
    assert near(view, before)


def test_zoom_keeps_the_text_while_an_answer_grows(view: TimelineView, theme: Theme) -> None:
    grown = WORDS
    view.show_entries("a", [*TALK, running("7", grown)])
    view.verticalScrollBar().setValue(900)
    before = top(view)
    for zoom in (1.3, 0.85, 1.0, 1.5):
        theme.set_zoom(zoom)
        grown += f"\n\n{WORDS}"
        view.update_entry(running("7", grown))
        assert near(view, before), zoom


def test_the_end_stays_at_the_end_while_an_answer_grows(view: TimelineView, theme: Theme) -> None:
    view.show_entries("a", [*TALK, running("7", WORDS)])
    for zoom in (1.3, 0.85):
        theme.set_zoom(zoom)
        view.resize(500 + round(zoom * 100), 500)
        view.update_entry(running("7", f"{WORDS}\n\nlast words {zoom}"))
        assert view.at_end
        assert on_screen(view, f"last words {zoom}")


@pytest.mark.parametrize("modifiers", [Qt.KeyboardModifier.NoModifier, CTRL])
def test_home_and_end_reach_both_ends(view: TimelineView, modifiers: Qt.KeyboardModifier) -> None:
    view.show_entries("a", TALK)
    QTest.keyClick(view, Qt.Key.Key_Home, modifiers)
    assert view.verticalScrollBar().value() == 0
    assert place_of(view, "Some words").y() < 60
    QTest.keyClick(view, Qt.Key.Key_End, modifiers)
    assert view.at_end


def test_page_down_leaves_a_line_of_the_page_before(view: TimelineView) -> None:
    lines = "\n\n".join(f"paragraph {number}." for number in range(200))
    view.show_entries("a", [answer("1", lines)])
    QTest.keyClick(view, Qt.Key.Key_Home)
    seen = [number for number in range(200) if on_screen(view, f"paragraph {number}.")]
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert on_screen(view, f"paragraph {seen[-1]}.")
    assert not on_screen(view, f"paragraph {seen[-3]}.")
    QTest.keyClick(view, Qt.Key.Key_PageUp)
    assert view.verticalScrollBar().value() == 0
