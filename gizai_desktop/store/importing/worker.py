"""The process that imports beside the window."""

from gizai_desktop.store.child_main import Stopped, Tell, serve
from gizai_desktop.store.importing.run import run_import
from gizai_desktop.store.importing.wire import event_to_line, job_from_line


def _work(line: bytes, tell: Tell, stopped: Stopped) -> None:
    run_import(job_from_line(line), lambda event: tell(event_to_line(event)), stopped)


if __name__ == "__main__":
    serve(_work)
