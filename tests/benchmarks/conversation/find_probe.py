"""One run of find in conversation over ``COUNT`` messages; prints JSON.

Every figure is from a real key in the bar until the window is painted with the final count, with
everything that the window does meanwhile. ``first`` is typed after the conversation was open for
some seconds, ``cold`` at once after it was opened and Ctrl+F pressed.
"""

import argparse
import gc
import json
import os
import time
from collections.abc import Callable, Sequence

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QSignalBlocker
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.ui.finding.at_hand import FindAtHand
from gizai_desktop.ui.finding.presenter import FindPresenter
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.look.tokens import load_tokens
from gizai_desktop.ui.timeline import TimelineEntry, TimelineView
from tests.benchmarks.commands import ROOT
from tests.benchmarks.conversation.corpus import NEEDLE, conversation, of_texts
from tests.benchmarks.conversation.watch import settle

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
        self.window.activateWindow()
        self.find = FindAtHand(theme, self.view, self.window)
        self.figures: Figures = {}

    def show(self, found: Conversation) -> None:
        """Open a conversation, and paint it."""
        entries = [
            TimelineEntry(message, found.siblings(message.id), "Test") for message in found.path()
        ]
        self.view.show_entries(found.id, entries)
        settle()

    def type_in(self, text: str) -> None:
        """A key with the last letter, after the others were pasted without being looked for."""
        edit = self.presenter.bar.field.edit
        with QSignalBlocker(edit):
            edit.setText(text[:-1])
        QTest.keyClicks(edit, text[-1])

    @property
    def presenter(self) -> FindPresenter:
        """What counts, from the first Ctrl+F on."""
        found = self.find._built
        if found is None:
            raise RuntimeError("the bar was never opened")
        return found

    def time(self, name: str, *works: Callable[[], object]) -> None:
        """How long until the count is painted, and the longest time without a look at events."""
        wall, cpu = time.perf_counter(), time.thread_time()
        longest = 0.0
        for work in works:
            before = time.perf_counter()
            work()
            longest = max(longest, time.perf_counter() - before)
        painted = False
        while self.presenter.counting or not painted:
            painted = not self.presenter.counting
            before = time.perf_counter()
            QApplication.processEvents()
            longest = max(longest, time.perf_counter() - before)
        self.figures.setdefault(f"{name}_cpu", []).append((time.thread_time() - cpu) * 1000)
        self.figures.setdefault(name, []).append((time.perf_counter() - wall) * 1000)
        self.figures.setdefault("block", []).append(longest * 1000)

    def rest(self) -> None:
        """The texts are folded while nobody does anything."""
        begun = time.perf_counter()
        cpu, longest = time.thread_time(), 0.0
        while self.find.folding:
            before = time.thread_time()  # without the waiting
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            longest = max(longest, time.thread_time() - before)
        self.figures["fold_block"] = [longest * 1000]
        self.figures["fold_cpu"] = [(time.thread_time() - cpu) * 1000]
        self.figures["fold"] = [(time.perf_counter() - begun) * 1000]

    def measure(self, found: Conversation) -> Figures:
        """Every figure of a conversation."""
        self.show(found)
        self.time("cold", self.find.open, lambda: self.type_in(NEEDLE))
        self.presenter.bar.close_bar()
        self.presenter.bar.field.edit.clear()
        self.show(of_texts(["", ""]))
        self.rest()
        self.show(found)
        self.rest()
        self.find.open()
        settle()
        self.time("first", lambda: self.type_in(NEEDLE))
        for letters in range(1, LETTERS + 1):
            self.time("letter", lambda letters=letters: self.type_in(NEEDLE[:letters]))  # type: ignore[misc]
        for word in WORDS:
            self.time("find", lambda word=word: self.type_in(word))  # type: ignore[misc]
        for _ in range(20):
            self.time("step", lambda: self.find.step(-1))
        return self.figures


def main(arguments: Sequence[str] | None = None) -> None:
    """Run once and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, help="a number of messages")
    options = parser.parse_args(arguments)
    application = QApplication(["benchmark"])
    probe = Probe(application)
    probe.show(conversation(12))
    probe.rest()
    probe.find.open()  # the bar is built, and everything is loaded once
    probe.find.step(1)
    probe.presenter.bar.close_bar()
    found = conversation(options.count)
    gc.collect()
    gc.disable()  # as in the application, which collects between frames
    print(json.dumps(probe.measure(found)), flush=True)
    probe.window.close()


if __name__ == "__main__":
    main()
