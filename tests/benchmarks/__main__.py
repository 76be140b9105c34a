"""The command: ``python -m tests.benchmarks`` measures and prints; ``--help`` has the choices.

Everything runs on an Xvfb of its own, and the program and the bare window start in turns. The
conversation view has a command of its own: ``python -m tests.benchmarks.conversation``.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.benchmarks import streaming
from tests.benchmarks.commands import BARE, as_on_a_users_machine, our_command
from tests.benchmarks.folders import CONVERSATIONS, MESSAGES, fill
from tests.benchmarks.gaps import measure_gaps
from tests.benchmarks.imports import listing, measure_imports
from tests.benchmarks.report import gap_rows, start_rows, turn_rows
from tests.benchmarks.starts import measure_start
from tests.benchmarks.table import table
from tests.benchmarks.turns import measure_turns
from tests.end_to_end.screen import Screen, screen
from tests.support.programs import SCREEN, missing

FULL = f"{CONVERSATIONS:,} conversations of {MESSAGES} messages"


def main() -> int:
    """Measure and print; 1 when a program that this needs is missing."""
    options = _options()
    if lacking := missing(SCREEN):
        print(f"not installed: {', '.join(lacking)}", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as name, as_on_a_users_machine(Path(name) / "cache"):
        folder = Path(name)
        fill(folder / "full")
        with screen() as display:
            if options.imports:
                _print_imports(display, folder, options.imports)
            else:
                _print_tables(display, folder, options.runs)
    return 0


def _print_tables(display: Screen, folder: Path, runs: int) -> None:
    for title, data in (("empty folder", "empty"), (FULL, "full")):
        _print_starts(display, folder, data, title, runs)
    turns = measure_turns(display, folder, runs)
    print(table(turn_rows(turns), "A turn without the server's own time, beside bare aiohttp"))
    streamed = streaming.measure(runs)
    print(f"\n{table(streamed, f'Streamed answers; medians of {runs} (least–most)')}")
    _print_log(folder)


def _print_starts(display: Screen, folder: Path, data: str, title: str, runs: int) -> None:
    log = folder / "program.log"
    commands = (our_command(folder / data), BARE)
    for command in commands:  # Python compiles, the disk warms up; not measured.
        measure_start(display, command, log)
    measure_gaps(display, folder / data)
    rounds = [[measure_start(display, c, log) for c in commands] for _ in range(runs)]
    ours, bare = zip(*rounds, strict=True)
    gaps = [measure_gaps(display, folder / data) for _ in range(runs)]
    rows = [*start_rows(ours, bare), *gap_rows(gaps)]
    print(table(rows, f"Start, {title}; medians of {runs} (least–most)"), end="\n\n", flush=True)


def _print_imports(display: Screen, folder: Path, count: int) -> None:
    measure_imports(display, folder / "empty")
    print(listing(measure_imports(display, folder / "empty"), count))


def _print_log(folder: Path) -> None:
    if said := (folder / "program.log").read_text():
        print(f"\nWhat the programs said:\n{said}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--runs", type=int, default=9, help="how many of each (9)")
    parser.add_argument(
        "--imports",
        type=int,
        nargs="?",
        const=40,
        metavar="COUNT",
        help="print the slowest imports instead (40)",
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
