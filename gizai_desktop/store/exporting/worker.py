"""The process that exports and makes backups beside the window."""

from time import monotonic

from gizai_desktop.domain.exporting import ChatExported, ExportEvent, ExportReport
from gizai_desktop.store.child_main import Stopped, Tell, serve
from gizai_desktop.store.exporting.backup import BackupJob, run_backup
from gizai_desktop.store.exporting.run import run_export
from gizai_desktop.store.exporting.wire import event_to_line, job_from_line

TOLD_EVERY_S = 0.1


def _work(line: bytes, tell: Tell, stopped: Stopped) -> None:
    told_at = 0.0

    def told(event: ExportEvent) -> None:
        nonlocal told_at
        if isinstance(event, ChatExported):
            return  # the window shows the progress only
        now = monotonic()
        if isinstance(event, ExportReport) or now - told_at > TOLD_EVERY_S:
            told_at = now
            tell(event_to_line(event))

    job = job_from_line(line)
    if isinstance(job, BackupJob):
        run_backup(job, told, stopped)
    else:
        run_export(job, told, stopped)


if __name__ == "__main__":
    serve(_work)
