"""The files of the conversations' folder: what they are, and what they hold."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from gizai_desktop.store.conversations.files import id_of
from gizai_desktop.store.conversations.looking import LIMIT_BYTES
from gizai_desktop.store.index.documents import Reading, read_document


class Stat(NamedTuple):
    """What tells that a file is as it was read."""

    size: int
    modified_ns: int
    inode: int

    @classmethod
    def of(cls, found: os.stat_result) -> "Stat":
        """Of what the system says."""
        # Of some file systems a number does not fit into what SQLite keeps.
        return cls(found.st_size, found.st_mtime_ns, found.st_ino & (1 << 63) - 1)


def list_files(folder: Path) -> Mapping[str, Stat]:
    """The files that may be conversations, by the conversation's id.

    Raises:
        OSError: the folder cannot be read.
    """
    found: dict[str, Stat] = {}
    with os.scandir(folder) as entries:
        for entry in entries:
            conversation_id = id_of(entry.name)
            if conversation_id is None:
                continue
            try:
                found[conversation_id] = Stat.of(entry.stat())
            except OSError:
                continue  # gone in between
    return found


def read_file(
    folder: Path,
    conversation_id: str,
    read: Callable[[bytes, str], Reading] = read_document,
) -> tuple[Reading, Stat]:
    """Read one conversation.

    Args:
        read: gives what is wanted of it: `documents.read_document` or `documents.read_row`.

    Raises:
        OSError: it is not there, or the system does not give it.
    """
    # Without a Path for each of a hundred thousand.
    path = os.path.join(folder, f"{conversation_id}.json")  # noqa: PTH118
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123
        stat = Stat.of(os.fstat(file.fileno()))
        if stat.size > LIMIT_BYTES:
            return Reading(None, damaged=True), stat
        return read(file.readall(), conversation_id), stat
