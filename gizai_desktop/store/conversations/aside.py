"""Copies of conversations that could not be saved, for the next start; every function blocks.

Where the library's disk is full, the user's own state folder often is, too; what is for temporary
files may be on another disk or in memory, which outlives this program and a logout.
"""

import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.errors import StorageError
from gizai_desktop.domain.merge import united
from gizai_desktop.store.atomic import make_private_folder
from gizai_desktop.store.conversations import files


class Aside:
    """The copies of one library; it belongs to the thread that uses it.

    Args:
        folder: where they go first.
        library: the folder they are of; libraries do not mix in the temporary folder.
    """

    def __init__(self, folder: Path, library: Path) -> None:
        self._folder = folder
        self._library = library

    def keep(self, conversation: Conversation) -> Path:
        """Write a copy over an older one; returns the folder that took it.

        Raises:
            StorageError: none did.
        """
        try:
            files.write_once(files.path_of(self._folder, conversation.id), conversation)
        except StorageError:
            spare = self._spare
            make_private_folder(spare)
            if not _is_ours(spare):
                raise
            files.write_once(files.path_of(spare, conversation.id), conversation)
            return spare
        return self._folder

    def forget(self, conversation_id: str) -> None:
        """Remove a copy; one that cannot be removed is united again, which changes nothing."""
        for folder in self._folders():
            with suppress(OSError):
                files.path_of(folder, conversation_id).unlink(missing_ok=True)
                folder.rmdir()

    def kept(self) -> Sequence[Conversation]:
        """Every copy that can be read; the others stay where they are."""
        found: dict[str, Conversation] = {}
        for path in (path for folder in self._folders() for path in _files(folder)):
            with suppress(StorageError):
                kept = files.read(path).conversation
                if kept is not None:
                    found[kept.id] = united(found.get(kept.id, kept), kept)
        return tuple(found.values())

    @property
    def _spare(self) -> Path:
        # Loaded late: the window appears without them.
        import tempfile  # noqa: PLC0415
        from hashlib import sha256  # noqa: PLC0415

        mark = sha256(os.fsencode(self._library.absolute())).hexdigest()[:16]
        user = getattr(os, "getuid", lambda: "user")()
        return Path(tempfile.gettempdir()) / f"gizai-desktop-{user}-{mark}"

    def _folders(self) -> Iterator[Path]:
        yield self._folder
        if _is_ours(self._spare):
            yield self._spare


def _is_ours(folder: Path) -> bool:
    """Whether nobody else can have made what is in a folder of the temporary ones."""
    try:
        found = folder.lstat()
    except OSError:
        return False
    own = getattr(os, "getuid", lambda: found.st_uid)() == found.st_uid
    private = os.name == "nt" or not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    return stat.S_ISDIR(found.st_mode) and own and private


def _files(folder: Path) -> list[Path]:
    with suppress(OSError):
        names = os.listdir(folder)  # noqa: PTH208 - names are enough
        return [folder / name for name in sorted(names) if files.id_of(name)]
    return []
