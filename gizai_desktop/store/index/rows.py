"""The rows of the sidebar as the index has them, at once."""

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from gizai_desktop.domain.library import ConversationHeader
from gizai_desktop.store.index.schema import WrongIndexError, open_to_read

_SOME = 2000
_ROWS = (
    "SELECT id, title, active / 1000.0, pinned, read_only, archived, tags FROM conversations"
    " ORDER BY active DESC, no DESC"
)


def read_rows(cache: Path) -> Sequence[ConversationHeader]:
    """All rows, newest first, as they were when the index was written; none without an index."""
    found: list[ConversationHeader] = []
    with (
        suppress(sqlite3.Error, WrongIndexError, ValueError),
        closing(open_to_read(cache)) as index,
    ):
        rows = index.execute(_ROWS)
        while some := rows.fetchmany(_SOME):
            found += map(header_of, some)
    return found


def header_of(row: tuple[Any, ...]) -> ConversationHeader:
    """A row of `_ROWS`."""
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
