"""Imports in a process of their own: killed at any moment, they leave whole files."""

import asyncio
import os
import random
import signal
import time
from contextlib import aclosing
from pathlib import Path

import pytest

from gizai_desktop.domain.catalog import ModelRef
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.importing import ChatsAdded, ImportReport
from gizai_desktop.store import child_process
from gizai_desktop.store.conversations import files
from gizai_desktop.store.importing.process import ImportProcesses
from gizai_desktop.store.locations import Locations
from tests.store.importing.exports import simple_chatgpt, write_json

KILLS = 12


async def run(locations: Locations, path: Path, kill_after_s: float | None) -> list[object]:
    """Import, and kill the process after some time; what it told."""
    running = await ImportProcesses(locations).start([path], ModelRef("other", "llama"))
    process = running._process._process
    if kill_after_s is not None:
        asyncio.get_running_loop().call_later(
            kill_after_s, lambda: os.kill(process.pid, signal.SIGKILL)
        )
    async with aclosing(running.events()) as events:
        return [event async for event in events]


@pytest.fixture
def export_file(tmp_path: Path) -> Path:
    chats = [simple_chatgpt(f"c-{i}", turns=30, title=f"Chat {i}") for i in range(1500)]
    return write_json(tmp_path / "conversations.json", chats)


async def test_killed_at_any_moment_what_was_told_is_there_and_whole(
    locations: Locations, export_file: Path
) -> None:
    draw = random.Random(7)
    told: set[str] = set()
    killed = 0
    for _ in range(KILLS):
        events = await run(locations, export_file, draw.uniform(0.15, 0.7))
        told |= {h.id for each in events if isinstance(each, ChatsAdded) for h in each.headers}
        report = events[-1]
        assert isinstance(report, ImportReport)
        if report.failure is not None:
            killed += 1
            assert report.failure.kind == FailureKind.WORK_ENDED
        there = {path.stem for path in locations.conversations.glob("*.json")}
        assert told <= there
        for path in locations.conversations.glob("*.json"):
            assert not files.read(path).problems
    assert killed
    report = (await run(locations, export_file, None))[-1]
    assert isinstance(report, ImportReport)
    assert len(told) + len(report.added) <= 1500 <= report.unchanged + len(report.added)
    conversation = files.read(next(locations.conversations.glob("*.json"))).conversation
    assert conversation is not None
    assert conversation.ref == ModelRef("other", "llama")


async def test_closing_it_early_ends_the_process(locations: Locations, export_file: Path) -> None:
    running = await ImportProcesses(locations).start([export_file], ModelRef("gizai", ""))
    async with aclosing(running.events()) as events:
        async for _ in events:
            break
    assert running._process._process.returncode == 0
    count = len([*locations.conversations.glob("*.json")])
    assert 0 <= count < 1500


async def test_one_that_is_busy_with_rubbish_does_not_hold_up_the_end(
    locations: Locations, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rubbish = tmp_path / "rubbish.json"
    rubbish.write_bytes(b'[{"x":1},' + b'{"a":[{},{},' * 8_000_000)
    monkeypatch.setattr(child_process, "_LAST_WORK_S", 0.1)

    before = time.monotonic()
    running = await ImportProcesses(locations).start([rubbish], ModelRef("gizai", ""))
    events = running.events()
    waiting = asyncio.ensure_future(anext(events))  # noqa: TID251 - a test's
    await asyncio.sleep(1)
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    await events.aclose()
    assert running._process._process.returncode == -signal.SIGKILL
    assert time.monotonic() - before < 10
