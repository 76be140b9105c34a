"""How long the window cannot answer in its first two seconds."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.commands import ROOT
from tests.end_to_end.screen import PATIENCE_S, Screen

LONG_MS = 50.0
PROBE = "tests.benchmarks.gap_probe"


@dataclass(frozen=True, slots=True)
class Gaps:
    """Times between two turns of the event loop after the first paint.

    Attributes:
        longest_ms: the longest of them.
        blocked_ms: the sum of those above `LONG_MS`.
    """

    longest_ms: float
    blocked_ms: float


def measure_gaps(display: Screen, data: Path) -> Gaps:
    """Start the program once and watch its event loop."""
    done = subprocess.run(
        [sys.executable, "-m", PROBE, "--data-dir", str(data)],
        cwd=ROOT,
        env=dict(display.environment),
        stdout=subprocess.PIPE,
        timeout=PATIENCE_S,
        check=True,
    )
    gaps: list[float] = json.loads(done.stdout)
    return Gaps(max(gaps), sum(gap for gap in gaps if gap > LONG_MS))
