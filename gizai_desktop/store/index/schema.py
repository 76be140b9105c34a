"""The tables of the index, and how its file is opened or begun anew."""

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path

from gizai_desktop.store.atomic import make_private_folder

VERSION = f"1-{sys.byteorder}"
"""Changes with the tables and with what is written into them: another one begins anew."""
FILE_NAME = "library.sqlite"

_BUSY_S = 10.0
_CACHE_KIB = 16 * 1024
_MAPPED_BYTES = 2**31 - 2**16
_PENDING_BYTES = 4 * 1024 * 1024
_MERGED_AT = 8
"""Parts of the index of words that are made one; of few, the same words are written often."""
_CHECKPOINT_PAGES = 4000

_TABLES = """
CREATE TABLE about(name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE conversations(
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  active INTEGER NOT NULL,   -- milliseconds since 1970 of the newest message
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  pinned INTEGER NOT NULL,
  read_only INTEGER NOT NULL,
  archived INTEGER NOT NULL,
  tags TEXT NOT NULL,        -- a JSON list, or nothing
  marks TEXT NOT NULL,       -- the folded tags, each between two line feeds
  models TEXT NOT NULL,      -- their folded ids, each after a line feed
  code INTEGER NOT NULL,     -- whether a message has a block of code
  messages INTEGER NOT NULL,
  damaged INTEGER NOT NULL,
  size INTEGER NOT NULL,     -- of the file, and what follows, as it was read
  modified INTEGER NOT NULL, -- nanoseconds
  inode INTEGER NOT NULL,
  searched INTEGER NOT NULL  -- whether its words are in the tables below
);
CREATE TABLE others(              -- files that hold no conversation
  id TEXT PRIMARY KEY, size INTEGER NOT NULL, modified INTEGER NOT NULL, inode INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX by_activity ON conversations(active, no);
CREATE INDEX to_be_read ON conversations(active) WHERE NOT searched;
CREATE TABLE bodies(no INTEGER PRIMARY KEY, body BLOB NOT NULL);
CREATE VIRTUAL TABLE words USING fts5(
  body, content='', columnsize=0, detail=none, tokenize="ascii tokenchars '_'"
);
CREATE TABLE vocabulary(id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE);
CREATE VIRTUAL TABLE parts USING fts5(
  word, content='vocabulary', content_rowid='id', columnsize=0,
  tokenize='trigram case_sensitive 1'
);
"""
"""``words`` never forgets; what it finds is looked for in ``bodies``, which are always right."""


class WrongIndexError(Exception):
    """The file is not an index of this version; it can be deleted."""


def open_to_write(folder: Path) -> sqlite3.Connection:
    """Open the index of a cache folder; one that is damaged or of another version is replaced.

    Raises:
        OSError, sqlite3.Error: there can be no index in this folder now.
    """
    make_private_folder(folder)
    path = folder / FILE_NAME
    try:
        return _opened(path)
    except (WrongIndexError, sqlite3.DatabaseError):
        forget(folder)
        return _opened(path)


def open_to_read(folder: Path) -> sqlite3.Connection:
    """Open the index of a cache folder as it is.

    Raises:
        sqlite3.Error, WrongIndexError: there is none that can be read.
    """
    connection = sqlite3.connect(
        f"{(folder / FILE_NAME).absolute().as_uri()}?mode=ro",
        uri=True,
        timeout=_BUSY_S,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        _check(_version(connection))
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        connection.execute(f"PRAGMA mmap_size = {_MAPPED_BYTES}")
        connection.execute("PRAGMA temp_store = MEMORY")
    except (sqlite3.Error, WrongIndexError):
        connection.close()
        raise
    return connection


def settle(connection: sqlite3.Connection) -> None:
    """Bring all that was written into the index's own file, as far as nobody is reading.

    What is beside it in the log is read by everyone who opens the index first: 10 ms at a start.
    """
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def forget(folder: Path) -> None:
    """Delete the index.

    Raises:
        OSError: it cannot be deleted.
    """
    for suffix in ("", "-wal", "-shm", "-journal"):
        (folder / (FILE_NAME + suffix)).unlink(missing_ok=True)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Everything that is written inside, or nothing of it."""
    connection.execute("BEGIN IMMEDIATE")
    with ExitStack() as undo:
        undo.callback(_roll_back, connection)
        yield
        undo.pop_all()
    connection.execute("COMMIT")


def _roll_back(connection: sqlite3.Connection) -> None:
    with suppress(sqlite3.Error):  # a full disk has ended it already
        connection.execute("ROLLBACK")


def _opened(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(
        path, timeout=_BUSY_S, isolation_level=None, check_same_thread=False
    )
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(f"PRAGMA wal_autocheckpoint = {_CHECKPOINT_PAGES}")
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        version = _version(connection)
        if version is None:
            _begin(connection)
        else:
            _check(version)
    except (sqlite3.Error, WrongIndexError):
        connection.close()
        raise
    return connection


def _check(version: str | None) -> None:
    if version != VERSION:
        raise WrongIndexError


def _version(connection: sqlite3.Connection) -> str | None:
    """The version that made the tables; None of a file without any."""
    with closing(connection.execute("SELECT count(*) FROM sqlite_schema")) as found:
        if found.fetchone()[0] == 0:
            return None
    row = connection.execute("SELECT value FROM about WHERE name = 'version'").fetchone()
    return str(row[0]) if row else ""


def _begin(connection: sqlite3.Connection) -> None:
    with transaction(connection):
        for statement in _TABLES.split(";\n"):
            connection.execute(statement)
        # More of it in memory makes fewer pieces to be merged, and misses the processor's cache.
        set_size = "INSERT INTO words(words, rank) VALUES('hashsize', ?)"
        connection.execute(set_size, (_PENDING_BYTES,))
        set_merging = "INSERT INTO words(words, rank) VALUES('automerge', ?)"
        connection.execute(set_merging, (_MERGED_AT,))
        connection.execute("INSERT INTO about VALUES('version', ?)", (VERSION,))
