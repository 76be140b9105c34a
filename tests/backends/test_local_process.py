"""The process of a model on this computer: nobody else can use it, and it never stays behind."""

import json
import os
import signal
import subprocess
import sys
import sysconfig
from contextlib import aclosing
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from gizai_desktop.backends.local.backend import LocalBackend
from gizai_desktop.backends.local.process import Launch, LocalProcess, StartError
from gizai_desktop.domain.errors import GizaiError
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.turn import TextDelta, TurnEvent
from tests.store.processes import ROOT, next_line, running
from tests.support.local_models import (
    ENOUGH_S,
    ask,
    backend,
    children,
    events,
    gone,
    limited,
    need_library,
    pid_of,
    text_of,
    turn,
)
from tests.support.tiny_gguf import write_tiny_gguf

SECRET = "a sentence that nobody else may read"
ANSWERING = """
import asyncio, signal, sys
from pathlib import Path
from contextlib import aclosing
from gizai_desktop.domain.turn import TextDelta
from tests.support.local_models import backend, pid_of, turn

async def answering():
    local = backend([Path(sys.argv[1])])
    async with aclosing(local.stream(turn("tiny", max_tokens=None))) as stream:
        async for event in stream:
            if isinstance(event, TextDelta):
                print(pid_of(local), flush=True)
                signal.pause()

asyncio.run(answering())
"""
LOADING = """
import asyncio, signal, sys
from pathlib import Path
from contextlib import aclosing
from tests.support.local_models import backend, children, turn

async def loading():
    stream = backend([Path(sys.argv[1])]).stream(turn("tiny"))
    await anext(stream)
    task = asyncio.get_running_loop().create_task(anext(stream))
    while not children():
        await asyncio.sleep(0)
    print(*children(), flush=True)
    signal.pause()

asyncio.run(loading())
"""
ASKING = """
import asyncio, signal, sys
from pathlib import Path
from tests.support.local_models import backend, failure, turn

failed = asyncio.run(failure(backend([Path(sys.argv[1])]), turn("tiny")))
print(failed.kind, failed.sentence, failed.advice)
"""


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    need_library()
    return write_tiny_gguf(tmp_path_factory.mktemp("models") / "tiny.gguf")


def launch(path: Path) -> Launch:
    return Launch("tiny", path, 512, 1)


def asked(port: int, method: str, path: str, headers: dict[str, str]) -> HTTPResponse:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request(method, path, b"{}" if method == "POST" else None, headers)
        answer = connection.getresponse()
        answer.read()
    finally:
        connection.close()
    return answer


async def killing(local: LocalBackend, given: list[TurnEvent]) -> None:
    """A turn whose process is killed after three pieces of text."""
    async with aclosing(local.stream(turn("tiny", max_tokens=None))) as stream:
        async for event in stream:
            given.append(event)
            if sum(isinstance(each, TextDelta) for each in given) == 3:
                os.kill(pid_of(local), signal.SIGKILL)


async def test_a_killed_model_is_a_failed_turn_with_its_text_and_then_a_fresh_start(
    tiny: Path,
) -> None:
    async with aclosing(backend([tiny])) as local:
        given: list[TurnEvent] = []
        with pytest.raises(GizaiError) as caught:
            await killing(local, given)
        failed = caught.value.failure
        assert failed.kind == FailureKind.LOCAL_CRASHED
        assert str(-signal.SIGKILL) in failed.body
        assert len(text_of(given)) >= 3
        before = pid_of(local)
        assert len(await ask(local, "tiny")) == 8
        assert pid_of(local) != before


async def test_a_model_that_was_killed_between_two_turns_is_started_again(tiny: Path) -> None:
    async with aclosing(backend([tiny])) as local:
        assert await ask(local, "tiny")
        os.kill(pid_of(local), signal.SIGKILL)
        assert local._process is not None
        assert await local._process.ended(ENOUGH_S)
        assert await ask(local, "tiny")


@pytest.mark.parametrize("moment", [ANSWERING, LOADING], ids=["answering", "loading"])
def test_a_killed_application_leaves_no_process_behind(tiny: Path, moment: str) -> None:
    with running(moment, str(tiny)) as application:
        pid = int(next_line(application))
        assert Path(f"/proc/{pid}").exists()
        application.kill()
        assert gone(pid)


async def test_the_end_of_its_input_ends_the_process(tiny: Path) -> None:
    process = await LocalProcess.start(launch(tiny), 60)
    assert process.process.stdin is not None
    process.process.stdin.close()
    assert await process.ended(20)
    await process.aclose()


async def test_closing_the_backend_ends_the_process(tiny: Path) -> None:
    local = backend([tiny])
    assert await ask(local, "tiny")
    assert children()
    await local.aclose()
    assert not children()
    await local.aclose()


@pytest.mark.parametrize(
    "key", [{}, {"Authorization": "Bearer wrong"}, {"Authorization": "Bearer "}]
)
async def test_nobody_without_the_key_gets_an_answer(tiny: Path, key: dict[str, str]) -> None:
    process = await LocalProcess.start(launch(tiny), 60)
    try:
        for method, path in (
            ("POST", "/v1/chat/completions"),
            ("POST", "/completion"),
            ("GET", "/v1/models"),
            ("GET", "/props"),
            ("GET", "/slots"),
        ):
            assert asked(process.port, method, path, key).status == 401, path
        right = {"Authorization": f"Bearer {process.key}"}
        assert asked(process.port, "GET", "/v1/models", right).status == 200
    finally:
        await process.aclose()


