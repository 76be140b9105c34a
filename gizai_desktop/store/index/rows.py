"""The rows of the sidebar as the index has them, at once."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from datetime import UTC, datetime
from functools import partial
from itertools import repeat
from pathlib import Path
from typing import Any

from gizai_desktop.domain.library import ConversationHeader
from gizai_desktop.store.index.schema import WrongIndexError, open_to_read

_UNUSABLE = (sqlite3.Error, WrongIndexError, ValueError)
_SOME = 4000
"""Rows of one step, in which other threads wait for some milliseconds."""
_NEWEST = (
    "SELECT id, title, active / 1000.0, pinned, read_only, archived, tags FROM conversations"
    " ORDER BY active DESC, no DESC LIMIT ?"
)
# SQLite joins the columns without holding up Python's other threads.
_COLUMNS = """
    SELECT group_concat(id), json_group_array(title), group_concat(active / 1000.0),
      group_concat(pinned * 4 + read_only * 2 + archived, ''),
      json_group_object(id, tags) FILTER (WHERE tags != '')
    FROM conversations WHERE no > ? AND no <= ?
"""
_FLAGS = {str(code): (code & 4 > 0, code & 2 > 0, code & 1 > 0) for code in range(8)}
_header: Any = partial(tuple.__new__, ConversationHeader)


def read_newest(cache: Path, count: int) -> Sequence[ConversationHeader]:
    """The newest rows as they were when the index was written, the newest first."""
    with (
        suppress(sqlite3.Error, WrongIndexError, ValueError),
        closing(open_to_read(cache)) as index,
    ):
        return [header_of(row) for row in index.execute(_NEWEST, (count,))]
    return []


def read_rows(cache: Path) -> dict[str, ConversationHeader]:
    """All rows by id, as they were when the index was written; none without an index."""
    found: dict[str, ConversationHeader] = {}
    with (
        suppress(sqlite3.Error, WrongIndexError, ValueError),
        closing(open_to_read(cache)) as index,
    ):
        for headers in _parts(index):
            found |= headers
    return found


def header_of(row: tuple[Any, ...]) -> ConversationHeader:
    """A row of the index, its time in seconds, its tags as JSON or nothing."""
    own_id, title, active_s, pinned, read_only, archived, tags = row
    return ConversationHeader(
        own_id,
        title,
        datetime.fromtimestamp(active_s, UTC),
        pinned == 1,
        read_only == 1,
        archived == 1,
        tuple(json.loads(tags)) if tags else (),
    )


def _parts(index: sqlite3.Connection) -> Iterator[dict[str, ConversationHeader]]:
    (end,) = index.execute("SELECT coalesce(max(no), 0) FROM conversations").fetchone()
    for start in range(0, end, _SOME):
        ids, *columns = index.execute(_COLUMNS, (start, start + _SOME)).fetchone()
        if ids is not None:
            yield _headers(ids.split(","), *columns)


def _headers(
    ids: Sequence[str], titles: str, times: str, codes: str, tags: str | None
) -> dict[str, ConversationHeader]:
    """Rows of columns, made without a call of Python code for each."""
    moments = map(datetime.fromtimestamp, map(float, times.split(",")), repeat(UTC))
    few_flags = codes.count("0") == len(codes)
    flags = [repeat(False)] * 3 if few_flags else zip(*map(_FLAGS.get, codes), strict=True)  # noqa: FBT003
    written: dict[str, str] = json.loads(tags or "{}")
    shared = {each: tuple(json.loads(each)) for each in {*written.values()}}
    all_tags = [shared.get(written.get(own, ""), ()) for own in ids] if written else repeat(())
    columns = zip(ids, json.loads(titles), moments, *flags, all_tags, strict=False)
    return dict(zip(ids, map(_header, columns), strict=True))
