"""A run that does not end in order is known to the next one."""

import subprocess
import sys
from pathlib import Path

from gizai_desktop.store.crash_log import MOST_CHARACTERS, CrashLog

CRASH = """
import ctypes, sys
from pathlib import Path
from gizai_desktop.store.crash_log import CrashLog

def very_private(secret):
    ctypes.string_at(0)

log = CrashLog(Path(sys.argv[1]), "1.0")
log.begin()
assert log.left == ""
very_private("a secret")
"""


def test_an_end_in_order_leaves_nothing(tmp_path: Path) -> None:
    log = CrashLog(tmp_path, "1.0")
    log.begin()
    assert log.left == ""
    log.end()
    log.end()
    assert list(tmp_path.iterdir()) == []
    after = CrashLog(tmp_path, "1.0")
    after.begin()
    assert after.left == ""
    after.end()


def test_a_crash_is_told_once_with_its_place_and_nothing_else(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", CRASH, str(tmp_path)], check=False)
    assert done.returncode < 0
    log = CrashLog(tmp_path, "1.0")
    log.begin()
    left = log.left
    assert "Segmentation fault" in left
    assert "very_private" in left
    assert "a secret" not in left
    assert (tmp_path / "crash.log").read_text("utf-8") == left
    log.end()
    again = CrashLog(tmp_path, "1.0")
    again.begin()
    assert again.left == ""
    again.end()


def test_a_huge_or_broken_file_is_read_in_part(tmp_path: Path) -> None:
    (tmp_path / "running.log").write_bytes(b"\xff" * 1_000_000)
    log = CrashLog(tmp_path, "1.0")
    log.begin()
    assert 0 < len(log.left) <= MOST_CHARACTERS
    log.end()


def test_a_folder_that_is_not_there_is_no_obstacle(tmp_path: Path) -> None:
    log = CrashLog(tmp_path / "missing", "1.0")
    log.begin()
    assert log.left == ""
    log.end()
