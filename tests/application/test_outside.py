"""The same folder on two computers, while the application runs."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from gizai_desktop.application.notices import NoticeAction, NoticeText
from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.message import MessageStatus
from gizai_desktop.domain.removal import without
from gizai_desktop.domain.turn import Prompt
from gizai_desktop.store.conversations.codec import decode, encode
from tests.application.running_app import RunningApp, new_chat, running_app
from tests.store.examples import answer, prompt, talk
from tests.store.test_outside import contents, replaced
from tests.support.answers import Answer, held, say


@asynccontextmanager
async def following(folder: Path, *script: Answer) -> AsyncIterator[RunningApp]:
    async with running_app(folder, *script) as app:
        await app.library.read_headers()
        task = app.tasks.start(app.library.follow_changes(), "follow", dispensable=True)
        await asyncio.sleep(0.6)  # until the thread watches
        yield app
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def until(condition: Callable[[], Any]) -> None:
    async with asyncio.timeout(10):
        while not condition():  # noqa: ASYNC110 - other programs give no sign
            await asyncio.sleep(0.02)


def file_of(app: RunningApp, chat_id: str) -> Path:
    return app.folder / "conversations" / f"{chat_id}.json"


def on_disk(path: Path) -> Conversation:
    found = decode(path.read_bytes(), path.stem)
    assert found.problems == ()
    assert found.conversation is not None
    return found.conversation


def messages(app: RunningApp, chat_id: str) -> frozenset[str]:
    found = app.library.get(chat_id)
    return frozenset(found.messages if found is not None else ())


async def chat(app: RunningApp, text: str) -> str:
    conversation = new_chat()
    await app.turns.ask(conversation, Prompt(text))
    await app.settle(conversation.id)
    return conversation.id


async def test_what_comes_from_elsewhere_is_shown_and_kept(tmp_path: Path) -> None:
    async with following(tmp_path) as app:
        chat_id = await chat(app, "Hello")
        path = file_of(app, chat_id)
        theirs = on_disk(path)
        theirs = theirs.append(prompt("From elsewhere", theirs.head)).renamed("Elsewhere")
        replaced(path, theirs)
        await until(lambda: app.library.headers[chat_id].title == "Elsewhere")
        assert [m.content for m in app.shown(chat_id)][-1] == "From elsewhere"
        assert on_disk(path) == theirs, "nothing had to be written"
        await app.turns.ask(theirs, Prompt("And on"))
        await app.settle(chat_id)
        assert contents(on_disk(path)) >= {"Hello", "From elsewhere", "And on"}
        assert app.posted == []


async def test_a_chat_that_is_not_open_gets_its_row(tmp_path: Path) -> None:
    async with following(tmp_path) as app:
        told: list[str] = []
        app.library.changed.connect(lambda each: told.append(each.id))
        theirs = talk("New")
        path = file_of(app, theirs.id)
        replaced(path, theirs)
        await until(lambda: theirs.id in app.library.headers)
        assert told == [theirs.id]
        assert app.library.get(theirs.id) is None
        path.unlink()
        await until(lambda: theirs.id not in app.library.headers)
        assert app.posted == []


async def test_a_running_turn_goes_on_when_the_file_changes(tmp_path: Path) -> None:
    async with following(tmp_path, held(say("The answer"))) as app:
        conversation = new_chat()
        await app.turns.ask(conversation, Prompt("Question"))
        path = file_of(app, conversation.id)
        theirs = on_disk(path)
        first = theirs.path()[0].id
        other = replace(prompt("Another branch"), parent=first)
        replaced(path, theirs.append(other))
        await until(lambda: other.id in messages(app, conversation.id))
        assert app.shown(conversation.id)[-1].status is MessageStatus.RUNNING
        app.server.release()
        done = await app.settle(conversation.id)
        assert (done.content, done.status) == ("The answer", MessageStatus.COMPLETE)
        assert contents(on_disk(path)) == {"Question", "Another branch", "The answer"}


async def test_a_question_deleted_elsewhere_comes_back_with_its_answer(tmp_path: Path) -> None:
    async with following(tmp_path, say("First"), held(say("The answer"))) as app:
        chat_id = await chat(app, "Hello")
        at = app.library.get(chat_id)
        assert at is not None
        await app.turns.ask(at, Prompt("Question"))
        path = file_of(app, chat_id)
        theirs = on_disk(path)
        replaced(path, without(theirs, theirs.path()[2].id))
        await until(lambda: len(on_disk(path).messages) == 4)
        app.server.release()
        await app.settle(chat_id)
        assert [m.content for m in on_disk(path).path()][-2:] == ["Question", "The answer"]


async def test_what_could_not_be_saved_is_united_with_what_came_meanwhile(tmp_path: Path) -> None:
    async with following(tmp_path) as app:
        chat_id = await chat(app, "Hello")
        path = file_of(app, chat_id)
        theirs = on_disk(path)
        path.unlink()
        path.mkdir()  # No file can be written there now.
        await app.library.update(chat_id, lambda it: it.renamed("Mine"))
        assert app.library.unsaved == {chat_id}
        path.rmdir()
        replaced(path, theirs.append(answer("Theirs", theirs.head)))
        await until(lambda: not app.library.unsaved)
        assert on_disk(path).title == "Mine"
        assert "Theirs" in contents(on_disk(path))
        assert f"unsaved-{chat_id}" in app.withdrawn


async def test_the_shown_chat_stays_when_its_file_is_deleted_and_can_be_saved_again(
    tmp_path: Path,
) -> None:
    async with following(tmp_path) as app:
        shown, other = await chat(app, "Shown"), await chat(app, "Other")
        app.library.shown = shown
        for each in (shown, other):
            file_of(app, each).unlink()
        await until(lambda: other not in app.library.headers)
        (notice,) = app.posted
        assert (notice.text, notice.action) == (
            NoticeText.DELETED_OUTSIDE,
            NoticeAction.RETRY_SAVING,
        )
        assert not file_of(app, shown).exists(), "a deletion is not undone without being asked"
        assert contents(app.library.get(shown) or talk()) >= {"Shown"}
        await app.library.retry_saving()
        assert "Shown" in contents(on_disk(file_of(app, shown)))
        assert app.withdrawn == [f"unsaved-{shown}"]


async def test_a_chat_whose_file_is_gone_can_be_deleted_and_brought_back(tmp_path: Path) -> None:
    async with running_app(tmp_path) as app:
        chat_id = await chat(app, "keep")
        file_of(app, chat_id).unlink()
        assert await app.library.delete(chat_id)
        assert (await app.library.restore(chat_id)).title == "keep"


async def test_a_file_damaged_elsewhere_does_not_become_the_truth(tmp_path: Path) -> None:
    async with following(tmp_path) as app:
        chat_id = await chat(app, "Hello")
        before = app.library.get(chat_id)
        path = file_of(app, chat_id)
        path.write_bytes(path.read_bytes()[:-200])
        await until(lambda: list((tmp_path / "damaged").iterdir()))
        await until(lambda: decode(path.read_bytes(), chat_id).conversation == before)
        assert "was damaged" in app.posted[-1].sentence
        assert app.library.get(chat_id) == before


async def test_of_many_changes_only_the_chats_in_memory_are_read(tmp_path: Path) -> None:
    async with following(tmp_path) as app:
        chat_id = await chat(app, "Hello")
        path = file_of(app, chat_id)
        told: list[str] = []
        many: list[None] = []
        app.library.changed.connect(lambda each: told.append(each.id))
        app.library.many_changed.connect(many.append)
        for number in range(300):
            theirs = talk(f"New {number}")
            file_of(app, theirs.id).write_bytes(encode(theirs))
        at = on_disk(path)
        replaced(path, at.append(prompt("From elsewhere", at.head)))
        await until(lambda: many)
        await until(lambda: "From elsewhere" in [m.content for m in app.shown(chat_id)])
        assert len(told) < 150


async def test_a_chat_that_could_not_be_saved_stays_when_its_file_is_deleted(
    tmp_path: Path,
) -> None:
    async with following(tmp_path) as app:
        chat_id = await chat(app, "Hello")
        path = file_of(app, chat_id)
        path.unlink()
        path.mkdir()  # No file can be written there now.
        await app.library.update(chat_id, lambda it: it.renamed("Mine"))
        path.rmdir()
        await until(lambda: app.posted[-1].text == NoticeText.DELETED_OUTSIDE)
        assert app.library.unsaved == {chat_id}
        (kept,) = app.library.not_on_disk
        assert kept.aside, "the copy of the change is still there"
        await app.library.retry_saving()
        assert on_disk(path).title == "Mine"
        assert contents(on_disk(path)) >= {"Hello"}
