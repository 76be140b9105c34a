"""The loopback server speaks as the servers do that it stands for."""

import asyncio
import json
import subprocess
import sys
import urllib.request
from collections.abc import Mapping
from contextlib import aclosing
from pathlib import Path
from typing import Any
from urllib.error import HTTPError

import pytest

from gizai_desktop.backends.local.process import LocalProcess
from tests.backends.openai_asking import MODEL
from tests.support import local_models
from tests.support.openai_dialects import DIALECTS, FOUR, LlamaCpp, Refusal
from tests.support.tiny_gguf import write_tiny_gguf

ASKED = {
    "model": MODEL,
    "messages": [{"role": "user", "content": "Hello"}],
    "max_tokens": 2,
    "stream": True,
    "return_progress": True,
    "stream_options": {"include_usage": True},
}


def fetch(address: str, key: str = "", body: object = None) -> tuple[int, str]:
    """Ask without any of our own code."""
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {key}"}
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(address, data, headers)
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(request, timeout=20) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as refused:
        with refused:
            return refused.code, refused.read().decode()


def objects(stream: str) -> list[Any]:
    """The objects of a stream, without the last word."""
    lines = [line.removeprefix("data: ") for line in stream.split("\n") if line]
    assert lines.pop() == "[DONE]"
    return [json.loads(line) for line in lines]


def shape(value: object) -> object:
    """What a value is made of, without what it says."""
    if isinstance(value, Mapping):
        return {name: shape(each) for name, each in sorted(value.items())}
    return [shape(each) for each in value] if isinstance(value, list) else type(value).__name__


def same_refusal(real: tuple[int, str], ours: Refusal | bytes | None) -> None:
    assert isinstance(ours, Refusal)
    assert real[0] == ours.status
    assert shape(json.loads(real[1])) == shape(json.loads(ours.body))


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    local_models.need_library()
    return write_tiny_gguf(tmp_path_factory.mktemp("models") / "tiny.gguf")


async def test_llama_cpp_is_spoken_as_the_real_server_speaks_it(tiny: Path) -> None:
    speaks = LlamaCpp()

    def compare(process: LocalProcess) -> None:
        base = f"http://127.0.0.1:{process.port}/v1"
        chat = f"{base}/chat/completions"
        status, listed = fetch(f"{base}/models", process.key)
        found, ours = json.loads(listed)["data"][0], speaks.listed("tiny")
        assert status == 200
        assert set(ours) <= set(found)
        assert set(ours["meta"]) <= set(found["meta"])
        same_refusal(fetch(f"{base}/models"), speaks.no_key())
        same_refusal(fetch(f"{base}/nothing", process.key), speaks.no_path("GET", "/v1/nothing"))
        long = {**ASKED, "messages": [{"role": "user", "content": "Hello " * 5000}]}
        same_refusal(fetch(chat, process.key, long), speaks.overflow())
        status, stream = fetch(chat, process.key, ASKED)
        assert status == 200
        same_stream(objects(stream), speaks)

    async with aclosing(local_models.backend([tiny])) as local:
        await local_models.events(local, local_models.turn("tiny", max_tokens=1))
        process = local._process
        assert process is not None
        await asyncio.to_thread(compare, process)


def same_stream(real: list[Any], speaks: LlamaCpp) -> None:
    ours = objects(b"".join(speaks.answer(MODEL, ["a", "b"], "length", usage=True)).decode())
    told = [chunk for chunk in real if "prompt_progress" in chunk]
    assert told
    progress = json.loads(speaks.progress(MODEL, 1, 2).removeprefix(b"data: "))
    assert shape(told[0]["prompt_progress"]) == shape(progress["prompt_progress"])
    said = [chunk for chunk in real if "prompt_progress" not in chunk]
    assert said[0]["choices"] == ours[0]["choices"]
    assert shape(said[1]["choices"]) == shape(ours[1]["choices"])
    assert said[-2]["choices"] == ours[-2]["choices"]
    assert [set(chunk) - set(real[-1]) for chunk in ours] == [set() for _ in ours]
    assert ("timings" in said[-2], "timings" in said[-1]) == (False, True)
    assert said[-1]["choices"] == []
    assert set(ours[-1]["usage"]) <= set(said[-1]["usage"])


@pytest.mark.parametrize("dialect", FOUR)
def test_the_server_can_be_started_by_people(dialect: str) -> None:
    command = [sys.executable, "-m", "tests.support.openai_server", "--dialect", dialect]
    root = Path(__file__).parents[2]
    with subprocess.Popen(
        [*command, "--delay", "0", "--key", "k"], cwd=root, stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        base = server.stdout.readline().strip()
        assert base.endswith(DIALECTS[dialect].base)
        status, stream = fetch(f"{base}/chat/completions", "k", ASKED)
        refused, _ = fetch(f"{base}/models", "wrong")
        server.terminate()
    assert (status, refused) == (200, 401)
    assert "Echo:" in stream
    assert stream.endswith("data: [DONE]\n\n")
