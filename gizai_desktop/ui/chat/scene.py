"""Shows the current conversation in its widgets, and every change of it."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from gizai_desktop.application.running_turn import RunningTurn
from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.message import Message
from gizai_desktop.ui.chat.entries import ChatEntries
from gizai_desktop.ui.chat.parts import ChatParts, ChatWidgets
from gizai_desktop.ui.timeline import TimelineEntry

REST = 10
"""How many times as long as a look at a growing answer took nothing is looked at after it."""


class ChatScene(QObject):
    """Fills header, timeline and composer with what ``current`` gives, and follows its turn."""

    def __init__(
        self,
        widgets: ChatWidgets,
        parts: ChatParts,
        current: Callable[[], Conversation],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._widgets = widgets
        self._parts = parts
        self._current = current
        self._entries = ChatEntries(parts.turns, parts.services)
        self._grown = False
        self._rests_until = 0.0
        widgets.frames.passed.connect(self._follow_frame)
        self._awaited = ""  # the answer that was said to be awaited
        self._show_timer = QTimer(self, singleShot=True, interval=0)
        self._show_timer.timeout.connect(self.show)
        parts.turns.running_changed.connect(self._follow_running)
        parts.turns.answer_changed.connect(self._follow_answer)
        parts.turns.ended.connect(self._say_ended)

    def show(self) -> None:
        """Fill the widgets anew."""
        self._show_timer.stop()
        conversation, widgets = self._current(), self._widgets
        catalog = self._parts.services.catalog
        widgets.header.set_title(conversation.title or self.tr("New chat"))
        widgets.header.set_model(catalog.entry(catalog.resolve(conversation.ref)))
        asked = self._parts.preferences.settings.service(conversation.ref.service)
        if asked is not None:
            widgets.page.set_answering(asked)
        self._show_busy()
        widgets.composer.set_instructions_active(bool(conversation.system_prompt))
        widgets.timeline.show_entries(conversation.id, self._entries.all(conversation))
        widgets.page.set_empty(not conversation.messages)

    def show_soon(self) -> None:
        """Fill the widgets once what happens now is over."""
        # A turn tells of several changes at its beginning and its end; the words and rows can
        # wait for the last of them, but not whether something can be sent.
        self._show_busy()
        self._show_timer.start()

    def _show_busy(self) -> None:
        busy = self._parts.turns.busy(self._current().id)
        self._widgets.composer.set_busy(busy, in_pieces=self._in_pieces())
        self._widgets.timeline.set_busy(busy)

    def _follow_running(self, conversation_id: str) -> None:
        if conversation_id != self._current().id:
            return
        turn = self._parts.turns.running.get(conversation_id)
        if turn is None and self._parts.turns.busy(conversation_id):
            self._show_busy()  # Words and rows are as before until the question is on disk.
            return
        self.show_soon()
        if turn is not None and turn.answer.id != self._awaited:
            self._awaited = turn.answer.id
            self._widgets.timeline.say_waiting(self._entry(turn.answer))

    def _say_ended(self, end: tuple[str, Message]) -> None:
        conversation_id, answer = end
        if conversation_id == self._current().id:
            self._widgets.timeline.say_ended(self._entry(answer))

    def _in_pieces(self) -> bool:
        turn = self._parts.turns.running.get(self._current().id)
        if turn is None:
            return False
        answering = self._parts.preferences.settings.service(turn.answer.backend or "")
        return answering is not None and answering.streams

    def _entry(self, answer: Message) -> TimelineEntry:
        return self._entries.one(self._current(), answer)

    def _follow_answer(self, turn: RunningTurn) -> None:
        # The network is never throttled, only the screen: one look for each frame.
        if turn.conversation_id == self._current().id and not self._grown:
            self._grown = True
            self._widgets.frames.hurry()

    def _follow_frame(self) -> None:
        if not self._grown:
            return
        begun = time.perf_counter()
        if begun < self._rests_until:
            self._widgets.frames.request()
            return
        self._grown = False
        turn = self._parts.turns.running.get(self._current().id)
        if turn is not None:
            self._widgets.timeline.update_entry(self._entry(turn.answer))
        ended = time.perf_counter()
        self._rests_until = ended + REST * (ended - begun)
