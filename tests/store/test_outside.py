"""Other programs write the same files: synchronizers, editors, git."""

import asyncio
import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from pathlib import Path

import pytest

from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.errors import StorageError
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.store.atomic import ChangedMeanwhileError, write_compared
from gizai_desktop.store.conversations.codec import encode
from gizai_desktop.store.conversations.conflict_copies import owner_of
from gizai_desktop.store.conversations.looking import look
from gizai_desktop.store.conversations.store import JsonConversationStore
from gizai_desktop.store.locations import Locations
from gizai_desktop.store.watcher import STEP_MS, FolderWatcher, is_remote
from tests.store.examples import answer, opened, prompt, talk
from tests.store.processes import next_line, running

COPIES = [
    "{}.sync-conflict-20261122-061142-ABCDEFG.json",
    "{} (conflicted copy 2026-11-22).json",
    "{} (Anna's conflicted copy 2026-11-22 (1)).json",
    "{} (В конфликте с копией пользователя Анна 2026-11-22).json",
    "{} (in Konflikt stehende Kopie von Anna 2026-11-22).json",
    "{} (conflicted copy 2026-11-22 061142).json",
    "{}_conflict-20261122-061142.json",
    "{} (SFConflict anna@example.org 2026-11-22-06-11-42).json",
    "{} (1).json",
    "{} 2.json",
    "{}-LAPTOP.json",
    "{}_LAPTOP_Nov-22-061142-2026_Conflict.json",
    "{} [conflicted].json",
    "{}.Conflict.json",
]


def path_of(locations: Locations, conversation: Conversation) -> Path:
    return locations.conversations / f"{conversation.id}.json"


def replaced(path: Path, conversation: Conversation) -> None:
    """As a synchronizer does it: a new file takes the place of the old one."""
    new = path.with_name(f".syncthing.{path.name}.tmp")
    new.write_bytes(encode(conversation))
    new.replace(path)


def contents(conversation: Conversation) -> set[str]:
    return {message.content for message in conversation.messages.values()}


async def test_a_save_keeps_what_another_program_wrote_meanwhile(locations: Locations) -> None:
    base = talk("Hello")
    mine, theirs = base.append(answer("Mine", base.head)), base.append(answer("Theirs", base.head))

    async with opened(locations) as store:
        await store.save(base)
        replaced(path_of(locations, base), theirs)
        saved = await store.save(mine)
        assert contents(saved) == {"Hello", "Mine", "Theirs"}
        assert await store.load(base.id) == saved


async def test_a_file_written_in_place_with_the_same_size_and_time_is_noticed(
    locations: Locations,
) -> None:
    base = talk("Hello")

    async with opened(locations) as store:
        await store.save(base)
        path = path_of(locations, base)
        times = path.stat().st_atime_ns, path.stat().st_mtime_ns
        path.write_bytes(path.read_bytes().replace(b'"Hello"', b'"Jello"'))
        os.utime(path, ns=times)
        assert contents(await store.save(base)) == {"Hello", "Jello"}


async def test_what_is_not_a_conversation_any_more_is_kept_before_it_is_written_over(
    locations: Locations,
) -> None:
    base = talk("Hello")

    async with opened(locations) as store:
        await store.save(base)
        path_of(locations, base).write_bytes(b"<<<<<<< HEAD")
        await store.save(base.append(prompt("More", base.head)))
    (kept,) = locations.damaged.iterdir()
    assert kept.read_bytes() == b"<<<<<<< HEAD"


async def test_marks_of_a_git_conflict_cost_no_message(locations: Locations) -> None:
    base = talk("Hello")
    one, other = base.append(answer("One", base.head)), base.append(answer("Other", base.head))
    lines = [encode(each).decode().splitlines() for each in (one, other)]
    both = ["<<<<<<< HEAD", *lines[0], "=======", *lines[1], ">>>>>>> theirs"]

    async with opened(locations) as store:
        await store.save(base)
        path_of(locations, base).write_text("\n".join(both))
        assert contents(await store.save(base)) == {"Hello", "One", "Other"}


async def test_a_file_that_was_made_newer_meanwhile_is_not_written_over(
    locations: Locations,
) -> None:
    base = talk("Hello")

    async with opened(locations) as store:
        await store.save(base)
        newer = encode(base).replace(b'"version": 1', b'"version": 2')
        path_of(locations, base).write_bytes(newer)
        with pytest.raises(StorageError) as error:
            await store.save(base.append(prompt("More", base.head)))
        assert error.value.failure.kind == FailureKind.NEWER_VERSION
        assert path_of(locations, base).read_bytes() == newer


