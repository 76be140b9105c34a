"""The list of the library and the search over it, both from an index."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress

from gizai_desktop.application.event import Event
from gizai_desktop.application.library import Library
from gizai_desktop.application.search_ports import LibraryIndex
from gizai_desktop.application.tasks import Tasks
from gizai_desktop.domain.errors import StorageError
from gizai_desktop.domain.library import ConversationHeader
from gizai_desktop.domain.search import PAGE, IndexProgress, SearchPage
from gizai_desktop.domain.search_query import parse_query

FIRST_ROWS = 200
"""Conversations that fill a sidebar; they are listed before the others are read."""
RESTARTS = 3
"""How often an index that ended by itself is begun again."""


class LibrarySearch:
    """Finds conversations by what their titles and messages say, and lists them at the start.

    Attributes:
        progress: how many conversations are searched at present.
        progressed: carries `progress` after each change.
    """

    def __init__(self, index: LibraryIndex, library: Library, tasks: Tasks) -> None:
        self._index = index
        self._library = library
        self._tasks = tasks
        self._restarts = RESTARTS
        self._rows: dict[str, ConversationHeader | None] = {}
        self._examined: set[str] = set()
        self._removed: set[str] = set()
        self._listed = False
        self._first_listing = asyncio.Event()
        self.progress = IndexProgress()
        self.progressed: Event[IndexProgress] = Event()
        library.changed.connect(lambda conversation: self._follow_change(conversation.id))
        library.removed.connect(self._follow_removal)

    async def list_newest(self) -> None:
        """List what fills a sidebar, from the index of the last time."""
        newest = await self._index.newest(FIRST_ROWS)
        if newest:
            self._listed = True
            self._library.take_rows({header.id: header for header in newest})

    async def start(self) -> None:
        """List all that the index knows, then follow what it finds in the folder."""
        if len(self._library.headers) >= FIRST_ROWS:
            self._library.take_rows(await self._index.rows())
        await self._begin()

    async def listed(self) -> None:
        """Wait until everything that is in the folder has been listed, or cannot be."""
        await self._first_listing.wait()

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
        page = SearchPage(position=position)
        if not query.asks:
            return SearchPage()
        while True:
            page = await self._index.search(query, page.position, limit)
            if page.rows or not page.position:
                return page

    def look_again(self) -> None:
        """Look for changes that others made in the folder."""
        self._index.compare()

    def set_in_use(self, in_use: bool) -> None:
        """Whether somebody uses the window, so that the index must hold back."""
        self._index.set_in_use(in_use)

    def rows_read(self, headers: Sequence[ConversationHeader]) -> None:
        """Gather rows, and list them when they are many or none follow."""
        self._rows |= {header.id: header for header in headers}
        # Listing all rows again with each of many parts would take longer and longer.
        if len(self._rows) >= len(self._library.headers):
            self._list()

    def rows_gone(self, ids: Sequence[str]) -> None:
        """Gather what is not to be listed any more."""
        self._rows |= dict.fromkeys(ids)

    def compared(self) -> None:
        """List what was gathered."""
        if self._rows or not self._listed:
            self._list()
        self._removed.clear()
        if not self._first_listing.is_set() and len(self._library.headers) > self.progress.total:
            self._tasks.start(self._forget_gone(), "forget what is gone", dispensable=True)
        self._first_listing.set()

    def suspected(self, ids: Sequence[str]) -> None:
        """Have damaged files rescued; once, for some cannot be."""
        new = [each for each in ids if each not in self._examined]
        if new:
            self._examined.update(new)
            self._tasks.start(self._examine(new), "rescue damaged files")

    def refused(self) -> None:
        """List what can be read, or say why nothing can."""
        self._tasks.start(self._do_without(), "list conversations", dispensable=True)

    def progressed_to(self, progress: IndexProgress) -> None:
        """Keep and announce how far the index is."""
        if progress != self.progress:
            self.progress = progress
            self.progressed.emit(progress)

    def ended(self) -> None:
        """Begin the index again, a few times."""
        self._tasks.start(self._begin_again(), "begin the index again", dispensable=True)

    def _follow_change(self, conversation_id: str) -> None:
        self._removed.discard(conversation_id)
        self._index.saved(conversation_id)

    def _follow_removal(self, conversation_id: str) -> None:
        # Rows that the index read before are still on their way.
        self._removed.add(conversation_id)
        self._index.removed(conversation_id)

    async def _begin(self) -> None:
        try:
            await self._index.start(self)
        except StorageError:
            await self._do_without()

    async def _begin_again(self) -> None:
        if self._restarts:
            self._restarts -= 1
            await self._begin()
        else:
            await self._do_without()

    async def _do_without(self) -> None:
        """The rows come from the files then; a search says itself that it does not work."""
        self.progressed_to(IndexProgress(slow=True))
        if not self._listed:
            self._listed = True
            await self._library.read_headers()
        self._first_listing.set()

    async def _forget_gone(self) -> None:
        """Take away rows of an older index that the present one, begun anew, does not know."""
        listed = tuple(self._library.headers)
        with suppress(StorageError):  # rows too many are better than too few
            present = await self._index.present()
            self._library.take_rows({}, [each for each in listed if each not in present])

    async def _examine(self, ids: Sequence[str]) -> None:
        await self._library.examine(ids)
        for conversation_id in ids:
            self._index.saved(conversation_id)

    def _list(self) -> None:
        self._listed = True
        rows, self._rows = self._rows, {}
        gone = [each for each, header in rows.items() if header is None]
        headers = {
            each: header
            for each, header in rows.items()
            if header is not None and each not in self._removed
        }
        self._library.take_rows(headers, gone)
