"""One process for each data folder."""

import os
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

from gizai_desktop.domain.errors import Failure, StorageError
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.store.atomic import make_private_folder, storage_error

# The system's own locks in twelve lines: a library for them takes 10 ms before the window.
if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

    def _unlock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)


class DataFolderInUseError(StorageError):
    """Another process has the window of this data folder."""


class DataFolderLock:
    """Keeps other processes out of a data folder; the system frees it when the process dies."""

    def __init__(self, lock_file: Path) -> None:
        self._path = lock_file
        self._descriptor: int | None = None

    def acquire(self) -> None:
        """Take the lock, or fail at once; the folder is made if it is missing.

        Raises:
            DataFolderInUseError: another process has it.
            StorageError: the folder cannot be used.
        """
        make_private_folder(self._path.parent)
        try:
            # Not inherited: a child that outlives the window does not hold the folder.
            descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise storage_error(error, self._path, FailureKind.WRITE_FAILED) from error
        try:
            _lock(descriptor)
        except OSError as error:
            os.close(descriptor)
            if isinstance(error, BlockingIOError | PermissionError):
                failure = Failure(FailureKind.FOLDER_IN_USE, {"path": str(self._path.parent)})
                raise DataFolderInUseError(failure) from error
            raise storage_error(error, self._path, FailureKind.WRITE_FAILED) from error
        self._descriptor = descriptor

    def release(self) -> None:
        """Give the folder free; does nothing without the lock."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            _unlock(descriptor)
            os.close(descriptor)

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
