from pathlib import Path

import pytest

from gizai_desktop.domain.errors import StorageError
from gizai_desktop.store.locations import Locations
from gizai_desktop.store.lock import DataFolderInUseError, DataFolderLock
from tests.store.processes import next_line, running

HOLDER = """
import sys, time
from pathlib import Path
from gizai_desktop.store.lock import DataFolderLock
with DataFolderLock(Path(sys.argv[1])):
    print("locked", flush=True)
    sys.stdin.read() if sys.argv[2:] else time.sleep(600)
"""


def test_a_second_process_is_refused_with_a_sentence(locations: Locations) -> None:
    with running(HOLDER, str(locations.lock_file)) as process:
        assert next_line(process) == "locked"
        with (
            pytest.raises(DataFolderInUseError, match="already open with this folder") as error,
            DataFolderLock(locations.lock_file),
        ):
            pass
        assert str(locations.data) in str(error.value)


def test_the_lock_of_a_killed_process_is_free_at_once(locations: Locations) -> None:
    with running(HOLDER, str(locations.lock_file)) as process:
        assert next_line(process) == "locked"
        process.kill()
        process.wait()
        with DataFolderLock(locations.lock_file):
            pass


def test_a_lock_that_was_given_back_can_be_taken_again(locations: Locations) -> None:
    lock = DataFolderLock(locations.lock_file)
    for _ in range(2):
        lock.acquire()
        with pytest.raises(DataFolderInUseError):
            DataFolderLock(locations.lock_file).acquire()
        lock.release()
    lock.release()


def test_the_folder_is_made_with_the_lock(tmp_path: Path) -> None:
    with DataFolderLock(tmp_path / "new" / "data" / ".lock"):
        assert (tmp_path / "new" / "data").stat().st_mode & 0o777 == 0o700


def test_a_folder_that_cannot_be_used_is_not_called_in_use(tmp_path: Path) -> None:
    (tmp_path / "data").write_bytes(b"")
    with pytest.raises(StorageError) as error:
        DataFolderLock(tmp_path / "data" / ".lock").acquire()
    assert not isinstance(error.value, DataFolderInUseError)
