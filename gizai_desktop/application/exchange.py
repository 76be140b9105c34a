"""Imports, exports and backups: one of them at a time, each in a process of its own."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, fields, replace
from pathlib import Path
from time import monotonic

from gizai_desktop.application.event import Event
from gizai_desktop.application.exchange_ports import (
    BackupReader,
    ExportRun,
    Exports,
    ImportRun,
    Imports,
)
from gizai_desktop.application.kept import Kept
from gizai_desktop.application.library import Library
from gizai_desktop.application.preferences import Preferences
from gizai_desktop.domain.errors import Failure, StorageError
from gizai_desktop.domain.exporting import ExportOptions, ExportProgress, ExportReport
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.growth import grown
from gizai_desktop.domain.importing import ChatGrown, ChatsAdded, ImportProgress, ImportReport
from gizai_desktop.domain.library import ConversationHeader
from gizai_desktop.domain.settings import WindowState

SHOWN_EVERY_S = 1.0
"""New rows are shown together: a list of thousands is not built anew for each batch."""


@dataclass(frozen=True, slots=True)
class ExchangePorts:
    """Who does the work with the files."""

    imports: Imports
    exports: Exports
    backups: BackupReader


class Exchange:
    """What comes into the library and what goes out of it.

    Attributes:
        import_progressed, export_progressed: how far the running work is.
        imported, exported: carries the report at the end.
        backed_up: the same, of a backup.
    """

    def __init__(
        self,
        library: Library,
        ports: ExchangePorts,
        preferences: Preferences,
        state: Kept[WindowState],
    ) -> None:
        self._library = library
        self._imports = ports.imports
        self._exports = ports.exports
        self._backups = ports.backups
        self._preferences = preferences
        self._state = state
        self._run: ImportRun | ExportRun | None = None
        self.busy = False
        self.import_progressed: Event[ImportProgress] = Event()
        self.export_progressed: Event[ExportProgress] = Event()
        self.imported: Event[ImportReport] = Event()
        self.exported: Event[ExportReport] = Event()
        self.backed_up: Event[ExportReport] = Event()

    def cancel(self) -> None:
        """End what runs: what was imported stays, of an export nothing is left."""
        if self._run is not None:
            self._run.cancel()

    async def import_paths(self, paths: Sequence[Path]) -> None:
        """Import files, folders and archives; does nothing while something else runs."""
        if self.busy:
            return
        self.busy = True
        try:
            report = await self._import(paths)
            await asyncio.sleep(0)  # the list and the report, each in a frame of its own
        finally:
            self.busy, self._run = False, None
        self.imported.emit(report)

    async def restore(self, backup: Path, *, with_settings: bool) -> None:
        """Take in a backup: what is here stays, and settings come only when they are wanted."""
        if self.busy:
            return
        try:
            kept = await self._backups.read(backup)
        except StorageError as error:
            self.imported.emit(ImportReport(failure=error.failure))
            return
        await self.import_paths([backup])
        here = dict(self._state.value.drafts)
        drafts = {key: text for key, text in kept.drafts if key and key not in here}
        if drafts:
            together = (*self._state.value.drafts, *drafts.items())
            self._state.put(replace(self._state.value, drafts=together))
        if with_settings and kept.settings is not None:
            values = {
                each.name: getattr(kept.settings, each.name) for each in fields(kept.settings)
            }
            self._preferences.change(**values)

    async def export_file(self, conversation_id: str, target: Path, options: ExportOptions) -> None:
        """Write one conversation."""
        await self._export(
            lambda: self._exports.export_file(conversation_id, target, options), self.exported
        )

    async def export_folder(self, ids: Sequence[str], target: Path, options: ExportOptions) -> None:
        """Write several into a new folder."""
        await self._export(lambda: self._exports.export_folder(ids, target, options), self.exported)

    async def export_by(self, run: ExportRun) -> None:
        """Let somebody else write: what needs the window's own means, such as PDF."""

        async def start() -> ExportRun:
            return run

        await self._export(start, self.exported)

    async def back_up(self, target: Path) -> None:
        """Write everything into one archive."""
        await self._state.flush()
        await self._export(lambda: self._exports.back_up(target), self.backed_up)

    async def _import(self, paths: Sequence[Path]) -> ImportReport:
        report = ImportReport()
        rows: list[ConversationHeader] = []
        shown_at = monotonic()
        failure: Failure | None = None
        try:
            self._run = run = await self._imports.start(
                paths, self._preferences.settings.default_ref
            )
        except OSError as error:
            return ImportReport(failure=_not_begun(error))
        async with aclosing(run.events()) as events:
            async for event in events:
                if isinstance(event, ImportProgress):
                    self.import_progressed.emit(event)
                elif isinstance(event, ChatsAdded):
                    self._library.expect(event.headers)
                    rows += event.headers
                elif isinstance(event, ChatGrown):
                    failure = await self._grown(event) or failure
                else:
                    report = event
                if rows and (event is report or monotonic() - shown_at > SHOWN_EVERY_S):
                    self._library.take_rows({row.id: row for row in rows})
                    rows, shown_at = [], monotonic()
        return replace(report, failure=report.failure or failure)

    async def _grown(self, event: ChatGrown) -> Failure | None:
        """Give a conversation what an export has more of it, or say why that cannot be."""
        imported = await self._imports.take_grown(event.path)
        if imported is not None:
            try:
                await self._library.update(
                    event.conversation_id, lambda here: grown(here, imported)
                )
            except StorageError as error:
                return error.failure
        return None

    async def _export(
        self, start: Callable[[], Awaitable[ExportRun]], told: Event[ExportReport]
    ) -> None:
        if self.busy:
            return
        self.busy = True
        report = ExportReport()
        try:
            self._run = run = await start()
            async with aclosing(run.events()) as events:
                async for event in events:
                    if isinstance(event, ExportReport):
                        report = event
                    elif isinstance(event, ExportProgress):
                        self.export_progressed.emit(event)
        except OSError as error:
            report = ExportReport(failure=_not_begun(error))
        finally:
            self.busy, self._run = False, None
        told.emit(report)


def _not_begun(error: OSError) -> Failure:
    return Failure(FailureKind.WORK_NOT_BEGUN, {"reason": error.strerror or str(error)})
