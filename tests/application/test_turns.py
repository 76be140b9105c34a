"""What a person sees and finds again of asking, editing, asking again and stopping."""

import asyncio
import json
from pathlib import Path

import pytest

from gizai_desktop.application import turns
from gizai_desktop.domain.errors import StorageError
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.message import MessageStatus, Role
from gizai_desktop.domain.parameters import TurnParameters
from gizai_desktop.domain.turn import Prompt
from tests.application.running_app import new_chat, running_app
from tests.support.answers import held, say, send_json
from tests.support.openai_answers import stream
from tests.support.openai_dialects import event
from tests.support.openai_server import MODELS, LoopbackOpenAI


async def test_the_prompt_is_on_disk_before_the_request_leaves(tmp_path: Path) -> None:
    async with running_app(tmp_path, held(say("four"))) as app:
        chat = new_chat()
        await app.turns.ask(chat, Prompt("Two and two?"))
        await app.server.arrived(1)
        saved = json.loads((tmp_path / "conversations" / f"{chat.id}.json").read_bytes())
        assert [m["content"] for m in saved["messages"]] == ["Two and two?", ""]
        assert saved["messages"][1]["status"] == "interrupted"
        app.server.release()
        answer = await app.settle(chat.id)
        assert (answer.content, answer.status) == ("four", MessageStatus.COMPLETE)
        assert await app.on_disk(chat.id) == app.library.get(chat.id)


async def test_a_conversation_sends_its_history_and_instructions(tmp_path: Path) -> None:
    async with running_app(tmp_path, say("one"), say("two")) as app:
        chat = new_chat().instructed("Be short.", TurnParameters())
        await app.turns.ask(chat, Prompt("first"))
        await app.settle(chat.id)
        current = app.library.get(chat.id)
        assert current is not None
        await app.turns.ask(current, Prompt("second"))
        await app.settle(chat.id)
        assert app.server.requests[1].json["input"]["messages"] == [
            {"content": "Be short."},
            {"type": "human", "content": "first"},
            {"type": "ai", "content": "one"},
            {"type": "human", "content": "second"},
        ]


async def test_a_prompt_goes_to_the_end_of_a_chat_that_is_open_before_all_are_listed(
    tmp_path: Path,
) -> None:
    async with running_app(tmp_path, say("one")) as app:
        chat = new_chat()
        await app.turns.ask(chat, Prompt("first"))
        await app.settle(chat.id)
    async with running_app(tmp_path, say("two")) as app:
        opened = await app.library.open(chat.id)
        assert chat.id not in app.library.headers
        await app.turns.ask(opened, Prompt("second"))
        await app.settle(chat.id)
        words = [message.content for message in app.shown(chat.id)]
        assert words == ["first", "one", "second", "two"]


async def test_a_failed_answer_keeps_the_reason_and_is_not_sent_back(tmp_path: Path) -> None:
    refusal = send_json(429, {"message": "limit for your Free plan"}, {"Retry-After": "40"})
    async with running_app(tmp_path, refusal, say("yes")) as app:
        chat = new_chat()
        await app.turns.ask(chat, Prompt("first"))
        answer = await app.settle(chat.id)
        assert (answer.status, answer.content) == (MessageStatus.FAILED, "")
        assert answer.failure is not None
        assert answer.failure.kind == FailureKind.RATE_LIMITED
        assert answer.failure.retry_after_s == 40
        assert (await app.on_disk(chat.id)).path()[-1].failure == answer.failure

        await app.turns.regenerate(chat.id, answer.id)
        again = await app.settle(chat.id)
        assert again.content == "yes"
        assert len(app.server.requests[1].json["input"]["messages"]) == 1
        current = app.library.get(chat.id)
        assert current is not None
        assert current.siblings(again.id) == (answer.id, again.id)


async def test_an_edited_prompt_is_a_new_branch_and_the_old_one_stays(tmp_path: Path) -> None:
    async with running_app(tmp_path) as app:
        chat = new_chat()
        await app.turns.ask(chat, Prompt("helo"))
        await app.settle(chat.id)
        question = app.shown(chat.id)[0]
        await app.turns.edit(chat.id, question.id, Prompt("hello"))
        await app.settle(chat.id)
        assert [m.content for m in app.shown(chat.id)] == ["hello", "Echo: hello"]
        await app.library.update(chat.id, lambda at: at.switched_to(question.id))
        assert [m.content for m in app.shown(chat.id)] == ["helo", "Echo: helo"]
        assert len((await app.on_disk(chat.id)).messages) == 4


async def test_stopping_closes_the_connection_and_is_saved(tmp_path: Path) -> None:
    async with running_app(tmp_path, held(say("late"))) as app:
        chat = new_chat()
        await app.turns.ask(chat, Prompt("wait"))
        await app.server.arrived(1)
        await app.turns.stop_and_wait(chat.id)
        await app.server.departed(1)
        assert app.shown(chat.id)[-1].status is MessageStatus.STOPPED
        assert (await app.on_disk(chat.id)).path()[-1].status is MessageStatus.STOPPED
        assert app.turns.running == {}


async def test_stopping_before_the_request_began_ends_the_turn_too(tmp_path: Path) -> None:
    async with running_app(tmp_path) as app:
        chat = new_chat()
        await app.turns.ask(chat, Prompt("wait"))
        await app.turns.stop_and_wait(chat.id)
        assert app.shown(chat.id)[-1].status is MessageStatus.STOPPED
        assert app.server.requests == []


