"""The command: ``python -m tests.benchmarks.library`` measures a library of each size.

The conversations are made in a folder that `--keep` keeps for the next time; 100,000 of them
take a gigabyte and are measured with `--large` only. No screen is needed. The window's figures
are those of the whole application; what the disk takes for a flush is left out of saving.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.benchmarks.commands import ROOT, as_on_a_users_machine
from tests.benchmarks.conversation.rows import P95, Budget, Figures
from tests.benchmarks.library.corpus import MESSAGES, fill_library, size_mb
from tests.benchmarks.table import Row, table

COUNTS = (1000, 10_000)
LARGE = 100_000
PATIENCE_S = 1800.0
FRAME_MS = 16
SMALL, BIG = (50, 15, 50), (150, 80, 150)
"""Milliseconds that a start may take longer, MiB of the sidebar, milliseconds of a search."""


def probe(module: str, *arguments: object) -> Figures:
    """What a probe prints."""
    print(f"\r\x1b[K{module} {arguments[0]}", end="", file=sys.stderr, flush=True)
    done = subprocess.run(
        [sys.executable, "-m", f"tests.benchmarks.library.{module}", *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        timeout=PATIENCE_S,
        check=True,
    )
    print("\r\x1b[K", end="", file=sys.stderr, flush=True)
    found: dict[str, float | list[float]] = json.loads(done.stdout.splitlines()[-1])
    return {name: each if isinstance(each, list) else [each] for name, each in found.items()}


def started(folder: Path) -> Figures:
    """One start of the program."""
    return probe("start_probe", time.monotonic(), "--data-dir", folder)


def start_rows(folder: Path, empty: Path, runs: int, count: int) -> Iterator[Row]:
    """The start and the memory of a library beside those of an empty one."""
    most_ms, most_mib, _ = BIG if count > COUNTS[-1] else SMALL
    # The chat that the last run left open would be opened, too.
    (folder / "state.json").unlink(missing_ok=True)
    pairs = [(started(folder), started(empty)) for _ in range(runs)]
    added = [full["rows"][0] - bare["painted"][0] for full, bare in pairs]
    cpu = [full["rows_cpu"][0] - bare["painted_cpu"][0] for full, bare in pairs]
    memory = [full["memory"][0] - bare["memory"][0] for full, bare in pairs]
    yield _row("start: rows on the screen, added to an empty start", "ms", added, most_ms, cpu)
    yield _row("sidebar: memory added after a start", "MiB", memory, most_mib)


def use_rows(folder: Path, runs: int, count: int) -> Iterator[Row]:
    """Searching, switching and saving."""
    most_ms = (BIG if count > COUNTS[-1] else SMALL)[2]
    found = [probe("use_probe", "use", folder) for _ in range(runs)]
    for budget in (
        Budget("key to results p95", "search", P95, most_ms),
        Budget("… window away at most", "search_gaps", max, FRAME_MS),
        Budget("to any conversation p95", "switch", P95, 30),
        Budget("a message p95, without the disk", "save", P95, 15),
        Budget("… window away at most", "save_gaps", max, FRAME_MS),
    ):
        yield budget.row(budget.key.removesuffix("_gaps"), found)


def build_rows(folder: Path, runs: int, count: int) -> Iterator[Row]:
    """Making the index beside a window in use, and, of all sizes, beside one that is not."""
    if count <= COUNTS[-1]:
        beside = [probe("use_probe", "build", folder) for _ in range(runs)]
        share = [each["share"][0] for each in beside]
        yield Row("index: window in use", "MB/s", [each["speed"][0] for each in beside])
        yield Row("… share of one core", "%", share, (), "< 50", max(share) < 50)
        gaps = [max(each["gaps"]) for each in beside]
        yield _row("… window away at most", "ms", gaps, FRAME_MS)
    # Last, so that what follows has a whole index.
    alone = [probe("use_probe", "build-alone", folder) for _ in range(runs)]
    speed = [each["speed"][0] for each in alone]
    yield Row("index: window not in use", "MB/s", speed, (), "≥ 10", min(speed) >= 10)
    yield Row("… by one core's time", "MB/s", [each["cpu_speed"][0] for each in alone])


def main() -> int:
    """Measure and print."""
    options = _options()
    counts = (*COUNTS, LARGE) if options.large else tuple(options.counts)
    with _folder(options.keep) as root, as_on_a_users_machine(root / "pycache"):
        empty = root / "empty"
        for each in (started(empty), started(empty)):  # Python compiles; not measured.
            del each
        for count in counts:
            folder = root / str(count)
            fill_library(folder, count)
            rows = [
                *build_rows(folder, options.runs if count < LARGE else 1, count),
                *start_rows(folder, empty, options.runs, count),
                *use_rows(folder, options.runs, count),
            ]
            size = f"{size_mb(folder):.0f} MB"
            title = f"{count:,} conversations of {MESSAGES} messages, {size}; {options.runs} runs"
            print(table(rows, title), end="\n\n", flush=True)
    return 0


def _row(
    name: str, unit: str, figures: Sequence[float], most: float, cpu: Sequence[float] = ()
) -> Row:
    middle = sorted(figures)[len(figures) // 2]
    return Row(name, unit, figures, (), f"≤ {most:g}", middle <= most, cpu)


@contextmanager
def _folder(kept: Path | None) -> Iterator[Path]:
    if kept is not None:
        kept.mkdir(parents=True, exist_ok=True)
        yield kept.absolute()
    else:
        with tempfile.TemporaryDirectory() as name:
            yield Path(name)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.library", description=__doc__)
    parser.add_argument("--runs", type=int, default=3, help="how many of each (3)")
    parser.add_argument("--counts", type=int, nargs="+", default=COUNTS, metavar="N")
    parser.add_argument("--large", action="store_true", help=f"also {LARGE:,} conversations")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="make the libraries here, once")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
