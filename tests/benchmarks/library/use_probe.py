"""One run of the whole application on a library; prints what its use cost as JSON.

``use`` types into the search, opens conversations and saves; ``build`` deletes the index and
watches the window while a new one is made, in use or not.
"""

import argparse
import asyncio
import json
import os
import random
import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import qasync
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from gizai_desktop.domain.identity import new_id, now
from gizai_desktop.domain.message import Message, Role
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.look.tokens import load_tokens
from tests.benchmarks.commands import ROOT
from tests.benchmarks.conversation.app_probe import Figures, Probe
from tests.benchmarks.conversation.watch import LoopWatch
from tests.benchmarks.figures import cpu_s
from tests.benchmarks.library.corpus import NEEDLE, Writer, ids, size_mb
from tests.ui.running_desktop import CTRL, Key, RunningDesktop, focused, running_desktop

OPENED = 60
SAVED = 60
TYPED = (NEEDLE, "中文", "一", "zq", "не най", '"no such phrase at all"', "tag:work ba")


def queries() -> Iterator[str]:
    """What is typed, a character after the other: words and phrases that are there, and others."""
    writer = Writer(7)
    yield from TYPED
    for words in (1, 1, 1, 2, 2, 3):
        phrase = writer.phrase(words)
        yield f'"{phrase}"' if words == 3 else phrase


async def search(app: RunningDesktop, typed: Sequence[str]) -> list[float]:
    """Milliseconds from each key to its results."""
    field = app.window.sidebar
    finder = app.window.desk._search
    found = []
    for query in typed:
        app.press(Key.Key_K, CTRL)
        app.press(Key.Key_A, CTRL)
        app.press(Key.Key_Delete)
        for character in query:
            started = time.perf_counter()
            press(character)
            await asyncio.sleep(0)
            while finder._searching is not None:  # noqa: ASYNC110 - Qt's state has no event
                await asyncio.sleep(0.001)
            field.results.repaint()
            found.append((time.perf_counter() - started) * 1000)
            await asyncio.sleep(0.02)
    app.press(Key.Key_Escape)
    return found


def press(character: str) -> None:
    """Type one character of any script."""
    kind, none = QEvent.Type.KeyPress, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(focused(), QKeyEvent(kind, 0, none, character))


@contextmanager
def timed_fsync(spent: list[float]) -> Iterator[None]:
    """Note the seconds that the disk takes, which are not ours."""
    real = os.fsync

    def fsync(descriptor: int) -> None:
        started = time.perf_counter()
        real(descriptor)
        spent.append(time.perf_counter() - started)

    vars(os)["fsync"] = fsync
    try:
        yield
    finally:
        vars(os)["fsync"] = real


async def save(app: RunningDesktop, chosen: Sequence[str]) -> list[float]:
    """Milliseconds of saving a further message, without the disk's."""
    found = []
    for each in chosen:
        conversation = await app.desktop.library.open(each)
        prompt = Message(new_id(), conversation.head, Role.USER, "And then?", now())
        spent: list[float] = []
        with timed_fsync(spent):
            started = time.perf_counter()
            await app.desktop._store.save(conversation.append(prompt))
            found.append((time.perf_counter() - started - sum(spent)) * 1000)
        await app.desktop._store.save(conversation)
    return found


async def use(theme: Theme, folder: Path) -> Figures:
    """Search, switch and save, with an eye on the event loop."""
    known = ids(folder)
    chosen = random.Random(5).sample(known, k=OPENED)
    typed = [*queries()]
    async with running_desktop(theme, folder) as app:
        probe = Probe(app)
        await complete(app)
        found: Figures = {}
        probe.watch.begin()
        found["search"] = await search(app, typed)
        found["search_gaps"] = probe.watch.end().gaps
        probe.watch.begin()
        found["save"] = await save(app, chosen[:SAVED])
        found["save_gaps"] = probe.watch.end().gaps
        probe.watch.begin()
        found["switch"] = [await probe.open(each) for each in chosen]
        found["switch_gaps"] = probe.watch.end().gaps
        return found


async def complete(app: RunningDesktop) -> None:
    """Wait until everything is indexed."""
    search = app.desktop.search
    while not search.progress.complete or not search.progress.total:  # noqa: ASYNC110
        await asyncio.sleep(0.05)


async def build(theme: Theme, folder: Path, in_use: bool) -> Figures:
    """Make the index anew while the window is open."""
    shutil.rmtree(folder / "cache", ignore_errors=True)
    size = size_mb(folder)
    async with running_desktop(theme, folder) as app:
        process = app.desktop._index._process
        assert process is not None
        app.desktop.search.set_in_use(in_use)
        watch = LoopWatch(app.window.shell)
        await asyncio.sleep(1)
        watch.begin()
        wall, cpu = time.perf_counter(), cpu_s(process.pid)
        done = app.desktop.search.progress.done
        await complete(app)
        wall, cpu = time.perf_counter() - wall, cpu_s(process.pid) - cpu
        gaps = watch.end().gaps
        total = app.desktop.search.progress.total
    part = size * (total - done) / total
    return {
        "speed": [part / wall],
        "cpu_speed": [part / cpu],
        "share": [cpu / wall * 100],
        "gaps": gaps,
    }


def main() -> None:
    """Run once and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=("use", "build", "build-alone"))
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    application = QApplication(["benchmark"])
    application.setQuitOnLastWindowClosed(False)
    resources = ROOT / "resources"
    theme = Theme(load_tokens(resources / "tokens.json"), resources / "icons", application)
    runner: asyncio.Runner
    with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(application)) as runner:
        if options.kind == "use":
            found = runner.run(use(theme, options.folder))
        else:
            found = runner.run(build(theme, options.folder, options.kind == "build"))
    print(json.dumps(found), flush=True)


if __name__ == "__main__":
    main()
