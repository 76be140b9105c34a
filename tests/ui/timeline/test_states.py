"""Answers on their way, failed, stopped and interrupted."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from gizai_desktop.domain.failures import FailureKind, NextStep
from gizai_desktop.domain.message import MessageStatus
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.timeline import TimelineEntry, TimelineView
from gizai_desktop.ui.timeline.overlay.notice import FailureNotice
from gizai_desktop.ui.timeline.overlay.waiting import WaitingRow
from gizai_desktop.ui.widgets.buttons import Button
from gizai_desktop.ui.widgets.label import TextLabel
from gizai_desktop.ui.widgets.spinner import Spinner
from tests.ui.timeline.reader import buttons, click, on_screen, wheel
from tests.ui.timeline.samples import answer, failed, talk, user, waiting
from tests.ui.timeline.test_actions import tab_to

QUESTION = user("q", "Hello")
ADVICE = "Check the user name and password of the proxy, or connect without it."


def row_of(view: TimelineView) -> WaitingRow:
    return next(row for row in view.findChildren(WaitingRow) if row.isVisible())


def moving(row: WaitingRow, ring: Spinner) -> tuple[bool, bool]:
    return row.ticking, ring.turning


def notice_texts(view: TimelineView) -> list[str]:
    notice = next(n for n in view.findChildren(FailureNotice) if n.isVisible())
    return [label.text() for label in notice.findChildren(TextLabel)]


def test_waiting_says_for_whom_and_how_long(view: TimelineView, qtbot: QtBot) -> None:
    view.show_entries("a", [QUESTION, waiting("w", seconds=14.2)])
    row = row_of(view)
    assert row.accessibleName() == "Waiting for GPT-4o mini"
    assert row.seconds == 14
    before = row.grab().toImage()
    qtbot.waitUntil(lambda: row.grab().toImage() != before, timeout=3000)
    assert row.seconds > 14


def test_waiting_costs_nothing_while_it_is_not_seen(view: TimelineView, theme: Theme) -> None:
    theme.set_reduced_motion(reduced=False)
    view.show_entries("a", [*talk(40), QUESTION, waiting("w")])
    row = row_of(view)
    ring = row.findChild(Spinner)
    assert ring is not None
    assert moving(row, ring) == (True, True)
    wheel(view, QPoint(0, 120 * 30))
    assert moving(row, ring) == (False, False)
    QTest.keyClick(view, Qt.Key.Key_End)
    assert moving(row, ring) == (True, True)
    view.hide()
    assert moving(row, ring) == (False, False)
    theme.set_reduced_motion(reduced=True)


def test_waiting_row_goes_when_the_answer_comes(view: TimelineView) -> None:
    view.show_entries("a", [QUESTION, waiting("w")])
    view.update_entry(answer("w", "Here it is"))
    assert not any(row.isVisible() for row in view.findChildren(WaitingRow))
    assert on_screen(view, "Here it is")


def test_failure_says_what_happened_and_what_to_do(view: TimelineView) -> None:
    view.show_entries("a", [QUESTION, failed("f")])
    assert notice_texts(view) == [
        "No answer: the proxy “Office” refused the sign-in",
        "Your message is kept. " + ADVICE,
    ]


def test_retry_by_mouse_and_by_keyboard(view: TimelineView, qtbot: QtBot) -> None:
    view.show_entries("a", [QUESTION, failed("f")])
    with qtbot.waitSignal(view.regenerate_requested) as asked:
        click(view, "Retry")
    assert asked.args == ["f"]
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Tab)
    with qtbot.waitSignal(view.regenerate_requested) as asked:
        QTest.keyClick(buttons(view, "Retry")[0], Qt.Key.Key_Return)
    assert buttons(view, "Retry")[0].hasFocus()
    assert asked.args == ["f"]


@pytest.mark.parametrize(
    ("kind", "text", "step"),
    [
        (FailureKind.PROXY_SIGN_IN, "Open proxy settings", NextStep.PROXY_SETTINGS),
        (FailureKind.TIMEOUT, "Open network settings", NextStep.NETWORK_SETTINGS),
        (FailureKind.SIGN_IN, "Choose a model", NextStep.CHOOSE_MODEL),
        (FailureKind.SERVER_FAULT, "Open GizAI's page", NextStep.OPEN_SERVICE),
        (FailureKind.TOO_LONG, "New chat", NextStep.NEW_CHAT),
    ],
)
def test_each_failure_offers_the_step_that_helps(
    view: TimelineView, qtbot: QtBot, kind: FailureKind, text: str, step: NextStep
) -> None:
    view.show_entries("a", [QUESTION, failed("f", kind)])
    with qtbot.waitSignal(view.step_requested) as asked:
        click(view, text)
    assert asked.args == ["f", step]


def test_failure_without_a_step_or_retry_offers_neither(view: TimelineView) -> None:
    view.show_entries("a", [QUESTION, failed("f", FailureKind.NO_NETWORK)])
    assert buttons(view, "Retry")
    view.show_entries("a", [QUESTION, failed("g", FailureKind.ADDRESS_INVALID)])
    assert not buttons(view, "Retry")
    assert not buttons(view, "Open proxy settings")
    assert buttons(view, "Details")


def test_failed_message_without_a_reason_is_shown_too(view: TimelineView) -> None:
    view.show_entries("a", [QUESTION, answer("f", "", status=MessageStatus.FAILED)])
    assert notice_texts(view)[0] == "No answer: something unexpected happened"


def test_details_show_the_page_as_text_and_copy_it(view: TimelineView) -> None:
    body = "<html><img src='file:///etc/passwd'><h1>Sign in</h1></html>"
    view.show_entries("a", [QUESTION, failed("f", body=body, status=407)])
    height = view._column.boxes[1].height
    click(view, "Details")
    text = next(t for t in view.findChildren(QPlainTextEdit) if t.isVisible())
    assert "HTTP status: 407" in text.toPlainText()
    assert body in text.toPlainText()
    assert view._column.boxes[1].height > height + 60
    assert text.verticalScrollBar().maximum() == 0
    click(view, "Copy details")
    assert QGuiApplication.clipboard().text() == text.toPlainText()
    click(view, "Details")
    assert view._column.boxes[1].height == height


def test_details_can_be_opened_and_copied_by_keyboard(view: TimelineView) -> None:
    view.show_entries("a", [QUESTION, failed("f", body="Body")])
    tab_to_text(view, "Details")
    QTest.keyClick(buttons(view, "Details")[0], Qt.Key.Key_Space)
    tab_to("Copy details")
    QTest.keyClick(buttons(view, "Copy details")[0], Qt.Key.Key_Return)
    assert "Body" in QGuiApplication.clipboard().text()


def tab_to_text(view: TimelineView, text: str) -> None:
    for _ in range(8):
        focus = view.window().focusWidget()
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        if buttons(view, text)[0].hasFocus():
            return
    raise AssertionError(f"Tab does not reach {text!r}")


def test_retry_counts_down_what_the_service_asked_for(view: TimelineView, qtbot: QtBot) -> None:
    entry = failed("f", FailureKind.RATE_LIMITED, status=429, retry_after_s=40)
    view.show_entries("a", [QUESTION, entry])
    button = next(b for b in buttons_starting(view, "Retry in "))
    assert button.text() in {"Retry in 40 s", "Retry in 39 s"}
    assert button.isEnabled()
    with qtbot.waitSignal(view.regenerate_requested):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    first = button.text()
    qtbot.waitUntil(lambda: button.text() != first, timeout=3000)


def buttons_starting(view: TimelineView, text: str) -> list[Button]:
    return [
        notice.retry
        for notice in view.findChildren(FailureNotice)
        if notice.isVisible() and notice.retry.text().startswith(text)
    ]


def test_a_wait_that_is_over_leaves_plain_retry(view: TimelineView) -> None:
    entry = failed("f", FailureKind.RATE_LIMITED, status=429, retry_after_s=40)
    old = replace(entry.message, created_at=datetime.now(UTC) - timedelta(seconds=90))
    view.show_entries("a", [QUESTION, TimelineEntry(old, (), "GPT")])
    assert buttons(view, "Retry")


def test_partial_text_stays_above_the_notice(view: TimelineView) -> None:
    view.show_entries("a", [QUESTION, failed("f", content="The beginning")])
    assert on_screen(view, "The beginning")
    notice = next(n for n in view.findChildren(FailureNotice) if n.isVisible())
    assert notice.y() > 100
    assert notice.height() >= 110


def test_stopped_and_interrupted_answers_can_be_asked_again(
    view: TimelineView, qtbot: QtBot
) -> None:
    stopped = answer("s", "Half an ans", status=MessageStatus.STOPPED)
    interrupted = answer("i", "", status=MessageStatus.INTERRUPTED)
    view.show_entries("a", [QUESTION, stopped, user("p", "Again"), interrupted])
    assert on_screen(view, "Half an ans")
    for index, message_id in enumerate(("s", "i")):
        with qtbot.waitSignal(view.regenerate_requested) as asked:
            click(view, "Retry", index)
        assert asked.args == [message_id]


def test_failure_without_text_has_only_its_branches_below(view: TimelineView) -> None:
    view.show_entries("a", [QUESTION, failed("f")])
    assert not buttons(view, "Copy message")
    entry = failed("g")
    view.show_entries("a", [QUESTION, TimelineEntry(entry.message, ("f", "g"), "GPT")])
    assert buttons(view, "Previous branch")


def test_notice_grows_with_the_zoom(view: TimelineView, theme: Theme) -> None:
    view.show_entries("a", [QUESTION, failed("f")])
    before = view._column.boxes[1].height
    theme.set_zoom(1.5)
    zoomed = view._column.boxes[1].height
    assert zoomed > before * 1.2
    theme.set_zoom(1.0)
    assert view._column.boxes[1].height == before
