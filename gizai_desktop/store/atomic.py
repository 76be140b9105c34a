"""Files that are either the former or the new ones, whatever happens in between."""

import errno
import os
import re
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from gizai_desktop.domain.errors import Failure, StorageError
from gizai_desktop.domain.failures import FailureKind

_FLUSHES = 16
_LEFTOVER = re.compile(r"\.gizai-.+\.[0-9a-f]{8}\.tmp")
_KINDS = {
    errno.ENOSPC: FailureKind.DISK_FULL,
    errno.EDQUOT: FailureKind.DISK_FULL,
    errno.EFBIG: FailureKind.DISK_FULL,
    errno.EROFS: FailureKind.READ_ONLY_DISK,
    errno.EACCES: FailureKind.NO_PERMISSION,
    errno.EPERM: FailureKind.NO_PERMISSION,
}


def write_atomically(path: Path, *data: bytes) -> None:
    """Put all ``data`` into ``path``; when this returns, it survives a crash of the computer.

    A symbolic link stays one: the file it points to is replaced.

    Raises:
        StorageError: the former content is untouched.
    """
    target = Path(os.path.realpath(path))
    temporary = target.with_name(f".gizai-{target.name}.{os.urandom(4).hex()}.tmp")
    try:
        _write_new(temporary, data)
        try:
            temporary.replace(target)
        except OSError:
            _forget(temporary)
            raise
        flush_folder(target.parent)
    except OSError as error:
        raise storage_error(error, path, FailureKind.WRITE_FAILED) from error


class ChangedMeanwhileError(Exception):
    """Another program wrote or removed the file since it was looked at; nothing was lost.

    Attributes:
        unseen: where its content is now, if this program's took the place of it.
    """

    def __init__(self, unseen: Path | None = None) -> None:
        super().__init__()
        self.unseen = unseen


def write_compared(path: Path, seen: os.stat_result | None, *data: bytes) -> os.stat_result:
    """`write_atomically`, but only over what was looked at.

    Args:
        seen: of the file that was looked at; None if there was none.

    Returns:
        The status of the file that was written.

    Raises:
        ChangedMeanwhileError: there is another file now, which must be looked at first.
        StorageError: the former content is untouched, unless only flushing the folder failed.
    """
    target = Path(os.path.realpath(path))
    temporary = target.with_name(f".gizai-{target.name}.{os.urandom(4).hex()}.tmp")
    try:
        written = _write_new(temporary, data)
        try:
            _put_over(temporary, target, seen)
        except OSError:
            _forget(temporary)
            raise
        flush_folder(target.parent)
    except OSError as error:
        raise storage_error(error, path, FailureKind.WRITE_FAILED) from error
    return written


def _put_over(temporary: Path, target: Path, seen: os.stat_result | None) -> None:
    # Loaded late: the window appears without it.
    from gizai_desktop.store.renaming import exchange, rename_new  # noqa: PLC0415

    if seen is None:
        try:
            rename_new(temporary, target)
        except FileExistsError as error:
            _forget(temporary)
            raise ChangedMeanwhileError from error
        return
    try:
        exchanged = exchange(temporary, target)
        if not exchanged:
            if not same_file(target.stat(), seen):
                _forget(temporary)
                raise ChangedMeanwhileError
            temporary.replace(target)
            return
    except FileNotFoundError as error:
        _forget(temporary)
        raise ChangedMeanwhileError from error
    if not same_file(temporary.stat(), seen):
        raise ChangedMeanwhileError(temporary)
    _forget(temporary)


def same_file(one: os.stat_result, other: os.stat_result) -> bool:
    """Whether two looks saw the same file, and nobody wrote into it in between."""
    return (one.st_ino, one.st_size, one.st_mtime_ns) == (
        *(other.st_ino, other.st_size, other.st_mtime_ns),
    )


def write_new_together(files: Mapping[Path, bytes], done: list[Path]) -> None:
    """Write files of one folder that are not there yet; those that are stay as they are.

    All are flushed at the same time, which the disk's journal does in one go, then named, then
    the folder is flushed once. What is in ``done`` at the end survives a crash of the computer.

    Raises:
        StorageError: not all were written.
    """
    # Seldom needed, and not before the first paint.
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415

    from gizai_desktop.store.renaming import rename_new  # noqa: PLC0415

    temporaries = {
        path: path.with_name(f".gizai-{path.name}.{os.urandom(4).hex()}.tmp") for path in files
    }
    named: list[Path] = []
    try:
        with ThreadPoolExecutor(_FLUSHES, thread_name_prefix="flush") as pool:
            writes = [
                pool.submit(_write_new, temporaries[path], (data,)) for path, data in files.items()
            ]
        try:
            for path, write in zip(files, writes, strict=True):
                write.result()
                with suppress(FileExistsError):
                    rename_new(temporaries[path], path)
                    named.append(path)
        finally:
            if named:
                flush_folder(named[0].parent)
                done += named
    except OSError as error:
        raise storage_error(error, next(iter(files)), FailureKind.WRITE_FAILED) from error
    finally:
        for temporary in temporaries.values():
            _forget(temporary)


