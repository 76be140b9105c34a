"""What the sidebar costs with many conversations: memory, and the longest step of each change.

Run ``python -m tests.benchmarks.sidebar [ROWS…]``. Times are milliseconds of CPU of the GUI
thread; memory is what the process has grown by, titles and headers included.
"""

import asyncio
import gc
import os
import sys
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gizai_desktop.domain.folding import fold
from gizai_desktop.domain.fuzzy import FuzzyQuery
from gizai_desktop.domain.identity import new_id
from gizai_desktop.domain.library import ConversationHeader
from gizai_desktop.domain.settings import ChatOrder
from gizai_desktop.ui.library.switcher import SLICE
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.look.tokens import load_tokens
from gizai_desktop.ui.sidebar import Sidebar
from gizai_desktop.ui.sidebar.chat_list import ChatList
from gizai_desktop.ui.sidebar.shelf import Choice, Shelf

RESOURCES = Path(__file__).parents[2] / "resources"
NOW = datetime.now(UTC)
ROUNDS = 20


def made_headers(count: int) -> Iterable[ConversationHeader]:
    """Conversations over ten years, one in fifty pinned, one in ten with tags."""
    for at in range(count):
        yield ConversationHeader(
            new_id(),
            f"How do I compute a moving average over list {at * 7919 % count}?",
            NOW - timedelta(minutes=at * 5_256_000 / count),
            pinned=at % 50 == 0,
            tags=("work", f"tag {at % 40}") if at % 10 == 0 else (),
        )


def resident_mb() -> float:
    """Private and shared memory of this process, as its share."""
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


class Stopwatch:
    """The longest CPU time of a step, a paint included."""

    def __init__(self, application: QApplication) -> None:
        self._application = application

    def longest(self, step: Callable[[int], object], rounds: int = ROUNDS) -> float:
        times = []
        for turn in range(rounds):
            start = time.thread_time()
            step(turn)
            self._application.processEvents()
            times.append(time.thread_time() - start)
        return max(times) * 1000


async def longest_gap_while(work: Callable[[], object]) -> tuple[float, float]:
    """Runs work in a thread; the longest time that this thread had to wait, and the whole, ms."""
    start = last = time.perf_counter()
    longest = 0.0
    task = asyncio.get_running_loop().create_task(asyncio.to_thread(work))
    while not task.done():
        await asyncio.sleep(0.001)
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
    return longest * 1000, (time.perf_counter() - start) * 1000


def measure(count: int) -> None:
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    theme = Theme(load_tokens(RESOURCES / "tokens.json"), RESOURCES / "icons", application)
    sidebar = Sidebar(theme)
    sidebar.resize(264, 860)
    sidebar.show()
    application.processEvents()
    before = resident_mb()
    headers = {header.id: header for header in made_headers(count)}
    today = NOW.astimezone().date()
    shelf = Shelf(headers.values(), Choice(), today)
    sidebar.chats.set_shelf(shelf)
    application.processEvents()
    print(f"\n{count:,} conversations: {resident_mb() - before:.1f} MB")
    gap, whole = asyncio.run(longest_gap_while(lambda: Shelf(headers.values(), Choice(), today)))
    print(f"  sorted by activity in a thread: {whole:.0f} ms, window waits at most {gap:.1f}")
    by_title = Choice(ChatOrder.TITLE)
    gap, whole = asyncio.run(longest_gap_while(lambda: Shelf(headers.values(), by_title, today)))
    print(f"  sorted by title in a thread: {whole:.0f} ms, window waits at most {gap:.1f}")
    _measure_steps(sidebar, Stopwatch(application), headers)


def _measure_steps(
    sidebar: Sidebar, watch: Stopwatch, headers: dict[str, ConversationHeader]
) -> None:
    chats, ids = sidebar.chats, list(headers)
    rows = sidebar.findChild(ChatList)
    assert isinstance(rows, ChatList)
    count = len(ids)

    def answered(turn: int) -> None:
        header = headers[ids[(turn * 7919 + 13) % count]]
        chats.update_header(header._replace(last_activity=NOW + timedelta(seconds=turn)))

    def renamed(turn: int) -> None:
        chats.update_header(headers[ids[turn * 31 % count]]._replace(title=f"Renamed {turn}"))

    steps: dict[str, Callable[[int], object]] = {
        "all rows shown again": lambda _: chats.set_shelf(rows._chats.shelf),
        "an answer moves a row up": answered,
        "a rename": renamed,
        "a delete": lambda turn: chats.remove_header(ids[turn * 101 % count]),
        "another one is opened": lambda turn: chats.set_current(ids[turn * 977 % count]),
        "a scroll over everything": lambda turn: rows.verticalScrollBar().setValue(
            rows.verticalScrollBar().maximum() * turn // ROUNDS
        ),
        "the key End": lambda _: QTest.keyClick(rows, Qt.Key.Key_End),
        "Shift+Home picks": lambda _: QTest.keyClick(
            rows, Qt.Key.Key_Home, Qt.KeyboardModifier.ShiftModifier
        ),
        "Ctrl+A picks": lambda _: QTest.keyClick(
            rows, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier
        ),
        "a rename while all are picked": renamed,
    }
    for name, step in steps.items():
        print(f"  {name}: longest {watch.longest(step):.1f}")
    _measure_switcher(headers.values())


def _measure_switcher(headers: Iterable[ConversationHeader]) -> None:
    """A key in the quick switcher: all slices together, and the longest one."""
    start = time.thread_time()
    titles = [fold(header.title) for header in headers]
    print(f"  the switcher folds all titles: {(time.thread_time() - start) * 1000:.1f} in slices")
    for typed in ("m", "mova", "average 9", "zq"):
        query, slices = FuzzyQuery(typed), []
        for at in range(0, len(titles), SLICE):
            start = time.thread_time()
            found = [query.score(title) for title in titles[at : at + SLICE]]
            slices.append((time.thread_time() - start) * 1000)
            del found
        print(f"  the switcher on “{typed}”: {sum(slices):.1f}, longest slice {max(slices):.1f}")


if __name__ == "__main__":
    gc.disable()  # as in the window, which collects at times of its own
    for wanted in sys.argv[1:] or ["1000", "10000", "100000"]:
        measure(int(wanted))
