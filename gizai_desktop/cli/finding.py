"""Lists and searches the conversations from the command line."""

from collections.abc import Callable
from contextlib import closing

from gizai_desktop.cli.output import reader_gone, say, write, write_object
from gizai_desktop.domain.errors import StorageError
from gizai_desktop.domain.identity import time_to_text
from gizai_desktop.domain.run_options import RunOptions
from gizai_desktop.domain.search import SearchHit
from gizai_desktop.domain.search_query import parse_query
from gizai_desktop.store.index.headless import HeadlessLibrary, Row
from gizai_desktop.store.locations import Locations


def list_chats(options: RunOptions, *, as_json: bool) -> int:
    """Print a line for each conversation, the newest activity first."""

    def work(library: HeadlessLibrary) -> None:
        for row in library.rows():
            if as_json:
                write_object(_object_of(row))
            else:
                write(f"{_line_of(row)}\n")

    return _with_library(options, work)


def search(options: RunOptions, text: str, limit: int, *, as_json: bool) -> int:
    """Print what a query finds, as the window's search does; finding nothing is no error."""
    query = parse_query(text)
    if query.problems or not query.asks:
        for problem in query.problems:
            say(problem.sentence)
        if not query.problems:
            say("There is nothing to search for: the text is empty.")
        return 2

    def work(library: HeadlessLibrary) -> None:
        for row, hit in library.search(query, limit):
            if as_json:
                write_object({**_object_of(row), **_hit_object_of(hit)})
            else:
                write(f"{_line_of(row)}\n" + (f"    {hit.snippet}\n" if hit.snippet else ""))

    return _with_library(options, work)


def _with_library(options: RunOptions, work: Callable[[HeadlessLibrary], None]) -> int:
    try:
        with closing(HeadlessLibrary(Locations.of(options.data_dir))) as library:
            work(library)
    except StorageError as error:
        say(str(error))
        return 1
    except BrokenPipeError:
        return reader_gone()
    except KeyboardInterrupt:
        return 130
    return 0


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
