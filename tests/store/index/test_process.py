import asyncio
import os
import random
import signal
import sys
from pathlib import Path

import pytest

from gizai_desktop.domain.errors import StorageError
from gizai_desktop.domain.library import ConversationHeader
from gizai_desktop.domain.search import IndexProgress
from gizai_desktop.store.conversations.codec import encode
from gizai_desktop.store.index.process import IndexProcess
from gizai_desktop.store.index.schema import FILE_NAME
from gizai_desktop.store.locations import Locations
from tests.store.examples import talk
from tests.store.index.watching import Watcher, found, indexed, path_in, put, titles, until


@pytest.fixture
def locations(tmp_path: Path) -> Locations:
    return Locations.of(tmp_path)


async def test_messages_and_titles_are_found_whatever_their_case_and_accents(
    locations: Locations,
) -> None:
    cats = talk("Cats", "The Siamese sleeps.", "And at NIGHT?", "It siamesely hunts.")
    cafe = talk("Über Cafés", "Ещё чашку кофе? 我们去喝咖啡。")

    put(locations, cats, cafe)
    async with indexed(locations) as (index, watcher):
        assert watcher.headers == {c.id: ConversationHeader.of(c) for c in (cats, cafe)}
        assert await titles(index, "siames") == ["Cats"]
        assert await titles(index, "uber") == ["Über Cafés"]
        assert await titles(index, "еще коф") == ["Über Cafés"]
        assert await titles(index, "咖啡") == ["Über Cafés"]
        assert await titles(index, "喝") == ["Über Cafés"]
        assert await titles(index, '"night?" cats') == ["Cats"]
        assert await titles(index, "sleeps -cats") == []
        assert sorted(await titles(index, "a")) == ["Cats", "Über Cafés"]
        (hit,) = (await found(index, "siamese")).rows
        assert (hit.hits, hit.snippet, hit.ranges) == (2, "It siamesely hunts.", ((3, 10),))
        assert hit.message_id == cats.head
        (hit,) = (await found(index, "cats")).rows
        assert hit.title_ranges == ((0, 4),)


async def test_changes_are_followed(locations: Locations) -> None:
    first, second = talk("The first one", "apple"), talk("The second one", "pear")

    put(locations, first)
    async with indexed(locations) as (index, watcher):
        put(locations, second)
        index.saved(second.id)
        await until(lambda: watcher.progress[-1].total == 2)
        assert await titles(index, "pear") == ["The second one"]
        put(locations, second.renamed("Quince"))
        index.saved(second.id)
        for _ in range(100):
            if await titles(index, "quince"):
                break
            await asyncio.sleep(0.05)
        assert await titles(index, "quince") == ["Quince"]
        assert await titles(index, "second") == ["Quince"], "it is in its message"
        assert await titles(index, "-quince pear") == []
        path_in(locations, first.id).unlink()
        index.removed(first.id)
        await until(lambda: watcher.progress[-1].total == 1)
        assert await titles(index, "apple") == []


async def test_changes_of_others_are_noticed_when_asked_and_at_the_next_start(
    locations: Locations,
) -> None:
    first, second, third = talk("One", "apple"), talk("Two", "pear"), talk("Three", "plum")

    put(locations, first, second)
    async with indexed(locations) as (index, watcher):
        path_in(locations, first.id).unlink()
        put(locations, second.renamed("Deux"), third)
        index.compare()
        await until(lambda: watcher.comparisons == 2)
        assert {h.title for h in watcher.headers.values()} == {"Deux", "Three"}
        assert await titles(index, "e") == ["Three", "Deux"]
    put(locations, third.renamed("Trois"))
    path_in(locations, second.id).unlink()
    async with indexed(locations) as (index, watcher):
        assert [h.title for h in watcher.headers.values()] == ["Trois"]
        assert await titles(index, "plum") == ["Trois"]
        assert await titles(index, "deux") == []
    async with indexed(locations) as (index, watcher):
        assert watcher.headers == {}, "nothing had changed, and yet it was told"
        assert [h.title for h in (await index.rows()).values()] == ["Trois"]
        assert [h.title for h in await index.newest(9)] == ["Trois"]


@pytest.mark.parametrize(
    "rubbish", [b"", b"rubbish" * 1000, b"SQLite format 3\x00" + b"\xff" * 5000]
)
async def test_a_damaged_index_is_built_anew(locations: Locations, rubbish: bytes) -> None:
    put(locations, talk("Cats", "meow"))
    locations.cache.joinpath(FILE_NAME).write_bytes(rubbish)
    async with indexed(locations) as (index, _):
        assert await titles(index, "meow") == ["Cats"]


async def test_an_index_that_is_damaged_in_the_middle_still_gives_right_answers(
    locations: Locations,
) -> None:
    chats = [talk(f"Chat {at}", f"word{at} " * 200) for at in range(60)]

    put(locations, *chats)
    async with indexed(locations) as (index, _):
        assert await titles(index, "word7") == ["Chat 7"]
    path = locations.cache / FILE_NAME
    size = path.stat().st_size
    with path.open("r+b") as file:
        for at in range(8192, size, 8192):
            file.seek(at)
            file.write(os.urandom(4096))
    async with indexed(locations) as (index, watcher):
        for at in (7, 33):
            assert await titles(index, f"word{at}") == [f"Chat {at}"]
        await until(lambda: watcher.done)


