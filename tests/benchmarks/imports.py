"""Which imports take the longest until the window is there (``python -X importtime``)."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.commands import ROOT
from tests.benchmarks.gaps import PROBE
from tests.end_to_end.screen import PATIENCE_S, Screen


@dataclass(frozen=True, slots=True)
class Import:
    """One module: its own microseconds, and those with everything that it imports."""

    name: str
    own_us: int
    all_us: int


def measure_imports(display: Screen, data: Path) -> list[Import]:
    """Start once and list the imports in their order, those after the first paint as well."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", PROBE, "--data-dir", str(data)],
        cwd=ROOT,
        env=dict(display.environment),
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=True,
    )
    return [found for line in done.stderr.splitlines() if (found := parse(line))]


def parse(line: str) -> Import | None:
    """Read a line such as ``import time:  120 |  340 |   json``; None for any other line."""
    cells = line.removeprefix("import time:").split("|")
    if len(cells) != 3 or not cells[0].strip().isdigit():
        return None
    return Import(cells[2].strip(), int(cells[0]), int(cells[1]))


def listing(imports: list[Import], count: int) -> str:
    """The slowest by their own time, ready to print."""
    slowest = sorted(imports, key=lambda one: -one.own_us)[:count]
    lines = [f"{one.own_us / 1000:8.1f} {one.all_us / 1000:8.1f}  {one.name}" for one in slowest]
    return "\n".join([f"{'own ms':>8} {'all ms':>8}  module", *lines])
