"""Several services: lists of AI models, order, keys, favourites; and turns that ask them."""

import asyncio
from dataclasses import replace
from pathlib import Path

from gizai_desktop.application.run_flags import RunFlags
from gizai_desktop.domain.catalog import CatalogEntry, ModelRef
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.message import MessageStatus
from gizai_desktop.domain.run_options import RunOptions
from gizai_desktop.domain.service import GIZAI, GUIDE, LOCAL, Service, ServiceKind
from gizai_desktop.domain.turn import FinishReason, Prompt
from tests.application.running_app import RunningApp, new_chat, running_app
from tests.support.answers import say
from tests.support.openai_answers import refused, stream
from tests.support.openai_dialects import Refusal
from tests.support.openai_server import LoopbackOpenAI

MODEL = "test-small"


def _words(server: LoopbackOpenAI, *words: str, reason: str = "stop") -> list[bytes]:
    dialect = server.dialect
    return list(dialect.answer(MODEL, words, reason=reason))


def _entries(app: RunningApp, service: str) -> list[CatalogEntry]:
    return [e for e in app.services.catalog.entries if e.ref.service == service]


async def test_a_streamed_answer_grows_and_is_saved(tmp_path: Path) -> None:
    async with LoopbackOpenAI() as other, running_app(tmp_path, other=other) as app:
        seen: list[str] = []
        app.turns.answer_changed.connect(lambda turn: seen.append(turn.answer.content))
        chat = new_chat("other", MODEL)
        await app.turns.ask(chat, Prompt("one two three"))
        answer = await app.settle(chat.id)
        assert answer.content == "Echo: one two three"
        assert (answer.backend, answer.model) == ("other", MODEL)
        assert answer.finish_reason == FinishReason.STOP
        assert len(seen) > 3
        assert (await app.on_disk(chat.id)).path()[-1] == answer


async def test_stopping_a_stream_keeps_what_has_come(tmp_path: Path) -> None:
    async with LoopbackOpenAI() as other, running_app(tmp_path, other=other) as app:
        other.script.append(stream(_words(other, "a ", "b ", "c"), hold_after=3))
        chat = new_chat("other", MODEL)
        await app.turns.ask(chat, Prompt("go"))
        while not app.turns.running[chat.id].answer.content:  # noqa: ASYNC110
            await asyncio.sleep(0.001)
        await app.turns.stop_and_wait(chat.id)
        await other.departed(1)
        answer = app.shown(chat.id)[-1]
        assert answer.status is MessageStatus.STOPPED
        assert answer.content.startswith("a ")
        assert (await app.on_disk(chat.id)).path()[-1].content == answer.content


async def test_a_stream_that_breaks_off_is_kept_and_continued(tmp_path: Path) -> None:
    async with LoopbackOpenAI() as other, running_app(tmp_path, other=other) as app:
        pieces = _words(other, "Once ", "upon ", "a ", "time")
        other.script.append(stream(pieces[:4]))
        other.script.append(stream(_words(other, "time.")))
        chat = new_chat("other", MODEL)
        await app.turns.ask(chat, Prompt("a tale"))
        cut = await app.settle(chat.id)
        assert cut.status is MessageStatus.INTERRUPTED
        assert cut.failure is not None
        assert cut.failure.kind == FailureKind.CUT_OFF
        assert cut.content.startswith("Once ")

        await app.turns.resume(chat.id, cut.id)
        whole = await app.settle(chat.id)
        assert whole.status is MessageStatus.COMPLETE
        assert whole.content == cut.content + "time."
        sent = other.requests[-1].json["messages"]
        assert [m["role"] for m in sent] == ["user", "assistant", "user"]
        assert sent[1]["content"] == cut.content
        # What the service was told is no part of the conversation.
        assert len(app.shown(chat.id)) == 2
        conversation = app.library.get(chat.id)
        assert conversation is not None
        assert conversation.siblings(whole.id) == (cut.id, whole.id)


async def test_another_model_answers_once_as_a_branch(tmp_path: Path) -> None:
    async with LoopbackOpenAI() as other:
        async with running_app(tmp_path, say("from GizAI"), other=other) as app:
            chat = new_chat()
            await app.turns.ask(chat, Prompt("who?"))
            first = await app.settle(chat.id)
            await app.turns.regenerate(chat.id, first.id, ref=ModelRef("other", MODEL))
            second = await app.settle(chat.id)
            assert (first.backend, second.backend) == ("gizai", "other")
            conversation = app.library.get(chat.id)
            assert conversation is not None
            assert conversation.ref == chat.ref


async def test_a_long_conversation_says_what_was_left_out(tmp_path: Path) -> None:
    async with LoopbackOpenAI(dialect="openrouter") as other:
        async with running_app(tmp_path, other=other) as app:
            listed = await app.services.refresh_one(_other(app))
            context = listed.models[0].context_tokens
            assert context is not None
            chat = new_chat("other", listed.models[0].id)
            long_text = "word " * context
            await app.turns.ask(chat, Prompt(long_text))
            await app.settle(chat.id)
            current = app.library.get(chat.id)
            assert current is not None
            await app.turns.ask(current, Prompt("short"))
            answer = await app.settle(chat.id)
            assert answer.left_out == 2
            assert len(other.requests[-1].json["messages"]) == 1
            assert (await app.on_disk(chat.id)).path()[-1].left_out == 2


