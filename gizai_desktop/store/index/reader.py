"""Searches with an index that is there, and shows what it finds from the files themselves."""

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

from gizai_desktop.domain.search import SearchHit, SearchPage
from gizai_desktop.domain.search_query import SearchQuery
from gizai_desktop.store.index.folder import read_file
from gizai_desktop.store.index.hits import hit_of
from gizai_desktop.store.index.query import Place, find
from gizai_desktop.store.index.writer import SEPARATOR

TIME_S = 0.1
"""Seconds of one look; a page that is not full by then says where the next one begins."""

_ID_AND_BODY = "SELECT id, body FROM conversations JOIN bodies USING (no) WHERE no = ?"


class IndexReader:
    """One open index and the folder that it knows."""

    def __init__(self, connection: sqlite3.Connection, folder: Path) -> None:
        self._connection = connection
        self._folder = folder

    def search(
        self, query: SearchQuery, position: str, limit: int, check: Callable[[], None]
    ) -> SearchPage:
        """One page of results.

        Args:
            check: called now and then; what it raises ends the search.

        Raises:
            sqlite3.Error: the index is damaged, or `interrupt` was called.
        """
        found = find(self._connection, query, Place.of(position), limit, TIME_S)
        check()
        rows = self._hits(found.numbers, query, check)
        place = "" if found.place is None else str(found.place)
        return SearchPage(tuple(rows), place, self._is_complete())

    def interrupt(self) -> None:
        """End the statement that runs, from another thread."""
        self._connection.interrupt()

    def close(self) -> None:
        """Close the index."""
        self._connection.close()

    def _hits(
        self, numbers: Sequence[int], query: SearchQuery, check: Callable[[], None]
    ) -> list[SearchHit]:
        found: list[SearchHit] = []
        for number in numbers:
            row = self._connection.execute(_ID_AND_BODY, (number,)).fetchone()
            check()
            if row is None:
                continue
            try:
                reading, _ = read_file(self._folder, row[0])
            except OSError:
                continue  # gone in between
            if reading.document is not None:
                folded = row[1].decode().split(SEPARATOR)
                found.append(hit_of(reading.document, query.words, folded))
        return found

    def _is_complete(self) -> bool:
        waiting = "SELECT EXISTS(SELECT 1 FROM conversations WHERE NOT searched)"
        return not self._connection.execute(waiting).fetchone()[0]
