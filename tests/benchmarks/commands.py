"""What is started, and in which environment."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BARE = [sys.executable, "-m", "tests.benchmarks.bare_window"]


def our_command(data: Path) -> list[str]:
    """The installed program on a data folder."""
    program = Path(sys.executable).with_name("gizai-desktop")
    return [str(program), "--data-dir", str(data)]


@contextmanager
def as_on_a_users_machine(cache: Path) -> Iterator[None]:
    """Let Python keep compiled modules, as it does for everybody who does not forbid it.

    They go to ``cache``, which the first, unmeasured start of each program fills.
    """
    kept = dict(os.environ)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str(cache)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(kept)
