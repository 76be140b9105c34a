"""The sheet before the end: what is not on disk, and what can be done about it."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gizai_desktop.application.unsaved import NotOnDisk
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.texts import failure_sentence
from gizai_desktop.ui.widgets.buttons import Button
from gizai_desktop.ui.widgets.label import ElidedLabel, TextLabel
from gizai_desktop.ui.widgets.sheet import Sheet

_WIDTH = 560
_NAMED = 5
"""Chats that are named; of more, the number is said."""


class ClosingSheet(Sheet):
    """560 wide; Retry has the focus at first, so that Return does no harm.

    Closing the sheet keeps the window open. `deleteLater()` it on `closed`.

    Signals:
        retry_asked(), copy_asked(): what is missing is to be written, or copied elsewhere.
        end_asked(): the window is to be closed all the same.
    """

    retry_asked = Signal()
    copy_asked = Signal()
    end_asked = Signal()

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, "", QSize(_WIDTH, 0))
        self.set_title(self.tr("Not everything is saved"))
        self._chats: Sequence[NotOnDisk] = ()
        self._draft = False
        self.lead = TextLabel(theme, "", "ui", "text", wrap=True)
        self._names = [ElidedLabel(theme, "", "ui_strong", "text") for _ in range(_NAMED)]
        self._more = TextLabel(theme, "", "ui", "text2", wrap=True)
        self._reason = TextLabel(theme, "", "ui", "text2", wrap=True)
        self.outcome = TextLabel(theme, "", "ui", "text", wrap=True)
        self.cancel = Button(theme, self.tr("Cancel"), "plain")
        self.end = Button(theme, self.tr("Close anyway"), "danger")
        self.copy = Button(theme, self.tr("Save a copy elsewhere…"), "outlined")
        self.retry = Button(theme, self.tr("Retry"), "primary")
        self._lay_out_body()
        self.cancel.clicked.connect(self._cancel)
        self.end.clicked.connect(self.end_asked)
        self.copy.clicked.connect(self.copy_asked)
        self.retry.clicked.connect(self._retry)

    def show_missing(self, chats: Sequence[NotOnDisk], *, draft: bool) -> None:
        """Say what is not on disk.

        Args:
            draft: whether a text that was typed and not sent is among it.
        """
        self._chats, self._draft = chats, draft
        first = self.tr("The last changes of these chats could not be written to the disk:")
        again = self.tr("The last changes of these chats still cannot be written to the disk:")
        self.lead.setText(again if self.isVisible() else first)
        self.lead.setVisible(bool(chats))
        for label, chat in zip(self._names, chats, strict=False):
            label.set_text(chat.title)
        for place, label in enumerate(self._names):
            label.setVisible(place < len(chats))
        words = self._more_words(max(0, len(chats) - _NAMED))
        self._more.setText("\n".join(words))
        self._more.setVisible(bool(words))
        failure = next((chat.failure for chat in chats if chat.failure is not None), None)
        self._reason.setText(f"{failure_sentence(failure)}." if failure is not None else "")
        self._reason.setVisible(failure is not None)
        self.outcome.setText(self._consequence())
        self.copy.setVisible(bool(chats))
        self.retry.setText(self.tr("Retry"))
        self.resize_to_content()

    def show_copied(self, folder: str) -> None:
        """Say where the copies are that the user wanted."""
        words = self.tr("Copies are in {folder}. To have them here again, import them.")
        self.outcome.setText(words.replace("{folder}", folder))
        self.copy.hide()
        if not self._draft:
            self.end.setText(self.tr("Close"))
        self.resize_to_content()

    def show_not_copied(self) -> None:
        """Say that there are no copies; a notice below the sheet says why."""
        self.outcome.setText(self.tr("The copies could not be written. Choose another folder."))
        self.resize_to_content()

    def first_focus(self) -> QWidget | None:
        """Retry."""
        return self.retry

    def _more_words(self, unnamed: int) -> list[str]:
        words = []
        if unnamed == 1:
            words.append(self.tr("and one more chat"))
        elif unnamed:
            words.append(self.tr("and %n more chats", None, unnamed))
        if self._draft and self._chats:
            words.append(self.tr("What you have typed and not sent is not saved, either."))
        elif self._draft:
            words.append(self.tr("What you have typed and not sent is not saved."))
        return words

    def _consequence(self) -> str:
        if self._draft or not all(chat.aside for chat in self._chats):
            return self.tr("If you close now, what is not saved may be lost.")
        words = self.tr("A copy is kept in {folder}. The next start takes it in.")
        return words.replace("{folder}", self._chats[0].aside)

    def _lay_out_body(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(24, 0, 24, 8)
        column.setSpacing(12)
        column.addWidget(self.lead)
        names = QVBoxLayout()
        names.setContentsMargins(12, 0, 0, 0)
        names.setSpacing(2)
        for label in self._names:
            names.addWidget(label)
        column.addLayout(names)
        for part in (self._more, self._reason, self.outcome):
            column.addWidget(part)
        column.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeft)
        self.set_body(body)
        self.panel.foot_line = False
        for button in (self.cancel, self.end, self.retry):
            self.add_button(button)

    def _retry(self) -> None:
        self.retry.setText(self.tr("Retrying…"))
        self.retry_asked.emit()

    def _cancel(self) -> None:
        self.dismiss(Qt.FocusReason.OtherFocusReason)
