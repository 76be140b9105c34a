"""What the window's process and that of the index tell each other: one JSON object a line.

To the index: ``search`` (with an id), ``cancel``, ``reread``, ``remove``, ``compare``, ``share``.
From it: ``rows``, ``gone``, ``compared``, ``suspects``, ``progress``, ``slow``, ``found``,
``failed``.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from gizai_desktop.domain.library import ConversationHeader
from gizai_desktop.domain.search import SearchHit, SearchPage
from gizai_desktop.domain.search_query import SearchQuery
from gizai_desktop.store.index.times import milliseconds, moment

_LISTS = ("words", "excluded", "tags", "not_tags", "models", "not_models")


def line_of(what: str, **values: object) -> bytes:
    """One line."""
    return json.dumps({"what": what, **values}, ensure_ascii=False).encode() + b"\n"


def header_to_wire(header: ConversationHeader) -> list[object]:
    """A row as a list."""
    return [*header[:2], milliseconds(header.last_activity), *header[3:]]


def header_from_wire(values: Sequence[Any]) -> ConversationHeader:
    """A row of a list."""
    own_id, title, active, pinned, read_only, archived, tags = values
    return ConversationHeader(
        own_id, title, moment(active), bool(pinned), bool(read_only), bool(archived), tuple(tags)
    )


def query_to_wire(query: SearchQuery) -> Mapping[str, object]:
    """A query without its problems."""
    return {
        **{name: getattr(query, name) for name in _LISTS},
        "before": query.before and query.before.isoformat(),
        "after": query.after and query.after.isoformat(),
        "has_code": query.has_code,
    }


def query_from_wire(values: Mapping[str, Any]) -> SearchQuery:
    """A query of an object."""
    lists = {name: tuple(values[name]) for name in _LISTS}
    return SearchQuery(
        lists["words"],
        lists["excluded"],
        lists["tags"],
        lists["not_tags"],
        lists["models"],
        lists["not_models"],
        values["before"] and date.fromisoformat(values["before"]),
        values["after"] and date.fromisoformat(values["after"]),
        values["has_code"],
    )


def page_to_wire(page: SearchPage) -> Mapping[str, object]:
    """A page of results."""
    rows = [[header_to_wire(hit.header), *hit[1:]] for hit in page.rows]
    return {"rows": rows, "position": page.position, "complete": page.complete}


def page_from_wire(values: Mapping[str, Any]) -> SearchPage:
    """A page of an object."""
    return SearchPage(
        tuple(_hit(each) for each in values["rows"]), values["position"], values["complete"]
    )


def _hit(values: Sequence[Any]) -> SearchHit:
    header, hits, title_ranges, message_id, snippet, ranges = values
    return SearchHit(
        header_from_wire(header),
        hits,
        tuple((start, end) for start, end in title_ranges),
        message_id,
        snippet,
        tuple((start, end) for start, end in ranges),
    )