async def test_a_folder_that_cannot_be_written_is_searched_without_an_index(
    locations: Locations,
) -> None:
    put(locations, talk("Cats", "meow"), talk("Dogs", "woof"))
    locations.cache.rmdir()
    locations.cache.write_bytes(b"a file in the place of the folder")
    async with indexed(locations) as (index, watcher):
        assert watcher.progress[-1].slow
        assert {h.title for h in watcher.headers.values()} == {"Cats", "Dogs"}
        assert await titles(index, "woof") == ["Dogs"]
        assert await titles(index, "mouse") == []


async def test_the_words_of_deleted_conversations_do_not_stay_for_ever(
    locations: Locations,
) -> None:
    chats = [talk(f"Chat {at}", "secretword") for at in range(260)]
    put(locations, talk("Left", "apple"), *chats)
    async with indexed(locations):
        pass
    for each in chats:
        path_in(locations, each.id).unlink()
    for _ in range(2):  # one that notices it, one that clears up
        async with indexed(locations) as (index, _):
            assert await titles(index, "secretword") == []
            assert await titles(index, "apple") == ["Left"]
    for file in locations.cache.iterdir():
        assert b"secretword" not in file.read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are Unix's")
def test_on_a_full_disk_everything_is_found_by_reading_the_files(locations: Locations) -> None:
    import resource  # noqa: PLC0415 - exists on Unix only

    put(locations, *(talk(f"Chat {at}", f"word{at}x " + "apple " * 400) for at in range(300)))
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)

    async def run() -> None:
        async with indexed(locations) as (index, watcher):
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
            await until(lambda: watcher.progress[-1].slow)
            assert len(watcher.headers) == 300
            for at in (0, 299):
                assert await titles(index, f"word{at}x") == [f"Chat {at}"]

    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, limits[1]))
    try:
        asyncio.run(run())
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


async def test_a_killed_index_says_so_and_begins_again(locations: Locations) -> None:
    put(locations, *(talk(f"Chat {at}", "apple " * 50) for at in range(200)))
    async with indexed(locations) as (index, watcher):
        process = index._process
        assert process is not None
        os.kill(process.pid, signal.SIGKILL)
        await until(lambda: watcher.ends == 1)
        with pytest.raises(StorageError, match="all there"):
            await found(index, "apple")
        await index.start(watcher)
        assert len((await found(index, "apple", 500)).rows) == 200


async def test_an_index_that_is_killed_while_it_is_built_is_whole_in_the_end(
    locations: Locations,
) -> None:
    chats = [talk(f"Chat {at}", f"word{at}x " * 100, "more") for at in range(400)]
    rounds = random.Random(8)

    put(locations, *chats)
    for _ in range(12):
        index, watcher = IndexProcess(locations), Watcher()
        await index.start(watcher)
        process = index._process
        assert process is not None
        await asyncio.sleep(rounds.uniform(0.05, 0.6))
        os.kill(process.pid, signal.SIGKILL)
        await until(lambda: watcher.ends == 1)  # noqa: B023
        await index.aclose()
    async with indexed(locations) as (index, watcher):
        assert len(await index.rows()) == len(chats)
        for at in (0, 57, 399):
            assert await titles(index, f"word{at}x") == [f"Chat {at}"]
        assert watcher.progress[-1] == IndexProgress(len(chats), len(chats))


async def test_a_search_that_nobody_waits_for_ends(locations: Locations) -> None:
    put(locations, *(talk(f"Chat {at}", "apple " * 50) for at in range(300)))
    async with indexed(locations) as (index, _):
        for typed in ("a", "ap", "app", "appl"):
            task = asyncio.ensure_future(found(index, typed, 300))  # noqa: TID251
            await asyncio.sleep(0)
            task.cancel()
        assert len((await found(index, "apple", 300)).rows) == 300
        assert index._waiting == {}


async def test_damaged_files_are_suspected_and_other_programs_files_are_not_listed(
    locations: Locations,
) -> None:
    whole = talk("Whole", "apple")

    put(locations, whole)
    cut = encode(talk("Cut", "plum", "pear"))[:-20]
    path_in(locations, "cut").write_bytes(cut)
    path_in(locations, "empty").write_bytes(b"")
    path_in(locations, "other").write_bytes(b'{"format": "something/else"}')
    (locations.conversations / "a note.json").write_bytes(b"{}")
    async with indexed(locations) as (index, watcher):
        assert sorted(watcher.suspects) == ["cut", "empty"]
        assert {h.title for h in watcher.headers.values()} == {"Whole", "Cut"}
        assert await titles(index, "plum") == ["Cut"]


async def test_an_index_that_begins_again_where_it_can_be_kept_is_not_called_slow_any_more(
    locations: Locations,
) -> None:
    put(locations, talk("Cats", "meow"))
    locations.cache.rmdir()
    locations.cache.write_bytes(b"a file in the place of the folder")
    async with indexed(locations) as (index, watcher):
        assert watcher.progress[-1].slow
        locations.cache.unlink()
        locations.cache.mkdir()
        process = index._process
        assert process is not None
        os.kill(process.pid, signal.SIGKILL)
        await until(lambda: watcher.ends == 1)
        await index.start(watcher)
        await until(lambda: not watcher.progress[-1].slow)
        assert await titles(index, "meow") == ["Cats"]
