"""Imports in a process of their own, so that the window has its thread to itself."""

import asyncio
import os
import subprocess
import sys
import threading
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import suppress
from pathlib import Path

from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.errors import StorageError
from gizai_desktop.domain.exchange import ImportEvent, ImportReport
from gizai_desktop.store import files
from gizai_desktop.store.importing.run import Job
from gizai_desktop.store.importing.wire import event_from_line, job_to_line
from gizai_desktop.store.locations import Locations

NOT_FINISHED = "The import ended before its time. What was imported is kept; import again."
"""Said when the process is gone without a report."""


class ImportProcesses:
    """Starts imports into one data folder, whose lock this process holds."""

    def __init__(self, locations: Locations) -> None:
        self._job_folders = (
            locations.conversations,
            locations.trash,
            locations.cache / "import",
        )

    async def start(self, paths: Sequence[Path]) -> "RunningImport":
        """Begin to import these.

        Raises:
            OSError: no process can be started.
        """
        job = Job(tuple(paths), *self._job_folders)
        return RunningImport(await asyncio.to_thread(_begin, job))

    async def take_grown(self, path: Path) -> Conversation | None:
        """What a `ChatGrown` event stands for; its file is removed."""
        return await asyncio.to_thread(_take, path)


class RunningImport:
    """One import; `events` must be read to its end or closed."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self._process = process

    def cancel(self) -> None:
        """Let it write what it has read, and end with its report."""
        assert self._process.stdin is not None  # noqa: S101 - it is a pipe
        with suppress(OSError):
            self._process.stdin.close()

    async def events(self) -> AsyncGenerator[ImportEvent, None]:
        """What it tells, the report last; closing this early cancels it."""
        loop = asyncio.get_running_loop()
        told: asyncio.Queue[ImportEvent] = asyncio.Queue()

        def tell(event: ImportEvent) -> None:
            with suppress(RuntimeError):  # the loop is gone, and so is who wanted to know
                loop.call_soon_threadsafe(told.put_nowait, event)

        reader = threading.Thread(target=_read, args=(self._process, tell), daemon=True)
        reader.start()
        try:
            while True:
                event = await told.get()
                yield event
                if isinstance(event, ImportReport):
                    return
        finally:
            self.cancel()
            await asyncio.shield(asyncio.to_thread(reader.join))


def _begin(job: Job) -> "subprocess.Popen[bytes]":
    process = subprocess.Popen(
        [sys.executable, "-m", "gizai_desktop.store.importing"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=Path(__file__).parents[2],  # where the process finds the same package
        env={**os.environ, "PYTHONUTF8": "1"},
        start_new_session=True,  # Ctrl+C in a terminal is for the application alone
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    assert process.stdin is not None  # noqa: S101 - it is a pipe
    with suppress(OSError):
        process.stdin.write(job_to_line(job))
        process.stdin.flush()
    return process


def _read(process: "subprocess.Popen[bytes]", tell: Callable[[ImportEvent], None]) -> None:
    """Until the process ends; in a thread."""
    report: ImportReport | None = None
    assert process.stdout is not None  # noqa: S101 - it is a pipe
    with process.stdout as lines:
        for line in lines:
            try:
                event = event_from_line(line)
            except (ValueError, KeyError, TypeError):
                continue  # not ours: a library's word
            if isinstance(event, ImportReport):
                report = event
            else:
                tell(event)
    process.wait()
    tell(report or ImportReport(failure=NOT_FINISHED))


def _take(path: Path) -> Conversation | None:
    try:
        return files.read(path).conversation
    except StorageError:
        return None
    finally:
        with suppress(OSError):
            path.unlink()
