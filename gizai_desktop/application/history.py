"""Undo and redo of what is done with conversations."""

import asyncio
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields
from functools import partial
from typing import Any

from gizai_desktop.application.event import Event
from gizai_desktop.application.library import Library
from gizai_desktop.application.notices import Notice, Notices, NoticeText
from gizai_desktop.application.steps import MANY, Outcome, Step, StepKind, Work
from gizai_desktop.application.trash import Trash
from gizai_desktop.application.turns import TurnController
from gizai_desktop.domain.conversation import UNTIMED, Conversation
from gizai_desktop.domain.errors import StorageError
from gizai_desktop.domain.tree import head_of

LIMIT = 100
"""How many steps can be undone."""
_TIMED = tuple(each.name for each in fields(Conversation) if each.name not in UNTIMED)
_Fields = dict[str, dict[str, Any]]
"""Values of fields by their names, by conversation."""


class History:
    """Carries out what can be taken back, and remembers it until the end of the run.

    Steps wait for each other, but not for one over many conversations: there is one such at a
    time, and while it goes on, nothing else is taken back.

    Attributes:
        changed: told when there is something else to undo or to redo.
        begun: carries the work when many conversations begin to be changed.
        work: that work, while it goes on.
    """

    def __init__(
        self, library: Library, trash: Trash, turns: TurnController, notices: Notices
    ) -> None:
        self._library = library
        self._trash = trash
        self._turns = turns
        self._notices = notices
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._turn = asyncio.Lock()
        self._large_turn = asyncio.Lock()
        self.work: Work | None = None
        self.changed: Event[None] = Event()
        self.begun: Event[Work] = Event()

    @property
    def next_undo(self) -> Step | None:
        """What `undo` would take back."""
        return self._done[-1] if self._done else None

    @property
    def next_redo(self) -> Step | None:
        """What `redo` would do again."""
        return self._undone[-1] if self._undone else None

    def cancel(self) -> None:
        """End the work over many conversations; what is done stays done."""
        if self.work is not None:
            self.work.cancel()

    async def edit(
        self,
        kind: StepKind,
        conversations: Iterable[str],
        change: Callable[[Conversation], Conversation],
    ) -> Step | None:
        """Change fields of conversations: title, pin, tags, archive, the shown branch.

        Returns:
            What was done; None when it changed nothing.
        """
        ids = tuple(conversations)
        before: _Fields = {}
        after: _Fields = {}
        async with self._turn_of(len(ids)):
            with self._working(Work(kind, len(ids))) as work:
                for each in work.over(ids):
                    await self._change(each, change, work, (before, after))
            return self._remember(self._edited(kind, before, after))

    async def delete(self, conversations: Iterable[str]) -> Step | None:
        """Move conversations to the trash, their answers stopped; gives what went."""
        ids = tuple(conversations)
        async with self._turn_of(len(ids)):
            with self._working(Work(StepKind.DELETE, len(ids))) as work:
                outcome = await self._delete(ids, work)
            return self._remember(outcome.done)

    async def delete_branch(self, conversation_id: str, message_id: str) -> Step | None:
        """Delete a message and everything that follows it; None when it is still there.

        A conversation of which nothing would be left goes to the trash itself.
        """
        async with self._turn:
            work = Work(StepKind.DELETE_BRANCH, 1)
            outcome = await self._delete_branch(conversation_id, message_id, work)
            return self._remember(outcome.done)

    async def undo(self) -> Step | None:
        """Take the last step back; gives what was taken back, so that it can be shown."""
        return await self._move(self._done, self._undone, back=True)

    async def redo(self) -> Step | None:
        """Do again what was taken back last; gives what was done."""
        return await self._move(self._undone, self._done, back=False)

    async def take_back(self, step: Step) -> Step | None:
        """Take one step back, even if others were done since; gives what was taken back."""
        if self.work is not None or step not in self._done:
            return None
        self._done.remove(step)
        self._done.append(step)
        return await self.undo()

    async def _move(self, source: list[Step], target: list[Step], *, back: bool) -> Step | None:
        async with self._turn:  # what was just begun is what is meant
            if not source or self.work is not None:
                return None
            if len(source[-1].conversations) < MANY:
                return await self._move_last(source, target, back=back)
        async with self._large_turn:
            return await self._move_last(source, target, back=back)

    async def _move_last(
        self, source: list[Step], target: list[Step], *, back: bool
    ) -> Step | None:
        if not source:
            return None
        step = source.pop()
        with self._working(Work(step.kind, len(step.conversations), back=back)) as work:
            outcome = await (step.undo(work) if back else step.redo(work))
        if outcome.rest is not None:
            source.append(outcome.rest)
        if outcome.done is not None:
            target.append(outcome.done)
        self.changed.emit(None)
        return outcome.done

    def _turn_of(self, count: int) -> asyncio.Lock:
        return self._large_turn if count >= MANY else self._turn

    @contextmanager
    def _working(self, work: Work) -> Iterator[Work]:
        if not work.large:
            yield work
            return
        self.work = work
        self.begun.emit(work)
        try:
            yield work
        finally:
            self.work = None
            work.ended.emit(None)

    def _remember(self, step: Step | None) -> Step | None:
        if step is not None:
            self._done = [*self._done, step][-LIMIT:]
            self._undone.clear()
            self.changed.emit(None)
        return step

    async def _change(
        self,
        conversation_id: str,
        change: Callable[[Conversation], Conversation],
        work: Work,
        values: tuple[_Fields, _Fields],
    ) -> None:
        before, after = values
        try:
            old = await self._library.open(conversation_id)
        except StorageError as error:
            self._say(NoticeText.NOT_OPENED, conversation_id, error)
            work.note(well=False)
            return
        try:
            # One that is not written is offered again; hundreds are better left as they are.
            new = await self._library.update(conversation_id, change, only_if_saved=work.large)
        except StorageError as error:
            self._say(NoticeText.NOT_SAVED, conversation_id, error)
            work.note(well=False)
            return
        work.note(well=True)
        names = [name for name in _TIMED if getattr(old, name) != getattr(new, name)]
        if names:
            before[conversation_id] = {name: getattr(old, name) for name in names}
            after[conversation_id] = {name: getattr(new, name) for name in names}

    def _edited(self, kind: StepKind, before: _Fields, after: _Fields) -> Step | None:
        if not before:
            return None

        def part(ids: Iterable[str]) -> Step | None:
            wanted = tuple(ids)
            return self._edited(
                kind,
                {each: before[each] for each in wanted},
                {each: after[each] for each in wanted},
            )

        async def put(values: _Fields, work: Work) -> Outcome:
            done: _Fields = {}
            ids = tuple(values)
            for each in work.over(ids):
                await self._change(each, partial(_with, values[each]), work, ({}, done))
            through = work.through
            return Outcome(part(ids[:through]) if done else None, part(ids[through:]))

        return Step(kind, tuple(before), partial(put, before), partial(put, after))

    async def _delete(self, conversations: Sequence[str], work: Work) -> Outcome:
        gone = []
        for each in work.over(conversations):
            await self._turns.stop_and_wait(each)
            if each in self._library.headers:
                well = await self._library.delete(each)
                work.note(well=well)
                gone += [each] * well
        return Outcome(self._deletion(gone), self._deletion(conversations[work.through :]))

    async def _bring_back(self, conversations: Sequence[str], work: Work) -> Outcome:
        back = []
        for each in work.over(conversations):
            well = await self._trash.restore(each) is not None
            work.note(well=well)
            back += [each] * well
        return Outcome(self._deletion(back), self._deletion(conversations[work.through :]))

    def _deletion(self, conversations: Sequence[str]) -> Step | None:
        ids = tuple(conversations)
        if not ids:
            return None
        return Step(
            StepKind.DELETE, ids, partial(self._bring_back, ids), partial(self._delete, ids)
        )

    async def _delete_branch(self, conversation_id: str, message_id: str, work: Work) -> Outcome:
        await self._turns.stop_and_wait(conversation_id)
        try:
            at = await self._library.open(conversation_id)
        except StorageError as error:
            self._say(NoticeText.NOT_OPENED, conversation_id, error)
            return Outcome()
        if at.children.get(None) == (message_id,):
            return await self._delete((conversation_id,), work)
        name = await self._trash.delete_branch(conversation_id, message_id)
        if name is None:
            return Outcome()
        return Outcome(self._branch_step(conversation_id, message_id, name))

    def _say(self, text: NoticeText, conversation_id: str, error: StorageError) -> None:
        header = self._library.headers.get(conversation_id)
        params = {"title": header.title if header else ""}
        self._notices.post(Notice(text, params, failure=error.failure))

    def _branch_step(self, conversation_id: str, message_id: str, name: str) -> Step:
        async def undo(_: Work) -> Outcome:
            found = await self._trash.restore(name)
            return Outcome(self._branch_step(conversation_id, message_id, name) if found else None)

        return Step(
            StepKind.DELETE_BRANCH,
            (conversation_id,),
            undo,
            partial(self._delete_branch, conversation_id, message_id),
        )


def _with(values: dict[str, Any], at: Conversation) -> Conversation:
    if "head" in values:
        values = {**values, "head": head_of(at.messages, values["head"])}
    return at.changed(**values)
