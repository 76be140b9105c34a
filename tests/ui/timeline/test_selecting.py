"""What is selected and copied is the source."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from gizai_desktop.ui.timeline import TimelineView
from tests.ui.timeline.reader import click, drag, move, place_of, wheel
from tests.ui.timeline.samples import CODE, answer, running, talk, user

_LEFT = Qt.MouseButton.LeftButton


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def test_dragging_across_messages_copies_the_source(view: TimelineView) -> None:
    view.show_entries(
        "a",
        [user("1", "First question here"), answer("2", "**Bold** text\n\n- item"), user("3", "So")],
    )
    drag(view, place_of(view, "question"), place_of(view, "item", end=True))
    assert view.has_selection
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert clipboard() == "question here\n\n**Bold** text\n\n- item"


def test_dragging_upwards_selects_the_same(view: TimelineView) -> None:
    view.show_entries("a", [user("1", "First question here"), answer("2", "Some text")])
    drag(view, place_of(view, "Some", end=True), place_of(view, "here"))
    view.copy_selection()
    assert clipboard() == "here\n\nSome"


def test_selecting_across_code_keeps_its_fences(view: TimelineView) -> None:
    source = "Before\n\n```py\nx = 1\n```\n\nAfter"
    view.show_entries("a", [answer("2", source)])
    drag(view, place_of(view, "Before"), place_of(view, "After", end=True))
    view.copy_selection()
    assert clipboard() == source


def test_double_click_selects_a_word_and_a_third_click_the_paragraph(view: TimelineView) -> None:
    view.show_entries("a", [answer("2", "One fine day\nSecond line here\n\nOther")])
    inside = place_of(view, "fine") + QPoint(6, 0)
    QTest.mouseDClick(view.viewport(), _LEFT, pos=inside)
    view.copy_selection()
    assert clipboard() == "fine"
    QTest.mousePress(view.viewport(), _LEFT, pos=inside)
    QTest.mouseRelease(view.viewport(), _LEFT, pos=inside)
    view.copy_selection()
    assert clipboard() == "One fine day"


def test_shift_click_extends_the_selection(view: TimelineView) -> None:
    view.show_entries("a", [answer("2", "One fine day and a night")])
    QTest.mouseClick(view.viewport(), _LEFT, pos=place_of(view, "fine"))
    assert not view.has_selection
    shift = Qt.KeyboardModifier.ShiftModifier
    QTest.mouseClick(view.viewport(), _LEFT, shift, place_of(view, "and", end=True))
    view.copy_selection()
    assert clipboard() == "fine day and"


def test_control_a_and_c_copy_everything(view: TimelineView) -> None:
    entries = talk(40)
    view.show_entries("a", entries)
    QTest.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert clipboard() == "\n\n".join(entry.message.content for entry in entries)


def test_dragging_below_the_edge_scrolls_on(view: TimelineView, qtbot: QtBot) -> None:
    view.show_entries("a", talk(60))
    view.verticalScrollBar().setValue(0)
    start = place_of(view, "Question 0")
    QTest.mousePress(view.viewport(), _LEFT, pos=start)
    move(view, QPoint(start.x(), view.viewport().height() + 200), _LEFT)
    qtbot.waitUntil(lambda: view.verticalScrollBar().value() > 1500)
    QTest.mouseRelease(view.viewport(), _LEFT, pos=QPoint(start.x(), 300))
    stopped = view.verticalScrollBar().value()
    assert view.selected_text().startswith("Question 0: what is the price of item 0?\n\nAnswer 1.")
    assert not view._dragger.scrolling
    assert view.verticalScrollBar().value() == stopped


def test_selection_stays_when_messages_arrive_and_goes_with_its_message(
    view: TimelineView,
) -> None:
    entries = [user("1", "Question"), answer("2", "Some text")]
    view.show_entries("a", entries)
    drag(view, place_of(view, "Some"), place_of(view, "text", end=True))
    view.show_entries("a", [*entries, user("3", "More")])
    assert view.selected_text() == "Some text"
    view.show_entries("a", [entries[0], answer("4", "Another branch")])
    assert not view.has_selection


def test_code_is_copied_exactly(view: TimelineView) -> None:
    view.show_entries("a", [answer("2", f"Text\n\n```python\n{CODE}\n```\nEnd")])
    click(view, "Copy code")
    assert clipboard() == CODE


def test_indented_and_unclosed_code_is_copied_without_its_indentation(view: TimelineView) -> None:
    view.show_entries("a", [answer("2", "1. Do\n   ~~~sh\n   ls\n     pwd\n")])
    click(view, "Copy code")
    assert clipboard() == "ls\n  pwd"


def test_long_lines_of_code_scroll_to_the_side_and_can_be_selected(view: TimelineView) -> None:
    line = "x = [" + ", ".join(str(n) for n in range(200)) + "]"
    view.show_entries("a", [answer("2", f"```py\n{line}\n```")])
    box = view._column.boxes[0]
    at = place_of(view, "x = [")
    wheel(view, QPoint(0, -120), at=at, modifiers=Qt.KeyboardModifier.ShiftModifier)
    assert box.code_state(box.blocks[0]).scroll == 60
    wheel(view, QPoint(-240, 0), at=at)
    assert box.code_state(box.blocks[0]).scroll == 180
    wheel(view, QPoint(9999, 0), at=at)
    assert box.code_state(box.blocks[0]).scroll == 0
    drag(view, place_of(view, "x = ["), place_of(view, "[0, 1, 2", end=True))
    assert view.selected_text() == "x = [0, 1, 2"


def test_dragging_beside_code_scrolls_it(view: TimelineView, qtbot: QtBot) -> None:
    line = "x = [" + ", ".join(str(n) for n in range(45)) + "]"
    view.show_entries("a", [answer("2", f"```py\n{line}\n```")])
    box = view._column.boxes[0]
    state, start = box.code_state(box.blocks[0]), place_of(view, "x = [")
    QTest.mousePress(view.viewport(), _LEFT, pos=start)
    move(view, QPoint(view.width() - 4, start.y()), _LEFT)
    qtbot.waitUntil(lambda: state.scroll == state.width - box.room_of(box.blocks[0]))
    assert view.selected_text() == line
    move(view, QPoint(4, start.y()), _LEFT)
    qtbot.waitUntil(lambda: state.scroll == 0)
    QTest.mouseRelease(view.viewport(), _LEFT, pos=start)
    assert not view._dragger.scrolling


def test_scroll_bar_of_code_can_be_dragged(view: TimelineView) -> None:
    line = "x = [" + ", ".join(str(n) for n in range(200)) + "]"
    view.show_entries("a", [answer("2", f"```py\n{line}\n```")])
    box = view._column.boxes[0]
    bottom = place_of(view, "x = [").y() + 10 + 12
    start = QPoint(box.text_left(box.blocks[0]) + 20, bottom + 4)
    drag(view, start, start + QPoint(3000, 0))
    state = box.code_state(box.blocks[0])
    assert state.scroll == state.width - box.room_of(box.blocks[0])
    assert not view.has_selection


def test_cursor_shows_text_links_and_nothing(view: TimelineView) -> None:
    view.show_entries("a", [answer("2", "Look at https://example.org/a now")])
    move(view, place_of(view, "Look") + QPoint(3, 0))
    assert view.viewport().cursor().shape() == Qt.CursorShape.IBeamCursor
    move(view, place_of(view, "https") + QPoint(3, 0))
    assert view.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
    move(view, QPoint(5, 500))
    assert view.viewport().cursor().shape() == Qt.CursorShape.ArrowCursor


def test_link_is_followed_by_a_click_but_not_by_a_drag(view: TimelineView, qtbot: QtBot) -> None:
    view.show_entries("a", [answer("2", "Look (https://example.org/a_(b)), or file:///etc/passwd")])
    inside = place_of(view, "example") + QPoint(3, 0)
    with qtbot.waitSignal(view.link_activated) as followed:
        QTest.mouseClick(view.viewport(), _LEFT, pos=inside)
    assert followed.args == ["https://example.org/a_(b)"]
    with qtbot.assertNotEmitted(view.link_activated):
        drag(view, inside, place_of(view, "a_(b)"))
        QTest.mouseClick(view.viewport(), _LEFT, pos=place_of(view, "passwd") + QPoint(3, 0))


@pytest.mark.qt_log_ignore("This plugin does not support raise")
def test_a_link_tells_where_it_leads(view: TimelineView, qtbot: QtBot) -> None:
    view.show_entries("a", [answer("2", "Look at https://example.org/a now")])
    for text, tip in (("Look", ""), ("https", "https://example.org/a")):
        point = place_of(view, text) + QPoint(3, 0)
        place = view.viewport().mapToGlobal(point)
        QApplication.sendEvent(view.viewport(), QHelpEvent(QEvent.Type.ToolTip, point, place))
        assert QToolTip.text() == tip
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_selection_in_two_directions_follows_the_letters(view: TimelineView) -> None:
    view.show_entries("a", [answer("1", "שלום with words עולם")])
    english = place_of(view, "with"), place_of(view, "words", end=True)
    drag(view, *english)
    assert view.selected_text() == "with words"
    assert english[0].x() < english[1].x() < place_of(view, "שלום").x()


def html() -> str:
    return QGuiApplication.clipboard().mimeData().html()


def test_html_beside_the_text_keeps_words_that_are_no_markdown(view: TimelineView) -> None:
    source = "Use `f(*args, **kwargs)` and **bold** words\n\nSecond"
    view.show_entries("a", [user("1", "my *stars* <b>\nstay"), answer("2", source)])
    QTest.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    view.copy_selection()
    assert "<p>my *stars* &lt;b&gt;<br>stay</p>" in html()
    assert "<strong>bold</strong>" in html()
    drag(view, place_of(view, "*args"), place_of(view, "kwargs)", end=True))
    view.copy_selection()
    assert clipboard() == "*args, **kwargs)"
    assert html() == "<p>*args, **kwargs)</p>"


def double_press(view: TimelineView, point: QPoint) -> None:
    """Two clicks, of which the second one goes on as a drag."""
    QTest.mouseDClick(view.viewport(), _LEFT, pos=point)


def test_a_drag_after_two_clicks_goes_on_by_words(view: TimelineView) -> None:
    view.show_entries("a", [answer("2", "One fine day and a night of wonders")])
    double_press(view, place_of(view, "day") + QPoint(6, 0))
    move(view, place_of(view, "ight"), _LEFT)
    assert view.selected_text() == "day and a night"
    move(view, place_of(view, "ine"), _LEFT)
    assert view.selected_text() == "fine day"
    QTest.mouseRelease(view.viewport(), _LEFT, pos=place_of(view, "ine"))


def test_a_drag_after_three_clicks_goes_on_by_paragraphs(view: TimelineView) -> None:
    view.show_entries("a", [answer("2", "First words\n\nSecond words\n\nThird words")])
    point = place_of(view, "Second") + QPoint(6, 0)
    double_press(view, point)
    QTest.mouseRelease(view.viewport(), _LEFT, pos=point)
    QTest.mousePress(view.viewport(), _LEFT, pos=point)
    move(view, place_of(view, "ird"), _LEFT)
    assert view.selected_text() == "Second words\n\nThird words"
    QTest.mouseRelease(view.viewport(), _LEFT, pos=place_of(view, "ird"))


def test_shift_click_reaches_what_was_out_of_view(view: TimelineView) -> None:
    view.show_entries("a", talk(60))
    view.verticalScrollBar().setValue(0)
    QTest.mouseClick(view.viewport(), _LEFT, pos=place_of(view, "what is the price of item 0"))
    view.scroll_to_end()
    shift = Qt.KeyboardModifier.ShiftModifier
    last = view.entries[-1].message.content
    QTest.mouseClick(view.viewport(), _LEFT, shift, place_of(view, last[-6:], end=True))
    text = view.selected_text()
    assert text.startswith("what is the price of item 0")
    assert text.endswith(last[-6:])
    assert len(text.split("\n\n")) >= 60


def test_dragging_above_the_edge_scrolls_back(view: TimelineView, qtbot: QtBot) -> None:
    view.show_entries("a", talk(60))
    bar = view.verticalScrollBar()
    before = bar.value()
    start = QPoint(400, 300)
    QTest.mousePress(view.viewport(), _LEFT, pos=start)
    move(view, QPoint(start.x(), -200), _LEFT)
    qtbot.waitUntil(lambda: bar.value() < before - 1500)
    QTest.mouseRelease(view.viewport(), _LEFT, pos=QPoint(400, 100))
    assert view.has_selection
    assert not view._dragger.scrolling


def test_selection_stays_on_its_words_while_the_answer_grows(view: TimelineView) -> None:
    view.show_entries("a", [running("2", "One fine day")])
    drag(view, place_of(view, "fine"), place_of(view, "day", end=True))
    view.update_entry(running("2", "One fine day, and **more** words\n\n- item"))
    assert view.selected_text() == "fine day"
