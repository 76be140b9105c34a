"""A turn under way: an answer that grows."""

import asyncio
import math
import time
from dataclasses import replace

from gizai_desktop.domain.message import Message
from gizai_desktop.domain.turn import (
    Reading,
    ReasoningDelta,
    TextDelta,
    TurnEvent,
    accumulate_all,
)

UNKNOWN_SHARE = -1.0
"""`RunningTurn.reading` of a service that does not tell how far it has read."""


class RunningTurn:
    """A turn under way.

    Attributes:
        started: `time.monotonic` of its request.
        reading: the service still reads the conversation: the share that is done, from 0 to
            1, or -1 when it does not tell; None before and after that.
        save_at: `time.monotonic` of the next checkpoint; infinite while one is written.
    """

    def __init__(self, conversation_id: str, answer: Message) -> None:
        self.conversation_id = conversation_id
        self.started = time.monotonic()
        self.reading: float | None = None
        self.save_at = math.inf
        self.task: asyncio.Task[None] | None = None
        self.entered = False
        self.stopping = False
        self.ending = False
        self._answer = answer
        self._events: list[TurnEvent] = []
        self._thinking = False
        self._thought_ms = answer.reasoning_ms or 0

    @property
    def answer(self) -> Message:
        """The answer as far as it has come; put together when somebody looks."""
        if self._events:
            self._answer = accumulate_all(self._answer, self._events)
            self._events.clear()
        return self._answer

    @answer.setter
    def answer(self, answer: Message) -> None:
        self._answer = answer
        self._events.clear()

    def take(self, event: TurnEvent) -> None:
        """Let the answer grow by an event."""
        if isinstance(event, ReasoningDelta):
            self._thinking = True
        elif self._thinking and isinstance(event, TextDelta):
            self.end_thoughts()
        self._events.append(event)
        self.reading = _share(event)

    def end_thoughts(self) -> None:
        """Note how long they took, if there were any since the last words of the answer."""
        if self._thinking:
            self._thinking = False
            took = self._thought_ms + round((time.monotonic() - self.started) * 1000)
            self.answer = replace(self.answer, reasoning_ms=took)


def _share(event: TurnEvent) -> float | None:
    if not isinstance(event, Reading):
        return None
    return UNKNOWN_SHARE if event.share is None else event.share
