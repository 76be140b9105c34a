"""The process of the index: builds it and searches, so that the window never waits for either.

Started by `process.IndexProcess`; ends when its standard input does. It reads the conversations
and never writes to them.
"""

import json
import os
import sqlite3
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

from gizai_desktop.domain.errors import StorageError
from gizai_desktop.domain.library import ConversationHeader
from gizai_desktop.store.index.builder import IndexBuilder, Listener
from gizai_desktop.store.index.pace import Pace
from gizai_desktop.store.index.scan import FolderScan
from gizai_desktop.store.index.schema import WrongIndexError, forget, open_to_write
from gizai_desktop.store.index.searching import SearchThread
from gizai_desktop.store.index.wire import header_to_wire, line_of

SETTLE_S = 0.5
"""Seconds from a change to reading it, and one more for each megabyte: answers grow in steps."""

_NICENESS = 5
_WAIT_FOR_SEARCH_S = 2.0
_REBUILDS = 3
_DAMAGE = frozenset({1, 11, 26})  # SQLITE_ERROR, of a table that is missing; _CORRUPT; _NOTADB

_T = TypeVar("_T")


class Worker:
    """The main thread of the process; another one reads orders, a third one searches."""

    def __init__(self, folder: Path, cache: Path) -> None:
        self._folder = folder
        self._cache = cache
        self._orders: SimpleQueue[Mapping[str, Any]] = SimpleQueue()
        self._output = threading.Lock()
        self._search = SearchThread(
            folder, cache, self._send, lambda: self._orders.put({"what": "anew"})
        )
        self._pace = Pace(self._rest)
        self._listener = Listener(
            self._tell_rows,
            lambda ids: self._send(line_of("gone", ids=ids)),
            lambda ids: self._send(line_of("suspects", ids=ids)),
            self._tell_progress,
        )
        self._connection: sqlite3.Connection | None = None
        self._builder: IndexBuilder | None = None
        self._scan: FolderScan | None = None
        self._rebuilds = _REBUILDS
        self._due: dict[str, float] = {}

    def run(self) -> None:
        """Work until the standard input ends."""
        threading.Thread(target=self._take_orders, name="orders", daemon=True).start()
        self._search.start()
        self._open()
        self._try(self._compare)
        more = True
        while True:
            order = self._next_order(0 if more else self._pause())
            if order is not None:
                self._try(partial(self._obey, order))
            self._try(self._reread_due)
            more = self._builder is not None and self._try(self._builder.go_on) is True

    def _take_orders(self) -> None:
        for line in sys.stdin.buffer:
            order = json.loads(line)
            if order["what"] == "search":
                self._search.ask(order)
            elif order["what"] == "cancel":
                self._search.cancel(order["id"])
            elif order["what"] == "share":
                self._pace.set_share(order["share"])
            else:
                self._orders.put(order)
        # A transaction that is under way is not finished: what is not written is read again.
        os._exit(0)

    def _next_order(self, wait_s: float | None) -> Mapping[str, Any] | None:
        try:
            return self._orders.get(timeout=wait_s) if wait_s != 0 else self._orders.get_nowait()
        except Empty:
            return None

    def _pause(self) -> float | None:
        """Seconds until the next change is to be read; None for never."""
        return max(0.01, min(self._due.values()) - time.monotonic()) if self._due else None

    def _obey(self, order: Mapping[str, Any]) -> None:
        if order["what"] == "compare":
            self._compare()
        elif order["what"] == "anew":
            self._begin_anew()
        elif order["what"] == "reread":
            self._due.setdefault(order["id"], time.monotonic() + self._settle_s(order["id"]))
        elif order["what"] == "remove":
            self._due.pop(order["id"], None)
            if self._builder is not None:
                self._builder.remove([order["id"]])

    def _settle_s(self, conversation_id: str) -> float:
        path = self._folder / f"{conversation_id}.json"
        size = path.stat().st_size if path.exists() else 0
        return SETTLE_S + size / 1_000_000

    def _reread_due(self) -> None:
        now = time.monotonic()
        due = [each for each, moment in self._due.items() if moment <= now]
        for each in due:
            del self._due[each]
        if due and self._builder is not None:
            self._builder.reread(due)

    def _compare(self) -> None:
        if self._builder is not None:
            self._builder.compare()
        elif self._scan is not None:
            self._scan.compare(self._listener, self._pace)
        self._send(line_of("compared"))

    def _try(self, work: Callable[[], _T]) -> _T | None:
        """Do something with the index; one that is damaged is begun anew."""
        try:
            return work()
        except WrongIndexError:
            self._begin_anew()
        except sqlite3.Error as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF in _DAMAGE:
                self._begin_anew()
            else:
                self._do_without()
        except OSError as error:
            self._send(line_of("unreadable", reason=error.strerror or str(error)))
        return None

    def _open(self) -> None:
        try:
            self._connection = open_to_write(self._cache)
        except (sqlite3.Error, OSError, StorageError):
            self._do_without()
            return
        self._search.set_usable(True)
        self._builder = IndexBuilder(self._connection, self._folder, self._listener, self._pace)

    def _begin_anew(self) -> None:
        if self._builder is None:
            return
        self._close()
        self._rebuilds -= 1
        if self._rebuilds < 0:
            self._do_without()
            return
        with suppress(OSError):
            forget(self._cache)
        self._open()
        self._try(self._compare)

    def _do_without(self) -> None:
        """From now on, rows and results come from the files."""
        self._close()
        self._search.set_usable(False)
        self._send(line_of("slow"))
        if self._scan is None:
            self._scan = FolderScan(self._folder)
            self._try(self._compare)

    def _close(self) -> None:
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
        self._connection = self._builder = None

    def _rest(self, seconds: float) -> None:
        time.sleep(seconds)
        # A search is waited for by somebody, and comes first.
        self._search.idle.wait(_WAIT_FOR_SEARCH_S)

    def _tell_rows(self, rows: Sequence[ConversationHeader]) -> None:
        self._send(line_of("rows", rows=[header_to_wire(row) for row in rows]))

    def _tell_progress(self, done: int, total: int, unread: int) -> None:
        self._send(line_of("progress", done=done, total=total, unread=unread))

    def _send(self, line: bytes) -> None:
        with self._output:
            try:
                sys.stdout.buffer.write(line)
                sys.stdout.buffer.flush()
            except OSError:  # nobody is there any more
                os._exit(0)


def main() -> None:
    """Run for the folders that are given."""
    folder, cache = (Path(each) for each in sys.argv[1:3])
    if hasattr(os, "nice"):
        with suppress(OSError):
            os.nice(_NICENESS)
    Worker(folder, cache).run()


if __name__ == "__main__":
    main()
