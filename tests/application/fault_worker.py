"""A process under whose system calls faults lie: tries every call of what people do once.

Arguments: a folder, the library with the faults, an errno, and 1 for faults that last. Prints how
many calls there are, and what was lost.
"""

import asyncio
import ctypes
import os
import sys
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

from gizai_desktop.application.notices import NoticeAction
from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.errors import StorageError
from gizai_desktop.domain.turn import Prompt
from gizai_desktop.store.conversations.codec import decode
from tests.application.running_app import RunningApp, new_chat, running_app

NEVER = 10**9


class Life:
    """What one person does, and what the application has acknowledged."""

    def __init__(self, app: RunningApp) -> None:
        self._app = app
        self.acknowledged: dict[str, set[str]] = {}
        self.refused = 0

    async def begin(self) -> None:
        self._old = new_chat()
        for text in ("first", "second"):
            at = self._app.library.get(self._old.id) or self._old
            await self._app.turns.ask(at, Prompt(text))
            await self._settle(self._old.id)

    async def go_on(self) -> None:
        app, old, new = self._app, self._old.id, new_chat()
        at = app.library.get(old)
        assert at is not None
        await self._try(app.turns.ask(at, Prompt("third")), old)
        await app.library.update(old, lambda it: it.renamed("Mine"))
        await app.history.delete_branch(old, at.path()[2].id)
        await app.history.undo()
        await self._try(app.turns.ask(new, Prompt("new")), new.id)
        await app.history.delete([new.id])
        await app.history.undo()

    async def _try(self, asking: Coroutine[Any, Any, None], chat: str) -> None:
        try:
            await asking
        except StorageError:
            self.refused += 1  # The prompt goes back into the field.
        else:
            await self._settle(chat)

    async def _settle(self, chat: str) -> None:
        if chat in self._app.turns.running:
            await self._app.settle(chat)
        found = self._app.library.get(chat)
        assert found is not None
        contents = {message.content for message in found.path()}
        self.acknowledged.setdefault(chat, set()).update(contents)


async def one_try(folder: Path, faults: ctypes.CDLL, number: int, code: int, lasting: int) -> int:
    """Live once with a fault; returns the number of calls.

    Raises:
        AssertionError: something was lost.
    """
    async with running_app(folder) as app:
        await app.library.read_headers()
        life = Life(app)
        await life.begin()
        faults.faults_begin(os.fsencode(folder), number, code, lasting)
        try:
            await life.go_on()
        finally:
            count: int = faults.faults_end()
        unsaved = app.library.unsaved
        offered = [each for each in app.posted if each.action is NoticeAction.RETRY_SAVING]
        assert len(offered) >= len(unsaved), "nobody was told"
        kept = {chat: app.library.get(chat) for chat in unsaved}
        await app.library.retry_saving()
        assert not app.library.unsaved, "it cannot be saved any more"
        for chat, memory in kept.items():
            assert memory is not None
            assert on_disk(folder, chat) >= texts(memory), "what was in memory is not on disk"
        for chat, wanted in life.acknowledged.items():
            assert on_disk(folder, chat) >= wanted, f"lost: {wanted - on_disk(folder, chat)}"
    return count


def texts(conversation: Conversation) -> set[str]:
    return {message.content for message in conversation.messages.values()}


def on_disk(folder: Path, chat: str) -> set[str]:
    """The contents of a chat, in its file or in the trash, which are all whole."""
    found: set[str] = set()
    for path in folder.glob(f"*/{chat}*.json"):
        decoded = decode(path.read_bytes(), chat)
        assert decoded.conversation is not None
        assert decoded.problems == (), f"{path}: {decoded.problems}"
        found |= texts(decoded.conversation)
    return found


def main() -> None:
    root, library, code, lasting = Path(sys.argv[1]), sys.argv[2], *map(int, sys.argv[3:5])
    faults = ctypes.CDLL(library)
    faults.faults_end.restype = ctypes.c_long
    count = asyncio.run(one_try(root / "none", faults, NEVER, code, 0))
    print(f"{count} calls", flush=True)
    for number in range(1, count + 1):
        try:
            asyncio.run(one_try(root / str(number), faults, number, code, lasting))
        except Exception as error:  # noqa: BLE001 - whatever goes wrong is what is looked for
            print(f"call {number}: {type(error).__name__}: {error}", flush=True)


if __name__ == "__main__":
    main()
