"""The command: ``python -m tests.benchmarks.conversation`` measures and prints every budget.

Each figure is the median of several runs, each in a process of its own. ``--part`` chooses what
is measured, ``--tokens`` makes it shorter, ``--onscreen`` uses an Xvfb instead of no screen.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass

from tests.benchmarks.commands import ROOT
from tests.benchmarks.conversation.corpus import HOSTILE, SHAPES
from tests.benchmarks.conversation.rows import (
    FENCE_FLUSH,
    FLUSH,
    STREAM,
    Figures,
    find_budgets,
    open_budgets,
    rows,
    view_budgets,
)
from tests.benchmarks.conversation.rows import HOSTILE as HOSTILE_BUDGETS
from tests.benchmarks.table import Row, table
from tests.end_to_end.screen import screen

COUNTS = (100, 2000, 20_000)
PARTS = ("view", "open", "find", "flush", "streaming", "hostile")
PATIENCE_S = 300.0


@dataclass(frozen=True, slots=True)
class Runner:
    """Starts the probes, one after the other."""

    runs: int
    tokens: int
    environment: Mapping[str, str]

    def probe(self, module: str, *arguments: str) -> list[Figures]:
        """What each of the runs prints."""
        return [self._once(module, arguments) for _ in range(self.runs)]

    def _once(self, module: str, arguments: Sequence[str]) -> Figures:
        print(f"\r\x1b[K{module} {' '.join(arguments)}", end="", file=sys.stderr, flush=True)
        done = subprocess.run(
            [sys.executable, "-m", f"tests.benchmarks.conversation.{module}", *arguments],
            cwd=ROOT,
            env=dict(self.environment),
            stdout=subprocess.PIPE,
            timeout=PATIENCE_S,
            check=True,
        )
        found: Figures = json.loads(done.stdout.splitlines()[-1])
        return found

    def view(self) -> Iterator[Row]:
        """Conversations that are read already, beside a QPlainTextEdit with their text."""
        for count in COUNTS:
            floor = self.probe("view_probe", str(count), "--floor")
            ours = self.probe("view_probe", str(count))
            yield from rows(f"{count:,}", view_budgets(count), ours, floor)

    def open(self) -> Iterator[Row]:
        """The whole application opens conversations."""
        for count in COUNTS:
            ours = self.probe("app_probe", "open", str(count))
            yield from rows(f"{count:,}", open_budgets(count), ours)

    def find(self) -> Iterator[Row]:
        """Find in conversation."""
        for count in COUNTS:
            ours = self.probe("find_probe", str(count))
            yield from rows(f"{count:,}", find_budgets(count), ours)

    def flush(self) -> Iterator[Row]:
        """Seven tokens more, painted, beside a QPlainTextEdit."""
        for shape in SHAPES:
            floor = self.probe("view_probe", shape, "--floor")
            ours = self.probe("view_probe", shape)
            yield from rows(shape, FENCE_FLUSH if "fence" in shape else FLUSH, ours, floor)

    def streaming(self) -> Iterator[Row]:
        """The whole application while an answer grows and somebody types."""
        tokens = "--tokens", str(self.tokens)
        for shape in SHAPES:
            yield from rows(shape, STREAM, self.probe("app_probe", "stream", shape, *tokens))
        long = self.probe("app_probe", "stream", "prose", "--messages", "20000", *tokens)
        yield from rows("prose after 20,000 messages", STREAM, long)

    def hostile(self) -> Iterator[Row]:
        """The whole application with messages that were made to hurt."""
        for name in HOSTILE:
            yield from rows(name, HOSTILE_BUDGETS, self.probe("app_probe", "hostile", name))


TITLES = {
    "view": "The view, conversation already read (bare: QPlainTextEdit with the same text)",
    "open": "The application opens a conversation",
    "find": "Find in conversation, from the key until the count is there",
    "flush": "Seven more tokens, until painted (bare: QPlainTextEdit)",
    "streaming": "The application: {tokens} tokens at 200/s into a 20 KB answer",
    "hostile": "The application: hostile messages",
}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.conversation", description=__doc__
    )
    parser.add_argument("--runs", type=int, default=5, help="how many of each (5)")
    parser.add_argument("--tokens", type=int, default=4000, help="of a streamed answer (4000)")
    parser.add_argument("--part", choices=PARTS, action="append", help="only this part")
    parser.add_argument("--onscreen", action="store_true", help="on an Xvfb of its own")
    options = parser.parse_args()
    with screen() if options.onscreen else nullcontext() as display:
        offscreen = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        runner = Runner(options.runs, options.tokens, display.environment if display else offscreen)
        for part in options.part or PARTS:
            found = list(getattr(runner, part)())
            title = TITLES[part].format(tokens=f"{options.tokens:,}")
            where = "Xvfb" if options.onscreen else "offscreen"
            print("\r\x1b[K", end="", file=sys.stderr)
            print(table(found, f"{title}; medians of {options.runs}, {where}"), flush=True)
            print()


if __name__ == "__main__":
    main()
