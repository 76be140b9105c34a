"""The first start with very many chats, of which no index knows yet."""

import asyncio
import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from gizai_desktop.desktop import life
from gizai_desktop.ui.look.theme import Theme
from tests.backends.asking import begin
from tests.benchmarks.library.corpus import fill_library
from tests.support.openai_server import MODELS, LoopbackOpenAI
from tests.ui.running_desktop import PATIENCE_S, running_desktop

CHATS = 400


class Indexing:
    """The process that lists the chats of a folder."""

    def __init__(self, folder: Path) -> None:
        self._command = [b"gizai_desktop.store.index.worker", os.fsencode(folder / "conversations")]
        self._process: int | None = None

    def stop(self) -> None:
        """Hold it up as soon as it has begun."""
        end = time.monotonic() + PATIENCE_S
        while self._process is None:
            assert time.monotonic() < end, "nothing lists the chats"
            time.sleep(0.001)
            self._process = next(filter(self._is_it, _processes()), None)
        os.kill(self._process, signal.SIGSTOP)

    def go_on(self) -> None:
        if self._process is not None:
            os.kill(self._process, signal.SIGCONT)
            self._process = None

    def _is_it(self, process: int) -> bool:
        try:
            words = Path(f"/proc/{process}/cmdline").read_bytes().split(b"\0")
        except OSError:  # it has ended meanwhile
            return False
        return words[2:4] == self._command


def _processes() -> Iterator[int]:
    return (int(each.name) for each in Path("/proc").glob("[0-9]*"))


@pytest.fixture
def indexing(tmp_path: Path) -> Iterator[Indexing]:
    found = Indexing(tmp_path)
    yield found
    found.go_on()


@pytest.mark.skipif(sys.platform != "linux", reason="processes are found in /proc")
async def test_nothing_else_waits_until_all_of_them_are_listed(
    theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, indexing: Indexing
) -> None:
    monkeypatch.setattr(life, "LISTED_S", 0.05)
    fill_library(tmp_path, CHATS)
    stopped = begin(asyncio.to_thread(indexing.stop))
    async with LoopbackOpenAI() as other, running_desktop(theme, tmp_path, other=other) as app:
        await stopped
        services = app.desktop.services
        await app.until(lambda: len(services.catalog.groups[-1].entries) == len(MODELS))
        await app.ask("Is anybody there?")
        assert len(app.desktop.library.headers) < CHATS, "not all are listed yet"
        indexing.go_on()
        await app.until(lambda: len(app.desktop.library.headers) == CHATS + 1, "all are listed")
