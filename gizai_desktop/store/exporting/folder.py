"""A folder that appears when everything is in it; every function blocks."""

import os
import shutil
from contextlib import suppress
from pathlib import Path

from gizai_desktop.domain.errors import Failure, StorageError
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.store.atomic import flush_folder


def name_taken(target: Path) -> StorageError:
    """The target is there; nothing is written over."""
    return StorageError(Failure(FailureKind.NAME_TAKEN, {"path": str(target)}))


class GrowingFolder:
    """Begins under a name that nobody looks at; `discard` it at the end in any case.

    Raises:
        StorageError: something is at the target, other than an empty folder.
        OSError: it cannot be made.
    """

    def __init__(self, target: Path) -> None:
        if target.is_dir():
            if any(target.iterdir()):
                raise name_taken(target)
        elif os.path.lexists(target):
            raise name_taken(target)
        self._target = target
        self._growing = target.with_name(f".gizai-{target.name}.{os.urandom(4).hex()}.tmp")
        self._growing.mkdir(parents=True)

    def add(self, name: str, data: bytes) -> None:
        """Write a file."""
        (self._growing / name).write_bytes(data)

    def finish(self) -> None:
        """Let it appear."""
        flush_folder(self._growing)
        self._growing.replace(self._target)
        flush_folder(self._target.parent)

    def discard(self) -> None:
        """Remove what has not appeared."""
        with suppress(OSError):
            shutil.rmtree(self._growing)