@pytest.mark.parametrize("theirs", [b"theirs", None])
def test_a_change_between_looking_and_writing_is_not_lost(
    tmp_path: Path, theirs: bytes | None
) -> None:
    path = tmp_path / "file.json"
    path.write_bytes(b"before")
    before = look(path)
    assert before is not None
    path.unlink()
    if theirs is not None:
        path.write_bytes(theirs)
    with pytest.raises(ChangedMeanwhileError) as error:
        write_compared(path, before.status, b"mine")
    if theirs is None:
        assert not path.exists()
    else:
        assert error.value.unseen is not None
        assert error.value.unseen.read_bytes() == theirs


def test_a_file_that_appears_before_the_first_write_is_not_lost(tmp_path: Path) -> None:
    path = tmp_path / "file.json"
    path.write_bytes(b"theirs")
    with pytest.raises(ChangedMeanwhileError):
        write_compared(path, None, b"mine")
    assert path.read_bytes() == b"theirs"
    assert [*tmp_path.iterdir()] == [path]


OTHER = """
import sys
from pathlib import Path
from gizai_desktop.store.conversations.codec import decode, encode
from tests.store.examples import answer
from tests.store.test_outside import replaced

path, count = Path(sys.argv[1]), int(sys.argv[2])
for number in range(count):
    at = decode(path.read_bytes(), path.stem).conversation
    replaced(path, at.append(answer(f"theirs {number}", None)))
print("done", flush=True)
"""


async def test_two_programs_that_write_all_the_time_lose_nothing_of_the_other(
    locations: Locations,
) -> None:
    async with opened(locations) as store:
        at = await store.save(talk("Hello"))
        with running(OTHER, str(path_of(locations, at)), "150") as other:
            ended = asyncio.get_running_loop().run_in_executor(None, next_line, other)
            number = 0
            while not ended.done():
                at = await store.save(at.append(prompt(f"mine {number}")))
                number += 1
            assert await ended == "done"
        at = await store.save(at)
        wanted = {f"theirs {each}" for each in range(150)}
        assert contents(at) == wanted | {f"mine {each}" for each in range(number)} | {"Hello"}
    assert [path.suffix for path in locations.conversations.iterdir()] == [".json"]


async def test_what_a_killed_process_left_is_united_before_it_is_swept(
    locations: Locations,
) -> None:
    base = talk("Hello")
    theirs = base.append(answer("Theirs", base.head))
    left = locations.conversations / f".gizai-{base.id}.json.0a1b2c3d.tmp"

    async with opened(locations) as store:
        await store.save(base)
        left.write_bytes(encode(theirs))
        await store.headers()
        assert contents(await store.load(base.id)) == {"Hello", "Theirs"}
    assert not left.exists()


@pytest.mark.parametrize("form", COPIES)
async def test_a_conflict_copy_is_united_and_moves_to_the_trash(
    locations: Locations, form: str
) -> None:
    base = talk("Hello")
    mine, theirs = base.append(answer("Mine", base.head)), base.append(answer("Theirs", base.head))
    copy = locations.conversations / form.format(base.id)

    async with opened(locations) as store:
        await store.save(mine)
        copy.write_bytes(encode(theirs))
        headers, reports = await store.headers()
        assert [header.id for header in headers] == [base.id]
        assert reports == []
        assert contents(await store.load(base.id)) == {"Hello", "Mine", "Theirs"}
        assert await store.trashed() == [], "its messages are all in the conversation"
    assert not copy.exists()
    (kept,) = locations.trash.iterdir()
    assert kept.read_bytes() == encode(theirs)


async def test_a_conflict_copy_without_its_conversation_becomes_it(locations: Locations) -> None:
    base = talk("Hello")
    copy = locations.conversations / COPIES[0].format(base.id)

    async with opened(locations) as store:
        copy.write_bytes(encode(base))
        await store.headers()
        assert await store.load(base.id) == base


async def test_files_that_only_look_like_copies_stay(locations: Locations) -> None:
    base = talk("Hello")
    files = {
        f"{base.id} notes.json": b'{"my": "notes"}',
        f"{base.id}.backup.json": encode(replace(base, id="another")),
        f"{base.id} (1).json": b"\0" * 64,
        f"{base.id} (2).json": encode(base).replace(b'"version": 1', b'"version": 2'),
        f".{base.id}.json.swp": encode(base),
        f".syncthing.{base.id}.json.tmp": encode(base),
    }
    for name, data in files.items():
        (locations.conversations / name).write_bytes(data)

    async with opened(locations) as store:
        await store.headers()
    assert {path.name for path in locations.conversations.iterdir()} == files.keys()
    assert [*locations.trash.iterdir()] == []


