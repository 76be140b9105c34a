"""Deleting, bringing back, and taking steps back and forth."""

import asyncio
import os
import time
from pathlib import Path

from gizai_desktop.application.steps import StepKind
from gizai_desktop.domain.conversation import Conversation, TitleSource
from gizai_desktop.domain.turn import Prompt
from tests.application.running_app import RunningApp, new_chat, running_app
from tests.support.answers import held, say


async def chat(app: RunningApp, *prompts: str) -> str:
    conversation = new_chat()
    for text in prompts:
        at = app.library.get(conversation.id) or conversation
        await app.turns.ask(at, Prompt(text))
        await app.settle(conversation.id)
    return conversation.id


def at(app: RunningApp, conversation_id: str) -> Conversation:
    found = app.library.get(conversation_id)
    assert found is not None
    return found


def prompts(app: RunningApp, conversation_id: str) -> list[str]:
    return [message.content for message in app.shown(conversation_id)][::2]


async def test_a_deleted_branch_comes_back_to_its_place(tmp_path: Path) -> None:
    async with running_app(tmp_path) as app:
        chat_id = await chat(app, "one", "two", "three")
        before = at(app, chat_id)
        second = before.path()[2].id
        assert await app.history.delete_branch(chat_id, second)
        assert prompts(app, chat_id) == ["one"]
        assert len((await app.on_disk(chat_id)).messages) == 2
        (entry,) = await app.trash.entries()
        assert (entry.title, entry.messages, entry.branch) == ("one", 4, second)
        assert await app.history.undo()
        assert at(app, chat_id).messages == before.messages
        assert at(app, chat_id).head == before.head
        assert await app.trash.entries() == []
        assert await app.history.redo()
        assert await app.history.undo()
        assert prompts(app, chat_id) == ["one", "two", "three"]
        assert (await app.on_disk(chat_id)).messages == before.messages


async def test_deleting_the_only_beginning_deletes_the_chat(tmp_path: Path) -> None:
    async with running_app(tmp_path) as app:
        chat_id = await chat(app, "one")
        assert await app.history.delete_branch(chat_id, at(app, chat_id).path()[0].id)
        assert chat_id not in app.library.headers
        assert [entry.branch for entry in await app.trash.entries()] == [None]
        step = await app.history.undo()
        assert step is not None
        assert step.conversations == (chat_id,)
        assert prompts(app, chat_id) == ["one"]


async def test_a_branch_of_a_chat_that_is_gone_for_good_becomes_a_chat(tmp_path: Path) -> None:
    async with running_app(tmp_path) as app:
        chat_id = await chat(app, "one", "two")
        await app.history.delete_branch(chat_id, at(app, chat_id).path()[2].id)
        await app.library.delete(chat_id)
        entries = await app.trash.entries()
        await app.trash.purge(e.name for e in entries if e.branch is None)
        (branch,) = await app.trash.entries()
        found = await app.trash.restore(branch.name)
        assert found is not None
        assert [message.content for message in found.path()][::2] == ["one", "two"]
        assert await app.trash.entries() == []
        assert app.posted == []


async def test_a_deleted_chat_and_its_branch_come_back_in_any_order(tmp_path: Path) -> None:
    async with running_app(tmp_path) as app:
        chat_id = await chat(app, "one", "two")
        await app.history.delete_branch(chat_id, at(app, chat_id).path()[2].id)
        await app.library.delete(chat_id)
        for entry in sorted(await app.trash.entries(), key=lambda e: e.branch is None):
            assert await app.trash.restore(entry.name) is not None
        assert await app.trash.entries() == []
        assert prompts(app, chat_id) == ["one", "two"]


async def test_deleting_stops_the_answer_first(tmp_path: Path) -> None:
    async with running_app(tmp_path, held(say("late"))) as app:
        conversation = new_chat()
        await app.turns.ask(conversation, Prompt("one"))
        step = await app.history.delete([conversation.id])
        assert step is not None
        assert step.conversations == (conversation.id,)
        assert app.turns.running == {}
        await app.history.undo()
        assert [m.status for m in app.shown(conversation.id)] == ["complete", "stopped"]


