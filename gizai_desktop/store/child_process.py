"""A process of our own that works beside the window: one line in, many lines out."""

import asyncio
import os
import subprocess
import sys
import threading
from collections.abc import AsyncGenerator, Callable
from contextlib import suppress
from pathlib import Path

_LAST_WORK_S = 5.0
"""Seconds in which a cancelled process ends by itself: it writes a batch, or removes a folder."""


class ChildProcess:
    """Runs one of our modules; `lines` must be read to its end or closed.

    The module reads its job from the first line of standard input, and ends soon after
    standard input does: so it ends with this process, however that ends.
    """

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self._process = process

    @classmethod
    async def start(cls, module: str, job: bytes) -> "ChildProcess":
        """Start a module with its job, which is one line.

        Raises:
            OSError: there can be no more processes.
        """
        return cls(await asyncio.to_thread(_begin, module, job))

    def cancel(self) -> None:
        """Let it come to its end now; its last lines still come."""
        assert self._process.stdin is not None  # noqa: S101 - it is a pipe
        with suppress(OSError):
            self._process.stdin.close()

    async def lines(self) -> AsyncGenerator[bytes, None]:
        """What it prints; closing this early cancels it."""
        loop = asyncio.get_running_loop()
        told: asyncio.Queue[bytes | None] = asyncio.Queue()

        def tell(line: bytes | None) -> None:
            with suppress(RuntimeError):  # the loop is gone, and so is who wanted to know
                loop.call_soon_threadsafe(told.put_nowait, line)

        reader = threading.Thread(target=_read, args=(self._process, tell), daemon=True)
        reader.start()
        try:
            while (line := await told.get()) is not None:
                yield line
        finally:
            self.cancel()
            await asyncio.shield(asyncio.to_thread(self._end, reader))

    def _end(self, reader: threading.Thread) -> None:
        reader.join(_LAST_WORK_S)
        if reader.is_alive():  # busy with something hopeless; a kill leaves whole files
            self._process.kill()
            reader.join()


def _begin(module: str, job: bytes) -> "subprocess.Popen[bytes]":
    process = subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-m", module],
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
        process.stdin.write(job)
        process.stdin.flush()
    return process


def _read(process: "subprocess.Popen[bytes]", tell: Callable[[bytes | None], None]) -> None:
    """Until the process has ended; in a thread."""
    assert process.stdout is not None  # noqa: S101 - it is a pipe
    with process.stdout as lines:
        for line in lines:
            tell(line)
    process.wait()
    tell(None)
