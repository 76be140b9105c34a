"""Looks into a backup for what is no conversation: those come by an import of it."""

import json
import zipfile
from pathlib import Path
from typing import Any

from gizai_desktop.domain.errors import Failure, StorageError
from gizai_desktop.domain.exporting import BackupContent
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.settings import Settings, WindowState
from gizai_desktop.store.backup_layout import MANIFEST, SETTINGS, STATE
from gizai_desktop.store.importing.archives import READ_ERRORS, RefusedArchiveError, opened_archive
from gizai_desktop.store.json_values import from_json

_SIZE_LIMIT = 16 << 20


def read_backup(path: Path) -> BackupContent:
    """What is in it besides conversations; blocks.

    Raises:
        StorageError: it is no backup, or cannot be read.
    """
    try:
        with opened_archive(path) as archive:
            if MANIFEST in archive.namelist():
                settings, state = _object(archive, SETTINGS), _object(archive, STATE)
                return BackupContent(
                    None if settings is None else from_json(Settings, settings),
                    from_json(WindowState, state or {}).drafts,
                )
    except (RefusedArchiveError, *READ_ERRORS) as error:
        raise _refusal(path) from error
    raise _refusal(path)


def _object(archive: zipfile.ZipFile, name: str) -> dict[str, Any] | None:
    if name not in archive.namelist() or archive.getinfo(name).file_size > _SIZE_LIMIT:
        return None
    raw = json.loads(archive.read(name))
    return raw if isinstance(raw, dict) else None


def _refusal(path: Path) -> StorageError:
    return StorageError(Failure(FailureKind.NO_BACKUP, {"path": str(path)}))
