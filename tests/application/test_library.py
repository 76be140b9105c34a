"""What a person finds again, deletes and takes back."""

import asyncio
from pathlib import Path

from gizai_desktop.application.notices import NoticeAction
from gizai_desktop.application.opened import KEPT_OPEN
from gizai_desktop.domain.catalog import ModelRef
from gizai_desktop.domain.identity import new_id, now
from gizai_desktop.domain.message import Message, Role
from gizai_desktop.domain.parameters import TurnParameters
from gizai_desktop.domain.turn import Prompt
from gizai_desktop.store.conversations.codec import decode
from tests.application.running_app import RunningApp, new_chat, running_app
from tests.support.answers import say


async def _chat(app: RunningApp, text: str) -> str:
    chat = new_chat()
    await app.turns.ask(chat, Prompt(text))
    await app.settle(chat.id)
    return chat.id


async def test_conversations_are_there_after_a_restart(tmp_path: Path) -> None:
    async with running_app(tmp_path) as app:
        chat = await _chat(app, "Remember me\nplease")
    async with running_app(tmp_path) as app:
        await app.library.read_headers()
        assert app.library.headers[chat].title == "Remember me"
        opened = await app.library.open(chat)
        assert opened.path()[0].content == "Remember me\nplease"


async def test_a_deleted_conversation_comes_back_whole(tmp_path: Path) -> None:
    async with running_app(tmp_path) as app:
        chat = await _chat(app, "keep")
        before = app.library.get(chat)
        assert await app.library.delete(chat)
        assert app.library.headers == {}
        assert (tmp_path / "trash" / f"{chat}.json").exists()
        assert await app.library.restore(chat) == before
        assert chat in app.library.headers


async def test_a_deletion_that_fails_says_so_and_keeps_the_row(tmp_path: Path) -> None:
    async with running_app(tmp_path) as app:
        chat = await _chat(app, "keep")
        (tmp_path / "trash").rmdir()
        (tmp_path / "trash").write_bytes(b"")
        assert not await app.library.delete(chat)
        assert chat in app.library.headers
        assert "could not be deleted" in app.posted[-1].sentence


async def test_changes_at_the_same_time_are_all_kept(tmp_path: Path) -> None:
    async with running_app(tmp_path) as app:
        chat = await _chat(app, "start")
        await asyncio.gather(
            app.library.update(chat, lambda at: at.renamed("Mine")),
            app.library.update(chat, lambda at: at.asking(ModelRef("gizai", "claude-haiku"))),
            app.library.update(chat, lambda at: at.instructed("short", TurnParameters())),
        )
        saved = await app.on_disk(chat)
        assert (saved.title, saved.model, saved.system_prompt) == (
            "Mine",
            "claude-haiku",
            "short",
        )


async def test_memory_holds_only_the_conversations_used_last(tmp_path: Path) -> None:
    async with running_app(tmp_path) as app:
        chats = [await _chat(app, f"chat {i}") for i in range(KEPT_OPEN + 3)]
        assert app.library.get(chats[0]) is None
        assert app.library.get(chats[-1]) is not None
        assert (await app.library.open(chats[0])).title == "chat 0"


async def test_many_damaged_files_are_one_notice(tmp_path: Path) -> None:
    async with running_app(tmp_path) as app:
        for i in range(5):
            path = tmp_path / "conversations" / f"0190-{i}.json"
            path.write_bytes(b'{"messages": [{"id": "a", "content": "kept"}, {"id')
        await app.library.read_headers()
        (notice,) = app.posted
        assert "(5)" in notice.sentence
        assert len(list((tmp_path / "damaged").iterdir())) == 5


