"""Imports in a process of their own, so that the window has its thread to itself."""

import asyncio
import importlib
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing, suppress
from pathlib import Path
from types import ModuleType

from gizai_desktop.domain.catalog import ModelRef
from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.errors import Failure, StorageError
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.importing import ImportEvent, ImportReport
from gizai_desktop.store.child_process import ChildProcess
from gizai_desktop.store.conversations import files
from gizai_desktop.store.locations import Locations


class ImportProcesses:
    """Starts imports into one data folder, whose lock this process holds."""

    def __init__(self, locations: Locations) -> None:
        self._locations = locations

    async def start(self, paths: Sequence[Path], asks: ModelRef) -> "RunningImport":
        """Begin to import these; ``asks`` is who is asked when they go on here.

        Raises:
            OSError: no process can be started.
        """
        # 30 ms that no start should wait for, and a thread can do it.
        job_to_line = (await asyncio.to_thread(_wire)).job_to_line
        from gizai_desktop.store.importing.run import Job  # noqa: PLC0415 - is there now

        at = self._locations
        job = Job(tuple(paths), at.conversations, at.trash, at.cache / "import", asks)
        module = "gizai_desktop.store.importing.worker"
        return RunningImport(await ChildProcess.start(module, job_to_line(job)))

    async def take_grown(self, path: Path) -> Conversation | None:
        """What a `ChatGrown` event stands for; its file is removed."""
        return await asyncio.to_thread(_take, path)


class RunningImport:
    """One import; `events` must be read to its end or closed."""

    def __init__(self, process: ChildProcess) -> None:
        self._process = process

    def cancel(self) -> None:
        """Let it write what it has read, and end with its report."""
        self._process.cancel()

    async def events(self) -> AsyncGenerator[ImportEvent, None]:
        """What it tells, the report last; closing this early cancels it."""
        from gizai_desktop.store.importing.wire import event_from_line  # noqa: PLC0415 - as above

        report = ImportReport(failure=Failure(FailureKind.WORK_ENDED))
        async with aclosing(self._process.lines()) as lines:
            async for line in lines:
                event = event_from_line(line)
                if isinstance(event, ImportReport):
                    report = event
                else:
                    yield event
        yield report


def _wire() -> ModuleType:
    return importlib.import_module("gizai_desktop.store.importing.wire")


def _take(path: Path) -> Conversation | None:
    try:
        return files.read(path).conversation
    except StorageError:
        return None
    finally:
        with suppress(OSError):
            path.unlink()
