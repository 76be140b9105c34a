import asyncio
import json
from dataclasses import replace
from pathlib import Path

import pytest

from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.damage import DamageReport
from gizai_desktop.domain.errors import StorageError
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.library import ConversationHeader
from gizai_desktop.store.conversations import trash
from gizai_desktop.store.conversations.codec import encode
from gizai_desktop.store.locations import Locations
from tests.store.examples import answer, opened, prompt, talk


def on_disk(locations: Locations, conversation_id: str) -> dict[str, object]:
    path = locations.conversations / f"{conversation_id}.json"
    found = json.loads(path.read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def put(locations: Locations, name: str, data: bytes) -> Path:
    path = locations.conversations / name
    path.write_bytes(data)
    return path


async def test_a_saved_conversation_is_listed_and_opened_after_a_restart(
    locations: Locations,
) -> None:
    conversation = replace(talk("Hello", "Hi"), pinned=True)

    async with opened(locations) as store:
        await store.save(conversation)
    async with opened(locations) as store:
        headers, reports = await store.headers()
        assert headers == [ConversationHeader.of(conversation)]
        assert reports == []
        assert await store.load(conversation.id) == conversation


async def test_only_this_user_can_read_what_is_saved(locations: Locations) -> None:
    conversation = talk("Hello")

    async with opened(locations) as store:
        await store.save(conversation)
    file = locations.conversations / f"{conversation.id}.json"
    assert file.stat().st_mode & 0o777 == 0o600
    assert locations.conversations.stat().st_mode & 0o777 == 0o700


async def test_two_hundred_quick_saves_end_with_the_last_one(locations: Locations) -> None:
    conversation = talk("Hello")
    states = [replace(conversation, title=f"Title {number}") for number in range(200)]

    async with opened(locations) as store:

        async def save(number: int) -> None:
            await store.save(states[number])
            title = on_disk(locations, conversation.id)["title"]
            assert isinstance(title, str)
            assert int(title.split()[1]) >= number, "an acknowledged state was not on disk"

        await asyncio.gather(*map(save, range(200)))
        assert on_disk(locations, conversation.id)["title"] == "Title 199"


async def test_opening_sees_a_save_that_is_still_on_its_way(locations: Locations) -> None:
    conversation = talk("Hello", "word " * 200_000)

    async with opened(locations) as store:
        saving = asyncio.gather(store.save(conversation))
        await asyncio.sleep(0)
        assert await store.load(conversation.id) == conversation
        headers, _ = await store.headers()
        assert [header.id for header in headers] == [conversation.id]
        await saving


async def test_a_save_whose_caller_was_cancelled_is_done_before_closing(
    locations: Locations,
) -> None:
    conversation = talk("Hello", "word " * 200_000)

    async with opened(locations) as store:
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0):
                await store.save(conversation)
    assert on_disk(locations, conversation.id)["id"] == conversation.id


async def test_deleting_comes_between_the_saves_around_it(locations: Locations) -> None:
    before = talk("Hello")
    after = replace(before, title="After")

    async with opened(locations) as store:
        await asyncio.gather(store.save(before), store.trash(before.id), store.save(after))
    assert on_disk(locations, before.id)["title"] == "After"
    trashed = json.loads((locations.trash / f"{before.id}.json").read_bytes())
    assert trashed["title"] == "Hello"


async def test_a_deleted_conversation_comes_back_as_it_was(locations: Locations) -> None:
    conversation = talk("Hello", "Hi")

    async with opened(locations) as store:
        await store.save(conversation)
        await store.trash(conversation.id)
        assert (await store.headers())[0] == []
        with pytest.raises(StorageError) as error:
            await store.load(conversation.id)
        assert error.value.failure.kind == FailureKind.FILE_GONE
        assert await store.restore(conversation.id) == conversation
    assert [*locations.trash.iterdir()] == []


async def test_bringing_back_what_is_there_again_keeps_the_messages_of_both(
    locations: Locations,
) -> None:
    old = talk("Hello")
    one, other = old.append(answer("One", old.head)), old.append(answer("Other", old.head))

    async with opened(locations) as store:
        await store.save(one)
        await store.trash(old.id)
        await store.save(other)
        both = await store.restore(old.id)
        assert {m.content for m in both.messages.values()} == {"Hello", "One", "Other"}
        assert await store.load(old.id) == both
    assert [*locations.trash.iterdir()] == []


def test_the_trash_has_on_top_what_was_deleted_last_within_a_tick(locations: Locations) -> None:
    paths = [put(locations, f"{each.id}.json", encode(each)) for each in map(talk, "abcdefgh")]

    # Linux before 6.13 gives all of these the same time if it is not told one.
    for path in paths:
        trash.put(path, locations.trash)
    names = [entry.name for entry in trash.entries(locations.trash)]
    assert names == [path.stem for path in reversed(paths)]


async def test_a_second_deletion_leaves_the_first_in_the_trash(locations: Locations) -> None:
    old = talk("Hello")
    new = replace(old, title="New")

    async with opened(locations) as store:
        for each in (old, new):
            await store.save(each)
            await store.trash(old.id)
        names = [(entry.name, entry.title) for entry in await store.trashed()]
        assert sorted(names) == [(old.id, "New"), (f"{old.id}-2", "Hello")]
        assert (await store.restore(f"{old.id}-2")).title == "Hello"


