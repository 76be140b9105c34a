"""Everything of one user in one archive, and what an archive says of itself."""

import json
import os
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from gizai_desktop.domain.errors import Failure, StorageError
from gizai_desktop.domain.exporting import ExportEvent, ExportProgress, ExportReport
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.identity import now, time_to_text
from gizai_desktop.store.atomic import flush_file, flush_folder, storage_error
from gizai_desktop.store.backup_layout import (
    CONVERSATIONS,
    DAMAGED,
    FORMAT,
    MANIFEST,
    SETTINGS,
    STATE,
    TRASH,
    VERSION,
)


@dataclass(frozen=True, slots=True)
class BackupJob:
    """What is kept, and where. Secrets are in the system's keyring, so in none of the files."""

    conversations: Path
    trash: Path
    damaged: Path
    settings_file: Path
    state_file: Path
    target: Path


def run_backup(
    job: BackupJob, tell: Callable[[ExportEvent], None], stopped: Callable[[], bool]
) -> None:
    """Write the archive; it appears when it is whole, read again and safe on the disk."""
    growing = job.target.with_name(f".gizai-{job.target.name}.{os.urandom(4).hex()}.tmp")
    try:
        report = _write(job, growing, tell, stopped)
    except (OSError, zipfile.BadZipFile) as raised:
        error = raised if isinstance(raised, OSError) else OSError(str(raised))
        failed: StorageError = storage_error(error, job.target, FailureKind.WRITE_FAILED)
        report = ExportReport(failure=failed.failure)
    finally:
        with suppress(OSError):
            growing.unlink()
    tell(report)


def _write(
    job: BackupJob,
    growing: Path,
    tell: Callable[[ExportEvent], None],
    stopped: Callable[[], bool],
) -> ExportReport:
    listed = [*_listed(job)]
    with zipfile.ZipFile(growing, "x", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        os.chmod(growing, 0o600)  # noqa: PTH101 - as private as what is in it
        manifest = {"format": FORMAT, "version": VERSION, "created_at": time_to_text(now())}
        archive.writestr(MANIFEST, json.dumps(manifest))
        written = 1
        for place, (path, name) in enumerate(listed):
            if stopped():
                return ExportReport(cancelled=True)
            tell(ExportProgress(place, len(listed)))
            with suppress(FileNotFoundError):  # deleted or renamed meanwhile
                archive.writestr(name, path.read_bytes())
                written += 1
    with zipfile.ZipFile(growing) as archive:
        if archive.testzip() is not None or len(archive.infolist()) != written:
            return ExportReport(
                failure=Failure(FailureKind.BACKUP_NOT_WHOLE, {"path": str(job.target)})
            )
        count = sum(name.startswith(CONVERSATIONS) for name in archive.namelist())
    flush_file(growing)
    growing.replace(job.target)
    flush_folder(job.target.parent)
    return ExportReport(job.target, count)


def _listed(job: BackupJob) -> Iterator[tuple[Path, str]]:
    folders = {CONVERSATIONS: job.conversations, TRASH: job.trash, DAMAGED: job.damaged}
    for prefix, folder in folders.items():
        with suppress(FileNotFoundError):
            for path in sorted(folder.iterdir()):
                # Half-written files are nobody's; links could lead anywhere.
                if path.is_file() and not path.is_symlink() and not path.name.startswith("."):
                    yield path, prefix + path.name
    for name, path in ((SETTINGS, job.settings_file), (STATE, job.state_file)):
        if path.is_file():
            yield path, name