async def test_the_oldest_half_can_be_left_out(tmp_path: Path) -> None:
    async with LoopbackOpenAI() as other, running_app(tmp_path, other=other) as app:
        chat = new_chat("other", MODEL)
        for text in ("one", "two", "three"):
            current = app.library.get(chat.id) or chat
            await app.turns.ask(current, Prompt(text))
            await app.settle(chat.id)
        last = app.shown(chat.id)[-1]
        await app.turns.regenerate(chat.id, last.id, leave_out=True)
        answer = await app.settle(chat.id)
        sent = [m["content"] for m in other.requests[-1].json["messages"]]
        assert sent == ["two", "Echo: two", "three"]
        assert answer.left_out == 2


async def test_what_is_still_too_long_becomes_shorter_each_time(tmp_path: Path) -> None:
    async with LoopbackOpenAI() as other, running_app(tmp_path, other=other) as app:
        chat = new_chat("other", MODEL)
        for text in ("one", "two", "three", "four"):
            await app.turns.ask(app.library.get(chat.id) or chat, Prompt(text))
            await app.settle(chat.id)
        overflow = other.dialect.overflow()
        assert isinstance(overflow, Refusal)
        sent = []
        for _ in range(3):
            other.script.append(refused(overflow))
            last = app.shown(chat.id)[-1]
            await app.turns.regenerate(chat.id, last.id, leave_out=True)
            answer = await app.settle(chat.id)
            sent.append([m["content"] for m in other.requests[-1].json["messages"]])
            assert answer.left_out == 7 - len(sent[-1])
        assert sent == [["three", "Echo: three", "four"], ["four"], ["four"]]


async def test_leaving_out_sends_less_than_what_was_left_out_before(tmp_path: Path) -> None:
    async with LoopbackOpenAI(dialect="openrouter") as other:
        async with running_app(tmp_path, other=other) as app:
            listed = await app.services.refresh_one(_other(app))
            model = listed.models[0]
            assert model.context_tokens is not None
            chat = new_chat("other", model.id)
            for text in ("word " * model.context_tokens, "two", "three", "four"):
                await app.turns.ask(app.library.get(chat.id) or chat, Prompt(text))
                await app.settle(chat.id)
            before = app.shown(chat.id)[-1]
            assert before.left_out == 2
            await app.turns.regenerate(chat.id, before.id, leave_out=True)
            assert (await app.settle(chat.id)).left_out > 2
            assert len(other.requests[-1].json["messages"]) == 3


async def test_a_service_that_was_switched_off_is_not_asked(tmp_path: Path) -> None:
    async with LoopbackOpenAI() as other, running_app(tmp_path, other=other) as app:
        app.services.change(replace(_other(app), enabled=False))
        chat = new_chat("other", MODEL)
        await app.turns.ask(chat, Prompt("hello"))
        answer = await app.settle(chat.id)
        assert answer.failure is not None
        assert answer.failure.kind == FailureKind.SERVICE_GONE
        assert other.requests == []


async def test_lists_are_there_at_the_next_start_and_stay_when_the_service_is_down(
    tmp_path: Path,
) -> None:
    async with LoopbackOpenAI() as other, running_app(tmp_path, other=other) as app:
        await app.services.refresh_one(_other(app))
        found = _entries(app, "other")
    assert [entry.ref.model for entry in found] == ["test-small", "test-large"]
    other = LoopbackOpenAI()
    async with other:
        pass  # its port is free now, so it is down
    async with running_app(tmp_path, other=other) as app:
        await app.services.load()
        assert [e.ref for e in _entries(app, "other")] == [e.ref for e in found]
        listed = await app.services.refresh_one(_other(app))
        assert listed.failure is not None
        assert [e.ref for e in _entries(app, "other")] == [e.ref for e in found]
        group = next(g for g in app.services.catalog.groups if g.service.id == "other")
        assert group.failure == listed.failure


async def test_a_key_goes_to_its_own_service_only(tmp_path: Path) -> None:
    async with LoopbackOpenAI(key="s3cret") as other:
        async with running_app(tmp_path, other=other) as app:
            chat = new_chat("other", MODEL)
            await app.turns.ask(chat, Prompt("hello"))
            refused = await app.settle(chat.id)
            assert refused.failure is not None
            assert refused.failure.kind == FailureKind.KEY_REFUSED
            await app.services.change_key(_other(app), "s3cret")
            await app.turns.regenerate(chat.id, refused.id)
            assert (await app.settle(chat.id)).content == "Echo: hello"
            gizai = new_chat()
            await app.turns.ask(gizai, Prompt("hello"))
            await app.settle(gizai.id)
            assert "authorization" not in app.server.requests[0].headers
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert not any(b"s3cret" in path.read_bytes() for path in files)


