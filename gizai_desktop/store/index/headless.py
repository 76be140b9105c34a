"""Lists and searches without a window: from an index if there is one, always as the files are."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from itertools import islice
from typing import NamedTuple

from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.library import ConversationHeader
from gizai_desktop.domain.search import PAGE, SearchHit
from gizai_desktop.domain.search_query import SearchQuery
from gizai_desktop.store.atomic import storage_error
from gizai_desktop.store.index.documents import Document
from gizai_desktop.store.index.folder import Stat, list_files, read_file
from gizai_desktop.store.index.hits import hit_of
from gizai_desktop.store.index.matching import matches
from gizai_desktop.store.index.reader import IndexReader
from gizai_desktop.store.index.rows import header_of
from gizai_desktop.store.index.schema import WrongIndexError, open_to_read
from gizai_desktop.store.index.times import moment
from gizai_desktop.store.locations import Locations

_ROWS = (
    "SELECT id, title, active / 1000.0, pinned, read_only, archived, tags,"
    " created, updated, messages, searched, size, modified, inode FROM conversations"
)


class Row(NamedTuple):
    """What a list shows of a conversation.

    Attributes:
        messages: how many there are, on all branches.
    """

    header: ConversationHeader
    created_at: datetime
    updated_at: datetime
    messages: int

    @classmethod
    def of(cls, document: Document) -> "Row":
        """Of a file that was read."""
        times = document.created_at, document.updated_at
        return cls(document.header, *times, len(document.messages))


class HeadlessLibrary:
    """The conversations of one data folder at this moment; writes nothing.

    What the index does not know, or not as it is now, is read from the files. Works beside a
    window that has the same folder.
    """

    def __init__(self, locations: Locations) -> None:
        """Look at the folder.

        Raises:
            StorageError: it cannot be read.
        """
        self._folder = locations.conversations
        self._connection: sqlite3.Connection | None = None
        try:
            present = list_files(self._folder)
        except FileNotFoundError:
            present = {}
        except OSError as error:
            raise storage_error(error, self._folder, FailureKind.NOT_READ) from error
        self._known: dict[str, Row] = {}
        with suppress(sqlite3.Error, WrongIndexError, ValueError):
            self._connection = open_to_read(locations.cache)
            self._known = _fresh_rows(self._connection, present)
        self._others = [each for each in present if each not in self._known]

    def rows(self) -> Sequence[Row]:
        """All conversations, the newest activity first."""
        found = [*self._known.values(), *map(Row.of, self._read_others())]
        return sorted(found, key=lambda row: row.header.last_activity, reverse=True)

    def search(self, query: SearchQuery, limit: int) -> Sequence[tuple[Row, SearchHit]]:
        """The newest conversations that have what is asked for, at most ``limit``."""
        try:
            found = [*islice(self._indexed_hits(query), limit)]
        except sqlite3.Error:  # it is damaged: the files are not
            self._others += self._known
            found = []
        found += (
            (Row.of(document), hit_of(document, query.words))
            for document in self._read_others()
            if matches(document, query)
        )
        found.sort(key=lambda each: each[0].header.last_activity, reverse=True)
        return found[:limit]

    def close(self) -> None:
        """Close the index."""
        if self._connection is not None:
            self._connection.close()

    def _indexed_hits(self, query: SearchQuery) -> Iterator[tuple[Row, SearchHit]]:
        if self._connection is None:
            return
        reader = IndexReader(self._connection, self._folder)
        position = ""
        while True:
            page = reader.search(query, position, PAGE, _go_on)
            for hit in page.rows:
                if hit.header.id in self._known:
                    yield self._known[hit.header.id], hit
            position = page.position
            if not position:
                return

    def _read_others(self) -> Iterator[Document]:
        for conversation_id in self._others:
            with suppress(OSError):  # gone in between
                document = read_file(self._folder, conversation_id)[0].document
                if document is not None:
                    yield document


def _fresh_rows(connection: sqlite3.Connection, present: Mapping[str, Stat]) -> dict[str, Row]:
    """What the index knows of files that are still as they were when it read them."""
    return {
        row[0]: Row(header_of(row[:7]), moment(row[7]), moment(row[8]), row[9])
        for row in connection.execute(_ROWS)
        if row[10] and present.get(row[0]) == row[11:]
    }


def _go_on() -> None:
    """Nobody cancels a search in a terminal, but by Ctrl+C."""
