"""The line under an answer that ended early."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from gizai_desktop.domain.errors import Failure
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.message import MessageStatus
from gizai_desktop.ui.texts import failure_sentence
from gizai_desktop.ui.theme import Theme
from gizai_desktop.ui.timeline.entry import TimelineEntry
from gizai_desktop.ui.widgets.buttons import Button
from gizai_desktop.ui.widgets.label import ElidedLabel


class QuietLine(QWidget):
    """Says that an answer was stopped or interrupted, with Retry."""

    retry_requested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._entry: TimelineEntry | None = None
        self._label = ElidedLabel(theme, "", "ui", "text2", self)
        self.retry = Button(theme, self.tr("Retry"), "plain", "retry", self)
        self.retry.set_icon("retry", "text2")
        self.retry.clicked.connect(self._ask_again)
        theme.changed.connect(self._arrange)

    def show_entry(self, entry: TimelineEntry, busy_reason: str) -> None:
        """Say how this answer ended."""
        self.retry.setEnabled(not busy_reason)
        self.retry.setToolTip(busy_reason)
        if entry == self._entry:
            return
        self._entry = entry
        self._label.set_text(self._sentence(entry))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the words and the button."""
        super().resizeEvent(event)
        self._arrange()

    def _sentence(self, entry: TimelineEntry) -> str:
        if entry.message.status is MessageStatus.STOPPED:
            return self.tr("Stopped")
        if entry.message.content:
            return self.tr("The application ended before the rest arrived")
        failure = entry.message.failure or Failure(FailureKind.INTERRUPTED)
        return failure_sentence(failure)

    def _arrange(self) -> None:
        label, button = self._label.sizeHint(), self.retry.sizeHint()
        width = min(label.width(), max(0, self.width() - button.width() - 8))
        self._label.setGeometry(0, (self.height() - label.height()) // 2, width, label.height())
        top = (self.height() - button.height()) // 2
        self.retry.setGeometry(width + 8, top, button.width(), button.height())

    def _ask_again(self) -> None:
        if self._entry is not None:
            self.retry_requested.emit(self._entry.id)
