"""Saving a conversation over a file that other programs may have changed; every function blocks.

Nothing is overwritten unread. A file whose content is not the one that was read or written here
last is read and united with what is to be saved; the new file takes its place in one step that
shows what it took the place of.

What a power cut can cost: nothing that was acknowledged, if the disk keeps its word. The data is
flushed before the file gets its name and the folder before the save is reported as done. Disks
that report a flush before it is done, and network and FUSE folders that do not pass it on, may
lose the last saves, or leave a file with zeros, which is set aside and rescued as far as it goes.
"""

import os
import time
from dataclasses import dataclass
from pathlib import Path

from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.errors import StorageError
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.library import DamageReport
from gizai_desktop.domain.merge import united
from gizai_desktop.store import files
from gizai_desktop.store.atomic import (
    ChangedMeanwhileError,
    free_name,
    leftovers,
    make_private_folder,
    move,
    storage_error,
    write_atomically,
    write_compared,
)
from gizai_desktop.store.codec import Decoded, decode
from gizai_desktop.store.conflict_copies import is_copy, owner_of, trash_name
from gizai_desktop.store.encoder import Encoder

FRESH_S = 2.0
"""Seconds after which nobody writes into a file any more."""
TRIES = 100
"""How often a file that changes all the time is read again before a save fails."""


@dataclass(frozen=True, slots=True)
class Look:
    """A file as it was found.

    Attributes:
        digest: tells its content from every other.
        status: tells whether it is still the same file.
    """

    data: bytes
    digest: bytes
    status: os.stat_result


@dataclass(frozen=True, slots=True)
class Saved:
    """What a save came to.

    Attributes:
        conversation: as it is on disk now: with what other programs had written.
        digest: of the file.
        report: of what was found there, if that was damaged.
    """

    conversation: Conversation
    digest: bytes
    report: DamageReport | None = None


def look(path: Path) -> Look | None:
    """Read a file as it is; None if there is none.

    Raises:
        StorageError: it is there, but cannot be read.
    """
    try:
        with path.open("rb", buffering=0) as file:
            status = os.fstat(file.fileno())
            data = file.readall()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise files.reading_error(error, path) from error
    return Look(data, digest_of(data), status)


def is_fresh(path: Path) -> bool:
    """Whether a file was written a moment ago, so that its writer may not have ended."""
    try:
        return abs(time.time() - path.stat().st_mtime) < FRESH_S
    except OSError:
        return False


def digest_of(*parts: bytes) -> bytes:
    """A few bytes that stand for the whole content."""
    from hashlib import blake2b  # noqa: PLC0415 - the window appears without it

    found = blake2b(digest_size=16)
    for part in parts:
        found.update(part)
    return found.digest()


class Saver:
    """Writes conversations. It belongs to the thread that writes.

    Attributes:
        known: digest of each file whose content the application has in memory.
    """

    def __init__(self, damaged: Path) -> None:
        self._damaged = damaged
        self._encoder = Encoder()
        self.known: dict[str, bytes] = {}

    def save(self, path: Path, conversation: Conversation) -> Saved:
        """Write a conversation, united with what another program has written meanwhile.

        Raises:
            StorageError: nothing was written; what is there now is untouched.
        """
        make_private_folder(path.parent)
        report = None
        unseen: list[Path] = []
        for _ in range(TRIES):
            there = look(path)
            if there is not None and there.digest != self.known.get(conversation.id):
                conversation, new_report = self._with(path, there.data, conversation)
                report = new_report or report
            parts = tuple(self._encoder.parts(conversation))
            try:
                write_compared(path, there.status if there else None, *parts)
            except ChangedMeanwhileError as error:
                if error.unseen is not None:
                    unseen.append(error.unseen)
                    conversation = self._with_unseen(path, error.unseen, conversation)
                continue
            for each in unseen:
                each.unlink(missing_ok=True)
            digest = self.known[conversation.id] = digest_of(*parts)
            return Saved(conversation, digest, report)
        raise files.refusal(FailureKind.WRITE_FAILED, path, "it changes all the time")

    def take_in_leftovers(self, folder: Path) -> None:
        """Unite what a killed process left with the files it belongs to, then remove it."""
        for left, path in leftovers(folder):
            try:
                found, there = look(left), look(path)
                decoded = decode(found.data, path.stem) if found is not None else None
                whole = decoded is not None and not decoded.damaged and not decoded.read_only
                if there is not None and whole and decoded and decoded.conversation:
                    self.known.pop(path.stem, None)
                    self.save(path, decoded.conversation)
                    self.known.pop(path.stem, None)
                left.unlink()
            except (StorageError, OSError):
                continue  # It stays for the next start.

    def take_in_copy(self, copy: Path, trash: Path) -> str:
        """Unite a conflict copy with its conversation, then move it to the trash.

        Returns:
            The conversation's id; empty when the file is something else and stays.

        Raises:
            StorageError: the copy stays where it is, to be taken in the next time.
        """
        owner = owner_of(copy.name)
        found = look(copy) if owner else None
        if found is None:
            return ""
        decoded = decode(found.data, owner)
        if decoded.conversation is None or not is_copy(copy.name, decoded):
            return ""
        # What the application has in memory of it is older than both.
        self.known.pop(owner, None)
        self.save(files.path_of(copy.parent, owner), decoded.conversation)
        self.known.pop(owner, None)
        make_private_folder(trash)
        try:
            move(copy, trash_name(copy, trash))
        except OSError as error:
            raise storage_error(error, copy, FailureKind.WRITE_FAILED) from error
        return owner

    def _with(
        self, path: Path, data: bytes, conversation: Conversation
    ) -> tuple[Conversation, DamageReport | None]:
        decoded = decode(data, path.stem)
        if decoded.read_only:
            raise files.refusal(FailureKind.NEWER_VERSION, path)
        report = None
        if decoded.damaged or decoded.conversation is None:
            report = self._set_aside(path, data, decoded)
        if decoded.conversation is None:
            return conversation, report
        return united(conversation, decoded.conversation), report

    def _with_unseen(self, path: Path, unseen: Path, conversation: Conversation) -> Conversation:
        found = look(unseen)
        if found is None:
            return conversation
        return self._with(path, found.data, conversation)[0]

    def _set_aside(self, path: Path, data: bytes, decoded: Decoded) -> DamageReport:
        make_private_folder(self._damaged)
        original = free_name(self._damaged, path.name)
        write_atomically(original, data)
        rescued = decoded.conversation
        title = rescued.title if rescued else ""
        return DamageReport(original.name, title, len(rescued.messages) if rescued else 0)
