"""The installed program without a window, asking other services than GizAI."""

import asyncio
import json
import os
from asyncio.subprocess import PIPE, Process
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.end_to_end.runs import ALONE, HIDING, PROGRAM, on_a_machine
from tests.support.local_models import need_library
from tests.support.openai_answers import plain, refused, stream
from tests.support.openai_dialects import refuse
from tests.support.openai_server import LoopbackOpenAI
from tests.support.tiny_gguf import write_tiny_gguf

KEY = "sk-s3cret-0123456789"
DEAD = "http://127.0.0.1:9/v1"


def _command(folder: Path, *arguments: str) -> list[str]:
    return [str(PROGRAM), "ask", *arguments, "--data-dir", str(folder / "data")]


def _environment(more: Mapping[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "GIZAI_API_KEY"}
    return {**kept, **more}


async def _begun(folder: Path, *arguments: str, **environment: str) -> Process:
    return await asyncio.create_subprocess_exec(
        *_command(folder, *arguments), stdout=PIPE, stderr=PIPE, env=_environment(environment)
    )


async def _asked(folder: Path, *arguments: str, **environment: str) -> tuple[int, str, str]:
    """The status, what was printed, and what was said on standard error."""
    process = await _begun(folder, *arguments, **environment)
    async with asyncio.timeout(60):
        out, said = await process.communicate()
    assert process.returncode is not None
    return process.returncode, out.decode(), said.decode()


def _openai(server: LoopbackOpenAI, *more: str) -> tuple[str, ...]:
    return ("--service", "openai", "--endpoint", server.url, *more)


def _words(server: LoopbackOpenAI, *words: str, reason: str = "stop") -> list[bytes]:
    return list(server.dialect.answer("test-small", words, reason=reason))


async def test_the_first_word_can_be_read_before_the_last_is_sent(tmp_path: Path) -> None:
    async with LoopbackOpenAI() as server:
        server.script.append(stream(_words(server, "Once ", "upon ", "a time"), hold_after=2))
        process = await _begun(tmp_path, "A tale", *_openai(server))
        assert process.stdout is not None
        async with asyncio.timeout(60):
            assert await process.stdout.readexactly(5) == b"Once "
            server.release()
            assert await process.stdout.read() == b"upon a time\n"
            assert await process.wait() == 0


async def test_the_first_model_answers_if_none_is_named_and_the_named_one_otherwise(
    tmp_path: Path,
) -> None:
    async with LoopbackOpenAI() as server:
        for more, model in (((), "test-small"), (("--model", "test-large"), "test-large")):
            done = await _asked(tmp_path, "Привет", *_openai(server, *more))
            assert done == (0, "Echo: Привет\n", "")
            assert server.requests[-1].json["model"] == model


async def test_the_key_of_the_environment_is_sent_and_never_printed(tmp_path: Path) -> None:
    async with LoopbackOpenAI(key=KEY) as server:
        done = await _asked(tmp_path, "hi", *_openai(server), GIZAI_API_KEY=KEY)
        assert done == (0, "Echo: hi\n", "")
        assert {seen.headers["authorization"] for seen in server.requests} == {f"Bearer {KEY}"}
    assert not (tmp_path / "data").exists()


async def test_a_server_that_repeats_the_key_does_not_get_it_printed(tmp_path: Path) -> None:
    async with LoopbackOpenAI() as server:
        error = {"message": f"Incorrect API key provided: {KEY}.", "code": "invalid_api_key"}
        server.script.append(refused(refuse(401, {"error": error})))
        more = _openai(server, "--model", "test-small")
        status, out, said = await _asked(tmp_path, "hi", *more, GIZAI_API_KEY=KEY)
        assert (status, out) == (1, "")
        assert "did not accept the key" in said
        assert "s3cret" not in said


async def test_without_the_key_the_refusal_is_a_sentence(tmp_path: Path) -> None:
    async with LoopbackOpenAI(key=KEY) as server:
        status, out, said = await _asked(tmp_path, "hi", *_openai(server))
        assert (status, out) == (1, "")
        assert "did not accept the key" in said
        assert said.count("\n") == 1
        assert all("authorization" not in seen.headers for seen in server.requests)


async def test_a_key_for_another_service_is_not_sent_to_gizai(tmp_path: Path) -> None:
    async with LoopbackOpenAI() as server:
        server.script.append(plain({"output": "hello"}, 201))
        arguments = ("hi", "--endpoint", server.url)
        assert await _asked(tmp_path, *arguments, GIZAI_API_KEY=KEY) == (0, "hello\n", "")
        assert "authorization" not in server.requests[0].headers


async def test_a_server_that_is_down_is_named_in_one_sentence(tmp_path: Path) -> None:
    for more in ((), ("--model", "m")):
        arguments = ("hi", "--service", "openai", "--endpoint", DEAD, *more)
        status, out, said = await _asked(tmp_path, *arguments)
        assert (status, out) == (1, "")
        assert "127.0.0.1:9" in said
        assert said.count("\n") == 1


async def test_a_server_without_models_says_so(tmp_path: Path) -> None:
    async with LoopbackOpenAI(models=()) as server:
        status, out, said = await _asked(tmp_path, "hi", *_openai(server))
        assert (status, out) == (1, "")
        assert "has no models" in said


async def test_an_answer_that_breaks_off_is_printed_and_then_the_reason(tmp_path: Path) -> None:
    async with LoopbackOpenAI() as server:
        for answer in (
            stream(_words(server, "Once ", "upon", "a"), cut_after=3),
            stream(_words(server, "Once ", "upon", "a")[:3]),
        ):
            server.script.append(answer)
            status, out, said = await _asked(tmp_path, "A tale", *_openai(server))
            assert (status, out) == (1, "Once upon\n")
            assert said.count("\n") == 1
            assert "Traceback" not in said


async def test_the_dials_of_a_saved_service_apply_and_it_is_found_by_its_address(
    tmp_path: Path,
) -> None:
    async with LoopbackOpenAI() as server:
        saved = {
            "id": "mine",
            "name": "Mine",
            "base_url": server.url,
            "streams": False,
            "defaults": {"temperature": 0.25, "max_tokens": 12},
        }
        settings = tmp_path / "data" / "settings.json"
        settings.parent.mkdir()
        settings.write_text(json.dumps({"services": [saved]}))
        before = settings.read_bytes()
        assert (await _asked(tmp_path, "hi", *_openai(server)))[:2] == (0, "Echo: hi\n")
        sent = server.requests[-1].json
        assert (sent["temperature"], sent["stream"]) == (0.25, False)
        assert settings.read_bytes() == before


def test_the_guide_answers_without_any_network(tmp_path: Path) -> None:
    shim = on_a_machine(tmp_path / "alone", ALONE)
    status, out, said = asyncio.run(
        _asked(tmp_path, "How do I set a proxy?", "--service", "guide", **shim)
    )
    assert (status, said) == (0, "")
    assert "not an AI" in out
    assert "Settings → Network" in out
    assert "gizai-desktop:" not in out


def test_the_machine_without_a_network_would_notice(tmp_path: Path) -> None:
    shim = on_a_machine(tmp_path / "alone", ALONE)
    arguments = ("hi", "--service", "openai", "--endpoint", DEAD)
    status, _, said = asyncio.run(_asked(tmp_path, *arguments, **shim))
    assert status == 99
    assert "the network was asked" in said


@pytest.mark.parametrize("more", [(), ("--model", "tiny")])
def test_without_the_extra_a_sentence_says_what_to_install(
    tmp_path: Path, more: tuple[str, ...]
) -> None:
    shim = on_a_machine(tmp_path / "bare", HIDING)
    status, out, said = asyncio.run(_asked(tmp_path, "hi", "--service", "local", *more, **shim))
    assert (status, out) == (1, "")
    assert "gizai-desktop[local]" in said
    assert said.count("\n") == 1


def test_without_the_extra_a_model_that_is_there_cannot_run_either(tmp_path: Path) -> None:
    shim = on_a_machine(tmp_path / "bare", HIDING)
    _models(tmp_path)
    status, out, said = asyncio.run(_asked(tmp_path, "hi", "--service", "local", **shim))
    assert (status, out) == (1, "")
    assert "gizai-desktop[local]" in said


def _models(folder: Path) -> None:
    (folder / "models").mkdir()
    write_tiny_gguf(folder / "models" / "tiny.gguf")
    (folder / "data").mkdir()
    settings = {"models_folder": str(folder / "models")}
    (folder / "data" / "settings.json").write_text(json.dumps(settings))


def test_a_model_on_this_computer_answers(tmp_path: Path) -> None:
    need_library()
    _models(tmp_path)
    status, out, said = asyncio.run(_asked(tmp_path, "hi", "--service", "local"))
    assert (status, said) == (0, "")
    assert out.strip()
