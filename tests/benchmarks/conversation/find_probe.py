"""One run of find in conversation over ``COUNT`` messages; prints JSON.

Every figure is from the key until the count stands in the bar, with everything that the window
does meanwhile. ``cold`` is typed at once after Ctrl+F, the others when the texts are prepared.
"""

import argparse
import gc
import json
import os
import time
from collections.abc import Callable, Sequence

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from gizai_desktop.ui.finding.presenter import FindPresenter
from gizai_desktop.ui.theme import Theme
from gizai_desktop.ui.timeline import TimelineEntry, TimelineView
from gizai_desktop.ui.tokens import load_tokens
from tests.benchmarks.commands import ROOT
from tests.benchmarks.conversation.corpus import NEEDLE, conversation

WIDTH, HEIGHT = 900, 800
WORDS = (NEEDLE, "value", "naive", "nowhere", "bold words")
LETTERS = 3
"""Of the first word, typed one after the other."""
Figures = dict[str, list[float]]


class Probe:
    """A view with a find bar, and the times of what it does."""

    def __init__(self, application: QApplication) -> None:
        resources = ROOT / "resources"
        theme = Theme(load_tokens(resources / "tokens.json"), resources / "icons", application)
        theme.set_reduced_motion(reduced=True)
        self.window = QWidget()
        self.view = TimelineView(theme)
        column = QVBoxLayout(self.window)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.window.resize(WIDTH, HEIGHT)
        self.window.show()
        self.presenter = FindPresenter(theme, self.view, self.window)
        self.figures: Figures = {}

    def show(self, count: int) -> None:
        """Open a conversation, and let everything that goes with it come to its end."""
        found = conversation(count)
        entries = [
            TimelineEntry(message, found.siblings(message.id), "Test") for message in found.path()
        ]
        self.view.show_entries(found.id, entries)
        until = time.perf_counter() + 0.5
        while time.perf_counter() < until:
            QApplication.processEvents()

    def time(self, name: str, work: Callable[[], object]) -> None:
        """How long until it is counted, and the longest time without a look at the events."""
        wall, cpu = time.perf_counter(), time.thread_time()
        work()
        longest = time.perf_counter() - wall
        while self.presenter.counting:
            before = time.perf_counter()
            QApplication.processEvents()
            longest = max(longest, time.perf_counter() - before)
        self.figures.setdefault(f"{name}_cpu", []).append((time.thread_time() - cpu) * 1000)
        self.figures.setdefault(name, []).append((time.perf_counter() - wall) * 1000)
        self.figures.setdefault("block", []).append(longest * 1000)

    def measure(self) -> Figures:
        """Every figure of the conversation that is shown."""
        bar = self.presenter.bar
        type_in = bar.field.edit.setText
        self.presenter.open()
        self.time("cold", lambda: type_in(NEEDLE))
        bar.close_bar()
        type_in("")
        self.time("ready", self.presenter.open)
        for letters in range(1, LETTERS + 1):
            self.time("letter", lambda letters=letters: type_in(NEEDLE[:letters]))  # type: ignore[misc]
        for word in WORDS:
            self.time("find", lambda word=word: type_in(word))  # type: ignore[misc]
        for _ in range(20):
            self.time("step", lambda: self.presenter.step(-1))
        return self.figures


def main(arguments: Sequence[str] | None = None) -> None:
    """Run once and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, help="a number of messages")
    options = parser.parse_args(arguments)
    application = QApplication(["benchmark"])
    probe = Probe(application)
    probe.show(12)
    probe.show(options.count)
    gc.collect()
    gc.disable()  # as in the application, which collects between frames
    print(json.dumps(probe.measure()), flush=True)
    probe.window.close()


if __name__ == "__main__":
    main()
