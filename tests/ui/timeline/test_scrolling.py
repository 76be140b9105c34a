"""The reader stays where the reader is."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from gizai_desktop.ui.look.theme import Scheme, Theme
from gizai_desktop.ui.timeline import TimelineView
from tests.ui.timeline.reader import (
    buttons,
    click,
    move,
    on_screen,
    place_of,
    top_text,
    wheel,
)
from tests.ui.timeline.samples import answer, talk, user, waiting

LONG = "\n\n".join(f"Paragraph {n} of a long answer. " + "Words. " * 40 for n in range(40))
FLOWING = "\n\n".join(" ".join(f"word{n}-{m}" for m in range(300)) for n in range(4))


def test_a_conversation_opens_at_its_end(view: TimelineView) -> None:
    view.show_entries("a", talk(100))
    assert on_screen(view, "Answer 99.")
    assert view.at_end


def test_reader_who_scrolled_up_is_not_moved_when_a_message_arrives(view: TimelineView) -> None:
    entries = talk(100)
    view.show_entries("a", entries)
    wheel(view, QPoint(0, 120 * 20))
    before = place_of(view, "Answer")
    text = top_text(view)
    view.show_entries("a", [*entries, user("new", "One more question")])
    assert place_of(view, "Answer") == before
    assert top_text(view) == text
    assert not view.at_end


def test_view_follows_the_tail_at_the_end(view: TimelineView) -> None:
    entries = talk(100)
    view.show_entries("a", entries)
    view.show_entries("a", [*entries, user("new", "One more question")])
    assert on_screen(view, "One more question")
    view.show_entries("a", [*entries, user("new", "One more question"), waiting("w")])
    assert view.at_end


def test_growing_answer_is_followed_at_the_end_only(view: TimelineView) -> None:
    entries = [*talk(100), waiting("w")]
    view.show_entries("a", entries)
    view.update_entry(answer("w", "word " * 100 + "tail"))
    assert on_screen(view, "tail")
    wheel(view, QPoint(0, 120 * 10))
    before = place_of(view, "Answer")
    view.update_entry(answer("w", "word " * 2000 + "tail"))
    assert place_of(view, "Answer") == before


def test_long_answer_in_one_piece_is_read_from_its_beginning(view: TimelineView) -> None:
    entries = [*talk(10), user("q", "Tell me more"), waiting("w")]
    view.show_entries("a", entries)
    view.show_entries("a", [*entries[:-1], answer("w", LONG)])
    assert on_screen(view, "Paragraph 0 ")
    assert not view.at_end


def test_each_conversation_keeps_its_place(view: TimelineView) -> None:
    first, second = talk(100), [user("b", "Another chat"), answer("c", LONG)]
    view.show_entries("a", first)
    wheel(view, QPoint(0, 120 * 15))
    text, place = top_text(view), place_of(view, "Answer")
    view.show_entries("b", second)
    assert on_screen(view, "Paragraph 39 ")
    wheel(view, QPoint(0, 120 * 5))
    other = top_text(view)
    view.show_entries("a", first)
    assert (top_text(view), place_of(view, "Answer")) == (text, place)
    view.show_entries("b", second)
    assert top_text(view) == other


def place_at(view: TimelineView, y: int) -> tuple[int, int]:
    position = view._pointer.position_at(QPointF(view._page.left + 1, y))
    assert position is not None
    return position.box, position.offset


def assert_at_the_top(view: TimelineView, place: tuple[int, int]) -> None:
    """The line with that place is the first, or cut by the edge."""
    assert place_at(view, 1) <= place < place_at(view, 2 * view._page.text.line)


def test_resizing_keeps_the_line_at_the_top(view: TimelineView) -> None:
    view.show_entries("a", [user("q", "Tell me"), answer("l", FLOWING)])
    wheel(view, QPoint(0, 120 * 9))
    place, text = place_at(view, 1), top_text(view)
    for width in (800, 700, 620, 500, 400, 620, 700):
        view.resize(width, 600)
        assert_at_the_top(view, place)
    view.resize(900, 600)
    assert top_text(view) == text


def test_other_colours_and_zoom_keep_the_line_at_the_top(view: TimelineView, theme: Theme) -> None:
    view.show_entries("a", [user("q", "Tell me"), answer("l", FLOWING)])
    wheel(view, QPoint(0, 120 * 9))
    place, text = place_at(view, 1), top_text(view)
    theme.set_scheme(Scheme.DARK)
    assert_at_the_top(view, place)
    for zoom in (1.5, 0.85, 1.3):
        theme.set_zoom(zoom)
        assert_at_the_top(view, place)
    theme.set_zoom(1.0)
    assert top_text(view) == text


def test_switching_a_branch_leaves_its_buttons_under_the_mouse(view: TimelineView) -> None:
    question = user("q", "Which?")
    short = answer("s", "Short.", ("s", "l"))
    long = answer("l", LONG, ("s", "l"))
    after = [user("x", "More"), answer("y", LONG)]
    view.show_entries("a", [*talk(20), question, short, *after])
    view.verticalScrollBar().setValue(0)
    while not buttons(view, "Next branch") or buttons(view, "Next branch")[0].y() < 0:
        wheel(view, QPoint(0, -120))
    button = buttons(view, "Next branch")[0]
    before = button.mapTo(view, QPoint(0, 0)).y()
    view.show_entries("a", [*talk(20), question, long])
    after_switch = buttons(view, "Previous branch")[-1].mapTo(view, QPoint(0, 0)).y()
    assert abs(after_switch - before) <= 2


def test_wheel_touchpad_and_keys_scroll(view: TimelineView) -> None:
    view.show_entries("a", talk(100))
    bar = view.verticalScrollBar()
    end = bar.value()
    wheel(view, pixels=QPoint(0, 7))
    assert bar.maximum() - bar.value() == 7
    wheel(view, QPoint(0, 15))
    slow = bar.maximum() - bar.value()
    assert 7 < slow < 40
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert bar.maximum() - bar.value() > slow
    QTest.keyClick(view, Qt.Key.Key_PageUp)
    assert bar.value() < end - 500
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert bar.value() == 0
    assert on_screen(view, "Question 0:")
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert bar.value() > 500
    QTest.keyClick(view, Qt.Key.Key_End)
    assert on_screen(view, "Answer 99.")


def test_scrolling_up_and_down_again_comes_back(view: TimelineView) -> None:
    view.show_entries("a", talk(300))
    wheel(view, QPoint(0, 120 * 40))
    place, text = place_of(view, "Answer"), top_text(view)
    for _ in range(30):
        wheel(view, QPoint(0, 120 * 3))
    for _ in range(30):
        wheel(view, QPoint(0, -120 * 3))
    assert (place_of(view, "Answer"), top_text(view)) == (place, text)


def test_dragging_the_scroll_bar_reaches_both_ends(view: TimelineView) -> None:
    view.show_entries("a", talk(500))
    bar = view.verticalScrollBar()
    bar.setValue(0)
    assert on_screen(view, "Question 0:")
    bar.setValue(bar.maximum() // 2)
    assert not on_screen(view, "Question 0:")
    bar.setValue(bar.maximum())
    assert on_screen(view, "Answer 499.")


def test_round_button_goes_to_the_end_and_away(view: TimelineView) -> None:
    view.show_entries("a", talk(100))
    assert not buttons(view, "Scroll to the end")
    wheel(view, QPoint(0, 1200))
    button = buttons(view, "Scroll to the end")[0]
    assert view.viewport().height() - button.geometry().bottom() - 1 == 12
    click(view, "Scroll to the end")
    assert view.at_end
    assert not buttons(view, "Scroll to the end")


def test_short_conversation_stands_at_the_top_and_does_not_scroll(view: TimelineView) -> None:
    view.show_entries("a", [user("q", "Hello"), answer("a", "Hi.")])
    assert view.verticalScrollBar().maximum() == 0
    assert place_of(view, "Hello").y() < 60
    wheel(view, QPoint(0, -1200))
    assert place_of(view, "Hello").y() < 60


def test_smaller_view_at_the_end_stays_at_the_end(view: TimelineView) -> None:
    view.show_entries("a", talk(100))
    view.resize(900, 400)
    assert view.at_end
    assert on_screen(view, "Answer 99.") or on_screen(view, "It costs 99")


def test_an_empty_conversation_shows_nothing(view: TimelineView) -> None:
    view.show_entries("a", talk(10))
    view.show_entries("b", [])
    move(view, QPoint(300, 300))
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert not buttons(view, "Copy message")
    view.show_entries("b", [user("q", "First")])
    assert on_screen(view, "First")
