"""The thread of the index's process that answers searches, one after the other."""

import sqlite3
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from queue import SimpleQueue
from typing import Any

from gizai_desktop.domain.search import SearchPage
from gizai_desktop.domain.search_query import SearchQuery
from gizai_desktop.store.index.reader import IndexReader
from gizai_desktop.store.index.scan import FolderScan
from gizai_desktop.store.index.schema import WrongIndexError, open_to_read
from gizai_desktop.store.index.wire import line_of, page_to_wire, query_from_wire


class CancelledError(Exception):
    """Nobody waits for the answer any more."""


class SearchThread(threading.Thread):
    """Answers what is put into its queue.

    Attributes:
        idle: not set while a search runs, so that the builder makes room for it.
    """

    def __init__(
        self, folder: Path, cache: Path, send: Callable[[bytes], None], damaged: Callable[[], None]
    ) -> None:
        """Answer with ``send``; ``damaged`` is called when the index cannot be read."""
        super().__init__(name="search", daemon=True)
        self._folder = folder
        self._cache = cache
        self._send = send
        self._damaged = damaged
        self._queue: SimpleQueue[Mapping[str, Any]] = SimpleQueue()
        self._lock = threading.Lock()
        self._reader: IndexReader | None = None
        self._usable = True
        self._stale = False
        self._current = 0
        self._cancelled: set[int] = set()
        self.idle = threading.Event()
        self.idle.set()

    def ask(self, asked: Mapping[str, Any]) -> None:
        """Answer a search when those before it are answered."""
        self._queue.put(asked)

    def cancel(self, search_id: int) -> None:
        """End a search that runs or waits."""
        with self._lock:
            self._cancelled.add(search_id)
            if search_id == self._current and self._reader is not None:
                self._reader.interrupt()

    def set_usable(self, usable: bool) -> None:
        """Whether there is an index, maybe a new one; without one, the files are read."""
        self._usable = usable
        self._stale = True

    def run(self) -> None:
        """Until the process ends."""
        while True:
            asked = self._queue.get()
            with self._lock:
                self._current = asked["id"]
            self.idle.clear()
            try:
                self._send(self._answer(asked))
            except CancelledError:
                pass
            finally:
                self.idle.set()
                with self._lock:
                    self._cancelled.discard(self._current)
                    self._current = 0

    def _answer(self, asked: Mapping[str, Any]) -> bytes:
        query = query_from_wire(asked["query"])
        try:
            page = self._page(query, asked["position"], asked["limit"])
        except OSError as error:
            return line_of("failed", id=asked["id"], reason=error.strerror or str(error))
        return line_of("found", id=asked["id"], page=page_to_wire(page))

    def _page(self, query: SearchQuery, position: str, limit: int) -> SearchPage:
        self._check()
        try:
            if self._usable:
                return self._opened().search(query, position, limit, self._check)
        except (sqlite3.Error, WrongIndexError):
            self._check()
            self._close()
            self._damaged()
        scan = FolderScan(self._folder)
        return scan.search(query, position, limit, self._check)

    def _opened(self) -> IndexReader:
        if self._stale:
            self._stale = False
            self._close()
        if self._reader is None:
            reader = IndexReader(open_to_read(self._cache), self._folder)
            with self._lock:
                self._reader = reader
        return self._reader

    def _close(self) -> None:
        with self._lock:
            reader, self._reader = self._reader, None
        if reader is not None:
            reader.close()

    def _check(self) -> None:
        with self._lock:
            if self._current in self._cancelled:
                raise CancelledError
