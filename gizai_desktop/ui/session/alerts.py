"""Tells of answers while the user works in another program."""

from PySide6.QtCore import QObject

from gizai_desktop.application.library import Library
from gizai_desktop.application.preferences import Preferences
from gizai_desktop.domain.errors import Failure
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.message import Message, MessageStatus
from gizai_desktop.ui.session.notes import Note, Notifier
from gizai_desktop.ui.session.unseen import UnseenAnswers
from gizai_desktop.ui.texts import failure_sentence


class AnswerAlerts(QObject):
    """Shows a note for each conversation whose answer ended, until it is looked at."""

    def __init__(
        self, unseen: UnseenAnswers, library: Library, preferences: Preferences, notifier: Notifier
    ) -> None:
        super().__init__(unseen)
        self._unseen = unseen
        self._library = library
        self._preferences = preferences
        self._notifier = notifier
        unseen.came.connect(self._tell)
        unseen.looked_at.connect(notifier.withdraw)

    def _tell(self, conversation_id: str, answer: Message) -> None:
        if self._preferences.settings.notify and not self._unseen.in_use:
            header = self._library.headers.get(conversation_id)
            title = header.title if header else ""
            failed = answer.status is not MessageStatus.COMPLETE
            self._notifier.show(
                Note(
                    conversation_id,
                    title or self.tr("New chat"),
                    self._failure(answer) if failed else self.tr("The answer has arrived."),
                    self.tr("Open chat"),
                    failed,
                )
            )

    def _failure(self, answer: Message) -> str:
        failure = answer.failure or Failure(FailureKind.INTERRUPTED)
        return f"{failure_sentence(failure)}."
