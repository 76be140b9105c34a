"""The process that imports beside the window: a job on standard input, events on standard output.

It ends after what it is writing when standard input ends: the window has cancelled, or is gone.
"""

import os
import sys
import threading

from gizai_desktop.domain.exchange import ImportEvent
from gizai_desktop.store.importing.run import run_import
from gizai_desktop.store.importing.wire import event_to_line, job_from_line

_NICENESS = 5


def main() -> int:
    """Do one job."""
    if hasattr(os, "nice"):
        os.nice(_NICENESS)  # the window comes first
    job = job_from_line(sys.stdin.buffer.readline())
    stop = threading.Event()

    def watch() -> None:
        sys.stdin.buffer.read()
        stop.set()

    def tell(event: ImportEvent) -> None:
        try:
            sys.stdout.buffer.write(event_to_line(event))
            sys.stdout.buffer.flush()
        except OSError:
            stop.set()  # nobody listens any more

    threading.Thread(target=watch, daemon=True).start()
    run_import(job, tell, stop.is_set)
    # The watching thread may hold the lock of standard input, which a usual end waits for.
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main())
