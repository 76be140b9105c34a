"""What a person finds in the list and by the search, whatever happens to the index."""

import asyncio
import os
import shutil
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from gizai_desktop.application import search as search_module
from gizai_desktop.application.library import Library
from gizai_desktop.application.notices import Notice, Notices
from gizai_desktop.application.search import LibrarySearch
from gizai_desktop.application.tasks import Tasks
from gizai_desktop.domain.search import SearchPage
from gizai_desktop.store.conversations.codec import encode
from gizai_desktop.store.conversations.store import JsonConversationStore
from gizai_desktop.store.index.process import IndexProcess
from gizai_desktop.store.locations import Locations
from tests.store.examples import talk
from tests.store.index.watching import path_in, put, until


@dataclass
class Found:
    library: Library
    search: LibrarySearch
    index: IndexProcess
    posted: list[Notice]

    async def titles(self, text: str) -> list[str]:
        return [hit.header.title for hit in (await self.search.find(text)).rows]


@asynccontextmanager
async def searched(folder: Path) -> AsyncIterator[Found]:
    locations = Locations.of(folder)
    errors: list[BaseException] = []
    notices, tasks = Notices(), Tasks(errors.append)
    posted: list[Notice] = []
    notices.posted.connect(posted.append)
    store, index = JsonConversationStore(locations), IndexProcess(locations)
    library = Library(store, notices)
    search = LibrarySearch(index, library, tasks)
    try:
        await store.prepare()
        await search.list_newest()
        await search.start()
        await search.listed()
        await until(lambda: search.progress.complete)
        yield Found(library, search, index, posted)
    finally:
        await tasks.finish()
        await index.aclose()
        await store.aclose()
    assert not errors, errors


async def test_what_is_said_is_found_soon_and_what_is_deleted_is_not(tmp_path: Path) -> None:
    async with searched(tmp_path) as app:
        chat = await app.library.add(talk("Cats", "They purr."))
        other = await app.library.add(talk("Dogs", "They bark."))
        await until(lambda: app.search.progress.done == 2)
        assert await app.titles("purr") == ["Cats"]
        await app.library.update(chat.id, lambda at: at.renamed("Tigers").tagged(["wild"]))
        for _ in range(100):
            if await app.titles("tag:wild"):
                break
            await asyncio.sleep(0.05)
        assert await app.titles("tag:wild tigers") == ["Tigers"]
        await app.library.delete(other.id)
        await until(lambda: app.search.progress.total == 1)
        assert await app.titles("bark") == []
        await app.library.restore(other.id)
        await until(lambda: app.search.progress.total == 2)
        assert await app.titles("bark") == ["Dogs"]


async def test_a_query_that_asks_for_nothing_finds_nothing(tmp_path: Path) -> None:
    put(Locations.of(tmp_path), talk("Cats"))
    async with searched(tmp_path) as app:
        assert await app.search.find("  before:never ") == SearchPage()


async def test_many_conversations_are_listed_at_the_next_start_before_the_folder_is_compared(
    tmp_path: Path,
) -> None:
    chats = [talk(f"Chat {at}") for at in range(search_module.FIRST_ROWS + 50)]

    put(Locations.of(tmp_path), *chats)
    async with searched(tmp_path) as app:
        assert len(app.library.headers) == len(chats)
    index = IndexProcess(Locations.of(tmp_path))
    store = JsonConversationStore(Locations.of(tmp_path))
    library = Library(store, Notices())
    listed: list[int] = []
    library.listed.connect(lambda _: listed.append(len(library.headers)))
    search = LibrarySearch(index, library, Tasks(lambda _: None))
    await search.list_newest()
    await search.start()
    assert listed == [search_module.FIRST_ROWS, len(chats)]
    await search.listed()
    assert listed == [search_module.FIRST_ROWS, len(chats)], "nothing had changed"
    await index.aclose()
    await store.aclose()


async def test_what_has_gone_is_not_listed_even_when_the_index_is_begun_anew(
    tmp_path: Path,
) -> None:
    chats = [talk(f"Chat {at}") for at in range(search_module.FIRST_ROWS + 50)]
    locations = Locations.of(tmp_path)

    put(locations, *chats)
    async with searched(tmp_path):
        pass
    index, store = IndexProcess(locations), JsonConversationStore(locations)
    library = Library(store, Notices())
    search = LibrarySearch(index, library, Tasks(lambda _: None))
    await search.list_newest()
    for chat in chats[3:]:
        (locations.conversations / f"{chat.id}.json").unlink()
    shutil.rmtree(locations.cache)
    await search.start()
    await until(lambda: library.headers.keys() == {chat.id for chat in chats[:3]})
    await index.aclose()
    await store.aclose()


async def test_the_search_outlives_its_process_and_the_list_needs_none(tmp_path: Path) -> None:
    put(Locations.of(tmp_path), talk("Cats", "meow"))
    async with searched(tmp_path) as app:
        for _ in range(search_module.RESTARTS):
            process = app.index._process
            assert process is not None
            os.kill(process.pid, signal.SIGKILL)
            await until(lambda: app.index._process not in (None, process))  # noqa: B023
            assert await app.titles("meow") == ["Cats"]


async def test_damaged_files_are_rescued_reported_once_and_searched(tmp_path: Path) -> None:
    locations = Locations.of(tmp_path)
    broken = talk("Broken", "meow", "purr")

    put(locations, talk("Whole"))
    path_in(locations, broken.id).write_bytes(encode(broken)[:-30])
    path_in(locations, "empty").write_bytes(b"")
    async with searched(tmp_path) as app:
        await until(lambda: not path_in(locations, "empty").exists())
        await until(lambda: bool(app.posted))
        assert {h.title for h in app.library.headers.values()} == {"Whole", "Broken"}
        assert await app.titles("meow") == ["Broken"]
        assert len([*locations.damaged.iterdir()]) == 2
    async with searched(tmp_path) as app:
        assert app.posted == []
