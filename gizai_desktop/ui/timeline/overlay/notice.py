"""The notice in place of an answer: what happened, what to do, and buttons that do it."""

import math
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QPoint, QRect, QTimer, Signal
from PySide6.QtGui import QAccessible, QHideEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from gizai_desktop.domain.errors import Failure
from gizai_desktop.domain.failures import FailureKind, NextStep
from gizai_desktop.ui.look.painting import box_round, painting
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.texts import failure_sentence
from gizai_desktop.ui.timeline.column.entry import TimelineEntry
from gizai_desktop.ui.timeline.column.states import notice_sentences
from gizai_desktop.ui.timeline.overlay.details import FailureDetails
from gizai_desktop.ui.timeline.overlay.marked_label import MarkedLabel
from gizai_desktop.ui.typesetting.marks import Marked, notice_marks
from gizai_desktop.ui.widgets.buttons import Button

_LEFT = 44
_RIGHT = 16
_TOP = 14
_BOTTOM = 16
_ICON = 20
_ICON_LEFT = 14
_BUTTONS_GAP = 12
_RADIUS = 10
_ASKING = {NextStep.LEAVE_OUT_OLDEST, NextStep.ASK_GUIDE}


class FailureNotice(QWidget):
    """Shows the failure of one message at a time."""

    accessible_role = QAccessible.Role.AlertMessage

    retry_requested = Signal(str)
    continue_requested = Signal(str)
    step_requested = Signal(str, object)
    details_toggled = Signal(str, bool)

    def __init__(self, theme: Theme, page_turns: Callable[[], bool], parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._entry: TimelineEntry | None = None
        self._arranged_width = 0
        self._sentence = MarkedLabel(theme, "", "ui_strong", wrap=True, parent=self)
        self._advice = MarkedLabel(theme, "", "ui", "text2", wrap=True, parent=self)
        self.retry = Button(theme, self.tr("Retry"), "outlined", "retry", self)
        self.go_on = Button(theme, self.tr("Continue"), "outlined", "enter", self)
        self.go_on.set_icon("enter", "text2")
        self.step = Button(theme, "", "outlined", None, self)
        self.also = Button(theme, "", "plain", None, self)
        self.details_button = Button(theme, self.tr("Details"), "plain", None, self)
        self.details_button.setCheckable(True)
        self.details = FailureDetails(theme, page_turns, self)
        self._countdown = QTimer(self)
        self._countdown.timeout.connect(self._count)
        self.retry.set_icon("retry", "text2")
        self.retry.clicked.connect(self._ask_again)
        self.go_on.clicked.connect(self._ask_for_more)
        self.step.clicked.connect(lambda: self._take_step(self.failure.text.step))
        self.also.clicked.connect(lambda: self._take_step(self.failure.text.also))
        self.details_button.clicked.connect(self._toggle_details)
        theme.changed.connect(self._set_fonts)

    def show_entry(self, entry: TimelineEntry, busy_reason: str, *, expanded: bool) -> None:
        """Show why this message failed."""
        for button in (self.retry, self.go_on):
            button.setEnabled(not busy_reason)
            button.setToolTip(busy_reason)
        self.details_button.setChecked(expanded)
        self.details.setVisible(expanded)
        if entry != self._entry:
            self._entry = entry
            self._describe(entry)
        for button, step in self._steps():
            waits = bool(busy_reason) and step in _ASKING
            button.setEnabled(not waits)
            button.setToolTip(busy_reason if waits else "")

    def mark(self, marked: Marked) -> None:
        """Mark the hits in the sentences."""
        message_id = self._entry.id if self._entry is not None else ""
        start = 0
        for label in (self._sentence, self._advice):
            label.mark(notice_marks(self._theme, marked, message_id, start))
            start += len(label.text())

    def _describe(self, entry: TimelineEntry) -> None:
        failure = self.failure
        sentence, advice = notice_sentences(failure)
        self._sentence.setText(sentence)
        self._advice.setText(advice)
        self.retry.setVisible(failure.text.retryable)
        self.go_on.setVisible(entry.continues)
        for button, step in self._steps():
            button.setText(self._step_text(step))
            button.setVisible(step is not NextStep.NONE)
        self.details.show_failure(failure)
        self.setAccessibleName(failure_sentence(failure))
        self._count()

    def _steps(self) -> tuple[tuple[Button, NextStep], ...]:
        text = self.failure.text
        return (self.step, text.step), (self.also, text.also)

    @property
    def failure(self) -> Failure:
        """What went wrong; a failed message without a reason has the unknown one."""
        failure = self._entry.message.failure if self._entry is not None else None
        return failure or Failure(FailureKind.UNKNOWN)

    @property
    def stops(self) -> list[QWidget]:
        """What Tab reaches: the buttons, and what is open below them."""
        details = (self.details.text, self.details.copy)
        return [*self.buttons, *(details if self.details_button.isChecked() else ())]

    @property
    def buttons(self) -> list[Button]:
        """The buttons that are shown, in Tab order."""
        every = (self.retry, self.go_on, self.step, self.also, self.details_button)
        return [button for button in every if not button.isHidden()]

    def arrange(self, width: int) -> int:
        """Place everything for that width; returns the height that it takes."""
        self._arranged_width = width
        self._set_fonts()
        room = width - _LEFT - _RIGHT
        y = _TOP
        for label in (self._sentence, self._advice):
            height = max(label.heightForWidth(room), self._theme.line("ui"))
            label.setGeometry(_LEFT, y, room, height)
            y += height
        y = self._place_buttons(y + _BUTTONS_GAP, room)
        if self.details_button.isChecked():
            height = self.details.height_for(room)
            self.details.setGeometry(_LEFT, y + _BUTTONS_GAP, room, height)
            y += _BUTTONS_GAP + height
        return y + _BOTTOM

    def showEvent(self, event: QShowEvent) -> None:
        """Count down while it is seen."""
        super().showEvent(event)
        self._count()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop to count."""
        super().hideEvent(event)
        self._countdown.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box and its mark."""
        del event
        theme = self._theme
        fill, border = theme.color("danger_soft"), theme.color("danger_border")
        with painting(self) as painter:
            box_round(painter, self.rect(), _RADIUS, fill, border)
            side = theme.px(_ICON)
            top = _TOP + (theme.line("ui") - side) // 2
            theme.paint_icon(painter, QRect(_ICON_LEFT, top, side, side), "error", "danger")

    def _place_buttons(self, y: int, room: int) -> int:
        at = QPoint(_LEFT, y)
        height = 0
        for button in self.buttons:
            size = button.sizeHint()
            if at.x() > _LEFT and at.x() + size.width() > _LEFT + room:
                at = QPoint(_LEFT, at.y() + height + 8)
            height = size.height()
            button.setGeometry(QRect(at, size))
            at.setX(at.x() + size.width() + 8)
        return at.y() + height

    def _step_text(self, step: NextStep) -> str:
        service = self.failure.params.get("service", "GizAI")
        return {
            NextStep.NONE: "",
            NextStep.PROXY_SETTINGS: self.tr("Open proxy settings"),
            NextStep.NETWORK_SETTINGS: self.tr("Open network settings"),
            NextStep.CHOOSE_MODEL: self.tr("Choose a model"),
            NextStep.OPEN_SERVICE: self.tr("Open %1's page").replace("%1", service),
            NextStep.NEW_CHAT: self.tr("New chat"),
            NextStep.SERVICE_SETTINGS: self.tr("Open service settings"),
            NextStep.LOCAL_MODELS: self.tr("Models on this computer"),
            NextStep.LEAVE_OUT_OLDEST: self.tr("Leave out the oldest"),
            NextStep.ASK_GUIDE: self.tr("Ask the Guide"),
        }[step]

    def _seconds_left(self) -> int:
        wait = self.failure.retry_after_s
        if wait is None or self._entry is None:
            return 0
        message = self._entry.message
        failed_at = message.created_at + timedelta(milliseconds=message.elapsed_ms or 0)
        passed = (datetime.now(UTC) - failed_at).total_seconds()
        # A clock that was set back must not make the wait longer than the service asked.
        return math.ceil(max(0.0, min(wait, wait - passed)))

    def _count(self) -> None:
        left = self._seconds_left()
        counting = self.tr("Retry in %1 s").replace("%1", str(left))
        text = counting if left > 0 else self.tr("Retry")
        if text != self.retry.text():
            self.retry.setText(text)
            if self._arranged_width:
                self.arrange(self._arranged_width)
        if left > 0 and self.isVisible():
            self._countdown.start(1000)
        else:
            self._countdown.stop()

    def _set_fonts(self) -> None:
        # The page may measure the notice before the labels have heard of another theme.
        font = self._theme.font("ui")
        self._advice.setFont(font)
        # A notice stands out by weight, also where the font has no Medium.
        font.setWeight(font.Weight.DemiBold)
        self._sentence.setFont(font)

    def _ask_again(self) -> None:
        if self._entry is not None:
            self.retry_requested.emit(self._entry.id)

    def _ask_for_more(self) -> None:
        if self._entry is not None:
            self.continue_requested.emit(self._entry.id)

    def _take_step(self, step: NextStep) -> None:
        if self._entry is not None:
            self.step_requested.emit(self._entry.id, step)

    def _toggle_details(self) -> None:
        if self._entry is not None:
            self.details_toggled.emit(self._entry.id, self.details_button.isChecked())
