"""Models on this computer answer: with the real llama.cpp server and tiny random models."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import aclosing
from dataclasses import replace
from pathlib import Path

import pytest

from gizai_desktop.backends.local.backend import LocalBackend
from gizai_desktop.domain.failures import FailureKind, NextStep
from gizai_desktop.domain.identity import new_id, now
from gizai_desktop.domain.message import Message, Role
from gizai_desktop.domain.turn import FinishReason, Reading, TextDelta, TurnFinished
from tests.backends.asking import begin
from tests.support.local_models import (
    ENOUGH_S,
    ask,
    backend,
    children,
    events,
    failure,
    gone,
    limited,
    need_library,
    pid_of,
    text_of,
    turn,
)
from tests.support.tiny_gguf import write_tiny_gguf

LONG = "Hello there " * 60


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    need_library()
    return write_tiny_gguf(tmp_path_factory.mktemp("models") / "tiny.gguf")


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tiny_gguf(tmp_path_factory.mktemp("models") / "other.gguf", width=128)


@pytest.fixture(autouse=True)
def nothing_left() -> Iterator[None]:
    """A test that leaves a process behind fails."""
    yield
    assert not children()


async def test_an_answer_comes_piece_by_piece_and_says_why_it_ended(tiny: Path) -> None:
    async with aclosing(backend([tiny])) as local:
        given = await events(local, turn("tiny", max_tokens=12))
    texts = [event for event in given if isinstance(event, TextDelta)]
    assert len(texts) > 3
    assert text_of(given).isalpha()
    assert given[-1] == TurnFinished(FinishReason.LENGTH)


@pytest.mark.usefixtures("qapp")
async def test_it_answers_on_the_window_s_loop(tiny: Path) -> None:
    async with aclosing(backend([tiny])) as local:
        assert len(await ask(local, "tiny")) == 8


async def test_it_shows_how_far_the_conversation_has_been_read(tiny: Path) -> None:
    async with aclosing(backend([tiny])) as local:
        given = await events(local, turn("tiny", LONG))
    assert given[0] == Reading(None)
    readings = [event.share for event in given if isinstance(event, Reading)]
    shares = [share for share in readings if share is not None]
    assert len(shares) == len(readings) - 1
    assert len(shares) > 3
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


async def test_an_answer_that_was_cut_goes_on_where_it_ended(tiny: Path) -> None:
    async with aclosing(backend([tiny])) as local:
        asked = turn("tiny")
        sober = replace(asked.parameters, temperature=0.0, max_tokens=20)
        whole = text_of(await events(local, replace(asked, parameters=sober)))
        said = Message(new_id(), asked.messages[0].id, Role.ASSISTANT, whole[:10], now())
        rest = replace(asked, messages=[*asked.messages, said], parameters=sober)
        assert text_of(await events(local, rest)).startswith(whole[10:])


async def test_stop_in_an_answer_keeps_its_text_and_the_next_turn_works(tiny: Path) -> None:
    async with aclosing(backend([tiny])) as local:
        kept = []
        async with aclosing(local.stream(turn("tiny", max_tokens=None))) as stream:
            async for event in stream:
                kept.append(event)
                if len(text_of(kept)) >= 3:
                    break
        before = pid_of(local)
        assert len(await ask(local, "tiny", "Again")) == 8
        assert pid_of(local) == before


async def test_stop_while_the_conversation_is_read_frees_the_model(tiny: Path) -> None:
    async with aclosing(backend([tiny])) as local:
        async with aclosing(local.stream(turn("tiny", LONG))) as stream:
            async for event in stream:
                if isinstance(event, Reading) and event.share:
                    assert event.share < 1
                    break
        assert await ask(local, "tiny")


async def test_stop_while_the_model_is_loaded_leaves_no_process(tiny: Path) -> None:
    async with aclosing(backend([tiny])) as local:
        async with aclosing(local.stream(turn("tiny"))) as stream:
            assert await anext(stream) == Reading(None)
            loading = begin(anext(stream))
            while not children():  # noqa: ASYNC110 - nobody tells of a process
                await asyncio.sleep(0)
            (pid,) = children()
            loading.cancel()
            with pytest.raises(asyncio.CancelledError):
                await loading
        assert gone(pid)
        assert await ask(local, "tiny")


async def test_a_conversation_that_is_too_long_says_so(tiny: Path) -> None:
    async with aclosing(backend([tiny])) as local:
        failed = await failure(local, turn("tiny", "Hello " * 4000))
        assert failed.kind == FailureKind.CONTEXT_OVERFLOW
        assert failed.text.step == NextStep.LEAVE_OUT_OLDEST
        assert await ask(local, "tiny")


async def test_another_model_takes_the_place_of_the_first(tiny: Path, other: Path) -> None:
    async with aclosing(backend([tiny, other])) as local:
        first = await ask(local, "tiny")
        assert local.loaded == "tiny"
        pid = pid_of(local)
        assert await ask(local, "other") != first
        assert local.loaded == "other"
        assert gone(pid)
        assert children() == {pid_of(local)}
        assert await ask(local, "tiny")


async def test_a_turn_with_another_model_waits_for_the_one_that_runs(
    tiny: Path, other: Path
) -> None:
    async with aclosing(backend([tiny, other])) as local:
        async with aclosing(local.stream(turn("tiny", max_tokens=200))) as stream:
            given = [await anext(stream) for _ in range(3)]
            waiting = begin(events(local, turn("other")))
            given += [event async for event in stream]
        assert given[-1] == TurnFinished(FinishReason.LENGTH)
        assert len(text_of(await waiting)) == 8


async def test_a_model_without_work_leaves_memory_and_comes_back(tiny: Path) -> None:
    async with aclosing(backend([tiny], limited(idle_s=0.01))) as local:
        assert await ask(local, "tiny")
        process = local._process
        assert process is not None
        assert await process.ended(ENOUGH_S)
        assert local.loaded == ""
        assert await ask(local, "tiny")
        assert local._process is not process


async def test_a_file_that_is_gone_says_so(tmp_path: Path) -> None:
    async def is_gone(local: LocalBackend, model: str) -> None:
        failed = await failure(local, turn(model))
        assert failed.kind == FailureKind.LOCAL_NO_MODEL
        assert model in failed.sentence
        assert failed.text.step == NextStep.LOCAL_MODELS

    await is_gone(backend([tmp_path / "moved.gguf"]), "moved")
    await is_gone(backend([]), "never there")


async def test_too_little_memory_is_said_before_anything_is_loaded(tiny: Path) -> None:
    async with aclosing(backend([tiny], limited(free=10 * 1024 * 1024))) as local:
        failed = await failure(local, turn("tiny"))
        assert failed.kind == FailureKind.LOCAL_MEMORY
        assert "“tiny”" in failed.sentence
        assert "10 MiB are free" in failed.advice
        assert not children()


def _cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def _rubbish(data: bytes) -> bytes:
    return bytes(len(data))


def _other_shape(data: bytes) -> bytes:
    at = data.index(b"llama.block_count") + len(b"llama.block_count") + 4
    return data[:at] + b"\x09" + data[at + 1 :]


@pytest.mark.parametrize("damage", [_cut, _rubbish, _other_shape])
async def test_a_damaged_file_says_so_and_other_models_still_answer(
    tiny: Path, tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    broken = tmp_path / "broken.gguf"
    broken.write_bytes(damage(tiny.read_bytes()))

    async with aclosing(backend([broken, tiny])) as local:
        failed = await failure(local, turn("broken"))
        assert failed.kind == FailureKind.LOCAL_FILE
        assert "“broken”" in failed.sentence
        assert failed.message
        assert failed.message.rstrip(".") in failed.body
        assert not children()
        assert await ask(local, "tiny")


async def test_a_model_that_takes_too_long_to_load_is_given_up(tiny: Path) -> None:
    async with aclosing(backend([tiny], limited(start_s=0.0))) as local:
        failed = await failure(local, turn("tiny"))
        assert failed.kind == FailureKind.LOCAL_START
        assert not children()
