"""Kills the application at random moments and looks for what it had acknowledged.

    python -m tests.crash --kills 300

The exit status is 0 only when nothing was lost and every file is whole.
"""

import argparse
import random
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.crash.kills import Outcome, kill_often
from tests.crash.windows import kill_windows
from tests.support.programs import SCREEN, missing


def main() -> int:
    options = argparse.ArgumentParser(prog="python -m tests.crash", description=__doc__)
    options.add_argument("--kills", type=int, default=300)
    options.add_argument("--jobs", type=int, default=3, help="processes at the same time")
    options.add_argument("--seed", type=int, default=time.time_ns() % 100_000)
    options.add_argument("--windows", type=int, default=5, help="more kills, with the window")
    given = options.parse_args()
    begun = time.monotonic()
    with TemporaryDirectory(prefix="crash-") as folder:
        outcome = kill_often(Path(folder), given.kills, given.jobs, given.seed)
        if given.windows and not missing(SCREEN):
            window = Path(folder) / "window"
            window.mkdir()
            lost = kill_windows(window, given.windows, random.Random(given.seed))
            outcome.kills += given.windows
            outcome.problems += [f"with the window: {text!r} was lost" for text in lost]
    print(f"seed {given.seed}: {summary(outcome)}, {time.monotonic() - begun:.0f} s")
    for problem in outcome.problems:
        print(f"  {problem}")
    return 1 if outcome.problems else 0


def summary(outcome: Outcome) -> str:
    return (
        f"{outcome.kills} kills, {outcome.acknowledged} acknowledged messages,"
        f" {len(outcome.problems)} problems"
    )


if __name__ == "__main__":
    sys.exit(main())
