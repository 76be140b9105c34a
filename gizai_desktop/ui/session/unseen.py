"""Answers that came while nobody looked at them."""

from PySide6.QtCore import QObject, Signal

from gizai_desktop.application.library import Library
from gizai_desktop.application.turns import TurnController
from gizai_desktop.domain.message import Message, MessageStatus
from gizai_desktop.ui.chat.presenter import ChatPresenter
from gizai_desktop.ui.process.application import running_application

_NEWS = frozenset({MessageStatus.COMPLETE, MessageStatus.FAILED, MessageStatus.INTERRUPTED})
"""What a person waits for; who has stopped an answer knows it."""


class UnseenAnswers(QObject):
    """Knows which conversations have an answer that ended unseen.

    Signals:
        came(str, object): a conversation's id and its answer, which nobody has seen.
        looked_at(str): that conversation is shown and the window is in use, or it has gone.
        changed(int): how many there are now.
    """

    came = Signal(str, object)
    looked_at = Signal(str)
    changed = Signal(int)

    def __init__(
        self, chat: ChatPresenter, turns: TurnController, library: Library, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._chat = chat
        self._ids: set[str] = set()
        chat.shown.connect(self._look)
        turns.ended.connect(self._note)
        library.removed.connect(self._see)
        running_application().focusWindowChanged.connect(self._look)

    @property
    def in_use(self) -> bool:
        """Whether the user works in this application now."""
        return running_application().activeWindow() is not None

    @property
    def count(self) -> int:
        """How many conversations have one."""
        return len(self._ids)

    def _note(self, end: tuple[str, Message]) -> None:
        conversation_id, answer = end
        seen = self.in_use and self._chat.current.id == conversation_id
        if answer.status in _NEWS and not seen:
            self._ids.add(conversation_id)
            self.came.emit(conversation_id, answer)
            self.changed.emit(len(self._ids))

    def _look(self) -> None:
        if self.in_use:
            self._see(self._chat.current.id)

    def _see(self, conversation_id: str) -> None:
        if conversation_id in self._ids:
            self._ids.discard(conversation_id)
            self.looked_at.emit(conversation_id)
            self.changed.emit(len(self._ids))