async def test_steps_over_several_chats_are_one_and_go_back_and_forth(tmp_path: Path) -> None:
    async with running_app(tmp_path) as app:
        ids = [await chat(app, "one"), await chat(app, "two")]
        history = app.history
        await history.edit(StepKind.PIN, ids, lambda it: it.marked(pinned=True))
        await history.edit(StepKind.RENAME, ids[:1], lambda it: it.renamed("Mine"))
        await history.edit(StepKind.TAG, ids, lambda it: it.tagged([*it.tags, "work"]))
        await history.edit(StepKind.PIN, ids, lambda it: it.marked(pinned=True))
        assert history.next_undo is not None
        assert history.next_undo.kind == StepKind.TAG, "what changes nothing is no step"
        for _ in range(3):
            await history.undo()
        assert await history.undo() is None
        for each, title in zip(ids, ("one", "two"), strict=True):
            found = await app.on_disk(each)
            assert (found.title, found.title_source) == (title, TitleSource.AUTO)
            assert (found.pinned, found.tags) == (False, ())
        await asyncio.gather(history.redo(), history.redo(), history.redo())
        assert history.next_redo is None
        found = await app.on_disk(ids[0])
        assert (found.title, found.pinned, found.tags) == ("Mine", True, ("work",))
        await history.undo()
        await history.edit(StepKind.UNPIN, ids, lambda it: it.marked(pinned=False))
        assert history.next_redo is None, "something new ends what could be redone"


async def test_a_step_that_cannot_be_taken_back_says_so_and_is_forgotten(tmp_path: Path) -> None:
    async with running_app(tmp_path) as app:
        chat_id = await chat(app, "one")
        await app.history.delete([chat_id])
        await app.trash.purge([chat_id])
        assert await app.history.undo() is None
        assert "could not be brought back" in app.posted[-1].sentence
        assert app.history.next_undo is None
        assert app.history.next_redo is None


async def test_a_message_that_has_just_been_deleted_costs_no_prompt(tmp_path: Path) -> None:
    async with running_app(tmp_path) as app:
        chat_id = await chat(app, "one", "two")
        question, answer = app.shown(chat_id)[2:]
        await app.history.delete_branch(chat_id, question.id)
        await app.turns.regenerate(chat_id, answer.id)
        await app.turns.resume(chat_id, answer.id)
        assert not app.turns.busy(chat_id)
        assert prompts(app, chat_id) == ["one"]
        await app.turns.edit(chat_id, question.id, Prompt("two, better"))
        await app.settle(chat_id)
        assert prompts(app, chat_id) == ["one", "two, better"]


async def test_the_trash_is_emptied_of_what_is_old(tmp_path: Path) -> None:
    async with running_app(tmp_path) as app:
        chat_id = await chat(app, "one")
        await app.library.delete(chat_id)
        path = tmp_path / "trash" / f"{chat_id}.json"
        long_ago = time.time() - 400 * 86_400
        os.utime(path, (long_ago, long_ago))
        await app.trash.purge_old(30)
        assert path.exists(), "it came here now, whatever the time of its content"
        await app.trash.purge_old(0)
        assert path.exists()
        await asyncio.sleep(0.01)
        await app.trash.purge_old(1)
        assert len(await app.trash.entries()) == 1


async def test_the_trash_lists_what_can_come_back(tmp_path: Path) -> None:
    async with running_app(tmp_path) as app:
        chat_id = await chat(app, "one")
        await app.library.delete(chat_id)
        trash = tmp_path / "trash"
        (trash / "readme.txt").write_text("mine")
        (trash / "0198.json").write_bytes(b"\0" * 100)
        (trash / f"{chat_id}.sync-conflict-20261122-061142-ABCDEFG.json").write_text("{}")
        (trash / "x.json").mkdir()
        (entry,) = await app.trash.entries()
        assert entry[:3] == (chat_id, chat_id, "one")
        assert entry.messages == 2
        assert await app.trash.restore("../settings") is None
