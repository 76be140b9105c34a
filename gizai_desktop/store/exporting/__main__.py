"""The process that exports and makes backups beside the window."""

from gizai_desktop.domain.exchange import ExportEvent
from gizai_desktop.store.child_main import Stopped, Tell, serve
from gizai_desktop.store.exporting.backup import BackupJob, run_backup
from gizai_desktop.store.exporting.run import run_export
from gizai_desktop.store.exporting.wire import event_to_line, job_from_line


def _work(line: bytes, tell: Tell, stopped: Stopped) -> None:
    def told(event: ExportEvent) -> None:
        tell(event_to_line(event))

    job = job_from_line(line)
    if isinstance(job, BackupJob):
        run_backup(job, told, stopped)
    else:
        run_export(job, told, stopped)


if __name__ == "__main__":
    serve(_work)
