"""Exports and backups in a process of their own, so that the window has its thread to itself."""

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from pathlib import Path

from gizai_desktop.domain.errors import Failure
from gizai_desktop.domain.exchange import ExportEvent, ExportOptions, ExportReport
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.store.child_process import ChildProcess
from gizai_desktop.store.exporting.backup import BackupJob
from gizai_desktop.store.exporting.run import ExportJob
from gizai_desktop.store.exporting.wire import event_from_line, job_to_line
from gizai_desktop.store.locations import Locations

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
        folder, ids = self._locations.conversations, (conversation_id,)
        job = ExportJob(ids, folder, target, options, together=False, replace=True)
        return RunningExport(await ChildProcess.start(_MODULE, job_to_line(job)))

    async def export_folder(
        self, ids: Sequence[str], target: Path, options: ExportOptions
    ) -> "RunningExport":
        """Begin to write several into a folder that is not there yet.

        Raises:
            OSError: no process can be started.
        """
        folder = self._locations.conversations
        job = ExportJob(tuple(ids), folder, target, options, together=True)
        return RunningExport(await ChildProcess.start(_MODULE, job_to_line(job)))

    async def back_up(self, target: Path) -> "RunningExport":
        """Begin to write everything into one archive.

        Raises:
            OSError: no process can be started.
        """
        at = self._locations
        job = BackupJob(
            at.conversations, at.trash, at.damaged, at.settings_file, at.state_file, target
        )
        return RunningExport(await ChildProcess.start(_MODULE, job_to_line(job)))


class RunningExport:
    """One export; `events` must be read to its end or closed."""

    def __init__(self, process: ChildProcess) -> None:
        self._process = process

    def cancel(self) -> None:
        """Let it end; nothing is left of it."""
        self._process.cancel()

    async def events(self) -> AsyncGenerator[ExportEvent, None]:
        """What it tells, the report last; closing this early cancels it."""
        report = ExportReport(failure=Failure(FailureKind.WORK_ENDED))
        async with aclosing(self._process.lines()) as lines:
            async for line in lines:
                event = event_from_line(line)
                if isinstance(event, ExportReport):
                    report = event
                else:
                    yield event
        yield report