async def test_the_guide_answers_without_a_network(tmp_path: Path) -> None:
    async with running_app(tmp_path) as app:
        chat = new_chat(GUIDE.id, GUIDE.id)
        await app.turns.ask(chat, Prompt("How do I set a proxy?"))
        answer = await app.settle(chat.id)
        assert answer.status is MessageStatus.COMPLETE
        assert "not an AI" in answer.content
        assert "gizai-desktop:settings/network" in answer.content
        assert app.server.requests == []


async def test_services_are_added_moved_and_removed(tmp_path: Path) -> None:
    async with running_app(tmp_path) as app:
        added = app.services.add(Service(name="Mine", base_url="http://127.0.0.1:1/v1"))
        assert [s.id for s in app.services.all] == ["gizai", "local", "guide", added.id]
        app.services.move(added.id, -9)
        assert app.services.all[0].id == added.id
        app.services.add_model(ModelRef(added.id, "tiny"))
        assert _entries(app, added.id)[0].own
        app.services.toggle_favourite(ModelRef(added.id, "tiny"))
        assert app.services.catalog.favourites == (ModelRef(added.id, "tiny"),)
        app.services.remove(added.id)
        app.services.remove(GIZAI.id)
        assert [s.id for s in app.services.all] == ["gizai", "local", "guide"]


async def test_a_service_of_the_command_line_stays_to_the_end_and_is_never_saved(
    tmp_path: Path,
) -> None:
    async with LoopbackOpenAI() as other:
        flags = RunFlags.of(RunOptions(service=ServiceKind.OPENAI, endpoint=other.url))
        async with running_app(tmp_path, flags=flags) as app:
            app.services.add_model(ModelRef(GIZAI.id, "mine"))
            app.services.add(Service(name="Mine", base_url="http://127.0.0.1:1/v1"))
            ref = app.preferences.settings.default_ref
            chat = new_chat(ref.service, MODEL)
            await app.turns.ask(chat, Prompt("still there?"))
            assert (await app.settle(chat.id)).content == "Echo: still there?"
            saved = app.preferences.saved
            assert [s.id for s in saved.services[:3]] == ["gizai", "local", "guide"]
            assert saved.services[0].own_models == ("mine",)
            assert other.url not in [s.base_url for s in saved.services]


async def test_without_a_named_model_the_first_of_the_service_answers(tmp_path: Path) -> None:
    async with LoopbackOpenAI() as other, running_app(tmp_path, other=other) as app:
        chat = new_chat("other", "")
        await app.turns.ask(chat, Prompt("hello"))
        answer = await app.settle(chat.id)
        assert (answer.content, answer.model) == ("Echo: hello", "test-small")
        assert app.services.catalog.recent == (ModelRef("other", "test-small"),)


async def test_a_service_without_models_says_so_before_anything_is_asked(tmp_path: Path) -> None:
    async with LoopbackOpenAI(models=()) as other, running_app(tmp_path, other=other) as app:
        chat = new_chat("other", "")
        await app.turns.ask(chat, Prompt("hello"))
        answer = await app.settle(chat.id)
        assert answer.failure is not None
        assert answer.failure.kind == FailureKind.NO_MODELS
        assert [seen.method for seen in other.requests] == ["GET"]
        assert app.services.catalog.recent == ()


async def test_this_computer_without_models_says_so(tmp_path: Path) -> None:
    async with running_app(tmp_path) as app:
        chat = new_chat(LOCAL.id, "")
        await app.turns.ask(chat, Prompt("hello"))
        answer = await app.settle(chat.id)
        assert answer.failure is not None
        kinds = {FailureKind.NO_MODELS, FailureKind.LOCAL_NOT_INSTALLED}
        assert answer.failure.kind in kinds


async def test_a_service_that_cannot_be_asked_for_its_models_says_why(tmp_path: Path) -> None:
    async with LoopbackOpenAI(key="s3cret") as other:
        async with running_app(tmp_path, other=other) as app:
            chat = new_chat("other", "")
            await app.turns.ask(chat, Prompt("hello"))
            answer = await app.settle(chat.id)
            assert answer.failure is not None
            assert answer.failure.kind == FailureKind.KEY_REFUSED


async def test_adding_a_model_saves_no_address_of_the_command_line(tmp_path: Path) -> None:
    flags = RunFlags.of(RunOptions(endpoint="http://127.0.0.1:9/x"))
    async with running_app(tmp_path, flags=flags) as app:
        app.services.add_model(ModelRef(GIZAI.id, "mine"))
        shown, saved = app.preferences.settings, app.preferences.saved
        assert shown.services[0].base_url == "http://127.0.0.1:9/x"
        assert saved.services[0].base_url == app.server.url
        assert shown.services[0].own_models == saved.services[0].own_models == ("mine",)
        app.services.change(replace(shown.services[0], name="My GizAI"))
        assert app.preferences.saved.services[0].name == "My GizAI"
        assert app.preferences.saved.services[0].base_url == app.server.url


def _other(app: RunningApp) -> Service:
    return next(service for service in app.services.all if service.id == "other")
