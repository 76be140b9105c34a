"""The search over all conversations, and how far its index is."""

from gizai_desktop.application.event import Event
from gizai_desktop.application.ports import LibraryIndex
from gizai_desktop.domain.search import PAGE, IndexProgress, SearchPage
from gizai_desktop.domain.search_query import parse_query


class LibrarySearch:
    """Finds conversations by what their titles and messages say.

    Attributes:
        progress: how many conversations are searched at present.
        progressed: carries `progress` after each change.
    """

    def __init__(self, index: LibraryIndex) -> None:
        self._index = index
        self.progress = IndexProgress()
        self.progressed: Event[IndexProgress] = Event()

    async def find(self, text: str, position: str = "", limit: int = PAGE) -> SearchPage:
        """What a typed query finds, newest first; cancel the caller when a newer one is typed.

        A query that asks for nothing finds nothing. `domain.search_query.parse_query` says
        what is wrong with its filters.

        Args:
            position: `SearchPage.position` of the page before, or empty for the first one.

        Raises:
            StorageError: nothing can be searched now.
        """
        query = parse_query(text)
        if not query.asks:
            return SearchPage()
        return await self._index.search(query, position, limit)

    def note_progress(self, progress: IndexProgress) -> None:
        """Keep and announce how far the index is."""
        if progress != self.progress:
            self.progress = progress
            self.progressed.emit(progress)