async def test_no_web_page_is_let_in(tiny: Path) -> None:
    process = await LocalProcess.start(launch(tiny), 60)
    page = {"Origin": "https://example.com", "Access-Control-Request-Method": "POST"}
    right = {**page, "Authorization": f"Bearer {process.key}"}
    try:
        for method, path, headers in (
            ("OPTIONS", "/v1/chat/completions", page),
            ("POST", "/v1/chat/completions", page),
            ("GET", "/v1/models", right),
            ("GET", "/health", page),
        ):
            answer = asked(process.port, method, path, headers)
            # llama.cpp always sends the header; empty, it lets no origin in.
            assert not answer.headers.get("Access-Control-Allow-Origin")
            assert not answer.headers.get("Access-Control-Allow-Headers")
        assert asked(process.port, "GET", "/", page).status == 404
    finally:
        await process.aclose()


async def test_the_key_is_new_each_time_and_nobody_sees_it(tiny: Path) -> None:
    keys = set()
    for _ in range(2):
        process = await LocalProcess.start(launch(tiny), 60)
        keys.add(process.key)
        files = Path(f"/proc/{process.process.pid}")
        for name in ("cmdline", "environ"):
            assert process.key.encode() not in (files / name).read_bytes()
        assert process.key not in repr(process)
        await process.aclose()
    assert len(keys) == 2


def said_of(pid: int, name: str) -> str:
    """What Linux says of a process."""
    return Path(f"/proc/{pid}/{name}").read_text()


async def test_where_memory_runs_out_the_model_goes_before_the_window(tiny: Path) -> None:
    process = await LocalProcess.start(launch(tiny), 60)
    score = said_of(process.process.pid, "oom_score_adj")
    await process.aclose()
    assert score.strip() == "800"


def listening(pid: int, port: int) -> list[str]:
    """The addresses at which anybody listens at this port, as Linux writes them."""
    tables = [said_of(pid, f"net/{name}") for name in ("tcp", "tcp6")]
    local = [line.split()[1:4] for table in tables for line in table.splitlines()[1:]]
    return [
        address.partition(":")[0]
        for address, _, state in local
        if state == "0A" and address.endswith(f":{port:04X}")
    ]


async def test_only_this_computer_can_reach_it(tiny: Path) -> None:
    process = await LocalProcess.start(launch(tiny), 60)
    try:
        assert listening(process.process.pid, process.port) == ["0100007F"]  # 127.0.0.1
    finally:
        await process.aclose()


async def test_no_text_of_a_message_is_ever_logged(tiny: Path) -> None:
    async with aclosing(backend([tiny])) as local:
        await events(local, turn("tiny", SECRET))
        process = local._process
        assert process is not None
        files = Path(f"/proc/{process.process.pid}/fd")
        assert {str((files / name).readlink()) for name in "12"} == {os.devnull}
        assert process.ending == "exit status None"


def test_without_the_extra_part_a_sentence_says_how_to_get_it(tiny: Path, tmp_path: Path) -> None:
    told = _without_library(tmp_path, ["-c", ASKING, str(tiny)])
    assert told.startswith(FailureKind.LOCAL_NOT_INSTALLED)
    assert "gizai-desktop[local]" in told


def test_the_process_says_when_the_extra_part_is_not_there(tiny: Path, tmp_path: Path) -> None:
    order = json.dumps({"parent": os.getpid(), "path": str(tiny)})
    told = _without_library(tmp_path, ["-m", "gizai_desktop.backends.local.server"], order)
    assert json.loads(told)["failed"] == "not_installed"


async def test_an_extra_part_that_does_not_load_is_a_failed_start_that_names_the_reason(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "xllamacpp.py"
    broken.write_text('raise ImportError("libgomp.so.1: cannot open shared object file")')
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))

    async with aclosing(backend([tiny], limited())) as local:
        with pytest.raises(GizaiError) as caught:
            await events(local, turn("tiny"))
    assert caught.value.failure.kind == FailureKind.LOCAL_START
    assert "libgomp.so.1" in caught.value.failure.advice


@pytest.mark.parametrize(
    ("by", "why"), [(signal.SIGILL, "ended"), (signal.SIGKILL, "ended"), (signal.SIGABRT, "file")]
)
async def test_a_process_that_ends_at_once_is_a_failed_start(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, by: signal.Signals, why: str
) -> None:
    broken = tmp_path / "xllamacpp.py"
    broken.write_text(f"import os\nos.kill(os.getpid(), {by.value})")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))

    with pytest.raises(StartError) as caught:
        await LocalProcess.start(launch(tiny), 60)
    assert caught.value.why == why
    assert str(-by) in caught.value.detail
    assert not children()


def _without_library(folder: Path, arguments: list[str], order: str = "") -> str:
    """What a Python says that has everything but xllamacpp."""
    packages = folder / "packages"
    packages.mkdir()
    for each in Path(sysconfig.get_path("purelib")).iterdir():
        if not each.name.startswith("xllamacpp"):
            (packages / each.name).symlink_to(each)
    done = subprocess.run(
        [sys.executable, "-S", *arguments],
        input=order,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(packages)},
        check=False,
    )
    assert done.stdout, done.stderr
    return done.stdout
