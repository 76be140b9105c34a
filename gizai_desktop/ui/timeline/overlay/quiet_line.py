"""The line under an answer that ended early."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from gizai_desktop.domain.message import MessageStatus
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.timeline.column.entry import TimelineEntry
from gizai_desktop.ui.timeline.column.states import quiet_sentence
from gizai_desktop.ui.timeline.overlay.marked_label import MarkedLine
from gizai_desktop.ui.typesetting.marks import Marked, notice_marks
from gizai_desktop.ui.widgets.buttons import Button


class QuietLine(QWidget):
    """Says that an answer was stopped, interrupted or cut, with Continue and Retry."""

    retry_requested = Signal(str)
    continue_requested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._entry: TimelineEntry | None = None
        self._label = MarkedLine(theme, "", "ui", "text2", self)
        self.go_on = Button(theme, self.tr("Continue"), "plain", "enter", self)
        self.go_on.set_icon("enter", "text2")
        self.go_on.clicked.connect(self._ask_for_more)
        self.retry = Button(theme, self.tr("Retry"), "plain", "retry", self)
        self.retry.set_icon("retry", "text2")
        self.retry.clicked.connect(self._ask_again)
        theme.changed.connect(self._arrange)

    @property
    def buttons(self) -> list[Button]:
        """The buttons that are shown, in Tab order."""
        return [button for button in (self.go_on, self.retry) if not button.isHidden()]

    def show_entry(self, entry: TimelineEntry, busy_reason: str) -> None:
        """Say how this answer ended."""
        for button in (self.go_on, self.retry):
            button.setEnabled(not busy_reason)
            button.setToolTip(busy_reason)
        if entry == self._entry:
            return
        self._entry = entry
        self.go_on.setVisible(entry.continues)
        # What is complete has "Ask again" in the row below.
        self.retry.setVisible(entry.message.status is not MessageStatus.COMPLETE)
        self._label.set_text(quiet_sentence(entry))
        self._arrange()

    def mark(self, marked: Marked) -> None:
        """Mark the hits in the words."""
        message_id = self._entry.id if self._entry is not None else ""
        self._label.mark(notice_marks(self._theme, marked, message_id, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the words and the buttons."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        label = self._label.sizeHint()
        hints = [button.sizeHint() for button in self.buttons]
        room = self.width() - sum(hint.width() for hint in hints) - 8
        width = min(label.width(), max(0, room))
        self._label.setGeometry(0, (self.height() - label.height()) // 2, width, label.height())
        left = width + 8
        for button, hint in zip(self.buttons, hints, strict=True):
            top = (self.height() - hint.height()) // 2
            button.setGeometry(left, top, hint.width(), hint.height())
            left += hint.width()

    def _ask_again(self) -> None:
        if self._entry is not None:
            self.retry_requested.emit(self._entry.id)

    def _ask_for_more(self) -> None:
        if self._entry is not None:
            self.continue_requested.emit(self._entry.id)
