"""Models on this computer in tests: tiny ones, asked as the application asks them."""

import os
import select
from collections.abc import Iterable, Mapping
from contextlib import aclosing
from pathlib import Path

import pytest

from gizai_desktop.backends.local.backend import LocalBackend, LocalLimits
from gizai_desktop.backends.local.process import installed
from gizai_desktop.domain.catalog import ModelRef
from gizai_desktop.domain.errors import Failure, GizaiError
from gizai_desktop.domain.identity import new_id, now
from gizai_desktop.domain.message import Message, Role
from gizai_desktop.domain.model_file import ModelFile
from gizai_desktop.domain.parameters import TurnParameters
from gizai_desktop.domain.proxy import ProxyMode, ProxyPolicy, parse_proxy
from gizai_desktop.domain.service import LOCAL
from gizai_desktop.domain.settings import NetworkSettings
from gizai_desktop.domain.turn import TextDelta, TurnEvent, TurnRequest

NOWHERE = "http://127.0.0.1:9"
ENOUGH_S = 20.0
"""Seconds after which something that should end has failed to."""


def need_library() -> None:
    """Skip where xllamacpp has no wheel; where everything is checked, that is a failure."""
    if installed():
        return
    reason = "xllamacpp is not installed: no wheel for this system, or not asked for"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


def backend(
    files: Mapping[str, ModelFile] | Iterable[Path], limits: LocalLimits | None = None
) -> LocalBackend:
    """The backend with these models, behind a proxy that is not there; one thread computes."""
    if not isinstance(files, Mapping):
        files = {path.stem: file_of(path) for path in files}
    known = files
    policy = ProxyPolicy(ProxyMode.MANUAL, parse_proxy(NOWHERE), everywhere=True)
    network = NetworkSettings(policy)
    return LocalBackend(lambda: network, lambda: known, limits or limited())


def limited(
    *, idle_s: float = 600.0, start_s: float = 60.0, free: int | None = None
) -> LocalLimits:
    return LocalLimits(idle_s=idle_s, start_s=start_s, free=lambda: free, threads=lambda: 1)


def file_of(path: Path) -> ModelFile:
    return ModelFile(path.stem, (path,), path.stat().st_size if path.exists() else 0)


def turn(model: str, text: str = "Hello", max_tokens: int | None = 8) -> TurnRequest:
    """A conversation of one prompt."""
    message = Message(new_id(), None, Role.USER, text, now())
    parameters = TurnParameters(max_tokens=max_tokens)
    return TurnRequest(ModelRef(LOCAL.id, model), [message], parameters=parameters)


async def events(local: LocalBackend, request: TurnRequest) -> list[TurnEvent]:
    """All events of one turn."""
    async with aclosing(local.stream(request)) as stream:
        return [event async for event in stream]


async def ask(local: LocalBackend, model: str, text: str = "Hello") -> str:
    """The answer's text."""
    return text_of(await events(local, turn(model, text)))


async def failure(local: LocalBackend, request: TurnRequest) -> Failure:
    """How a turn fails; it is an error of the test if it does not."""
    with pytest.raises(GizaiError) as caught:
        await events(local, request)
    return caught.value.failure


def text_of(given: Iterable[TurnEvent]) -> str:
    return "".join(event.text for event in given if isinstance(event, TextDelta))


def pid_of(local: LocalBackend) -> int:
    assert local._process is not None
    return local._process.process.pid


def children() -> set[int]:
    """The processes that this one has begun and that still run."""
    found: set[int] = set()
    for task in Path("/proc/self/task").iterdir():
        found |= {int(pid) for pid in (task / "children").read_text().split()}
    return {pid for pid in found if b"local.server" in Path(f"/proc/{pid}/cmdline").read_bytes()}


def gone(pid: int) -> bool:
    """Whether a process ends in a time that is enough; also one of other parents."""
    try:
        descriptor = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        poll = select.poll()
        poll.register(descriptor, select.POLLIN)
        return bool(poll.poll(ENOUGH_S * 1000))
    finally:
        os.close(descriptor)