def test_no_id_of_ours_is_taken_for_a_copy() -> None:
    assert owner_of("0198f3a2-7c1e-7a55-9c3b-0123456789ab.json") == ""
    assert owner_of("chat-2026-11.json") == ""
    assert owner_of("readme.txt") == ""


@asynccontextmanager
async def watched(store: JsonConversationStore) -> AsyncIterator["asyncio.Queue[str]"]:
    """Gives the ids that are told of."""
    told: asyncio.Queue[str] = asyncio.Queue()
    changes = store.changes()

    async def follow() -> None:
        async for portion in changes:
            for each in portion:
                told.put_nowait(each)

    task = asyncio.get_running_loop().create_task(follow())
    await asyncio.sleep(0.6)  # until the thread watches
    yield told
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
    await changes.aclose()


async def test_changes_of_others_are_told_and_our_own_are_not(locations: Locations) -> None:
    ours, theirs = talk("Ours"), talk("Theirs")

    async with opened(locations) as store, watched(store) as told:
        await store.save(ours)
        await store.save(ours.append(prompt("More", ours.head)))
        replaced(path_of(locations, theirs), theirs)
        assert await told.get() == theirs.id
        path_of(locations, theirs).unlink()
        assert await told.get() == theirs.id
        copy = locations.conversations / COPIES[0].format(ours.id)
        copy.write_bytes(encode(ours.append(answer("Theirs", ours.head))))
        assert await told.get() == ours.id
        assert contents(await store.load(ours.id)) == {"Ours", "More", "Theirs"}
        assert not copy.exists()
        await asyncio.sleep(0.6)
        assert told.empty()


async def test_a_half_written_file_is_told_of_when_it_is_whole(locations: Locations) -> None:
    theirs = talk("Hello", "Theirs")
    data = encode(theirs)

    async with opened(locations) as store, watched(store) as told:
        path = path_of(locations, theirs)
        with path.open("wb", buffering=0) as file:
            for start in range(0, len(data), 100):
                file.write(data[start : start + 100])
                await asyncio.sleep(0.1)
                assert told.empty()
        assert await told.get() == theirs.id
        assert await store.load(theirs.id) == theirs
    assert [*locations.damaged.iterdir()] == []


async def test_a_file_that_stays_half_is_rescued_in_the_end(locations: Locations) -> None:
    theirs = talk("Hello", "Theirs")
    half = encode(theirs)[:-60]

    async with opened(locations) as store, watched(store) as told:
        path_of(locations, theirs).write_bytes(half)
        assert await told.get() == theirs.id
        assert contents(await store.load(theirs.id)) == {"Hello"}
    (kept,) = locations.damaged.iterdir()
    assert kept.read_bytes() == half


async def test_a_folder_in_which_nothing_happens_wakes_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loop = asyncio.get_running_loop()
    wake, woken = loop.call_soon_threadsafe, []

    def count(callback: Callable[..., object], *args: object) -> asyncio.Handle:
        woken.append(callback)
        return wake(callback, *args)

    watcher = FolderWatcher(tmp_path)
    async with watcher.watching():
        monkeypatch.setattr(loop, "call_soon_threadsafe", count)
        assert await watcher.changes(timeout_s=8 * STEP_MS / 1000) == set()
        assert woken == []
        (tmp_path / "a").touch()
        assert await watcher.changes() == {"a"}


async def test_a_folder_on_a_network_is_looked_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gizai_desktop.store.watcher.POLL_MS", 100)

    watcher = FolderWatcher(tmp_path, polling=True)
    async with watcher.watching():
        (tmp_path / "a.json").write_bytes(b"1")
        assert await watcher.changes() == {"a.json"}
        (tmp_path / "a.json").unlink()
        assert await watcher.changes() == {"a.json"}
        assert await watcher.changes(0.3) == set()


def test_the_disk_of_this_computer_is_not_taken_for_a_network(tmp_path: Path) -> None:
    assert not is_remote(tmp_path)


async def test_a_folder_that_is_not_there_ends_the_watch_quietly(tmp_path: Path) -> None:
    watcher = FolderWatcher(tmp_path / "gone")
    async with watcher.watching():
        assert await watcher.changes(0.1) == set()


async def test_a_change_of_an_imported_chat_that_is_open_is_told(locations: Locations) -> None:
    async with opened(locations) as store, watched(store) as told:
        imported = talk("Imported", "Yes")
        replaced(path_of(locations, imported), imported)
        assert await told.get() == imported.id
        store.expect([imported.id])  # the import says so only now
        await store.load(imported.id)
        replaced(path_of(locations, imported), imported.renamed("Elsewhere"))
        async with asyncio.timeout(10):
            assert await told.get() == imported.id
