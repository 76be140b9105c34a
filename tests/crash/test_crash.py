"""What was acknowledged is there after a kill at any moment; `python -m tests.crash` does more."""

import random
import time
from pathlib import Path

from tests.crash.__main__ import summary
from tests.crash.kills import kill_often
from tests.crash.windows import kill_windows
from tests.support.programs import SCREEN, needs

KILLS = 25
WINDOWS = 3


def test_nothing_that_was_acknowledged_is_lost(tmp_path: Path) -> None:
    outcome = kill_often(tmp_path, KILLS, 1, seed=time.time_ns() % 100_000)
    assert outcome.problems == []
    assert outcome.kills == KILLS
    assert outcome.acknowledged > KILLS, summary(outcome)


@needs(*SCREEN)
def test_what_the_window_has_sent_is_on_disk(tmp_path: Path) -> None:
    assert kill_windows(tmp_path, WINDOWS, random.Random()) == []
