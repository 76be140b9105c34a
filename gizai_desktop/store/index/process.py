"""The index as the window sees it: a process of its own, spoken to over pipes."""

import asyncio
import json
import subprocess
import sys
import threading
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from gizai_desktop.domain.errors import Failure, StorageError
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.library import ConversationHeader
from gizai_desktop.domain.search import IndexListener, IndexProgress, SearchPage
from gizai_desktop.domain.search_query import SearchQuery
from gizai_desktop.store.index.pace import SHARE
from gizai_desktop.store.index.wire import (
    header_from_wire,
    line_of,
    page_from_wire,
    query_to_wire,
)
from gizai_desktop.store.locations import Locations

ENDED = "its process has ended"

_LAST_WORDS_S = 2.0


class IndexProcess:
    """Starts the process, speaks with it, and ends it."""

    def __init__(self, locations: Locations) -> None:
        self._locations = locations
        self._listener: IndexListener | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._thread: threading.Thread | None = None
        self._waiting: dict[int, asyncio.Future[SearchPage]] = {}
        self._last_id = 0
        self._slow = False
        self._loop: asyncio.AbstractEventLoop | None = None
        self._closing = False

    async def newest(self, count: int) -> Sequence[ConversationHeader]:
        """The newest rows as the index knew them when it was written last."""
        return await asyncio.to_thread(_read_newest, self._locations.cache, count)

    async def rows(self) -> dict[str, ConversationHeader]:
        """All rows as the index knew them when it was written last; none without an index."""
        return await asyncio.to_thread(_read_rows, self._locations.cache)

    async def present(self) -> Collection[str]:
        """Ids of the conversations whose files are in the folder now.

        Raises:
            StorageError: the folder cannot be read.
        """
        try:
            return await asyncio.to_thread(_list_ids, self._locations.conversations)
        except OSError as error:
            raise _refusal(error.strerror or str(error)) from error

    async def start(self, listener: IndexListener) -> None:
        """Compare the index with the folder and build it, from now to the end.

        Raises:
            StorageError: the process cannot be started.
        """
        self._listener, self._slow = listener, False
        self._loop = asyncio.get_running_loop()
        try:
            process = await asyncio.to_thread(_popen, self._locations)
        except OSError as error:
            raise _refusal(error.strerror or str(error)) from error
        self._process = process
        self._thread = threading.Thread(
            target=self._listen, args=(process,), name="index", daemon=True
        )
        self._thread.start()

    async def search(self, query: SearchQuery, position: str, limit: int) -> SearchPage:
        """Ask for a page of results; cancelling the caller ends the search.

        Raises:
            StorageError: nothing can be searched now.
        """
        self._last_id += 1
        search_id = self._last_id
        asked = {"query": query_to_wire(query), "position": position, "limit": limit}
        if not self._send("search", id=search_id, **asked):
            raise _refusal(ENDED)
        answer: asyncio.Future[SearchPage] = asyncio.get_running_loop().create_future()
        self._waiting[search_id] = answer
        try:
            return await answer
        except asyncio.CancelledError:
            self._send("cancel", id=search_id)
            raise
        finally:
            self._waiting.pop(search_id, None)

    def saved(self, conversation_id: str) -> None:
        """A conversation's file has been written."""
        self._send("reread", id=conversation_id)

    def removed(self, conversation_id: str) -> None:
        """A conversation's file is not there any more."""
        self._send("remove", id=conversation_id)

    def compare(self) -> None:
        """Look for changes that others made in the folder."""
        self._send("compare")

    def set_in_use(self, in_use: bool) -> None:
        """Leave most of the computer to the window, or use one core of it."""
        self._send("share", share=SHARE if in_use else 1.0)

    async def aclose(self) -> None:
        """End the process; a second call does nothing."""
        self._closing = True
        process, thread = self._process, self._thread
        if process is None or thread is None:
            return
        with suppress(OSError):
            assert process.stdin is not None  # noqa: S101 - it is a pipe
            process.stdin.close()
        await asyncio.to_thread(thread.join, _LAST_WORDS_S)
        if thread.is_alive():
            process.kill()
            await asyncio.to_thread(thread.join)

    def _send(self, what: str, **values: object) -> bool:
        process = self._process
        if process is None or process.stdin is None or self._closing:
            return False
        try:
            process.stdin.write(line_of(what, **values))
            process.stdin.flush()
        except (OSError, ValueError):  # it has ended
            return False
        return True

    def _hear(self, told: Mapping[str, Any]) -> None:
        listener = self._listener
        if listener is None or self._closing:
            return
        if told["what"] == "found":
            self._answer(told["id"], page_from_wire(told["page"]))
        elif told["what"] == "failed":
            self._answer(told["id"], _refusal(told["reason"]))
        else:
            self._tell(listener, told)

    def _tell(self, listener: IndexListener, told: Mapping[str, Any]) -> None:
        match told["what"]:
            case "rows":
                listener.rows_read([header_from_wire(row) for row in told["rows"]])
            case "gone":
                listener.rows_gone(told["ids"])
            case "compared":
                listener.compared()
            case "suspects":
                listener.suspected(told["ids"])
            case "progress":
                numbers = told["done"], told["total"]
                progress = IndexProgress(*numbers, slow=self._slow, unread=told["unread"])
                listener.progressed_to(progress)
            case "slow":
                self._slow = True
                listener.progressed_to(IndexProgress(slow=True))
            case "unreadable":
                listener.refused()

    def _answer(self, search_id: int, answer: SearchPage | StorageError) -> None:
        future = self._waiting.get(search_id)
        if future is None or future.done():
            return
        if isinstance(answer, StorageError):
            future.set_exception(answer)
        else:
            future.set_result(answer)

    def _listen(self, process: "subprocess.Popen[bytes]") -> None:
        """In a thread of its own: hand over what the process tells, until it ends."""
        with process, suppress(RuntimeError):  # the event loop is closed
            assert process.stdout is not None  # noqa: S101 - it is a pipe
            for line in process.stdout:
                with suppress(ValueError):  # cut off in the middle
                    self._call(self._hear, json.loads(line))
            process.wait()
            self._call(self._ended)

    def _call(self, what: Callable[..., None], *values: object) -> None:
        if self._loop is not None:
            self._loop.call_soon_threadsafe(what, *values)

    def _ended(self) -> None:
        """Nobody gets an answer any more; the next search begins with a new process."""
        self._process = None
        for search_id in tuple(self._waiting):
            self._answer(search_id, _refusal(ENDED))
        if not self._closing and self._listener is not None:
            self._listener.ended()


def _read_newest(cache: Path, count: int) -> Sequence[ConversationHeader]:
    from gizai_desktop.store.index.rows import read_newest  # noqa: PLC0415 - brings SQLite

    return read_newest(cache, count)


def _read_rows(cache: Path) -> dict[str, ConversationHeader]:
    from gizai_desktop.store.index.rows import read_rows  # noqa: PLC0415 - as above

    return read_rows(cache)


def _list_ids(folder: Path) -> Collection[str]:
    from gizai_desktop.store.index.folder import list_files  # noqa: PLC0415 - seldom needed

    return list_files(folder).keys()


def _popen(locations: Locations) -> "subprocess.Popen[bytes]":
    # The folder of the package, so that the process finds the same one as this program.
    package = Path(__file__).resolve().parents[3]
    return subprocess.Popen(  # noqa: S603 - our own command
        [
            *(sys.executable, "-m", "gizai_desktop.store.index.worker"),
            *(str(locations.conversations), str(locations.cache)),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=package,
        start_new_session=True,  # Ctrl+C in a terminal is for the application alone
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _refusal(reason: str) -> StorageError:
    return StorageError(Failure(FailureKind.NOT_SEARCHED, {"reason": reason}))
