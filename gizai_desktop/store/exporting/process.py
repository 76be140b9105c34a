"""Exports and backups in a process of their own, so that the window has its thread to itself."""

import asyncio
import importlib
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from pathlib import Path
from typing import TYPE_CHECKING

from gizai_desktop.domain.errors import Failure
from gizai_desktop.domain.exporting import ExportEvent, ExportOptions, ExportReport
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.store.child_process import ChildProcess
from gizai_desktop.store.locations import Locations

if TYPE_CHECKING:
    from gizai_desktop.store.exporting.backup import BackupJob
    from gizai_desktop.store.exporting.run import ExportJob

_MODULE = "gizai_desktop.store.exporting.worker"


class ExportProcesses:
    """Starts exports of what one data folder holds."""

    def __init__(self, locations: Locations) -> None:
        self._locations = locations

    async def export_file(
        self, conversation_id: str, target: Path, options: ExportOptions
    ) -> "RunningExport":
        """Begin to write one conversation; the user has agreed to the file's name.

        Raises:
            OSError: no process can be started.
        """
        await asyncio.to_thread(_load)
        from gizai_desktop.store.exporting.run import ExportJob  # noqa: PLC0415 - is there now

        folder, ids = self._locations.conversations, (conversation_id,)
        return await _begin(ExportJob(ids, folder, target, options, together=False, replace=True))

    async def export_folder(
        self, ids: Sequence[str], target: Path, options: ExportOptions
    ) -> "RunningExport":
        """Begin to write several into a folder that is not there yet.

        Raises:
            OSError: no process can be started.
        """
        await asyncio.to_thread(_load)
        from gizai_desktop.store.exporting.run import ExportJob  # noqa: PLC0415 - is there now

        folder = self._locations.conversations
        return await _begin(ExportJob(tuple(ids), folder, target, options, together=True))

    async def back_up(self, target: Path) -> "RunningExport":
        """Begin to write everything into one archive.

        Raises:
            OSError: no process can be started.
        """
        await asyncio.to_thread(_load)
        from gizai_desktop.store.exporting.backup import BackupJob  # noqa: PLC0415 - is there now

        at = self._locations
        folders = at.conversations, at.trash, at.damaged
        return await _begin(BackupJob(*folders, at.settings_file, at.state_file, target))


class RunningExport:
    """One export; `events` must be read to its end or closed."""

    def __init__(self, process: ChildProcess) -> None:
        self._process = process

    def cancel(self) -> None:
        """Let it end; nothing is left of it."""
        self._process.cancel()

    async def events(self) -> AsyncGenerator[ExportEvent, None]:
        """What it tells, the report last; closing this early cancels it."""
        from gizai_desktop.store.exporting.wire import event_from_line  # noqa: PLC0415 - is there

        report = ExportReport(failure=Failure(FailureKind.WORK_ENDED))
        async with aclosing(self._process.lines()) as lines:
            async for line in lines:
                event = event_from_line(line)
                if isinstance(event, ExportReport):
                    report = event
                else:
                    yield event
        yield report


def _load() -> None:
    """What no start of the window should wait for; in a thread."""
    importlib.import_module("gizai_desktop.store.exporting.wire")


async def _begin(job: "ExportJob | BackupJob") -> RunningExport:
    from gizai_desktop.store.exporting.wire import job_to_line  # noqa: PLC0415 - is there

    return RunningExport(await ChildProcess.start(_MODULE, job_to_line(job)))
