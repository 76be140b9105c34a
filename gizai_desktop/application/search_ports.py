"""What the search asks of the index below."""

from collections.abc import Collection, Sequence
from typing import Protocol

from gizai_desktop.domain.library import ConversationHeader
from gizai_desktop.domain.search import IndexListener, SearchPage
from gizai_desktop.domain.search_query import SearchQuery


class LibraryIndex(Protocol):
    """Rows and a full-text search of the conversations on disk; a cache that rebuilds itself."""

    async def newest(self, count: int) -> Sequence[ConversationHeader]:
        """The newest rows as they were known when the index was written last; soon."""
        ...

    async def rows(self) -> dict[str, ConversationHeader]:
        """All rows by id as they were known then; none without an index."""
        ...

    async def present(self) -> Collection[str]:
        """Ids of the conversations whose files are in the folder now.

        Raises:
            StorageError: the folder cannot be read.
        """
        ...

    async def start(self, listener: IndexListener) -> None:
        """Compare the index with the folder, now and whenever asked, and build it.

        Raises:
            StorageError: it cannot be started.
        """
        ...

    def saved(self, conversation_id: str) -> None:
        """A conversation's file has been written."""
        ...

    def removed(self, conversation_id: str) -> None:
        """A conversation's file is not there any more."""
        ...

    def compare(self) -> None:
        """Look for changes that others made in the folder."""
        ...

    def set_in_use(self, in_use: bool) -> None:
        """Whether somebody uses the window, so that the index must hold back."""
        ...

    async def search(self, query: SearchQuery, position: str, limit: int) -> SearchPage:
        """The newest conversations that have what ``query`` asks for, at most ``limit``.

        Cancelling the caller ends the search.

        Args:
            position: of the page before, or empty for the first page.

        Raises:
            StorageError: nothing can be searched now.
        """
        ...
