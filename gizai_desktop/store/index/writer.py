"""Puts conversations into the index, and takes them out of it."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager

from gizai_desktop.domain.folding import fold
from gizai_desktop.store.index.documents import Document
from gizai_desktop.store.index.folder import Stat
from gizai_desktop.store.index.schema import transaction
from gizai_desktop.store.index.times import milliseconds
from gizai_desktop.store.index.words import Words, words_of

SEPARATOR = "\x02"
"""Between the title and the messages of a body; no looked-for text has it."""

SEARCHED = 50_000_000
"""Characters of a conversation that are searched; SQLite keeps no more than a gigabyte at once."""

_KNOWN_LIMIT = 300_000
_ROW = (
    *("id", "title", "active", "created", "updated", "pinned", "read_only", "archived"),
    *("tags", "marks", "models", "code", "messages", "damaged"),
    *("size", "modified", "inode", "searched"),
)
_SET = ", ".join(f"{name} = excluded.{name}" for name in _ROW[1:])
_PUT_ROW = (
    f"INSERT INTO conversations({', '.join(_ROW)}) VALUES({', '.join('?' * len(_ROW))})"
    f" ON CONFLICT(id) DO UPDATE SET {_SET} RETURNING no"
)


class IndexWriter:
    """Writes into one open index."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._known: set[bytes] = set()
        self._new: set[bytes] = set()
        self._words: list[tuple[int, str]] = []

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything that is written inside, or nothing of it."""
        try:
            with ExitStack() as undo:
                undo.callback(self._known.clear)  # of what was not written
                with transaction(self._connection):
                    yield
                    self._put_words()
                undo.pop_all()
        finally:
            self._words.clear()
            self._new.clear()

    def put_row(self, document: Document, stat: Stat, *, damaged: bool) -> None:
        """Write or replace a row; its words are to be read again."""
        self._put(document, stat, damaged=damaged, searched=False)

    def put(self, document: Document, stat: Stat, *, damaged: bool) -> None:
        """Write or replace a row and its words."""
        number = self._put(document, stat, damaged=damaged, searched=True)
        texts = [fold(document.header.title), *(fold(text) for _, text in document.messages)]
        if sum(map(len, texts)) > SEARCHED:
            texts = [*_beginning(texts)]
        words = words_of(texts)
        former = self._body(number)
        if former is not None:
            known = words_of(former.decode().split(SEPARATOR))
            words = Words(words.whole - known.whole, words.pairs - known.pairs)
        if words.whole or words.pairs:
            self._words.append((number, b" ".join((*words.whole, *words.pairs)).decode()))
            self._new |= words.whole
        body = SEPARATOR.join(texts).encode()
        self._execute("INSERT OR REPLACE INTO bodies VALUES(?, ?)", (number, body))

    def put_unreadable(self, conversation_id: str, stat: Stat) -> None:
        """Keep in mind that a file holds no conversation, so that it is not read each time."""
        self.remove([conversation_id])
        self._execute("INSERT OR REPLACE INTO others VALUES(?, ?, ?, ?)", (conversation_id, *stat))

    @property
    def forgotten(self) -> int:
        """How many conversations were taken out whose words are still in the index."""
        row = self._connection.execute("SELECT value FROM about WHERE name = 'gone'").fetchone()
        return int(row[0]) if row else 0

    def remove(self, ids: Sequence[str]) -> None:
        """Take conversations out; an unknown id changes nothing."""
        gone = self.forgotten + len(ids)
        self._execute("INSERT OR REPLACE INTO about VALUES('gone', ?)", (str(gone),))
        for each in ids:
            body = "DELETE FROM bodies WHERE no = (SELECT no FROM conversations WHERE id = ?)"
            self._execute(body, (each,))
            self._execute("DELETE FROM conversations WHERE id = ?", (each,))
            self._execute("DELETE FROM others WHERE id = ?", (each,))

    def _put(self, document: Document, stat: Stat, *, damaged: bool, searched: bool) -> int:
        header = document.header
        self._execute("DELETE FROM others WHERE id = ?", (header.id,))
        values = (
            header.id,
            header.title,
            milliseconds(header.last_activity),
            milliseconds(document.created_at),
            milliseconds(document.updated_at),
            header.pinned,
            header.read_only,
            header.archived,
            json.dumps(header.tags, ensure_ascii=False) if header.tags else "",
            "".join(f"\n{fold(tag)}\n" for tag in header.tags),
            "".join(f"\n{fold(model)}" for model in document.models),
            document.has_code,
            len(document.messages),
            damaged,
            *stat,
            searched,
        )
        (number,) = self._connection.execute(_PUT_ROW, values).fetchone()
        return int(number)

    def _body(self, number: int) -> bytes | None:
        row = self._connection.execute("SELECT body FROM bodies WHERE no = ?", (number,)).fetchone()
        return row[0] if row else None

    def _put_words(self) -> None:
        """Write the words that were gathered.

        Together, at the end: each statement that may change several rows makes FTS5 write what
        it has in memory, which took half of the time.
        """
        for each in self._words:
            self._execute("INSERT INTO words(rowid, body) VALUES(?, ?)", each)
        new = self._new - self._known
        if len(self._known) > _KNOWN_LIMIT:
            self._known.clear()
        self._known |= new
        last = self._connection.execute("SELECT coalesce(max(id), 0) FROM vocabulary").fetchone()
        self._connection.executemany(
            "INSERT OR IGNORE INTO vocabulary(word) VALUES(?)",
            ((word.decode(),) for word in sorted(new)),
        )
        learn = "INSERT INTO parts(rowid, word) SELECT id, word FROM vocabulary WHERE id > ?"
        self._execute(learn, last)

    def _execute(self, statement: str, values: Sequence[object]) -> None:
        self._connection.execute(statement, values)


def _beginning(texts: Sequence[str]) -> Iterator[str]:
    left = SEARCHED
    for text in texts:
        yield text[:left]
        left = max(0, left - len(text))
