"""What other programs did in the folder: which of it is to be told, and what must wait."""

import os
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from gizai_desktop.domain.errors import StorageError
from gizai_desktop.store.conversations import files
from gizai_desktop.store.conversations.conflict_copies import owner_of
from gizai_desktop.store.conversations.looking import is_fresh, look
from gizai_desktop.store.conversations.saving import Saver

MANY = 100
"""Of more files that change at once, only those that are in memory are read here."""


@dataclass(slots=True)
class Changes:
    """Ids of conversations that changed, and of those that may be half written."""

    changed: list[str] = field(default_factory=list)
    half_written: list[str] = field(default_factory=list)


class Outside:
    """Looks at files that changed. It belongs to the thread that writes.

    Attributes:
        expected: ids that a process of ours has written; nobody needs to look at them.
    """

    def __init__(self, saver: Saver, trash: Path) -> None:
        self._saver = saver
        self._trash = trash
        self.expected: set[str] = set()

    def take_in_copies(self, folder: Path) -> None:
        """Unite the conflict copies that came while the application did not run."""
        for name in os.listdir(folder):  # noqa: PTH208 - names are enough, and this is faster
            if owner_of(name):
                with suppress(StorageError):  # It stays for the next start.
                    self._saver.take_in_copy(folder / name, self._trash)

    def sort_out(self, folder: Path, names: Collection[str]) -> Changes:
        """Look at the files of these names."""
        found = Changes()
        for name in sorted(names):
            path = folder / name
            try:
                owner = self._saver.take_in_copy(path, self._trash)
                if owner:
                    found.changed.append(owner)
                elif path.stem in self.expected and path.stem not in self._saver.known:
                    self.expected.discard(path.stem)
                elif files.id_of(name) is not None:
                    if len(names) <= MANY or path.stem in self._saver.known:
                        self._look_at(path, found)
                    else:
                        found.changed.append(path.stem)
            except StorageError:
                continue  # What cannot be read now is told when it is opened or saved.
        return found

    def _look_at(self, path: Path, found: Changes) -> None:
        known = self._saver.known.get(path.stem)
        with suppress(OSError):
            if known is not None and known.is_untouched(path.stat()):
                return
        there = look(path)
        if there is None:
            self._saver.known.pop(path.stem, None)
        elif known is not None and known.is_in(there):
            return
        elif is_fresh(path) and there.decoded(path.stem).damaged:
            found.half_written.append(path.stem)
            return
        found.changed.append(path.stem)


def is_half_written(path: Path) -> bool:
    """Whether a file is damaged and was written a moment ago."""
    there = look(path) if is_fresh(path) else None
    return there is not None and there.decoded(path.stem).damaged
