"""What is done with the files of conversations; every function blocks, none knows asyncio."""

import os
import re
from dataclasses import dataclass, field, replace
from pathlib import Path

from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.damage import DamageReport
from gizai_desktop.domain.errors import Failure, StorageError
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.library import ConversationHeader
from gizai_desktop.store.atomic import (
    ChangedMeanwhileError,
    free_name,
    make_private_folder,
    move,
    storage_error,
    write_atomically,
    write_compared,
)
from gizai_desktop.store.conversations.codec import Decoded, decode, encode
from gizai_desktop.store.conversations.looking import LIMIT_BYTES, read_there, set_aside

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,99}")
_SUFFIX = ".json"


@dataclass(slots=True)
class Listing:
    """What a folder holds: rows, files to look at again, files that cannot be read at all."""

    headers: list[ConversationHeader] = field(default_factory=list)
    suspects: list[Path] = field(default_factory=list)
    reports: list[DamageReport] = field(default_factory=list)


def may_be_id(text: str) -> bool:
    """Whether a conversation can have this id."""
    return _ID.fullmatch(text) is not None


def path_of(folder: Path, conversation_id: str) -> Path:
    """The file of a conversation; never one outside of ``folder``.

    Raises:
        StorageError: no conversation can have this id.
    """
    if not may_be_id(conversation_id):
        raise refusal(FailureKind.FILE_GONE, Path(conversation_id[:100]))
    return folder / (conversation_id + _SUFFIX)


def id_of(name: str) -> str | None:
    """The conversation of a file's name; None of names that no conversation has."""
    stem = name.removesuffix(_SUFFIX)
    return stem if stem != name and _ID.fullmatch(stem) else None


def refusal(kind: FailureKind, path: Path, reason: str = "") -> StorageError:
    """An error of our own making."""
    return StorageError(Failure(kind, {"path": str(path), "reason": reason}))


def read(path: Path) -> Decoded:
    """Read one conversation, whatever its file holds.

    Raises:
        StorageError: there is no such file, or the system does not give it.
    """
    return read_there(path).decoded(path.stem)


def write_once(path: Path, conversation: Conversation) -> None:
    """Write a conversation that is not about to be written again.

    Raises:
        StorageError: the former file is untouched.
    """
    make_private_folder(path.parent)
    write_atomically(path, encode(conversation))


def copy_to(folder: Path, conversation: Conversation) -> None:
    """Write a copy under a name that people recognize, and that nothing has.

    Raises:
        StorageError: it is not there.
    """
    words = re.sub(r"[^\w -]+", "", conversation.title)[:60].strip() or conversation.id
    write_atomically(free_name(folder, words + _SUFFIX), encode(conversation))


def listing(folder: Path) -> Listing:
    """Read every conversation of a folder.

    Names that no conversation has belong to others, such as a synchronizer, and are left alone.

    Raises:
        StorageError: the folder cannot be read.
    """
    found = Listing()
    try:
        names = os.listdir(folder)  # noqa: PTH208 - names are enough, and this is faster
    except OSError as error:
        raise storage_error(error, folder, FailureKind.NOT_READ) from error
    for name in names:
        conversation_id = id_of(name)
        if conversation_id is not None:
            _add(found, folder, conversation_id)
    return found


def rescue(path: Path, damaged: Path) -> tuple[Decoded, DamageReport | None]:
    """Look at a file again, where nobody else writes now, and rescue it if it is damaged.

    The original is copied to ``damaged`` before anything is written over it, under a name
    that is free there. Where that is impossible, everything stays as it is.

    Returns:
        What the file holds, and the report if it was damaged.

    Raises:
        StorageError: there is no such file, or the system does not give it.
    """
    found = read_there(path)
    decoded = found.decoded(path.stem)
    if not decoded.damaged:
        return decoded, None
    conversation = decoded.conversation
    title = conversation.title if conversation else ""
    kept = len(conversation.messages) if conversation else 0
    try:
        if conversation is None:
            make_private_folder(damaged)
            original = free_name(damaged, path.name)
            move(path, original)
        else:
            original = set_aside(path, found, damaged)
            there = found.status if path.exists() else None
            write_compared(path, there, encode(conversation))
    except ChangedMeanwhileError as error:
        if error.unseen is not None:
            error.unseen.replace(path)  # Somebody has written a newer one.
        return rescue(path, damaged)
    except (StorageError, OSError):
        return decoded, DamageReport(path.name, title, kept, set_aside=False)
    return decoded, DamageReport(original.name, title, kept)


def _add(found: Listing, folder: Path, conversation_id: str) -> None:
    name = conversation_id + _SUFFIX
    try:
        # Without a Path for each of a thousand files, reading them takes half the time.
        with open(os.path.join(folder, name), "rb", buffering=0) as file:  # noqa: PTH118, PTH123
            large = os.fstat(file.fileno()).st_size > LIMIT_BYTES
            decoded = None if large else decode(file.readall(), conversation_id)
    except FileNotFoundError:
        return
    except OSError:
        found.reports.append(DamageReport(name, set_aside=False))
        return
    if decoded is None or decoded.damaged:
        found.suspects.append(folder / name)
    elif decoded.conversation is not None:
        header = ConversationHeader.of(decoded.conversation, read_only=decoded.read_only)
        found.headers.append(header)


def named(conversation: Conversation, conversation_id: str) -> Conversation:
    """The conversation under an id that is not its file's name."""
    return replace(conversation, id=conversation_id)
