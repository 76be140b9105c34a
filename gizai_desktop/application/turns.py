"""Turns: a prompt goes to disk, then to a service, and its answer to disk and window.

A turn belongs to the application: no widget that comes or goes can stop or lose it.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from contextlib import aclosing
from dataclasses import dataclass, replace

from gizai_desktop.application.event import Event
from gizai_desktop.application.library import Library
from gizai_desktop.application.ports import Backend
from gizai_desktop.application.tasks import Tasks
from gizai_desktop.domain.conversation import Conversation, history
from gizai_desktop.domain.errors import Failure, GizaiError
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.identity import new_id, now
from gizai_desktop.domain.message import Message, MessageStatus, Role
from gizai_desktop.domain.turn import Prompt, TurnRequest, accumulate

CHECKPOINT_S = 2.0
"""Seconds of a growing answer that a crash may cost."""


@dataclass(slots=True)
class RunningTurn:
    """A turn under way.

    Attributes:
        answer: the answer as far as it has come.
        started: `time.monotonic` of its request.
    """

    conversation_id: str
    answer: Message
    started: float
    task: asyncio.Task[None] | None = None
    entered: bool = False
    stopping: bool = False


class TurnController:
    """Asks, asks again and stops; one turn at a time in a conversation, many beside each other.

    Attributes:
        running_changed: carries the id of a conversation whose turn began or ended.
        answer_changed: carries a turn whose answer grew.
        ended: carries a conversation's id and its answer's final state.
    """

    def __init__(self, library: Library, backend: Backend, tasks: Tasks) -> None:
        self._library = library
        self._backend = backend
        self._tasks = tasks
        self._running: dict[str, RunningTurn] = {}
        self._beginning: set[str] = set()
        self.running_changed: Event[str] = Event()
        self.answer_changed: Event[RunningTurn] = Event()
        self.ended: Event[tuple[str, Message]] = Event()

    @property
    def running(self) -> Mapping[str, RunningTurn]:
        """Turns under way, by conversation id."""
        return self._running

    def busy(self, conversation_id: str) -> bool:
        """Whether a turn of this conversation is under way or about to begin."""
        return conversation_id in self._running or conversation_id in self._beginning

    async def ask(self, conversation: Conversation, prompt: Prompt) -> None:
        """Send a prompt at the end of the shown path; returns when the prompt is on disk.

        A conversation that the library does not know yet is added to it. While `busy`,
        nothing happens.

        Raises:
            StorageError: the prompt could not be saved, so it was not sent.
        """
        if conversation.id in self._library.headers:
            await self._change(conversation.id, lambda at: self._asked(at, prompt, at.head))
        else:
            asked = self._asked(conversation, prompt, None)
            await self._begin(conversation.id, lambda: self._library.add(asked))

    async def edit(self, conversation_id: str, message_id: str, prompt: Prompt) -> None:
        """Send a prompt as a new branch beside an earlier one.

        Raises:
            StorageError: as for `ask`.
        """
        await self._change(
            conversation_id,
            lambda at: self._asked(at, prompt, at.messages[message_id].parent),
        )

    async def regenerate(self, conversation_id: str, message_id: str) -> None:
        """Ask the prompt of an answer again, as a new branch beside it.

        Raises:
            StorageError: as for `ask`.
        """
        await self._change(
            conversation_id,
            lambda at: at.append(self._answer(at, at.messages[message_id].parent)),
        )

    def stop(self, conversation_id: str) -> None:
        """End the turn of a conversation; what has arrived is kept."""
        turn = self._running.get(conversation_id)
        if turn is not None and not turn.stopping:
            turn.stopping = True
            # A task that has not begun would end without saving; it looks at the flag itself.
            if turn.task is not None and turn.entered:
                turn.task.cancel()

    async def stop_and_wait(self, conversation_id: str) -> None:
        """End the turn of a conversation and wait until its state is saved."""
        self.stop(conversation_id)
        turn = self._running.get(conversation_id)
        if turn is not None and turn.task is not None:
            await asyncio.wait([turn.task])

    async def stop_all(self) -> None:
        """End every turn and wait until their states are saved."""
        for conversation_id in tuple(self._running):
            await self.stop_and_wait(conversation_id)

    async def _change(
        self, conversation_id: str, change: Callable[[Conversation], Conversation]
    ) -> None:
        await self._begin(
            conversation_id,
            lambda: self._library.update(conversation_id, change, only_if_saved=True),
        )

    async def _begin(
        self, conversation_id: str, write: Callable[[], Awaitable[Conversation]]
    ) -> None:
        if self.busy(conversation_id):
            return
        self._beginning.add(conversation_id)
        self.running_changed.emit(conversation_id)
        try:
            self._start(await write())
        finally:
            self._beginning.discard(conversation_id)
            self.running_changed.emit(conversation_id)

    def _start(self, conversation: Conversation) -> None:
        *path, answer = conversation.path()
        request = TurnRequest(conversation.model, history(path), conversation.system_prompt)
        turn = RunningTurn(conversation.id, answer, time.monotonic())
        self._running[conversation.id] = turn
        turn.task = self._tasks.start(self._run(turn, request), f"turn {answer.id}")

    async def _run(self, turn: RunningTurn, request: TurnRequest) -> None:
        turn.entered = True
        try:
            await self._receive(turn, request)
        except GizaiError as error:
            turn.answer = replace(turn.answer, status=MessageStatus.FAILED, failure=error.failure)
        except asyncio.CancelledError:
            turn.answer = replace(turn.answer, status=MessageStatus.STOPPED)
            raise
        finally:
            await self._end(turn)

    async def _receive(self, turn: RunningTurn, request: TurnRequest) -> None:
        if turn.stopping:
            raise asyncio.CancelledError
        saved_at = time.monotonic()
        async with aclosing(self._backend.stream(request)) as events:
            async for event in events:
                turn.answer = accumulate(turn.answer, event)
                self.answer_changed.emit(turn)
                if time.monotonic() - saved_at >= CHECKPOINT_S:
                    await self._save(turn)
                    saved_at = time.monotonic()
        if turn.answer.status is MessageStatus.RUNNING:
            cut_off = Failure(FailureKind.CUT_OFF, {"service": self._backend.name})
            turn.answer = replace(turn.answer, status=MessageStatus.INTERRUPTED, failure=cut_off)

    async def _end(self, turn: RunningTurn) -> None:
        answer = turn.answer
        if answer.status is MessageStatus.RUNNING:  # an unforeseen error is passing through
            unknown = Failure(FailureKind.UNKNOWN)
            answer = replace(answer, status=MessageStatus.FAILED, failure=unknown)
        elapsed = round((time.monotonic() - turn.started) * 1000)
        turn.answer = replace(answer, elapsed_ms=elapsed)
        try:
            await self._save(turn)
        finally:
            del self._running[turn.conversation_id]
            self.running_changed.emit(turn.conversation_id)
        self.ended.emit((turn.conversation_id, turn.answer))

    async def _save(self, turn: RunningTurn) -> None:
        answer = turn.answer
        await self._library.update(turn.conversation_id, lambda at: at.with_message(answer))

    def _asked(self, at: Conversation, prompt: Prompt, parent: str | None) -> Conversation:
        question = Message(new_id(), parent, Role.USER, prompt.text, now())
        return at.append(question, self._answer(at, question.id))

    def _answer(self, at: Conversation, parent: str | None) -> Message:
        return Message(
            new_id(),
            parent,
            Role.ASSISTANT,
            "",
            now(),
            model=at.model,
            backend=self._backend.name,
            status=MessageStatus.RUNNING,
        )
