"""Every call to the disk fails once, or all of them from there on; nothing is lost.

A library under the system's calls (`tests/support/faults.c`) makes them fail for the whole
application, whichever way they are made.
"""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.programs import needs

ROOT = Path(__file__).parents[2]
SHORT_WRITES = 0

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="the faults are under Linux's calls"),
    needs("gcc"),
]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The faults, compiled."""
    found = tmp_path_factory.mktemp("faults") / "faults.so"
    words = ["gcc", "-shared", "-fPIC", "-Wall", "-Werror", "-o", str(found)]
    subprocess.run([*words, str(ROOT / "tests/support/faults.c"), "-ldl"], check=True)
    return found


@pytest.mark.parametrize(
    ("code", "lasting"),
    [
        (errno.ENOSPC, True),
        (errno.EIO, False),
        (errno.EROFS, True),
        (errno.EACCES, False),
        (SHORT_WRITES, True),
    ],
)
def test_nothing_is_lost_whichever_call_fails(
    library: Path, tmp_path: Path, code: int, lasting: bool
) -> None:
    words = ["tests.application.fault_worker", tmp_path, library, code, int(lasting)]
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", *map(str, words)],
        cwd=ROOT,
        env={**os.environ, "LD_PRELOAD": str(library)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    first, *problems = done.stdout.splitlines()
    assert problems == []
    assert int(first.split()[0]) > 50, "there was nothing to fail"
    assert done.returncode == 0, done.stderr
