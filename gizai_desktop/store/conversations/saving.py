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
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.damage import DamageReport
from gizai_desktop.domain.errors import StorageError
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.merge import united
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
from gizai_desktop.store.conversations import files
from gizai_desktop.store.conversations.codec import VERSION, Decoded
from gizai_desktop.store.conversations.conflict_copies import is_copy, owner_of, trash_name
from gizai_desktop.store.conversations.encoder import Encoder
from gizai_desktop.store.conversations.known import KnownContent
from gizai_desktop.store.conversations.looking import Look, look, set_aside

TRIES = 100
"""How often a file that changes all the time is read again before a save fails."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What a save came to.

    Attributes:
        conversation: as it is on disk now: with what other programs had written.
        report: of what was found there, if that was damaged.
    """

    conversation: Conversation
    report: DamageReport | None = None


class Saver:
    """Writes conversations. It belongs to the thread that writes.

    Attributes:
        known: each file whose content the application has in memory.
    """

    def __init__(self, damaged: Path, backup: Path) -> None:
        self._damaged = damaged
        self._backup = backup
        self._encoder = Encoder()
        self._kept: set[str] = set()  # ids of those whose parts are known
        self.known: dict[str, KnownContent] = {}

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
            if there is not None:
                self._back_up(path, there)
            known = self.known.get(conversation.id)
            if there is not None and not (known is not None and known.is_in(there)):
                conversation, new_report = self._with(path, there, conversation)
                report = new_report or report
            parts = tuple(self._encoder.parts(conversation))
            try:
                status = write_compared(path, there.status if there else None, *parts)
            except ChangedMeanwhileError as error:
                if error.unseen is not None:
                    unseen.append(error.unseen)
                    conversation = self._with_unseen(path, error.unseen, conversation)
                continue
            for each in unseen:
                each.unlink(missing_ok=True)
            self._keep(conversation.id, parts, status)
            return Saved(conversation, report)
        raise files.refusal(FailureKind.WRITE_FAILED, path, "it changes all the time")

    def _keep(self, conversation_id: str, parts: Sequence[bytes], status: os.stat_result) -> None:
        keeps = self._encoder.keeps
        keep = keeps(conversation_id)
        self.known[conversation_id] = KnownContent.written(parts, status, keep=keep)
        gone = {each for each in self._kept if not keeps(each)}
        for each in gone & self.known.keys():
            self.known[each].settle()
        self._kept = self._kept - gone | ({conversation_id} if keep else set())

    def take_in_leftovers(self, folder: Path) -> None:
        """Unite what a killed process left with the files it belongs to, then remove it."""
        for left, path in leftovers(folder):
            try:
                found, there = look(left), look(path)
                decoded = found.decoded(path.stem) if found is not None else None
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
        decoded = found.decoded(owner)
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

    def _back_up(self, path: Path, there: Look) -> None:
        """Copy a file of an older format before this version's takes its place."""
        if _is_of_this_version(there.data):
            return
        older = there.decoded(path.stem).older
        if older is not None:
            make_private_folder(self._backup)
            copy = free_name(self._backup, f"{path.stem}.v{older}{path.suffix}")
            write_atomically(copy, there.data)

    def _with(
        self, path: Path, there: Look, conversation: Conversation
    ) -> tuple[Conversation, DamageReport | None]:
        decoded = there.decoded(path.stem)
        if decoded.read_only:
            raise files.refusal(FailureKind.NEWER_VERSION, path)
        report = None
        if decoded.damaged or decoded.conversation is None:
            report = self._set_aside(path, there, decoded)
        if decoded.conversation is None:
            return conversation, report
        return united(conversation, decoded.conversation), report

    def _with_unseen(self, path: Path, unseen: Path, conversation: Conversation) -> Conversation:
        found = look(unseen)
        if found is None:
            return conversation
        return self._with(path, found, conversation)[0]

    def _set_aside(self, path: Path, there: Look, decoded: Decoded) -> DamageReport:
        try:
            original = set_aside(path, there, self._damaged)
        except OSError as error:
            raise storage_error(error, path, FailureKind.WRITE_FAILED) from error
        rescued = decoded.conversation
        title = rescued.title if rescued else ""
        return DamageReport(original.name, title, len(rescued.messages) if rescued else 0)


def _is_of_this_version(data: bytes) -> bool:
    """Whether the beginning says so, as this program writes it; anything else is read."""
    return f'"version": {VERSION},'.encode() in data[:200]
