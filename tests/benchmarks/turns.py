"""The time that the program adds to an answer, from Enter to the file on disk."""

import asyncio
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp

from tests.benchmarks.commands import ROOT, our_command
from tests.benchmarks.x_wire import KEY_H, KEY_RETURN, XConnection, x_connection
from tests.end_to_end.screen import PATIENCE_S, Screen, program, until

POLL_S = 0.0005
SETTLE_S = 2.0
"""Seconds for the window to load what it loads after its first paint."""
_BODY = {
    "model": "chat-gemini-flash",
    "input": {"messages": [{"type": "human", "content": "h"}], "mode": "plan"},
    "noStream": True,
}


@dataclass(slots=True)
class Latencies:
    """Milliseconds without the server's own time, one for each turn after the first.

    Attributes:
        first_ms: the first turn of the run, which opens the connection and makes the file.
        turns_ms: from Enter in the window to the saved answer.
        sending_ms: of these, from Enter to the request's arrival; the prompt is saved before.
        receiving_ms: of these, from the answer's departure to the saved answer.
        bare_ms: one request of aiohttp to the same server by a connection that is open.
    """

    first_ms: float = 0.0
    turns_ms: list[float] = field(default_factory=list)
    sending_ms: list[float] = field(default_factory=list)
    receiving_ms: list[float] = field(default_factory=list)
    bare_ms: list[float] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class TimedServer:
    """The server's address and what it noted."""

    url: str
    log: Path

    def answers(self) -> list[tuple[float, float]]:
        """When each answer began and was sent, monotonic seconds."""
        lines = self.log.read_text().splitlines() if self.log.exists() else []
        return [(began, sent) for began, sent in map(json.loads, lines)]


@contextmanager
def timed_server(folder: Path) -> Iterator[TimedServer]:
    """Start the server in a process of its own."""
    log = folder / "answers.jsonl"
    command = [sys.executable, "-m", "tests.benchmarks.timed_server", str(log)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            if process.stdout is None:
                raise RuntimeError("the server has no standard output")
            yield TimedServer(process.stdout.readline().strip(), log)
        finally:
            process.kill()


def measure_turns(display: Screen, folder: Path, count: int) -> Latencies:
    """Ask ``count`` times and once more in one conversation, with a bare request after each."""
    found = Latencies()
    command = [*our_command(folder / "data"), "--endpoint"]
    with (
        timed_server(folder) as server,
        x_connection(display.display) as x,
        program([*command, server.url], display.environment, folder / "program.log"),
        asyncio.Runner() as runner,
    ):
        display.wait_for_window()
        time.sleep(SETTLE_S)
        session = runner.run(_session())
        runner.run(_request(session, server))
        for number in range(count + 1):
            _turn(x, folder / "data", server, number, found)
            if number:
                found.bare_ms.append(runner.run(_request(session, server)))
        runner.run(session.close())
    return found


def _turn(x: XConnection, data: Path, server: TimedServer, number: int, found: Latencies) -> None:
    x.press(KEY_H)
    time.sleep(0.2)  # The letter is in the composer, and its paint is over.
    before = len(server.answers())
    entered = x.press(KEY_RETURN)
    saved = _saved(data / "conversations", number + 1)
    until(lambda: len(server.answers()) > before, "the server notes its time")
    began, sent = server.answers()[-1]
    took = ((saved - entered) - (sent - began)) * 1000
    if number == 0:
        found.first_ms = took
        return
    found.turns_ms.append(took)
    found.sending_ms.append((began - entered) * 1000)
    found.receiving_ms.append((saved - sent) * 1000)


def _saved(folder: Path, answers: int) -> float:
    """When the newest file first had that many whole answers, monotonic seconds."""
    deadline = time.monotonic() + PATIENCE_S
    seen = 0
    while time.monotonic() < deadline:
        time.sleep(POLL_S)
        moment = time.monotonic()
        path = max(folder.glob("*.json"), default=None)  # Ids sort by their time.
        inode = path.stat().st_ino if path is not None else 0
        if path is None or inode == seen:
            continue
        seen = inode
        messages = json.loads(path.read_bytes())["messages"]
        if sum(m.get("status") == "complete" for m in messages) >= answers:
            return moment
    raise TimeoutError("the answer was never saved")


async def _session() -> aiohttp.ClientSession:
    return aiohttp.ClientSession()


async def _request(session: aiohttp.ClientSession, server: TimedServer) -> float:
    """Milliseconds of one request, without the server's own time."""
    before = len(server.answers())
    started = time.monotonic()
    async with session.post(server.url, json=_BODY) as response:
        await response.json()
    took = time.monotonic() - started
    until(lambda: len(server.answers()) > before, "the server notes its time")
    began, sent = server.answers()[-1]
    return (took - (sent - began)) * 1000
