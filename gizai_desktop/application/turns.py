"""Turns: a prompt goes to disk, then to a service, and its answer to disk and window.

A turn belongs to the application: no widget that comes or goes can stop or lose it.
"""

import asyncio
import math
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import aclosing, suppress
from dataclasses import replace

from gizai_desktop.application.answering import (
    MessageGoneError,
    asked_again,
    go_on,
    place_beside,
    resumed,
    with_question,
)
from gizai_desktop.application.event import Event
from gizai_desktop.application.library import Library
from gizai_desktop.application.ports import Backend, Backends
from gizai_desktop.application.running_turn import RunningTurn
from gizai_desktop.application.services import Services
from gizai_desktop.application.tasks import Tasks
from gizai_desktop.domain.catalog import ModelRef
from gizai_desktop.domain.context import fitting, newer_half
from gizai_desktop.domain.conversation import Conversation, history
from gizai_desktop.domain.errors import Failure, GizaiError, RequestRejectedError, StorageError
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.message import Message, MessageStatus
from gizai_desktop.domain.turn import (
    Prompt,
    TurnRequest,
)

CHECKPOINT_S = 2.0
"""Seconds of a growing answer that a crash may cost."""
REST = 10
"""How many times as long as a checkpoint took nothing is saved after it."""


class TurnController:
    """Asks, asks again and stops; one turn at a time in a conversation, many beside each other.

    Attributes:
        running_changed: carries the id of a conversation whose turn began or ended.
        answer_changed: carries a turn whose answer grew.
        ended: carries a conversation's id and its answer's final state.
    """

    def __init__(
        self, library: Library, services: Services, backends: Backends, tasks: Tasks
    ) -> None:
        self._library = library
        self._services = services
        self._backends = backends
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

    async def ask(
        self, conversation: Conversation, prompt: Prompt, *, ref: ModelRef | None = None
    ) -> None:
        """Send a prompt at the end of the shown path; returns when the prompt is on disk.

        A conversation that the library does not know yet is added to it. While `busy`,
        nothing happens.

        Args:
            ref: another AI model than the conversation's for this answer alone.

        Raises:
            StorageError: the prompt could not be saved, so it was not sent.
        """
        # The one that the window begins with is open before all are listed.
        opened = self._library.get(conversation.id) is not None
        if opened or conversation.id in self._library.headers:
            await self._change(conversation.id, lambda at: with_question(at, prompt, at.head, ref))
        else:
            asked = with_question(conversation, prompt, conversation.head, ref)
            await self._begin(conversation.id, lambda: self._library.add(asked))

    async def edit(self, conversation_id: str, message_id: str, prompt: Prompt) -> None:
        """Send a prompt as a new branch beside an earlier one; at the end, if that is deleted.

        Raises:
            StorageError: as for `ask`.
        """
        await self._change(
            conversation_id,
            lambda at: with_question(at, prompt, place_beside(at, message_id)),
        )

    async def regenerate(
        self,
        conversation_id: str,
        message_id: str,
        *,
        ref: ModelRef | None = None,
        leave_out: bool = False,
    ) -> None:
        """Ask the prompt of an answer again, as a new branch beside it, unless that is deleted.

        Args:
            ref: another AI model for this answer alone.
            leave_out: send only the newer half of what that answer was asked with, as it was
                too long.

        Raises:
            StorageError: as for `ask`.
        """
        await self._change(
            conversation_id,
            lambda at: asked_again(at, message_id, ref),
            leave_out=leave_out,
        )

    async def resume(self, conversation_id: str, message_id: str) -> None:
        """Have an answer that broke off continued, as a new branch that begins with its text.

        Nothing happens when it has been deleted meanwhile.

        Raises:
            StorageError: as for `ask`.
        """
        await self._change(conversation_id, lambda at: resumed(at, message_id))

    def stop(self, conversation_id: str) -> None:
        """End the turn of a conversation; what has arrived is kept."""
        turn = self._running.get(conversation_id)
        if turn is not None and not turn.stopping:
            turn.stopping = True
            # A task that has not begun would end without saving; it looks at the flag itself. One
            # that ends already is let to save the whole answer.
            if turn.task is not None and turn.entered and not turn.ending:
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
        self,
        conversation_id: str,
        change: Callable[[Conversation], Conversation],
        *,
        leave_out: bool = False,
    ) -> None:
        await self._begin(
            conversation_id,
            lambda: self._library.update(conversation_id, change, only_if_saved=True),
            leave_out=leave_out,
        )

    async def _begin(
        self,
        conversation_id: str,
        write: Callable[[], Awaitable[Conversation]],
        *,
        leave_out: bool = False,
    ) -> None:
        if self.busy(conversation_id):
            return
        self._beginning.add(conversation_id)
        self.running_changed.emit(conversation_id)
        try:
            self._start(await write(), leave_out=leave_out)
        except MessageGoneError:
            return  # The window shows already that it is not there any more.
        finally:
            self._beginning.discard(conversation_id)
            self.running_changed.emit(conversation_id)

    def _start(self, conversation: Conversation, *, leave_out: bool) -> None:
        *path, answer = conversation.path()
        ref = ModelRef(answer.backend or conversation.service, answer.model or conversation.model)
        turn = RunningTurn(conversation.id, answer)
        self._running[conversation.id] = turn
        work = self._run(turn, lambda: self._request(conversation, path, turn, ref, leave_out))
        turn.task = self._tasks.start(work, f"turn {answer.id}")

    async def _request(
        self,
        conversation: Conversation,
        path: Sequence[Message],
        turn: RunningTurn,
        ref: ModelRef,
        leave_out: bool,
    ) -> tuple[Backend, TurnRequest]:
        service = self._services.get(ref.service)
        if service is None:
            raise RequestRejectedError(Failure(FailureKind.SERVICE_GONE))
        ref = await self._services.resolved(ref)
        self._services.note_use(ref)
        parameters = conversation.parameters.over(service.defaults)
        context = self._services.catalog.entry(ref).context_tokens
        messages, keep = history(path), 1
        if turn.answer.content:
            messages, keep = [*messages, turn.answer, go_on(turn.answer)], 3
        sent, left_out = fitting(
            messages, conversation.system_prompt, context, parameters.max_tokens, keep
        )
        if leave_out:
            start = min(max(left_out, turn.answer.left_out), len(messages) - 1)
            sent, more = newer_half(messages[start:])
            left_out = start + more
        turn.answer = replace(turn.answer, model=ref.model, left_out=left_out)
        request = TurnRequest(ref, sent, conversation.system_prompt, parameters, context)
        return self._backends.backend(service), request

    async def _run(
        self, turn: RunningTurn, request: Callable[[], Awaitable[tuple[Backend, TurnRequest]]]
    ) -> None:
        turn.entered = True
        try:
            await self._receive(turn, *await request())
        except GizaiError as error:
            turn.answer = replace(turn.answer, status=MessageStatus.FAILED, failure=error.failure)
        except asyncio.CancelledError:
            turn.answer = replace(turn.answer, status=MessageStatus.STOPPED)
            raise
        finally:
            await self._end(turn)

    async def _receive(self, turn: RunningTurn, backend: Backend, request: TurnRequest) -> None:
        if turn.stopping:
            raise asyncio.CancelledError
        turn.save_at = time.monotonic() + CHECKPOINT_S
        async with aclosing(backend.stream(request)) as events:
            async for event in events:
                turn.take(event)
                self.answer_changed.emit(turn)
                if time.monotonic() >= turn.save_at:
                    turn.save_at = math.inf
                    # A slow disk must not hold up what arrives.
                    self._tasks.start(self._checkpoint(turn), f"checkpoint {turn.answer.id}")
        if turn.answer.status is MessageStatus.RUNNING:
            cut_off = Failure(FailureKind.CUT_OFF, {"service": self._name(request.ref)})
            turn.answer = replace(turn.answer, status=MessageStatus.INTERRUPTED, failure=cut_off)

    def _name(self, ref: ModelRef) -> str:
        service = self._services.get(ref.service)
        return service.name if service is not None else ref.service

    async def _end(self, turn: RunningTurn) -> None:
        turn.ending = True
        turn.end_thoughts()
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

    async def _checkpoint(self, turn: RunningTurn) -> None:
        begun = time.monotonic()
        # What cannot be saved now is tried again, at the latest at the end.
        with suppress(StorageError):
            await self._save(turn, announced=False)
        took = time.monotonic() - begun
        turn.save_at = time.monotonic() + max(CHECKPOINT_S, took * REST)

    async def _save(self, turn: RunningTurn, *, announced: bool = True) -> None:
        answer = turn.answer
        await self._library.update(
            turn.conversation_id, lambda at: at.with_message(answer), announced=announced
        )
