"""An index of a real folder, and everything that it told."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.library import ConversationHeader
from gizai_desktop.domain.search import IndexProgress, SearchPage
from gizai_desktop.domain.search_query import parse_query
from gizai_desktop.store.conversations.codec import encode
from gizai_desktop.store.index.process import IndexProcess
from gizai_desktop.store.locations import Locations

PATIENCE_S = 20.0


class Watcher:
    """Keeps what an index tells."""

    def __init__(self) -> None:
        self.headers: dict[str, ConversationHeader] = {}
        self.suspects: list[str] = []
        self.progress: list[IndexProgress] = []
        self.comparisons = 0
        self.refusals = 0
        self.ends = 0

    def rows_read(self, headers: Sequence[ConversationHeader]) -> None:
        self.headers |= {header.id: header for header in headers}

    def rows_gone(self, ids: Sequence[str]) -> None:
        for each in ids:
            self.headers.pop(each, None)

    def compared(self) -> None:
        self.comparisons += 1

    def suspected(self, ids: Sequence[str]) -> None:
        self.suspects += ids

    def progressed_to(self, progress: IndexProgress) -> None:
        self.progress.append(progress)

    def refused(self) -> None:
        self.refusals += 1

    def ended(self) -> None:
        self.ends += 1

    @property
    def done(self) -> bool:
        """Whether everything has been read that was there."""
        last = self.progress[-1] if self.progress else IndexProgress()
        return self.comparisons > 0 and last.complete


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE_S):
        while not condition():  # noqa: ASYNC110 - files and processes tell nobody
            await asyncio.sleep(0.01)


@asynccontextmanager
async def indexed(locations: Locations) -> AsyncIterator[tuple[IndexProcess, Watcher]]:
    """An index that has read everything."""
    index, watcher = IndexProcess(locations), Watcher()
    try:
        await index.start(watcher)
        await until(lambda: watcher.done)
        yield index, watcher
    finally:
        await index.aclose()


async def found(index: IndexProcess, text: str, limit: int = 50) -> SearchPage:
    """The first results; a look that took too long goes on."""
    page = SearchPage(position="")
    while True:
        page = await index.search(parse_query(text), page.position, limit)
        if page.rows or not page.position:
            return page


async def titles(index: IndexProcess, text: str) -> list[str]:
    return [hit.header.title for hit in (await found(index, text)).rows]


def put(locations: Locations, *conversations: Conversation) -> None:
    locations.make_folders()
    for each in conversations:
        path_in(locations, each.id).write_bytes(encode(each))


def path_in(locations: Locations, conversation_id: str) -> Path:
    return locations.conversations / f"{conversation_id}.json"
