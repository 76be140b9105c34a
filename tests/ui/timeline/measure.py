"""How fast the conversation view is: python -m tests.ui.timeline.measure.

Prints milliseconds, middle and 99th of a hundred, for conversations of several shapes.
"""

import gc
import os
import random
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from gizai_desktop.domain.message import MessageStatus
from gizai_desktop.ui.theme import Theme
from gizai_desktop.ui.timeline import TimelineEntry, TimelineView
from gizai_desktop.ui.tokens import load_tokens
from tests.ui.timeline.reader import drag_on, wheel
from tests.ui.timeline.samples import answer, running, user

RESOURCES = Path(__file__).parents[3] / "resources"
WORDS = [
    "lorem",
    "ipsum",
    "dolor",
    "sit",
    "amet",
    "**bold**",
    "consectetur",
    "adipiscing",
    "`code`",
    "elit",
    "price",
]


def paragraph(words: int) -> str:
    return " ".join(random.choice(WORDS) for _ in range(words))


def long_answer() -> str:
    parts = [paragraph(random.randint(15, 80)) for _ in range(random.randint(2, 6))]
    if random.random() < 0.4:
        lines = "\n".join(f"    x{n} = compute({n}, value)" for n in range(20))
        parts.insert(1, f"```python\n{lines}\n```")
    return "\n\n".join(parts)


def talk(count: int) -> list[TimelineEntry]:
    return [
        user(f"m{n}", paragraph(random.randint(5, 40)))
        if n % 2 == 0
        else answer(f"m{n}", long_answer())
        for n in range(count)
    ]


def corpora() -> dict[str, Callable[[], list[TimelineEntry]]]:
    return {
        "2,000 messages": lambda: talk(2000),
        "20,000 messages": lambda: talk(20_000),
        "1 MB of paragraphs": lambda: [answer("a", "\n\n".join(map(paragraph, [60] * 2600)))],
        "1 MB in one line": lambda: [answer("a", "x" * 1_000_000)],
        "1 MB of code": lambda: [answer("a", "```py\n" + "value = compute(1)\n" * 50_000)],
        "1 MB question": lambda: [user("a", "word " * 200_000)],
        "500,000 lines": lambda: [answer("a", "a\n" * 500_000)],
        "190 KB of lists": lambda: [answer("a", "- an item of **this** list\n" * 7000)],
        "24 KB of lists": lambda: [answer("a", "- an item of **this** list\n" * 880)],
        "190 KB of tables": lambda: [answer("a", "\n\n".join([table(400)] * 10))],
        "10,000 brackets": lambda: [answer("a", "[" * 10_000)],
        "5,000 quotes": lambda: [answer("a", ">" * 5000 + " deep")],
    }


def table(rows: int) -> str:
    return "| name | count |\n|---|---|\n" + "| a **thing** and more | 12 345 |\n" * rows


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def spread(view: TimelineView, count: int, work: Callable[[int], object]) -> str:
    def step(number: int) -> None:
        work(number)
        view.viewport().repaint()

    times = sorted(timed(partial(step, number)) for number in range(count))
    return f"{times[count // 2]:.1f}/{times[int(count * 0.99)]:.1f}"


def measure(view: TimelineView, name: str, entries: list[TimelineEntry]) -> None:
    view.resize(900, 800)
    opened = timed(lambda: view.show_entries(name, entries))
    painted = timed(view.viewport().repaint)
    bar = view.verticalScrollBar()
    up = spread(view, 200, lambda _: wheel(view, QPoint(0, 120)))
    jump = spread(view, 100, lambda _: bar.setValue(random.randint(0, bar.maximum())))
    middle = QPoint(300, 400)
    select = spread(view, 100, lambda n: drag_on(view, middle + QPoint(n, n)))
    resize = spread(view, 50, lambda n: view.resize(780 - 2 * n, 800))
    print(
        f"{name:20} open {opened:6.1f} + paint {painted:4.1f}   wheel {up:>9}   jump {jump:>9}"
        f"   drag {select:>9}   resize {resize:>9}"
    )


def measure_stream(view: TimelineView) -> None:
    text = "\n\n".join(paragraph(60) for _ in range(45))
    view.show_entries("stream", [*talk(50), answer("s", "", status=MessageStatus.RUNNING)])

    def flush(number: int) -> None:
        status = MessageStatus.RUNNING
        view.update_entry(answer("s", text + " token" * number, status=status))

    print(f"one token into {len(text) // 1000} KB: {spread(view, 300, flush)}")
    in_one = text.replace("\n\n", " ")
    measure_growth(view, "in one paragraph", in_one)
    measure_growth(view, "in a fence", "```py\n" + "value = compute(1)\n" * 1000)
    measure_growth(view, "in a list", "- an item of **this** `list`\n" * 600)
    measure_growth(view, "in a table", table(500)[:-3])
    measure_growth(view, "below 1000 links", "[words](https://example.org/a) " * 700)
    measure_thoughts(view, text)


def measure_growth(view: TimelineView, name: str, text: str) -> None:
    """Tokens one by one, as a service of 200 tokens a second sends them."""
    view.show_entries(name, [*talk(50), running("s", text)])
    now = time.monotonic()

    def flush(number: int) -> None:
        entry = running("s", text + " token" * number)
        view.update_entry(replace(entry, waiting_since=now))

    print(f"one token into {len(text) // 1000} KB {name}: {spread(view, 300, flush)}")


def measure_thoughts(view: TimelineView, text: str) -> None:
    """Open thoughts that grow."""
    view.show_entries("thoughts", [*talk(50), running("s", reasoning=text)])

    def flush(number: int) -> None:
        view.update_entry(running("s", reasoning=text + " token" * number))

    print(f"one token into {len(text) // 1000} KB of thoughts: {spread(view, 300, flush)}")


def main() -> None:
    random.seed(1)
    app = QApplication([])
    theme = Theme(load_tokens(RESOURCES / "tokens.json"), RESOURCES / "icons", app)
    view = TimelineView(theme)
    view.show()
    app.processEvents()
    view.show_entries("warm", [answer("w", "- **loads** the parsers")])
    view.viewport().repaint()
    gc.disable()  # as in the application, which looks for garbage between frames
    for name, make in corpora().items():
        measure(view, name, make())
        gc.collect()
    measure_stream(view)
    view.close()


if __name__ == "__main__":
    main()
