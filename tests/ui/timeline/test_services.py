"""Answers of any service: reading, writing, cut, continued, and asked of another AI model."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from gizai_desktop.domain.errors import Failure
from gizai_desktop.domain.failures import FailureKind, NextStep
from gizai_desktop.domain.message import MessageStatus
from gizai_desktop.ui.timeline import TimelineEntry, TimelineView
from gizai_desktop.ui.timeline.overlay.quiet_line import QuietLine
from gizai_desktop.ui.timeline.overlay.to_end import ToEndButton
from gizai_desktop.ui.widgets.label import ElidedLabel
from tests.ui.timeline.reader import buttons, click, on_screen, wheel
from tests.ui.timeline.samples import ANSWER, answer, failed, running, talk, user
from tests.ui.timeline.test_states import row_of

QUESTION = user("q", "Hello")
LOST = Failure(FailureKind.CUT_OFF, {"service": "Ollama"})
LONG = "\n\n".join([ANSWER] * 6)


def quiet_sentence(view: TimelineView) -> str:
    line = next(line for line in view.findChildren(QuietLine) if line.isVisible())
    label = line.findChild(ElidedLabel)
    assert label is not None
    return label.text


@pytest.mark.parametrize(
    ("reading", "sentence"),
    [
        (None, "Waiting for GPT-4o mini"),
        (-1.0, "Reading your conversation…"),
        (0.0, "Reading your conversation… 0 %"),
        (0.4, "Reading your conversation… 40 %"),
        (0.999, "Reading your conversation… 99 %"),
        (1.0, "Reading your conversation… 100 %"),
    ],
)
def test_reading_says_how_far_it_is(
    view: TimelineView, reading: float | None, sentence: str
) -> None:
    view.show_entries("a", [QUESTION, running("r", reading=reading)])
    assert row_of(view).accessibleName() == sentence


def test_seconds_stand_still_while_the_share_grows(view: TimelineView) -> None:
    view.show_entries("a", [QUESTION, running("r", reading=0.05)])
    row = row_of(view)
    places = set()
    for reading in (0.05, 0.4, 1.0):
        view.update_entry(running("r", reading=reading))
        picture = row.grab().toImage()
        ground = picture.pixel(picture.width() - 1, 0)
        inked = (
            x
            for x in range(picture.width() - 1, 0, -1)
            if any(picture.pixel(x, y) != ground for y in range(picture.height()))
        )
        places.add(next(inked))
    assert len(places) == 1


def test_reading_goes_on_to_writing(view: TimelineView) -> None:
    view.show_entries("a", [QUESTION, running("r", reading=0.2)])
    before = row_of(view).grab().toImage()
    view.update_entry(running("r", reading=0.4))
    assert row_of(view).accessibleName() == "Reading your conversation… 40 %"
    assert row_of(view).grab().toImage() != before
    view.update_entry(running("r", "First words"))
    assert row_of(view).accessibleName() == "GPT-4o mini is writing"


@pytest.mark.parametrize(
    ("entry", "sentence"),
    [
        (answer("a", "Half", finish_reason="length"), "The answer was cut at its longest length."),
        (answer("a", "Half", status=MessageStatus.STOPPED), "Stopped"),
        (
            answer("a", "Half", status=MessageStatus.INTERRUPTED, failure=LOST),
            "The answer of Ollama broke off on its way",
        ),
        (
            answer("a", "Half", status=MessageStatus.INTERRUPTED),
            "The application ended before the rest arrived",
        ),
    ],
)
def test_an_answer_that_broke_off_says_so_and_can_go_on(
    view: TimelineView, qtbot: QtBot, entry: TimelineEntry, sentence: str
) -> None:
    view.show_entries("a", [QUESTION, entry])
    assert quiet_sentence(view) == sentence
    with qtbot.waitSignal(view.continue_requested) as asked:
        click(view, "Continue")
    assert asked.args == ["a"]


def test_a_cut_answer_has_its_actions_below_and_no_second_retry(view: TimelineView) -> None:
    view.show_entries("a", [QUESTION, answer("a", "Half", finish_reason="length")])
    assert buttons(view, "Ask again")
    assert not buttons(view, "Retry")


def test_a_filtered_answer_says_so_and_offers_no_more_of_it(view: TimelineView) -> None:
    view.show_entries("a", [QUESTION, answer("a", "Half", finish_reason="content_filter")])
    assert quiet_sentence(view) == "The service's filter ended the answer here."
    assert not buttons(view, "Continue")


def test_a_failed_answer_with_text_can_go_on_by_keyboard_too(
    view: TimelineView, qtbot: QtBot
) -> None:
    view.show_entries("a", [QUESTION, failed("f", FailureKind.IDLE_TIMEOUT, "Half")])
    button = buttons(view, "Continue")[0]
    button.setFocus()
    with qtbot.waitSignal(view.continue_requested) as asked:
        QTest.keyClick(button, Qt.Key.Key_Return)
    assert asked.args == ["f"]
    view.show_entries("a", [QUESTION, failed("g", FailureKind.IDLE_TIMEOUT)])
    assert not buttons(view, "Continue")


def test_nothing_goes_on_while_an_answer_is_on_its_way(view: TimelineView) -> None:
    view.show_entries("a", [QUESTION, answer("a", "Half", finish_reason="length")])
    view.set_busy(True)
    assert not buttons(view, "Continue")[0].isEnabled()
    assert not buttons(view, "Regenerate with…")[0].isEnabled()
    view.set_busy(False)
    assert buttons(view, "Continue")[0].isEnabled()


@pytest.mark.parametrize(
    ("kind", "text", "step"),
    [
        (FailureKind.NO_NETWORK, "Ask the Guide", NextStep.ASK_GUIDE),
        (FailureKind.NAME_NOT_FOUND, "Ask the Guide", NextStep.ASK_GUIDE),
        (FailureKind.KEY_REFUSED, "Open service settings", NextStep.SERVICE_SETTINGS),
        (FailureKind.LOCAL_NOT_INSTALLED, "Models on this computer", NextStep.LOCAL_MODELS),
        (FailureKind.CONTEXT_OVERFLOW, "Leave out the oldest", NextStep.LEAVE_OUT_OLDEST),
        (FailureKind.CONTEXT_OVERFLOW, "New chat", NextStep.NEW_CHAT),
    ],
)
def test_both_steps_of_a_failure_are_offered(
    view: TimelineView, qtbot: QtBot, kind: FailureKind, text: str, step: NextStep
) -> None:
    view.show_entries("a", [QUESTION, failed("f", kind)])
    with qtbot.waitSignal(view.step_requested) as asked:
        click(view, text)
    assert asked.args == ["f", step]


def test_every_kind_of_failure_can_be_shown(view: TimelineView) -> None:
    for kind in FailureKind:
        view.show_entries(kind, [QUESTION, failed("f", kind)])
        assert buttons(view, "Details")


def test_another_model_is_asked_for_at_the_button(view: TimelineView, qtbot: QtBot) -> None:
    view.show_entries("a", [QUESTION, answer("a", "Words")])
    button = buttons(view, "Regenerate with…")[0]
    with qtbot.waitSignal(view.regenerate_with_requested) as asked:
        click(view, "Regenerate with…")
    assert asked.args == ["a", button.mapToGlobal(QPoint(0, button.height()))]


def test_another_model_is_asked_for_from_the_menu(view: TimelineView, qtbot: QtBot) -> None:
    view.show_entries("a", [QUESTION, answer("a", "Words")])
    click(view, "More actions")
    menu = next(menu for menu in view.findChildren(QMenu) if menu.isVisible())
    action = next(a for a in menu.actions() if a.text() == "Regenerate with…")
    with qtbot.waitSignal(view.regenerate_with_requested) as asked:
        action.trigger()
    assert asked.args is not None
    assert asked.args[0] == "a"
    menu.close()


def news(view: TimelineView) -> bool:
    button = view.findChild(ToEndButton)
    assert button is not None
    return button.isVisible() and button.news


def test_growing_text_is_followed_only_from_its_end(view: TimelineView) -> None:
    view.show_entries("a", [*talk(10), QUESTION, running("r", LONG)])
    assert view.at_end
    view.update_entry(running("r", LONG + "\n\nOne more line"))
    assert on_screen(view, "One more line")
    wheel(view, QPoint(0, 120 * 3))
    top = view.verticalScrollBar().value()
    view.update_entry(running("r", LONG + "\n\nOne more line\n\nAnd another"))
    assert view.verticalScrollBar().value() == top
    assert not on_screen(view, "And another")


def test_new_text_below_the_screen_is_told_until_it_is_seen(view: TimelineView) -> None:
    view.show_entries("a", [*talk(10), QUESTION, running("r", LONG)])
    wheel(view, QPoint(0, 120 * 3))
    assert buttons(view, "Scroll to the end")
    assert not news(view)
    view.update_entry(running("r", LONG + " more"))
    assert news(view)
    click(view, "New text")
    assert view.at_end
    assert not news(view)
    wheel(view, QPoint(0, 120 * 3))
    assert not news(view)


def test_new_text_of_one_conversation_is_not_told_in_another(view: TimelineView) -> None:
    view.show_entries("a", [*talk(10), QUESTION, running("r", LONG)])
    wheel(view, QPoint(0, 120 * 3))
    view.update_entry(running("r", LONG + " more"))
    view.show_entries("b", talk(20))
    wheel(view, QPoint(0, 120 * 3))
    assert not news(view)


def test_text_that_grows_by_tokens_lays_out_only_its_end(view: TimelineView) -> None:
    view.show_entries("a", [QUESTION, running("r", LONG)])
    before = view._page.cache.built
    for count in range(1, 51):
        view.update_entry(running("r", LONG + " token" * count))
    assert view._page.cache.built - before <= 50