def move(source: Path, target: Path) -> None:
    """Rename a file within one disk, never over another; when this returns, it survives a crash.

    Raises:
        OSError: it stays where it was, unless only flushing a folder failed.
    """
    # Loaded late: the window appears without it.
    from gizai_desktop.store.renaming import rename_new  # noqa: PLC0415

    rename_new(source, target)
    flush_folder(target.parent)
    flush_folder(source.parent)


def make_private_folder(folder: Path) -> None:
    """Make a folder and its missing parents, for this user only; others stay as they are.

    Raises:
        StorageError: it cannot be made.
    """
    missing = [folder]
    try:
        while not missing[-1].parent.exists():
            missing.append(missing[-1].parent)
        for each in reversed(missing):
            each.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise storage_error(error, folder, FailureKind.WRITE_FAILED) from error


def free_name(folder: Path, name: str) -> Path:
    """A path in ``folder`` that nothing has yet: the name, or the name with a number."""
    path = folder / name
    stem, suffix = path.stem, path.suffix
    number = 1
    while path.exists():
        number += 1
        path = folder / f"{stem}-{number}{suffix}"
    return path


def leftovers(folder: Path) -> list[tuple[Path, Path]]:
    """What a killed process left beside its files, and the file of each.

    It may be half written, or what was there before the last write.
    """
    with suppress(OSError):
        names = [name for name in os.listdir(folder) if _LEFTOVER.fullmatch(name)]  # noqa: PTH208
        return [(folder / name, folder / name[len(".gizai-") : -13]) for name in names]
    return []


def remove_leftovers(folder: Path, name: str = "") -> None:
    """Remove what a killed process left half written, of one file or of the whole folder.

    Only for the holder of the folder's lock; other programs' temporary files stay.
    """
    with suppress(OSError):
        for found in os.listdir(folder):  # noqa: PTH208 - names are enough, and this is faster
            if found.startswith(f".gizai-{name}") and _LEFTOVER.fullmatch(found):
                _forget(folder / found)


def flush_file(path: Path) -> None:
    """Make what is in a file survive a crash.

    Raises:
        OSError: the disk has not kept it.
    """
    with path.open("rb+") as file:
        _flush(file.fileno())


def flush_folder(folder: Path) -> None:
    """Make renames in a folder survive a crash, where the system can do that."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        # Some network and FUSE file systems have no fsync for folders.
        if error.errno not in {errno.EINVAL, errno.ENOTSUP, errno.ENOSYS}:
            raise
    finally:
        os.close(descriptor)


def storage_error(error: OSError, path: Path, otherwise: FailureKind) -> StorageError:
    """Say an operating system's error in a user's words.

    Args:
        otherwise: the kind of an error that has no words of its own; reading has none.
    """
    kind = otherwise
    if otherwise is FailureKind.WRITE_FAILED:
        kind = _KINDS.get(error.errno or 0, otherwise)
    reason = error.strerror or type(error).__name__
    return StorageError(Failure(kind, {"path": str(path), "reason": reason}))


def _write_new(path: Path, data: Sequence[bytes]) -> os.stat_result:
    descriptor = os.open(
        path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600
    )
    try:
        with os.fdopen(descriptor, "wb", buffering=0) as file:
            for each in data:
                view = memoryview(each)
                while view:
                    view = view[file.write(view) :]
            _flush(file.fileno())
            return os.fstat(file.fileno())
    except OSError:
        _forget(path)
        raise


def _flush(descriptor: int) -> None:
    if sys.platform == "darwin":
        # fsync leaves the data in the drive's own cache there.
        from fcntl import F_FULLFSYNC, fcntl  # noqa: PLC0415 - exists on macOS only

        with suppress(OSError):
            fcntl(descriptor, F_FULLFSYNC)
            return
    os.fsync(descriptor)


def _forget(path: Path) -> None:
    with suppress(OSError):
        path.unlink()
