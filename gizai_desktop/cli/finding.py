"""Lists and searches the conversations from the command line."""

from contextlib import closing

from gizai_desktop.cli.endings import ends_well
from gizai_desktop.cli.output import say, write, write_object
from gizai_desktop.domain.identity import time_to_text
from gizai_desktop.domain.run_options import RunOptions
from gizai_desktop.domain.search import SearchHit
from gizai_desktop.domain.search_query import parse_query
from gizai_desktop.store.index.headless import HeadlessLibrary, Row
from gizai_desktop.store.locations import Locations


@ends_well
def list_chats(options: RunOptions, *, as_json: bool) -> int:
    """Print a line for each conversation, the newest activity first."""
    with _library(options) as library:
        for row in library.rows():
            if as_json:
                write_object(_object_of(row))
            else:
                write(f"{_line_of(row)}\n")
    return 0


@ends_well
def search(options: RunOptions, text: str, limit: int, *, as_json: bool) -> int:
    """Print what a query finds, as the window's search does; finding nothing is no error."""
    query = parse_query(text)
    if query.problems or not query.asks:
        for problem in query.problems:
            say(problem.sentence)
        if not query.problems:
            say("There is nothing to search for: the text is empty.")
        return 2
    with _library(options) as library:
        for row, hit in library.search(query, limit):
            if as_json:
                write_object({**_object_of(row), **_hit_object_of(hit)})
            else:
                write(f"{_line_of(row)}\n" + (f"    {hit.snippet}\n" if hit.snippet else ""))
    return 0


def _library(options: RunOptions) -> closing[HeadlessLibrary]:
    return closing(HeadlessLibrary(Locations.of(options.data_dir)))


def _object_of(row: Row) -> dict[str, object]:
    header = row.header
    return {
        "id": header.id,
        "title": header.title,
        "updated_at": time_to_text(row.updated_at),
        "created_at": time_to_text(row.created_at),
        "last_activity": time_to_text(header.last_activity),
        "messages": row.messages,
        "pinned": header.pinned,
        "archived": header.archived,
        "tags": list(header.tags),
    }


def _hit_object_of(hit: SearchHit) -> dict[str, object]:
    return {
        "hits": hit.hits,
        "message_id": hit.message_id or None,
        "snippet": hit.snippet,
        "ranges": hit.ranges,
    }


def _line_of(row: Row) -> str:
    day = row.header.last_activity.astimezone().strftime("%Y-%m-%d %H:%M")
    return f"{row.header.id}  {day}  {' '.join(row.header.title.split())}"
