"""What stands above an answer: its thoughts, and what was not sent with the question."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from gizai_desktop.domain.message import MessageStatus
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.timeline import TimelineEntry, TimelineView
from gizai_desktop.ui.timeline.overlay.answer_head import AnswerHead
from gizai_desktop.ui.widgets.label import TextLabel
from tests.ui.timeline.reader import buttons, click, on_screen, place_of, wheel
from tests.ui.timeline.samples import THOUGHTS, answer, running, talk, user
from tests.ui.timeline.test_actions import tab_to

QUESTION = user("q", "Hello")


def thoughts(view: TimelineView) -> QPlainTextEdit | None:
    """The open thoughts on the screen."""
    heads = [head for head in view.findChildren(AnswerHead) if head.isVisible()]
    texts = [head.thoughts.text for head in heads if head.thoughts.text.isVisible()]
    return texts[0] if texts else None


def opened(view: TimelineView) -> str:
    text = thoughts(view)
    return text.toPlainText() if text is not None else ""


def line_above(view: TimelineView) -> str:
    head = next(head for head in view.findChildren(AnswerHead) if head.isVisible())
    return next(label.text() for label in head.findChildren(TextLabel) if label.isVisible())


def test_thoughts_are_seen_while_they_come(view: TimelineView) -> None:
    view.show_entries("a", [QUESTION, running("r", reasoning="First")])
    assert buttons(view, "Thinking…")
    assert opened(view) == "First"
    view.update_entry(running("r", reasoning="First, then\nmore"))
    assert opened(view) == "First, then\nmore"


def test_thoughts_fold_away_when_the_answer_begins(view: TimelineView) -> None:
    view.show_entries("a", [QUESTION, running("r", reasoning="Hm")])
    view.update_entry(running("r", "The answer", reasoning="Hm"))
    assert opened(view) == ""
    assert on_screen(view, "The answer")
    view.update_entry(answer("r", "The answer is here", reasoning="Hm", reasoning_ms=14_200))
    assert buttons(view, "Thought for 14 s")


def test_thoughts_that_the_user_opened_stay_open(view: TimelineView) -> None:
    view.show_entries("a", [QUESTION, answer("a", "Words", reasoning=THOUGHTS)])
    assert opened(view) == ""
    click(view, "Thoughts")
    assert opened(view) == THOUGHTS
    view.show_entries("b", [QUESTION])
    view.show_entries("a", [QUESTION, answer("a", "Words", reasoning=THOUGHTS)])
    assert opened(view) == THOUGHTS
    click(view, "Thoughts")
    assert opened(view) == ""


def test_thoughts_closed_while_they_come_stay_closed(view: TimelineView) -> None:
    view.show_entries("a", [QUESTION, running("r", reasoning="Hm")])
    click(view, "Thinking…")
    view.update_entry(running("r", reasoning="Hm, well"))
    assert opened(view) == ""
    click(view, "Thinking…")
    assert opened(view) == "Hm, well"


def test_the_answer_moves_down_by_what_opens_and_back(view: TimelineView) -> None:
    view.show_entries("a", [QUESTION, answer("a", "Words", reasoning=THOUGHTS)])
    before = place_of(view, "Words")
    click(view, "Thoughts")
    text = thoughts(view)
    assert text is not None
    after = place_of(view, "Words")
    bottom = text.mapTo(view.viewport(), QPoint(0, text.height())).y()
    assert after.y() > bottom
    assert after.y() - before.y() > text.height()
    click(view, "Thoughts")
    assert place_of(view, "Words") == before


def test_long_thoughts_scroll_in_their_place_and_follow_their_end(view: TimelineView) -> None:
    lines = "\n".join(f"Step {number}" for number in range(60))
    view.show_entries("a", [QUESTION, running("r", reasoning=lines)])
    text = thoughts(view)
    assert text is not None
    assert text.height() < 300
    bar = text.verticalScrollBar()
    assert bar.value() == bar.maximum() > 0
    view.update_entry(running("r", reasoning=lines + "\nAnd one more"))
    assert bar.value() == bar.maximum()
    bar.setValue(3)
    view.update_entry(running("r", reasoning=lines + "\nAnd one more\nAnd another"))
    assert bar.value() == 3


def test_copy_message_leaves_the_thoughts_out(view: TimelineView) -> None:
    view.show_entries("a", [QUESTION, answer("a", "Only this", reasoning=THOUGHTS)])
    click(view, "Thoughts")
    click(view, "Copy message")
    assert QGuiApplication.clipboard().text() == "Only this"
    view.select_all()
    assert THOUGHTS not in view.selected_text()


def test_thoughts_are_reached_and_copied_by_keyboard(view: TimelineView) -> None:
    view.show_entries("a", [QUESTION, answer("a", "Words", reasoning=THOUGHTS)])
    view.setFocus()
    tab_to("Thoughts")
    QTest.keyClick(buttons(view, "Thoughts")[0], Qt.Key.Key_Space)
    text = thoughts(view)
    assert text is not None
    tab_to("Thoughts")
    assert text.hasFocus()
    QTest.keyClick(text, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(text, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == THOUGHTS


def test_thoughts_without_an_answer_can_be_read_after_stop(view: TimelineView) -> None:
    stopped = answer("s", "", status=MessageStatus.STOPPED, reasoning=THOUGHTS)
    view.show_entries("a", [QUESTION, stopped])
    click(view, "Thoughts")
    assert opened(view) == THOUGHTS
    assert buttons(view, "Retry")
    assert not buttons(view, "Continue")


def test_thoughts_keep_what_is_no_text_from_doing_harm(view: TimelineView) -> None:
    evil = "<img src='file:///etc/passwd'><b>x</b>\x00\ufffc"
    view.show_entries("a", [QUESTION, running("r", reasoning=evil)])
    assert "<img src=" in opened(view)
    assert "\ufffc" not in opened(view)


def test_thoughts_scroll_away_with_their_answer(view: TimelineView) -> None:
    view.show_entries("a", [*talk(20), answer("a", "Words", reasoning=THOUGHTS)])
    assert buttons(view, "Thoughts")
    wheel(view, QPoint(0, 120 * 30))
    assert not buttons(view, "Thoughts")
    QTest.keyClick(view, Qt.Key.Key_End)
    assert buttons(view, "Thoughts")


@pytest.mark.parametrize(
    ("count", "subject"),
    [(1, "The oldest message was"), (12, "The 12 oldest messages were")],
)
def test_what_was_not_sent_is_said_above_the_answer(
    view: TimelineView, count: int, subject: str
) -> None:
    view.show_entries("a", [QUESTION, answer("a", "Words", left_out=count)])
    reason = "the conversation is longer than the model can read."
    assert line_above(view) == f"{subject} not sent: {reason}"
    assert on_screen(view, "Words")


def test_nothing_stands_above_an_answer_without_thoughts(view: TimelineView) -> None:
    view.show_entries("a", [QUESTION, answer("a", "Words")])
    assert not any(head.isVisible() for head in view.findChildren(AnswerHead))


def test_the_head_grows_with_the_zoom_and_wraps_when_narrow(
    view: TimelineView, theme: Theme
) -> None:
    entry = answer("a", "Words", reasoning=THOUGHTS, left_out=3)
    view.show_entries("a", [QUESTION, entry])
    before = view._column.boxes[1].head_height
    theme.set_zoom(1.5)
    assert view._column.boxes[1].head_height > before * 1.2
    theme.set_zoom(1.0)
    view.resize(400, 600)
    assert view._column.boxes[1].head_height > before


def test_thoughts_of_a_known_answer_that_come_late_are_shown(view: TimelineView) -> None:
    entry = answer("a", "Words")
    view.show_entries("a", [QUESTION, entry])
    before = place_of(view, "Words")
    later = TimelineEntry(replace(entry.message, reasoning=THOUGHTS), (), "GPT")
    view.show_entries("a", [QUESTION, later])
    assert place_of(view, "Words").y() > before.y()
