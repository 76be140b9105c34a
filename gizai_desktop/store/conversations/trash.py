"""The trash folder: deleted conversations and branches; every function blocks.

A file there is a conversation's file under the conversation's id. One that holds a deleted
branch, with the messages before it, has a field that says so and a longer name.
"""

import os
import re
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.errors import StorageError
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.library import TrashEntry
from gizai_desktop.domain.merge import united
from gizai_desktop.domain.removal import below, branch_mark, on_its_own
from gizai_desktop.store.atomic import (
    free_name,
    make_private_folder,
    move,
    storage_error,
    write_atomically,
)
from gizai_desktop.store.conversations import files
from gizai_desktop.store.conversations.codec import Decoded, encode

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,199}")
_SUFFIX = ".json"


def put(path: Path, folder: Path) -> None:
    """Move a conversation to the trash; an older one of its name there makes room.

    Raises:
        StorageError: it stays where it was.
    """
    target = folder / path.name
    try:
        make_private_folder(folder)
        if path.exists() and target.exists():
            move(target, free_name(folder, path.name))
        move(path, target)
    except OSError as error:
        raise _moving_error(error, path) from error
    now = time.time_ns()
    with suppress(OSError):
        # Without a time, the kernel takes that of its last tick: the same for several in a row.
        os.utime(target, ns=(now, now))


def put_branch(branch: Conversation, folder: Path) -> str:
    """Write a deleted branch into the trash; returns its name there.

    Raises:
        StorageError: nothing was written.
    """
    make_private_folder(folder)
    first = re.sub(r"[^A-Za-z0-9-]", "-", branch_mark(branch) or "")[:80]
    path = free_name(folder, f"{branch.id}.branch-{first}{_SUFFIX}")
    write_atomically(path, encode(branch))
    return path.stem


def entries(folder: Path) -> list[TrashEntry]:
    """What can come back, the newest first; files of others and copies that were merged are not
    among it.

    Raises:
        StorageError: the folder cannot be read.
    """
    found = []
    for path in _files(folder):
        try:
            decoded = files.read(path)
            deleted_at = _deleted_at(path)
        except (StorageError, OSError):
            continue
        if _is_listed(path.stem, decoded) and decoded.conversation is not None:
            found.append(_entry(path.stem, decoded, decoded.conversation, deleted_at))
    return sorted(found, key=lambda entry: entry.deleted_at, reverse=True)


def read(folder: Path, name: str) -> Conversation:
    """Read one thing of the trash, under the id it had.

    Raises:
        StorageError: it is not there or cannot be read.
    """
    path = _path(folder, name)
    decoded = files.read(path)
    if decoded.conversation is None:
        raise files.refusal(FailureKind.NOT_READ, path, "; ".join(decoded.problems))
    return files.named(decoded.conversation, _owner(name, decoded))


def take_back(conversations: Path, folder: Path, name: str) -> str:
    """Move a conversation back, or into the one of its id that is there; returns the id.

    Raises:
        StorageError: it stays where it was.
    """
    source = _path(folder, name)
    owner = _owner(name, files.read(source))
    target = files.path_of(conversations, owner)
    try:
        make_private_folder(conversations)
        decoded = files.read(source)
        if target.exists() or owner != name or branch_mark_of(decoded):
            _unite(target, read(folder, name))
            source.unlink()
        else:
            move(source, target)
    except OSError as error:
        raise _moving_error(error, source) from error
    return owner


def purge(folder: Path, names: Iterable[str]) -> None:
    """Delete things for good.

    Raises:
        StorageError: one of them cannot be deleted; those before it are.
    """
    for name in names:
        path = _path(folder, name)
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise storage_error(error, path, FailureKind.WRITE_FAILED) from error


def purge_older(folder: Path, before: datetime) -> int:
    """Delete for good what has been in the trash since before a moment; returns how many.

    Raises:
        StorageError: the folder cannot be read.
    """
    count = 0
    for path in _files(folder):
        with suppress(OSError):
            if _deleted_at(path) < before:
                path.unlink()
                count += 1
    return count


def branch_mark_of(decoded: Decoded) -> str | None:
    """The first message of the branch that a file holds, or None for a whole conversation."""
    return branch_mark(decoded.conversation) if decoded.conversation else None


def _unite(target: Path, conversation: Conversation) -> None:
    whole = on_its_own(conversation)
    if target.exists():
        there = files.read(target)
        if there.read_only:
            raise files.refusal(FailureKind.NEWER_VERSION, target)
        if there.conversation is None or there.damaged:
            raise files.refusal(FailureKind.NOT_RESTORED, target)
        whole = united(there.conversation, whole)
    write_atomically(target, encode(whole))


def _entry(
    name: str, decoded: Decoded, conversation: Conversation, deleted_at: datetime
) -> TrashEntry:
    mark = branch_mark(conversation)
    count = len(conversation.messages)
    if mark is not None and mark in conversation.messages:
        count = len(below(conversation, mark))
    owner = _owner(name, decoded)
    return TrashEntry(name, owner, conversation.title, deleted_at, count, mark)


def _is_listed(stem: str, decoded: Decoded) -> bool:
    if not _NAME.fullmatch(stem) or decoded.foreign:
        return False
    return branch_mark_of(decoded) is not None or "." not in stem


def _owner(name: str, decoded: Decoded) -> str:
    """The id of the conversation: inside the file, if the name could be made from it."""
    own = decoded.own_id
    return own if own and name.startswith(own) else name.partition(".")[0]


def _path(folder: Path, name: str) -> Path:
    if not _NAME.fullmatch(name):
        raise files.refusal(FailureKind.FILE_GONE, Path(name[:100]))
    return folder / (name + _SUFFIX)


def _files(folder: Path) -> Iterator[Path]:
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208 - names are enough
    except FileNotFoundError:
        return
    except OSError as error:
        raise storage_error(error, folder, FailureKind.NOT_READ) from error
    for name in names:
        path = folder / name
        if path.suffix == _SUFFIX and path.is_file():
            yield path


def _deleted_at(path: Path) -> datetime:
    """When a file came here: a move leaves the time of the content, but not of the entry."""
    found = path.stat()
    return datetime.fromtimestamp(max(found.st_mtime, found.st_ctime), UTC)


def _moving_error(error: OSError, path: Path) -> StorageError:
    gone = isinstance(error, FileNotFoundError)
    return storage_error(error, path, FailureKind.FILE_GONE if gone else FailureKind.WRITE_FAILED)
