"""Starts, kills and audits, again and again."""

import random
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from tests.crash.ledger import Ledger

ROOT = Path(__file__).parents[2]
LIVES = 25
"""How often a process begins in the same folder before another one is taken."""
LONGEST_S = 0.6
"""The longest time from the first thing that a process does to its end."""
PATIENCE_S = 60.0


@dataclass(slots=True)
class Outcome:
    """What a number of kills came to."""

    kills: int = 0
    acknowledged: int = 0
    problems: list[str] = field(default_factory=list)


def kill_often(folder: Path, kills: int, jobs: int, seed: int) -> Outcome:
    """Kill ``kills`` times, in some folders at the same time."""
    portions = [min(LIVES, kills - done) for done in range(0, kills, LIVES)]
    whole = Outcome()
    with ThreadPoolExecutor(jobs) as pool:
        parts = [
            pool.submit(_kill_in, folder / str(place), count, random.Random(seed + place))
            for place, count in enumerate(portions)
        ]
        for part in parts:
            outcome = part.result()
            whole.kills += outcome.kills
            whole.acknowledged += outcome.acknowledged
            whole.problems += outcome.problems
    return whole


def _kill_in(folder: Path, kills: int, dice: random.Random) -> Outcome:
    ledger = Ledger(folder)
    for number in range(kills):
        _one_life(folder, dice, ledger)
        ledger.audit()
        if ledger.problems:
            return Outcome(number + 1, ledger.count, ledger.problems)
    return Outcome(kills, ledger.count, ledger.problems)


def _one_life(folder: Path, dice: random.Random, ledger: Ledger) -> None:
    words = [sys.executable, "-m", "tests.crash.worker", str(folder), str(dice.getrandbits(30))]
    errors = folder.with_suffix(".errors")
    with (
        errors.open("wb") as stderr,
        subprocess.Popen(
            words, cwd=ROOT, stdout=subprocess.PIPE, stderr=stderr, text=True
        ) as process,
    ):
        assert process.stdout is not None
        timer = threading.Timer(PATIENCE_S, process.kill)
        timer.start()
        first = process.stdout.readline()
        time.sleep(dice.random() * LONGEST_S)
        if process.poll() is not None:
            ledger.problems.append(f"ended by itself: {errors.read_text()[-2000:]}")
        process.kill()
        timer.cancel()
        # Also what it had said and nobody had read yet; a line without an end was not said.
        said = first + process.stdout.read()
        for line in said.splitlines(keepends=True):
            if line.endswith("\n"):
                ledger.note(line)
