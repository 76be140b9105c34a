"""Undo and redo of what is done with conversations."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import partial
from typing import Any

from gizai_desktop.application.event import Event
from gizai_desktop.application.library import Library
from gizai_desktop.application.notices import Notice, Notices, NoticeText
from gizai_desktop.application.trash import Trash
from gizai_desktop.application.turns import TurnController
from gizai_desktop.domain.conversation import UNTIMED, Conversation
from gizai_desktop.domain.errors import StorageError
from gizai_desktop.domain.text import QT_TRANSLATE_NOOP
from gizai_desktop.domain.tree import head_of

LIMIT = 100
"""How many steps can be undone."""

_TIMED = tuple(each.name for each in fields(Conversation) if each.name not in UNTIMED)


class StepKind(StrEnum):
    """What a step did; the English source of its name in the menu."""

    RENAME = QT_TRANSLATE_NOOP("History", "Rename")
    PIN = QT_TRANSLATE_NOOP("History", "Pin")
    UNPIN = QT_TRANSLATE_NOOP("History", "Unpin")
    TAG = QT_TRANSLATE_NOOP("History", "Change tags")
    ARCHIVE = QT_TRANSLATE_NOOP("History", "Archive")
    UNARCHIVE = QT_TRANSLATE_NOOP("History", "Take out of the archive")
    DELETE = QT_TRANSLATE_NOOP("History", "Delete chat")
    DELETE_BRANCH = QT_TRANSLATE_NOOP("History", "Delete messages")
    SWITCH = QT_TRANSLATE_NOOP("History", "Show another branch")


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was done.

    Attributes:
        conversations: ids of those it was done to.
        undo, redo: take it back and do it again; they give the step as it is then, or None
            when that failed, with a notice.
    """

    kind: StepKind
    conversations: tuple[str, ...]
    undo: Callable[[], Awaitable["Step | None"]]
    redo: Callable[[], Awaitable["Step | None"]]


class History:
    """Carries out what can be taken back, and remembers it until the end of the run.

    Attributes:
        changed: told when there is something else to undo or to redo.
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
        self.changed: Event[None] = Event()

    @property
    def next_undo(self) -> Step | None:
        """What `undo` would take back."""
        return self._done[-1] if self._done else None

    @property
    def next_redo(self) -> Step | None:
        """What `redo` would do again."""
        return self._undone[-1] if self._undone else None

    async def edit(
        self,
        kind: StepKind,
        conversations: Iterable[str],
        change: Callable[[Conversation], Conversation],
    ) -> None:
        """Change fields of conversations: title, pin, tags, archive, the shown branch."""
        ids = tuple(conversations)
        async with self._turn:
            before: dict[str, dict[str, Any]] = {}
            after: dict[str, dict[str, Any]] = {}
            for each in ids:
                await self._change(each, change, before, after)
            if before:
                self._remember(self._edited(kind, before, after))

    async def delete(self, conversations: Iterable[str]) -> Sequence[str]:
        """Move conversations to the trash, their answers stopped; returns those that went."""
        async with self._turn:
            step = await self._delete(tuple(conversations))
            if step is not None:
                self._remember(step)
            return step.conversations if step is not None else ()

    async def delete_branch(self, conversation_id: str, message_id: str) -> bool:
        """Delete a message and everything that follows it; False when it is still there.

        A conversation of which nothing would be left goes to the trash itself.
        """
        async with self._turn:
            step = await self._delete_branch(conversation_id, message_id)
            if step is not None:
                self._remember(step)
            return step is not None

    async def undo(self) -> Step | None:
        """Take the last step back; gives what was taken back, so that it can be shown."""
        return await self._move(self._done, self._undone, lambda step: step.undo())

    async def redo(self) -> Step | None:
        """Do again what was taken back last; gives what was done."""
        return await self._move(self._undone, self._done, lambda step: step.redo())

    async def _move(
        self,
        source: list[Step],
        target: list[Step],
        act: Callable[[Step], Awaitable[Step | None]],
    ) -> Step | None:
        async with self._turn:
            if not source:
                return None
            step = await act(source.pop())
            if step is not None:
                target.append(step)
            self.changed.emit(None)
            return step

    def _remember(self, step: Step) -> None:
        self._done = [*self._done, step][-LIMIT:]
        self._undone.clear()
        self.changed.emit(None)

    async def _change(
        self,
        conversation_id: str,
        change: Callable[[Conversation], Conversation],
        before: dict[str, dict[str, Any]],
        after: dict[str, dict[str, Any]],
    ) -> None:
        try:
            old = await self._library.open(conversation_id)
            new = await self._library.update(conversation_id, change)
        except StorageError as error:
            self._say_not_opened(conversation_id, error)
            return
        names = [name for name in _TIMED if getattr(old, name) != getattr(new, name)]
        if names:
            before[conversation_id] = {name: getattr(old, name) for name in names}
            after[conversation_id] = {name: getattr(new, name) for name in names}

    def _edited(
        self, kind: StepKind, before: dict[str, dict[str, Any]], after: dict[str, dict[str, Any]]
    ) -> Step:
        async def put(values: dict[str, dict[str, Any]]) -> Step | None:
            done: dict[str, dict[str, Any]] = {}
            for each, wanted in values.items():
                await self._change(each, partial(_with, wanted), {}, done)
            return self._edited(kind, before, after) if done else None

        return Step(kind, tuple(before), lambda: put(before), lambda: put(after))

    async def _delete(self, conversations: tuple[str, ...]) -> Step | None:
        gone = []
        for each in conversations:
            await self._turns.stop_and_wait(each)
            if each in self._library.headers and await self._library.delete(each):
                gone.append(each)
        if not gone:
            return None
        ids = tuple(gone)
        return Step(StepKind.DELETE, ids, lambda: self._bring_back(ids), lambda: self._delete(ids))

    async def _bring_back(self, conversations: tuple[str, ...]) -> Step | None:
        back = [each for each in conversations if await self._trash.restore(each) is not None]
        if not back:
            return None
        ids = tuple(back)
        return Step(StepKind.DELETE, ids, lambda: self._bring_back(ids), lambda: self._delete(ids))

    async def _delete_branch(self, conversation_id: str, message_id: str) -> Step | None:
        await self._turns.stop_and_wait(conversation_id)
        try:
            at = await self._library.open(conversation_id)
        except StorageError as error:
            self._say_not_opened(conversation_id, error)
            return None
        if at.children.get(None) == (message_id,):
            return await self._delete((conversation_id,))
        name = await self._trash.delete_branch(conversation_id, message_id)
        if name is None:
            return None
        return self._branch_step(conversation_id, message_id, name)

    def _say_not_opened(self, conversation_id: str, error: StorageError) -> None:
        header = self._library.headers.get(conversation_id)
        params = {"title": header.title if header else ""}
        self._notices.post(Notice(NoticeText.NOT_OPENED, params, failure=error.failure))

    def _branch_step(self, conversation_id: str, message_id: str, name: str) -> Step:
        async def undo() -> Step | None:
            found = await self._trash.restore(name)
            return self._branch_step(conversation_id, message_id, name) if found else None

        return Step(
            StepKind.DELETE_BRANCH,
            (conversation_id,),
            undo,
            lambda: self._delete_branch(conversation_id, message_id),
        )


def _with(values: dict[str, Any], at: Conversation) -> Conversation:
    if "head" in values:
        values = {**values, "head": head_of(at.messages, values["head"])}
    return at.changed(**values)
