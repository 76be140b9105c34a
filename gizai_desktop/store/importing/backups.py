"""Backups as the window sees them."""

import asyncio
from pathlib import Path

from gizai_desktop.domain.exporting import BackupContent


class BackupFiles:
    """Reads backups, away from the event loop."""

    async def read(self, path: Path) -> BackupContent:
        """What is in it besides conversations.

        Raises:
            StorageError: it is no backup, or cannot be read.
        """
        return await asyncio.to_thread(_read, path)


def _read(path: Path) -> BackupContent:
    # Archives are seldom read, and no start should wait for what reads them.
    from gizai_desktop.store.importing.backup_file import read_backup  # noqa: PLC0415

    return read_backup(path)
