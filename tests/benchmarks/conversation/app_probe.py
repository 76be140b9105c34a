"""One run of the whole application; prints what it cost as JSON.

``stream SHAPE`` asks for an answer that grows, ``hostile NAME`` opens one from disk and asks for
it, ``open COUNT`` opens a conversation of that many messages from disk and once more from memory.
"""

import argparse
import asyncio
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import qasync
from PySide6.QtWidgets import QApplication

from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.message import Message
from gizai_desktop.store.conversations.codec import encode
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.look.tokens import load_tokens
from tests.benchmarks.commands import ROOT
from tests.benchmarks.conversation.corpus import HOSTILE, REF, conversation, of_texts
from tests.benchmarks.conversation.token_server import PACE
from tests.benchmarks.conversation.watch import FirstPaint, LoopWatch, Typist
from tests.support.openai_server import LoopbackOpenAI
from tests.ui.running_desktop import Key, RunningDesktop, running_desktop

WARM_S = 0.25
STRETCHES = 5
"""Of a growing answer with the stopwatch, and as many without it."""
AFTER_S = 1.0
"""How long the loop is watched after something has been shown."""
PATIENCE_S = 120.0

Figures = dict[str, list[float]]


class Elsewhere(LoopbackOpenAI):
    """Stands for the server of the other process."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self._address = address

    @property
    def url(self) -> str:
        return self._address


@contextmanager
def token_server(tokens: int) -> Iterator[str]:
    """Start the server in a process of its own."""
    module = "tests.benchmarks.conversation.token_server"
    command = [sys.executable, "-m", module, "--tokens", str(tokens)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            if process.stdout is None:
                raise RuntimeError("the server has no standard output")
            yield process.stdout.readline().strip()
        finally:
            process.kill()


class Share:
    """The share of one core that stretches of time take, in percent."""

    def __init__(self) -> None:
        self._taken = self._begun = (0.0, 0.0, 0.0)

    def __enter__(self) -> None:
        self._begun = _clocks()

    def __exit__(self, *error: object) -> None:
        wall, process, thread = (
            taken + now - begun
            for taken, now, begun in zip(self._taken, _clocks(), self._begun, strict=True)
        )
        self._taken = wall, process, thread

    @property
    def process(self) -> float:
        """Of all threads."""
        return self._taken[1] / self._taken[0] * 100

    @property
    def thread(self) -> float:
        """Of the thread with the window."""
        return self._taken[2] / self._taken[0] * 100


def _clocks() -> tuple[float, float, float]:
    return time.perf_counter(), time.process_time(), time.thread_time()


class Probe:
    """Hands and eyes on one running application."""

    def __init__(self, app: RunningDesktop) -> None:
        self.app = app
        self.watch = LoopWatch(app.window.shell)
        self._viewport = app.window.timeline.viewport()

    async def shown(self, work: Callable[[], None], ready: Callable[[], bool]) -> float:
        """Do something; milliseconds until the view has painted what is waited for."""
        painted: asyncio.Future[float] = asyncio.get_running_loop().create_future()
        FirstPaint(self._viewport, ready, lambda: painted.set_result(time.perf_counter()))
        started = time.perf_counter()
        work()
        async with asyncio.timeout(PATIENCE_S):
            return (await painted - started) * 1000

    async def open(self, conversation_id: str) -> float:
        """Show a conversation; milliseconds until it is painted."""
        view, chat = self.app.window.timeline, self.app.window.chat

        def there() -> bool:
            parts = view._column.visible(view._screen)
            return view._conversation == conversation_id and not any(p.box.waits for p in parts)

        return await self.shown(lambda: chat.show(conversation_id), there)

    async def stream(self, shape: str, tokens: int) -> Figures:
        """Ask, and type while the answer grows.

        The processor is looked at in every other stretch, without the stopwatch: its two hundred
        looks a second are no work of the application. `watched` is the share with them.
        """
        turns = self.app.desktop.turns
        begun, ended = asyncio.Event(), asyncio.Event()
        turns.answer_changed.connect(lambda _: begun.set())
        turns.ended.connect(lambda _: ended.set())
        await self.app.send(shape)
        async with asyncio.timeout(PATIENCE_S):
            await begun.wait()
            await asyncio.sleep(WARM_S)
            self.app.window.timeline.scroll_to_end()
            text = self.app.window.composer._text
            keys: list[float] = []
            typist = Typist(text, text.viewport(), keys)
            typist.begin()
            gaps: list[float] = []
            alone, watched = Share(), Share()
            for _ in range(STRETCHES):
                with alone:
                    await asyncio.sleep(tokens / PACE / STRETCHES / 2)
                self.watch.begin()
                with watched:
                    await asyncio.sleep(tokens / PACE / STRETCHES / 2)
                gaps += self.watch.end().gaps
            typist.end()
            await ended.wait()
        shares = {"cpu": [alone.process], "gui_cpu": [alone.thread], "watched": [watched.process]}
        return {**shares, "gaps": gaps, "keys": keys}

    async def hostile(self, name: str, conversation_id: str) -> Figures:
        """Open a message from disk, then have it answered."""
        found: Figures = {}
        self.watch.begin()
        found["disk"] = [await self.open(conversation_id)]
        await asyncio.sleep(AFTER_S)
        found["disk_gaps"] = self.watch.end().gaps
        self.app.window.chat.show_new()
        await asyncio.sleep(WARM_S)
        self.app.window.chat.choose_model(REF)
        length = len(HOSTILE[name]())  # before the watch: making it takes longer than showing it
        self.watch.begin()

        def arrived() -> bool:
            last = self._last()
            return last is not None and len(last.content) == length

        ended = asyncio.Event()
        self.app.desktop.turns.ended.connect(lambda _: ended.set())
        begun: list[float] = []
        self.app.desktop.turns.answer_changed.connect(lambda _: begun.append(time.perf_counter()))
        self.app.window.composer.focus_text()
        self.app.type(name)
        await self.shown(lambda: self.app.press(Key.Key_Return), arrived)
        found["answer"] = [(time.perf_counter() - begun[0]) * 1000]
        async with asyncio.timeout(PATIENCE_S):
            await ended.wait()
        await asyncio.sleep(AFTER_S)
        found["answer_gaps"] = self.watch.end().gaps
        return found

    async def opened(self, ids: list[str]) -> Figures:
        """Open conversations from disk, and each once more from memory."""
        found: Figures = {"disk": [], "memory": []}
        self.watch.begin()
        for kind in ("disk", "memory"):
            for conversation_id in ids:
                found[kind].append(await self.open(conversation_id))
                await asyncio.sleep(AFTER_S / 4)
        found["gaps"] = self.watch.end().gaps
        return found

    def _last(self) -> Message | None:
        boxes = self.app.window.timeline._column.boxes
        return boxes[-1].entry.message if boxes else None


def _write(folder: Path, found: Conversation) -> str:
    path = folder / "conversations" / f"{found.id}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(encode(found))
    return found.id


def _remember(folder: Path, conversation_id: str) -> None:
    (folder / "state.json").write_text(json.dumps({"last_conversation": conversation_id}))


async def _stream(theme: Theme, folder: Path, shape: str, messages: int, tokens: int) -> Figures:
    _remember(folder, _write(folder, conversation(messages)))
    with token_server(tokens) as address:
        async with running_desktop(theme, folder, other=Elsewhere(address)) as app:
            return await Probe(app).stream(shape, tokens)


async def _hostile(theme: Theme, folder: Path, name: str) -> Figures:
    found = _write(folder, of_texts(["Show me that.", HOSTILE[name]()]))
    _remember(folder, _write(folder, conversation(20)))
    with token_server(0) as address:
        async with running_desktop(theme, folder, other=Elsewhere(address)) as app:
            return await Probe(app).hostile(name, found)


async def _open(theme: Theme, folder: Path, count: int) -> Figures:
    ids = [_write(folder, conversation(count, seed)) for seed in range(2)]
    _remember(folder, _write(folder, conversation(20)))
    with token_server(0) as address:
        async with running_desktop(theme, folder, other=Elsewhere(address)) as app:
            return await Probe(app).opened(ids)


def main() -> None:
    """Run once and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=("stream", "hostile", "open"))
    parser.add_argument("what")
    parser.add_argument("--messages", type=int, default=100, help="before the answer")
    parser.add_argument("--tokens", type=int, default=4000)
    options = parser.parse_args()
    application = QApplication(["benchmark"])
    application.setQuitOnLastWindowClosed(False)
    resources = ROOT / "resources"
    theme = Theme(load_tokens(resources / "tokens.json"), resources / "icons", application)
    with (
        tempfile.TemporaryDirectory() as name,
        asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(application)) as runner,
    ):
        folder = Path(name)
        works = {
            "stream": lambda: _stream(
                theme, folder, options.what, options.messages, options.tokens
            ),
            "hostile": lambda: _hostile(theme, folder, options.what),
            "open": lambda: _open(theme, folder, int(options.what)),
        }
        print(json.dumps(runner.run(works[options.kind]())), flush=True)


if __name__ == "__main__":
    main()
