"""Imports and exports from the command line."""

import os
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from gizai_desktop.cli.endings import ends_well
from gizai_desktop.cli.output import say, write, write_object
from gizai_desktop.domain.errors import StorageError, fill
from gizai_desktop.domain.exporting import ChatExported, ExportEvent, ExportOptions, ExportReport
from gizai_desktop.domain.identity import time_to_text
from gizai_desktop.domain.importing import (
    NOTE_TEXTS,
    ChatsAdded,
    ImportEvent,
    ImportReport,
    NoteKind,
)
from gizai_desktop.domain.run_options import RunOptions
from gizai_desktop.domain.settings import Settings
from gizai_desktop.store.conversations.files import listing
from gizai_desktop.store.exporting.backup import BackupJob, run_backup
from gizai_desktop.store.exporting.folder import name_taken
from gizai_desktop.store.exporting.run import ExportJob, run_export
from gizai_desktop.store.importing.run import Job, run_import
from gizai_desktop.store.importing.wire import report_to_json
from gizai_desktop.store.locations import Locations
from gizai_desktop.store.lock import DataFolderLock
from gizai_desktop.store.settings_file import SettingsFile


@ends_well
def import_paths(options: RunOptions, paths: Sequence[Path], *, as_json: bool) -> int:
    """Import files, folders and archives; 0 when something was found in them.

    The folder's lock is taken: a window that has it imports by itself.
    """
    locations = Locations.of(options.data_dir)
    reports: list[ImportReport] = []

    def tell(event: ImportEvent) -> None:
        if isinstance(event, ImportReport):
            reports.append(event)
        elif as_json and isinstance(event, ChatsAdded):
            for header in event.headers:
                moment = time_to_text(header.last_activity)
                write_object({"id": header.id, "title": header.title, "updated_at": moment})

    with DataFolderLock(locations.lock_file):
        absolute = tuple(path.expanduser().absolute() for path in paths)
        asks = SettingsFile(locations.settings_file, Settings).load().default_ref
        job = Job(absolute, locations.conversations, locations.trash, asks=asks)
        run_import(job, tell, lambda: False)
    report = reports[0]
    if as_json:
        write_object({"report": report_to_json(report)})
    else:
        write(_as_text(report))
    return _import_status(report)


@ends_well
def export(
    options: RunOptions,
    ids: Sequence[str],
    output: Path,
    written: ExportOptions,
    *,
    as_json: bool,
) -> int:
    """Write conversations; all of them when there are no ids. 0 when every one is there."""
    folder = Locations.of(options.data_dir).conversations
    reports: list[ExportReport] = []

    def tell(event: ExportEvent) -> None:
        if isinstance(event, ExportReport):
            reports.append(event)
        elif as_json and isinstance(event, ChatExported):
            write_object(asdict(event))

    chosen = tuple(ids) or tuple(sorted(header.id for header in listing(folder).headers))
    target = output.expanduser().absolute()
    together = len(ids) != 1
    run_export(ExportJob(chosen, folder, target, written, together), tell, lambda: False)
    report = reports[0]
    for missing in report.missing:
        say(f"There is no chat with the id {missing}.")
    if report.failure:
        say(str(StorageError(report.failure)))
    elif not as_json:
        write(f"{report.path}\n")
    return 1 if report.failure or report.missing else 0


@ends_well
def back_up(options: RunOptions, output: Path, *, as_json: bool) -> int:
    """Write everything into one archive that is not there yet; 0 when it is whole."""
    at = Locations.of(options.data_dir)
    target = output.expanduser().absolute()
    reports: list[ExportReport] = []

    def tell(event: ExportEvent) -> None:
        if isinstance(event, ExportReport):
            reports.append(event)

    job = BackupJob(at.conversations, at.trash, at.damaged, at.settings_file, at.state_file, target)
    if os.path.lexists(target):
        raise name_taken(target)
    run_backup(job, tell, lambda: False)
    report = reports[0]
    if report.failure is not None:
        say(str(StorageError(report.failure)))
        return 1
    if as_json:
        write_object({"path": str(report.path), "chats": report.count})
    else:
        write(f"{report.path}\n")
    return 0


def _import_status(report: ImportReport) -> int:
    if report.failure:
        say(str(StorageError(report.failure)))
        return 1
    found = len(report.added) + len(report.grown) + report.unchanged
    if not found and report.skipped:
        first = report.skipped[0]
        say(f"Nothing was imported. {first.name}: {first.sentence}")
        return 1
    return 0


def _as_text(report: ImportReport) -> str:
    lines = [
        f"New chats: {len(report.added)}",
        f"Chats with more messages than before: {len(report.grown)}",
        f"Chats that were here already: {report.unchanged}",
    ]
    lines += [
        fill(NOTE_TEXTS[NoteKind(kind)], {"count": str(count)})
        for kind, count in report.notes.items()
    ]
    lines.append(f"Not imported: {report.skipped_count}")
    lines += [f"- {skipped.name}: {skipped.sentence}" for skipped in report.skipped]
    if report.skipped_count > len(report.skipped):
        lines.append(f"- and {report.skipped_count - len(report.skipped)} more")
    return "\n".join(lines) + "\n"
