"""What the modules have in common that run as a `ChildProcess`."""

import os
import sys
import threading
from collections.abc import Callable

_NICENESS = 5

Tell = Callable[[bytes], None]
"""Prints one line."""
Stopped = Callable[[], bool]
"""Whether standard input has ended: the window has cancelled, or is gone."""


def serve(work: Callable[[bytes, Tell, Stopped], None]) -> None:
    """Do the job of the first line and end the process."""
    if hasattr(os, "nice"):
        os.nice(_NICENESS)  # the window comes first
    job = sys.stdin.buffer.readline()
    stop = threading.Event()

    def watch() -> None:
        sys.stdin.buffer.read()
        stop.set()

    def tell(line: bytes) -> None:
        try:
            sys.stdout.buffer.write(line)
            sys.stdout.buffer.flush()
        except OSError:
            stop.set()  # nobody listens any more

    threading.Thread(target=watch, daemon=True).start()
    work(job, tell, stop.is_set)
    # The watching thread has the lock of standard input, which a usual end would wait for.
    os._exit(0)
