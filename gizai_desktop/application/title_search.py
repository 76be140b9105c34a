"""A search that knows titles and tags only: what is in memory anyway."""

from collections.abc import Callable, Mapping

from gizai_desktop.domain.folding import Folded, fold
from gizai_desktop.domain.library import ConversationHeader
from gizai_desktop.domain.search import Range, SearchHit, SearchPage
from gizai_desktop.domain.search_query import SearchQuery


class TitleSearch:
    """Looks through the headers of the library at each search."""

    def __init__(self, headers: Callable[[], Mapping[str, ConversationHeader]]) -> None:
        self._headers = headers

    async def search(self, query: SearchQuery, position: str, limit: int) -> SearchPage:
        """The newest conversations whose titles have every word."""
        del position
        found = [hit for header in self._headers().values() if (hit := _hit(header, query))]
        found.sort(key=lambda hit: hit.header.last_activity, reverse=True)
        return SearchPage(tuple(found[:limit]))


def _hit(header: ConversationHeader, query: SearchQuery) -> SearchHit | None:
    title = Folded(header.title)
    ranges: list[Range] = []
    for word in query.words:
        start = title.text.find(word)
        if start < 0:
            return None
        ranges.append(title.span(start, start + len(word)))
    tags = {fold(tag) for tag in header.tags}
    if not tags.issuperset(query.tags) or any(word in title.text for word in query.excluded):
        return None
    return SearchHit(header, len(ranges), tuple(sorted(ranges)))