@pytest.mark.parametrize("name", ["../settings", "..", "a/b", "", "-", "a" * 200, "C:x", "a\0b"])
async def test_an_id_cannot_lead_out_of_the_folder(locations: Locations, name: str) -> None:
    async with opened(locations) as store:
        for call in (store.load, store.trash, store.restore):
            with pytest.raises(StorageError):
                await call(name)
        with pytest.raises(StorageError):
            await store.save(replace(talk("Hello"), id=name))
    assert [*locations.conversations.iterdir()] == []


async def test_what_belongs_to_others_is_left_alone(locations: Locations) -> None:
    foreign = [
        ".stfolder",
        ".syncthing.0198.json.tmp",
        "0198.sync-conflict-20261122-061142-ABCDEFG.json",
        "notes.tmp",
        ".hidden.json",
        "readme.txt",
        "my copy.json",
    ]
    for name in foreign:
        put(locations, name, b"rubbish")
    put(locations, "other.json", b'{"format": "someone/else"}')

    async with opened(locations) as store:
        assert await store.headers() == ([], [])
    assert {p.name for p in locations.conversations.iterdir()} == {*foreign, "other.json"}


async def test_what_a_killed_process_left_half_written_is_swept(locations: Locations) -> None:
    left = put(locations, ".gizai-0198.json.0a1b2c3d.tmp", b"{")

    async with opened(locations) as store:
        await store.headers()
    assert not left.exists()


def cut(conversation: Conversation) -> bytes:
    return b"\n".join(encode(conversation).splitlines()[:2])


async def test_a_damaged_file_is_set_aside_and_what_is_left_of_it_kept(
    locations: Locations,
) -> None:
    conversation = talk("Hello", "Hi")
    path = put(locations, f"{conversation.id}.json", cut(conversation))
    (locations.damaged / path.name).write_bytes(b"an older one")

    async with opened(locations) as store:
        headers, reports = await store.headers()
        assert [header.title for header in headers] == ["Hello"]
        assert reports == [DamageReport(f"{conversation.id}-2.json", "Hello", 1)]
        assert [m.content for m in (await store.load(conversation.id)).path()] == ["Hello"]
        assert (await store.headers())[1] == [], "the same damage was reported twice"
    assert (locations.damaged / path.name).read_bytes() == b"an older one"
    assert (locations.damaged / f"{conversation.id}-2.json").read_bytes() == cut(conversation)


async def test_a_file_of_rubbish_moves_away_whole(locations: Locations) -> None:
    path = put(locations, "0198.json", b"\0" * 4096)

    async with opened(locations) as store:
        assert await store.headers() == ([], [DamageReport("0198.json")])
        with pytest.raises(StorageError):
            await store.load("0198")
    assert not path.exists()
    assert (locations.damaged / "0198.json").read_bytes() == b"\0" * 4096


async def test_a_file_that_breaks_while_the_window_is_open_is_reported_too(
    locations: Locations,
) -> None:
    conversation = talk("Hello", "Hi")

    async with opened(locations) as store:
        await store.save(conversation)
        put(locations, f"{conversation.id}.json", cut(conversation))
        assert len((await store.load(conversation.id)).messages) == 1
        assert (await store.headers())[1] == [DamageReport(f"{conversation.id}.json", "Hello", 1)]
    assert (locations.damaged / f"{conversation.id}.json").read_bytes() == cut(conversation)


async def test_a_damaged_file_that_cannot_be_set_aside_stays_as_it_is(locations: Locations) -> None:
    conversation = talk("Hello", "Hi")
    path = put(locations, f"{conversation.id}.json", cut(conversation))
    locations.damaged.rmdir()
    locations.damaged.write_bytes(b"")

    async with opened(locations) as store:
        headers, reports = await store.headers()
        assert [header.title for header in headers] == ["Hello"]
        assert reports == [DamageReport(path.name, "Hello", 1, set_aside=False)]
    assert path.read_bytes() == cut(conversation)


async def test_an_unreadable_entry_does_not_hide_the_others(locations: Locations) -> None:
    conversation = talk("Hello")
    (locations.conversations / "0198.json").mkdir()

    async with opened(locations) as store:
        await store.save(conversation)
        headers, reports = await store.headers()
        assert [header.id for header in headers] == [conversation.id]
        assert reports == [DamageReport("0198.json", set_aside=False)]


async def test_a_newer_versions_conversation_is_shown_but_not_saved(locations: Locations) -> None:
    conversation = talk("Hello")
    data = encode(conversation).replace(b'"version": 1', b'"version": 2')
    path = put(locations, f"{conversation.id}.json", data)

    async with opened(locations) as store:
        (header,), reports = await store.headers()
        assert header.read_only
        assert reports == []
        with pytest.raises(StorageError):
            await store.save(conversation)
        loaded = await store.load(conversation.id)
        with pytest.raises(StorageError) as error:
            await store.save(loaded.append(prompt("More")))
        assert error.value.failure.kind == FailureKind.NEWER_VERSION
    assert path.read_bytes() == data


async def test_saving_makes_the_folder_again_that_somebody_removed(locations: Locations) -> None:
    conversation = talk("Hello")
    locations.conversations.rmdir()

    async with opened(locations) as store:
        await store.save(conversation)
        assert await store.load(conversation.id) == conversation


async def test_after_a_failed_save_the_next_one_works(locations: Locations) -> None:
    conversation = talk("Hello")
    longer = conversation.append(answer("Hi", conversation.head))
    locations.conversations.rmdir()
    locations.conversations.write_bytes(b"")

    async with opened(locations) as store:
        with pytest.raises(StorageError, match="Not saved"):
            await store.save(conversation)
        locations.conversations.unlink()
        await store.save(longer)
        assert await store.load(conversation.id) == longer
