"""Looking at a file that other programs may write; every function blocks."""

import os
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from gizai_desktop.domain.errors import Failure, StorageError
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.store.atomic import (
    flush_folder,
    free_name,
    make_private_folder,
    move,
    storage_error,
    write_atomically,
)
from gizai_desktop.store.conversations.codec import Decoded, decode, decode_beginning

FRESH_S = 2.0
"""Seconds after which nobody writes into a file any more."""
LIMIT_BYTES = 128 * 1024 * 1024
"""No conversation is as long as that; of a larger file only the beginning is read."""
BEGINNING_BYTES = 32 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Look:
    """A file as it was found.

    Attributes:
        data: its content, or the beginning of a file that is too large.
        status: tells whether it is still the same file.
    """

    data: bytes
    status: os.stat_result

    @property
    def digest(self) -> bytes:
        """Tells its content from every other; reckoned whenever it is asked for."""
        status = self.status
        rest = b"" if self.whole else f"{status.st_size} {status.st_mtime_ns}".encode()
        return digest_of(self.data, rest)

    @property
    def whole(self) -> bool:
        """Whether `data` is everything."""
        return self.status.st_size <= LIMIT_BYTES

    def decoded(self, conversation_id: str) -> Decoded:
        """The conversation in it."""
        read = decode if self.whole else decode_beginning
        return read(self.data, conversation_id)


def look(path: Path) -> Look | None:
    """Read a file as it is; None if there is none.

    Raises:
        StorageError: it is there, but cannot be read.
    """
    try:
        with path.open("rb", buffering=0) as file:
            status = os.fstat(file.fileno())
            large = status.st_size > LIMIT_BYTES
            data = (file.read(BEGINNING_BYTES) or b"") if large else file.readall()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise storage_error(error, path, FailureKind.NOT_READ) from error
    return Look(data, status)


def read_there(path: Path) -> Look:
    """Read a file that should be there.

    Raises:
        StorageError: it is not, or cannot be read.
    """
    found = look(path)
    if found is None:
        reason = "" if path.parent.exists() else "no folder"
        raise StorageError(Failure(FailureKind.FILE_GONE, {"path": str(path), "reason": reason}))
    return found


def digest_of(*parts: bytes) -> bytes:
    """A few bytes that stand for the whole content."""
    from hashlib import blake2b  # noqa: PLC0415 - the window appears without it

    found = blake2b(digest_size=16)
    for part in parts:
        found.update(part)
    return found.digest()


def is_fresh(path: Path) -> bool:
    """Whether a file was written a moment ago, so that its writer may not have ended."""
    try:
        return abs(time.time() - path.stat().st_mtime) < FRESH_S
    except OSError:
        return False


def set_aside(path: Path, found: Look, folder: Path) -> Path:
    """Keep a file's content in another folder, under a name that is free there.

    A file that is too large to be copied gets a second name, where the disk can do that.

    Raises:
        StorageError: it is not there.
        OSError: as well.
    """
    make_private_folder(folder)
    kept = free_name(folder, path.name)
    if found.whole:
        write_atomically(kept, found.data)
        return kept
    with suppress(OSError):
        kept.hardlink_to(path)
        flush_folder(folder)
        return kept
    move(path, kept)
    return kept