async def test_what_cannot_be_saved_is_copied_elsewhere(tmp_path: Path) -> None:
    elsewhere = tmp_path / "stick"
    elsewhere.mkdir()

    async with running_app(tmp_path / "data") as app:
        chat = await _chat(app, "precious: what/ever?")
        path = app.folder / "conversations" / f"{chat}.json"
        path.unlink()
        path.mkdir()  # No file can be written there now.
        await app.library.update(chat, lambda at: at.renamed("Mine / yours?"))
        notice = app.posted[-1]
        assert (notice.action, notice.also) == (
            NoticeAction.RETRY_SAVING,
            NoticeAction.SAVE_ELSEWHERE,
        )
        for _ in range(2):
            await app.library.not_on_disk.copy_to(str(elsewhere))
        assert "(1)" in app.posted[-1].sentence
        assert sorted(each.name for each in elsewhere.iterdir()) == [
            "Mine  yours-2.json",
            "Mine  yours.json",
        ]
        copy = decode((elsewhere / "Mine  yours.json").read_bytes(), chat).conversation
        assert copy == app.library.get(chat)
        assert app.library.unsaved == {chat}, "a copy elsewhere is no save"
        await app.library.not_on_disk.copy_to(str(tmp_path / "gone"))
        assert "could not be written" in app.posted[-1].sentence
        path.rmdir()
        await app.library.retry_saving()
        assert app.library.unsaved == frozenset()


async def test_a_change_whose_caller_gave_up_is_not_undone_by_the_next_one(tmp_path: Path) -> None:
    async with running_app(tmp_path, say("one")) as app:
        chat = new_chat()
        await app.turns.ask(chat, Prompt("?"))
        await app.settle(chat.id)
        first, second = (
            Message(new_id(), None, Role.USER, text, now()) for text in ("first", "second")
        )
        with app.slow_disk():
            work = app.library.update(chat.id, lambda at: at.append(first))
            given_up = app.tasks.start(work, "given up")
            await asyncio.sleep(0.05)
            given_up.cancel()
            await asyncio.sleep(0.05)
        await app.library.update(chat.id, lambda at: at.append(second))
        assert {first.id, second.id} <= (await app.on_disk(chat.id)).messages.keys()
        assert app.library.get(chat.id) == await app.on_disk(chat.id)


async def test_a_chat_that_is_deleted_twice_is_deleted_once(tmp_path: Path) -> None:
    async with running_app(tmp_path) as app:
        chat = await _chat(app, "twice")
        with app.slow_disk():
            deletions = [app.tasks.start(app.library.delete(chat), "delete") for _ in range(2)]
            await asyncio.sleep(0.05)
        assert [await each for each in deletions] == [True, False]
        assert app.posted == []


async def test_a_chat_that_goes_while_it_is_deleted_is_no_error(tmp_path: Path) -> None:
    async with running_app(tmp_path) as app:
        await _chat(app, "gone")
    async with running_app(tmp_path) as app:
        await app.library.read_headers()
        (chat,) = app.library.headers
        with app.slow_disk():
            deletion = app.tasks.start(app.library.delete(chat), "delete")
            await asyncio.sleep(0.05)
            (tmp_path / "conversations" / f"{chat}.json").unlink()
            app.library.take_rows({}, [chat])  # what the index has noticed
        assert not await deletion
        assert "gone" in app.posted[-1].sentence


async def test_what_is_deleted_while_all_is_saved_again_stays_deleted(tmp_path: Path) -> None:
    async with running_app(tmp_path) as app:
        chats = [await _chat(app, text) for text in ("stays", "goes")]
        for each in chats:
            path = app.folder / "conversations" / f"{each}.json"
            path.unlink()
            path.mkdir()  # No file can be written there now.
            await app.library.update(each, lambda at: at.renamed("Mine"))
            path.rmdir()
        stays, goes = chats
        with app.slow_disk():
            saving = app.tasks.start(app.library.retry_saving(), "save again")
            deletion = app.tasks.start(app.library.delete(goes), "delete")
            await asyncio.sleep(0.05)
        await asyncio.gather(saving, deletion)
        assert app.library.headers.keys() == {stays}
        assert app.library.unsaved == frozenset()