async def test_turns_of_two_conversations_run_beside_each_other(tmp_path: Path) -> None:
    async with running_app(tmp_path, held(say("slow")), say("quick")) as app:
        slow, quick = new_chat(), new_chat()
        await app.turns.ask(slow, Prompt("a"))
        await app.server.arrived(1)
        await app.turns.ask(quick, Prompt("b"))
        assert (await app.settle(quick.id)).content == "quick"
        assert slow.id in app.turns.running
        app.server.release()
        assert (await app.settle(slow.id)).content == "slow"


async def test_a_second_prompt_during_a_turn_is_not_sent(tmp_path: Path) -> None:
    async with running_app(tmp_path, held(say("one"))) as app:
        chat = new_chat()
        await app.turns.ask(chat, Prompt("first"))
        current = app.library.get(chat.id)
        assert current is not None
        await app.turns.ask(current, Prompt("second"))
        app.server.release()
        await app.settle(chat.id)
        assert [m.content for m in app.shown(chat.id)] == ["first", "one"]


async def test_a_prompt_that_cannot_be_saved_is_not_sent(tmp_path: Path) -> None:
    async with running_app(tmp_path) as app:
        (tmp_path / "conversations").rmdir()
        (tmp_path / "conversations").write_text("in the way")
        chat = new_chat()
        with pytest.raises(StorageError):
            await app.turns.ask(chat, Prompt("precious"))
        assert not app.turns.busy(chat.id)
        assert app.library.headers == {}
        assert app.server.requests == []


async def test_an_answer_that_cannot_be_saved_is_shown_and_saved_later(tmp_path: Path) -> None:
    async with running_app(tmp_path, held(say("precious"))) as app:
        chat = new_chat()
        await app.turns.ask(chat, Prompt("ask"))
        await app.server.arrived(1)
        folder = tmp_path / "conversations"
        folder.rename(tmp_path / "away")
        folder.write_text("in the way")
        app.server.release()
        assert (await app.settle(chat.id)).content == "precious"
        assert app.library.unsaved == {chat.id}
        notice = app.posted[-1]
        assert "could not be saved" in notice.sentence
        folder.unlink()
        (tmp_path / "away").rename(folder)
        await app.library.retry_saving()
        assert app.library.unsaved == frozenset()
        assert notice.key in app.withdrawn
        assert (await app.on_disk(chat.id)).path()[-1].content == "precious"


async def test_an_unknown_model_is_answered_by_the_default_and_says_so(tmp_path: Path) -> None:
    async with running_app(tmp_path) as app:
        chat = new_chat(model="gone-model")
        await app.turns.ask(chat, Prompt("hi"))
        answer = await app.settle(chat.id)
        assert answer.model == "chat-gemini-flash"
        assert app.server.requests[0].json["model"] == "chat-gemini-flash"
        assert answer.role is Role.ASSISTANT


async def test_a_growing_answer_is_saved_without_holding_it_up_or_announcing_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "CHECKPOINT_S", 0.05)

    async with (
        LoopbackOpenAI(reply="word " * 40, delay_s=0.02) as server,
        running_app(tmp_path, other=server) as app,
    ):
        chat = new_chat("other", MODELS[0])
        changes: list[int] = []
        app.library.changed.connect(
            lambda now: changes.append(len(now.path()[-1].content)),
        )
        await app.turns.ask(chat, Prompt("Say much"))
        sizes = set()
        while app.turns.busy(chat.id):
            sizes.add(len((await app.on_disk(chat.id)).path()[-1].content))
            await asyncio.sleep(0.03)
        assert len(sizes) > 3
        answer = app.shown(chat.id)[-1]
        assert (await app.on_disk(chat.id)).path()[-1] == answer
        assert changes == [0, len(answer.content)]


async def test_how_long_the_ai_thought_is_kept(tmp_path: Path) -> None:
    async with LoopbackOpenAI() as server, running_app(tmp_path, other=server) as app:
        speaks, model = server.dialect, MODELS[0]
        thoughts = [speaks.thought(model, "Hm, "), speaks.thought(model, "well.")]
        words = [speaks.word(model, "So "), speaks.word(model, "it is.")]
        end = [*speaks.tail(model, "stop", usage=False), event("[DONE]")]
        server.script.append(stream([*thoughts, *words, *end], delay_s=0.1))
        chat = new_chat("other", model)
        await app.turns.ask(chat, Prompt("Why?"))
        answer = await app.settle(chat.id)
        assert answer.reasoning == "Hm, well."
        assert answer.reasoning_ms is not None
        assert answer.elapsed_ms is not None
        assert 150 <= answer.reasoning_ms < answer.elapsed_ms
        assert (await app.on_disk(chat.id)).path()[-1] == answer


async def test_a_stop_while_the_whole_answer_is_saved_does_not_cost_it(tmp_path: Path) -> None:
    async with running_app(tmp_path, held(say("all of it"))) as app:
        chat = new_chat()
        await app.turns.ask(chat, Prompt("?"))
        await app.server.arrived(1)
        turn = app.turns.running[chat.id]
        with app.slow_disk():
            app.server.release()
            while not turn.ending:  # noqa: ASYNC110 - it has no event
                await asyncio.sleep(0.001)
            app.turns.stop(chat.id)
            await asyncio.sleep(0.05)
        answer = await app.settle(chat.id)
        assert (answer.content, answer.status) == ("all of it", MessageStatus.COMPLETE)
        assert await app.on_disk(chat.id) == app.library.get(chat.id)
