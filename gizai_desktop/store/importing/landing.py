"""Puts imported conversations among those that are here: new ones as files, grown ones merged."""

import re
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import IO

from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.growth import grown, has_grown
from gizai_desktop.domain.library import ConversationHeader
from gizai_desktop.store.atomic import make_private_folder, write_new_together
from gizai_desktop.store.conversations import files
from gizai_desktop.store.conversations.codec import encode

_TRASHED = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,199}\.json")
_LARGEST = 512 << 20
BATCH_CHATS = 64
BATCH_BYTES = 8 << 20


class Outcome(StrEnum):
    """What became of an imported conversation."""

    ADDED = "added"
    GROWN = "grown"
    UNCHANGED = "unchanged"
    IN_TRASH = "in_trash"
    NEWER = "newer"
    DAMAGED = "damaged"


class Landing:
    """Takes conversations; what `flush` has written survives a crash.

    New conversations are written many at a time: the disk is then asked to keep them once for
    all of them, and not once for each. Files that are there are never written over.

    Args:
        grow: what happens to a conversation that is here and has fewer messages: it gets the
            imported one.
        written: told the rows of the new conversations once they are safe.
    """

    def __init__(
        self,
        conversations: Path,
        trash: Path,
        grow: Callable[[Conversation], None],
        written: Callable[[tuple[ConversationHeader, ...]], None],
    ) -> None:
        self._folder = conversations
        self._trash = trash
        self._grow = grow
        self._written = written
        self._waiting: dict[str, tuple[Conversation, bytes]] = {}
        self._bytes = 0
        make_private_folder(conversations)
        make_private_folder(trash)

    def take(self, imported: Conversation) -> Outcome:
        """Keep a conversation, sooner or later.

        Raises:
            StorageError: it cannot be written or what is here cannot be read.
        """
        waiting = self._waiting.get(imported.id)
        if waiting is not None:
            whole = grown(waiting[0], imported)
            self._wait(whole)
            return Outcome.UNCHANGED if whole == waiting[0] else Outcome.GROWN
        path = files.path_of(self._folder, imported.id)
        if path.exists():
            return self._take_known(path, imported)
        if (self._trash / path.name).exists():
            return Outcome.IN_TRASH
        self._wait(imported)
        if len(self._waiting) >= BATCH_CHATS or self._bytes >= BATCH_BYTES:
            self.flush()
        return Outcome.ADDED

    def take_trashed(self, name: str, raw: IO[bytes]) -> bool:
        """Put a file of a backup's trash into this one, unless it is here in any form.

        Raises:
            StorageError: it cannot be written.
        """
        target = self._trash / name
        there = target.exists() or (self._folder / name).exists()
        if there or not _TRASHED.fullmatch(name):
            return False
        write_new_together({target: raw.read(_LARGEST)}, [])
        return True

    def flush(self) -> None:
        """Write what waits.

        Raises:
            StorageError: some of it was not written; what was is told to ``written``.
        """
        waiting, self._waiting, self._bytes = self._waiting, {}, 0
        new = {self._folder / f"{name}.json": data for name, (_, data) in waiting.items()}
        there: list[Path] = []
        try:
            write_new_together(new, there)
        finally:
            rows = [ConversationHeader.of(waiting[path.stem][0]) for path in there]
            if rows:
                self._written(tuple(rows))

    def _wait(self, conversation: Conversation) -> None:
        data = encode(conversation)
        self._waiting[conversation.id] = (conversation, data)
        self._bytes += len(data)

    def _take_known(self, path: Path, imported: Conversation) -> Outcome:
        decoded = files.read(path)
        if decoded.read_only:
            return Outcome.NEWER
        if decoded.conversation is None or decoded.damaged:
            return Outcome.DAMAGED
        if not has_grown(decoded.conversation, imported):
            return Outcome.UNCHANGED
        self._grow(imported)
        return Outcome.GROWN


def write_merged(folder: Path, imported: Conversation) -> None:
    """Merge into the file that is here; only for the holder of the folder's lock.

    Raises:
        StorageError: the file is as it was.
    """
    path = files.path_of(folder, imported.id)
    here = files.read(path).conversation
    if here is not None:
        files.write_once(path, grown(here, imported))
