"""Finds the conversations that a query asks for, newest first."""

import sqlite3
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from gizai_desktop.domain.search_query import SearchQuery
from gizai_desktop.store.index.candidates import expression
from gizai_desktop.store.index.times import milliseconds

FIRST_WINDOW = 256
"""Newest conversations that are looked at before the index of words is asked."""
FEW = 4000
"""Candidates that are sorted; of more, the newest are met in order of their activity."""

_WINDOW = 1024
_AMONG_CANDIDATES = " AND no IN (SELECT no FROM temp.candidates)"
_FOREVER = (1 << 62, 1 << 62)


class Place(NamedTuple):
    """A place in the order of activity: what follows it is less recent."""

    active: int
    number: int

    def __str__(self) -> str:
        return f"{self.active}:{self.number}"

    @classmethod
    def of(cls, text: str) -> "Place":
        """Read a position; a wrong one is the beginning."""
        active, _, number = text.partition(":")
        try:
            return cls(int(active), int(number))
        except ValueError:
            return cls(*_FOREVER)


@dataclass(slots=True)
class Found:
    """Numbers of conversations, and where to go on; no place at the end."""

    numbers: list[int] = field(default_factory=list)
    place: Place | None = None


def find(
    connection: sqlite3.Connection,
    query: SearchQuery,
    start: Place,
    limit: int,
    time_s: float,
) -> Found:
    """At most ``limit`` conversations after ``start``; fewer when ``time_s`` is over.

    Raises:
        sqlite3.OperationalError: it was interrupted.
    """
    end = time.monotonic() + time_s
    found = Found(place=start)
    conditions = _conditions(query)
    # What many have is found at once among the newest; what few have, by their words.
    _look(connection, found, (conditions, query), limit, FIRST_WINDOW)
    if query.words and found.place is not None and len(found.numbers) < limit:
        asked = expression(connection, query.words)
        if asked == "":
            return Found(found.numbers)
        if asked is not None:
            count = _note_candidates(connection, asked)
            conditions = _Conditions(
                conditions.sql + _AMONG_CANDIDATES, conditions.values, few=count <= FEW
            )
    while found.place is not None and len(found.numbers) < limit and time.monotonic() < end:
        _look(connection, found, (conditions, query), limit, _WINDOW)
    return found


@dataclass(frozen=True, slots=True)
class _Conditions:
    """What rows must fulfil, in SQL, and its values.

    Attributes:
        few: the rows are few enough to be sorted; else they are met in the order of an index.
    """

    sql: str
    values: tuple[object, ...]
    few: bool = False


def _conditions(query: SearchQuery) -> _Conditions:
    tests: list[tuple[str, object]] = []
    tests += (("instr(marks, ?) > 0", f"\n{tag}\n") for tag in query.tags)
    tests += (("instr(marks, ?) = 0", f"\n{tag}\n") for tag in query.not_tags)
    tests += (("instr(models, ?) > 0", model) for model in query.models)
    tests += (("instr(models, ?) = 0", model) for model in query.not_models)
    if query.before is not None:
        tests.append(("created < ?", _midnight(query.before)))
    if query.after is not None:
        tests.append(("active >= ?", _midnight(query.after)))
    if query.has_code is not None:
        tests.append(("code = ?", query.has_code))
    sql = "".join(f" AND {test}" for test, _ in tests)
    return _Conditions(sql, tuple(value for _, value in tests))


def _midnight(day: date) -> int:
    """The beginning of a day in local time; of one that no clock knows, of the nearest year."""
    try:
        return milliseconds(datetime(day.year, day.month, day.day).astimezone())
    except (OverflowError, OSError, ValueError):
        return 0 if day.year < 1971 else _FOREVER[0]


def _note_candidates(connection: sqlite3.Connection, asked: str) -> int:
    """Put the conversations whose words fit into a table of this connection; says how many.

    They stay there for the next page of the same search, until the index changes.
    """
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS candidates(no INTEGER PRIMARY KEY)")
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS noted(asked TEXT, version INTEGER, count)")
    (version,) = connection.execute("PRAGMA data_version").fetchone()
    noted = "SELECT count FROM temp.noted WHERE asked = ? AND version = ?"
    found = connection.execute(noted, (asked, version)).fetchone()
    if found is not None:
        return int(found[0])
    connection.execute("DELETE FROM temp.noted")
    connection.execute("DELETE FROM temp.candidates")
    count = connection.execute(
        "INSERT OR IGNORE INTO temp.candidates SELECT rowid FROM words WHERE words MATCH ?",
        (asked,),
    ).rowcount
    connection.execute("INSERT INTO temp.noted VALUES(?, ?, ?)", (asked, version, count))
    return count


def _look(
    connection: sqlite3.Connection,
    found: Found,
    what: tuple[_Conditions, SearchQuery],
    limit: int,
    window: int,
) -> None:
    """Look at the next ``window`` conversations and note those that are right."""
    conditions, query = what
    keys = [*_keys(connection, found.place or Place(0, 0), conditions, window)]
    right = _with_texts(connection, [key.number for key in keys], query)
    for key in keys:
        if key.number in right:
            found.numbers.append(key.number)
            if len(found.numbers) == limit:
                last = len(keys) < window and key == keys[-1]
                found.place = None if last else key
                return
    found.place = keys[-1] if len(keys) == window else None


def _keys(
    connection: sqlite3.Connection, after: Place, conditions: _Conditions, limit: int
) -> Iterator[Place]:
    index = "NOT INDEXED" if conditions.few else "INDEXED BY by_activity"
    rows = connection.execute(
        f"SELECT active, no FROM conversations {index}"  # noqa: S608 - our own words
        f" WHERE searched AND (active, no) < (?, ?){conditions.sql}"
        " ORDER BY active DESC, no DESC LIMIT ?",
        (*after, *conditions.values, limit),
    )
    return map(Place._make, rows)


def _with_texts(
    connection: sqlite3.Connection, numbers: Sequence[int], query: SearchQuery
) -> set[int]:
    """Those whose title or messages have each word and no excluded one."""
    if not query.words and not query.excluded:
        return set(numbers)
    wanted = [word.encode() for word in query.words]
    refused = [word.encode() for word in query.excluded]
    # Python looks through bytes four times as fast as SQLite's instr() through a text.
    return {
        number
        for number, body in connection.execute(
            f"SELECT no, body FROM bodies WHERE no IN ({', '.join(map(str, numbers))})"  # noqa: S608
        )
        if all(word in body for word in wanted) and not any(word in body for word in refused)
    }
