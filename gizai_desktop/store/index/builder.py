"""Brings the index to what the folder holds: rows first, then words, newest first."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from gizai_desktop.domain.library import ConversationHeader
from gizai_desktop.store.index.documents import Reading, read_document, read_row
from gizai_desktop.store.index.folder import Stat, list_files, read_file
from gizai_desktop.store.index.pace import Pace
from gizai_desktop.store.index.schema import WrongIndexError, settle
from gizai_desktop.store.index.writer import IndexWriter

_FEW = 100
"""Changed files whose words are read with their rows; of more, all rows come first."""
_FIRST_ROWS = 200
"""Conversations that fill a sidebar."""
_GROUP_BYTES = 8 * 1024 * 1024
_NEXT = 2000
_DAY_NS = 86_400 * 10**9
_FORGOTTEN = 200
"""Conversations that may have been removed from an index that still has their words."""


@dataclass(frozen=True, slots=True)
class Listener:
    """Whom the builder tells what it finds.

    Attributes:
        rows: conversations that are new or have changed.
        gone: ids of conversations whose files are gone.
        suspects: ids of files that should be rescued.
        progress: how many conversations are searched, how many there are, and how many of them
            are not listed yet.
    """

    rows: Callable[[Sequence[ConversationHeader]], None]
    gone: Callable[[Sequence[str]], None]
    suspects: Callable[[Sequence[str]], None]
    progress: Callable[[int, int, int], None]


class IndexBuilder:
    """Reads files into one open index, and never writes to the conversations' folder.

    Raises, from every method: `sqlite3.Error` when the index cannot be written, `OSError` when
    the folder cannot be read.
    """

    def __init__(
        self, connection: sqlite3.Connection, folder: Path, listener: Listener, pace: Pace
    ) -> None:
        self._connection = connection
        self._folder = folder
        self._listener = listener
        self._pace = pace
        self._writer = IndexWriter(connection)
        self._unsettled = 0  # files that were read since everything was in the index's own file
        self._told: dict[str, int] = {}  # hashes of the rows that were read quickly

    def compare(self) -> None:
        """Find what has changed in the folder since the index was written, and read its rows.

        Raises:
            WrongIndexError: too many words in it are those of conversations that are gone.
        """
        present, known = list_files(self._folder), self._known()
        if self._writer.forgotten > max(_FORGOTTEN, len(present) // 4):
            raise WrongIndexError
        gone = [each for each in known if each not in present]
        if gone:
            with self._writer.transaction():
                self._writer.remove(gone)
            self._listener.gone(gone)
        changed = [each for each, stat in present.items() if known.get(each) != stat]
        changed.sort(key=lambda each: _newness(each, present[each]), reverse=True)
        searched, unread = min(self._searched(), len(present) - len(changed)), len(changed)
        sizes = ((each, present[each].size) for each in changed)
        for group in _groups(sizes, _FIRST_ROWS):
            if len(changed) > _FEW:
                self._listener.progress(searched, len(present), unread)
            self._read(group, words=len(changed) <= _FEW, tell=True)
            unread -= len(group)
        self.tell_progress()

    def reread(self, ids: Iterable[str]) -> None:
        """Read files that were written by the one who asks for this, and who knows their rows."""
        self._read(ids, words=True, tell=False)
        self.tell_progress()

    def remove(self, ids: Sequence[str]) -> None:
        """Take out conversations whose files have been removed."""
        with self._writer.transaction():
            self._writer.remove(ids)
        self.tell_progress()

    def go_on(self) -> bool:
        """Read the words of some conversations; False when all are read."""
        waiting = self._connection.execute(
            "SELECT id, size FROM conversations WHERE NOT searched ORDER BY active DESC LIMIT ?",
            (_NEXT,),
        ).fetchall()
        group = next(_groups(waiting, _NEXT), [])
        if group:
            self._read(group, words=True, tell=False)
            self.tell_progress()
        elif self._unsettled > _FEW:
            self._unsettled = 0
            settle(self._connection)
        return bool(group)

    def tell_progress(self) -> None:
        """Say how far the index is."""
        count = "SELECT count(*), count(*) FILTER (WHERE NOT searched) FROM conversations"
        total, waiting = self._connection.execute(count).fetchone()
        self._listener.progress(total - waiting, total, 0)

    def _searched(self) -> int:
        count = "SELECT count(*) FROM conversations WHERE searched"
        return int(self._connection.execute(count).fetchone()[0])

    def _known(self) -> Mapping[str, Stat]:
        rows = self._connection.execute(
            "SELECT id, size, modified, inode FROM conversations"
            " UNION ALL SELECT id, size, modified, inode FROM others"
        )
        return {row[0]: Stat(*row[1:]) for row in rows}

    def _read(self, ids: Iterable[str], *, words: bool, tell: bool) -> None:
        """Read files, in one transaction."""
        rows: list[ConversationHeader] = []
        suspects: list[str] = []
        gone: list[str] = []
        with self._writer.transaction():
            for conversation_id in ids:
                reading = self._read_one(conversation_id, words=words)
                if reading.document is not None:
                    header = reading.document.header
                    if self._is_news(header, words=words) or tell:
                        rows.append(header)
                elif self._told.pop(conversation_id, None) is not None:
                    gone.append(conversation_id)
                if reading.damaged:
                    suspects.append(conversation_id)
                self._unsettled += 1
                self._pace.step()
        if rows:
            self._listener.rows(rows)
        if gone:
            self._listener.gone(gone)
        if suspects:
            self._listener.suspects(suspects)

    def _is_news(self, header: ConversationHeader, *, words: bool) -> bool:
        """Whether a row was told that was not quite right; what was read quickly may be so."""
        if not words:
            self._told[header.id] = hash(header)
            return False
        told = self._told.pop(header.id, None)
        return told is not None and told != hash(header)

    def _read_one(self, conversation_id: str, *, words: bool) -> Reading:
        try:
            how = read_document if words else read_row
            reading, stat = read_file(self._folder, conversation_id, how)
        except FileNotFoundError:
            self._writer.remove([conversation_id])
            return Reading(None)
        except OSError:
            self._writer.remove([conversation_id])
            return Reading(None, damaged=True)
        if reading.document is None:
            self._writer.put_unreadable(conversation_id, stat)
        elif words:
            self._writer.put(reading.document, stat, damaged=reading.damaged)
        else:
            self._writer.put_row(reading.document, stat, damaged=reading.damaged)
        return reading


def _newness(conversation_id: str, stat: Stat) -> tuple[int, str]:
    """What a sidebar shows first is the greatest.

    A file is as new as its last message, but not if the whole folder was copied since; then the
    id tells, which begins with the time when the conversation began.
    """
    return stat.modified_ns // _DAY_NS, conversation_id


def _groups(sizes: Iterable[tuple[str, int]], first: int) -> Iterator[list[str]]:
    """Ids of files in groups of some megabytes, the first of at most ``first`` files."""
    group: list[str] = []
    together = 0
    for conversation_id, size in sizes:
        group.append(conversation_id)
        together += size
        if together >= _GROUP_BYTES or len(group) == first:
            yield group
            group, together, first = [], 0, 0
    if group:
        yield group
