"""One process for each data folder."""

from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from gizai_desktop.domain.errors import Failure, StorageError
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.store.atomic import make_private_folder, storage_error

if TYPE_CHECKING:
    from filelock import BaseFileLock


class DataFolderInUseError(StorageError):
    """Another process has the window of this data folder."""


class DataFolderLock:
    """Keeps other processes out of a data folder; the system frees it when the process dies."""

    def __init__(self, lock_file: Path) -> None:
        self._path = lock_file
        self._lock: BaseFileLock | None = None

    def acquire(self) -> None:
        """Take the lock, or fail at once; the folder is made if it is missing.

        Raises:
            DataFolderInUseError: another process has it.
            StorageError: the folder cannot be used.
        """
        # 30 ms, and the parts of the program that take no lock need it not.
        from filelock import FileLock, Timeout  # noqa: PLC0415

        make_private_folder(self._path.parent)
        lock = FileLock(self._path, timeout=0, mode=0o600, thread_local=False)
        try:
            lock.acquire()
        except Timeout as error:
            failure = Failure(FailureKind.FOLDER_IN_USE, {"path": str(self._path.parent)})
            raise DataFolderInUseError(failure) from error
        except OSError as error:
            raise storage_error(error, self._path, FailureKind.WRITE_FAILED) from error
        self._lock = lock

    def release(self) -> None:
        """Give the folder free; does nothing without the lock."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def __enter__(self) -> Self:
        self.acquire()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.release()
