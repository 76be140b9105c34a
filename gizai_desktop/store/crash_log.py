"""Notes that the application runs, so that the next start can say that it ended in the middle."""

import faulthandler
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path

from gizai_desktop.domain.identity import now, time_to_text

MOST_CHARACTERS = 20_000
"""Of a crash that are read back; a traceback of every thread has a few thousand."""


class CrashLog:
    """One run: from `begin` to `end` there is a file that tells of it.

    Where Python or Qt crashes, the places in the code of every thread are written there, never
    what anybody wrote.

    Attributes:
        left: what the last run left if it did not end in order, else nothing.
    """

    def __init__(self, folder: Path, version: str) -> None:
        self._version = version
        self._running = folder / "running.log"
        self._former = folder / "crash.log"
        self._file: TextIOWrapper | None = None
        self._enabled = False
        self.left = ""

    def begin(self) -> None:
        """Look what is left, and begin.

        A folder that cannot be written is no reason to fail: then nothing is noted.
        """
        with suppress(OSError):
            if self._running.exists():
                self.left = self._running.read_text("utf-8", "replace")[:MOST_CHARACTERS]
                self._running.replace(self._former)
            # It stays open for the whole run: a crash is no time to open files.
            self._file = self._running.open("w", encoding="utf-8")
            self._file.write(f"GizAI Desktop {self._version}, started {time_to_text(now())}\n")
            self._file.flush()
            # Whoever has asked for tracebacks elsewhere, such as a test runner, gets them there.
            self._enabled = not faulthandler.is_enabled()
            if self._enabled:
                faulthandler.enable(self._file)

    def end(self) -> None:
        """The run ended in order; a second call does nothing."""
        file, self._file = self._file, None
        if file is not None:
            if self._enabled:
                faulthandler.disable()
            file.close()
            with suppress(OSError):
                self._running.unlink()
