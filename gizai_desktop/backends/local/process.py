"""The life of the process that holds an AI model: started, watched, and ended in any case."""

import asyncio
import json
import os
import secrets
import signal
import subprocess
import sys
import threading
from contextlib import ExitStack
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Self

import gizai_desktop

LIBRARY = "xllamacpp"
_TAIL = 2000
_LAST_WORDS_S = 5.0
_KNOWN_FAILURES = frozenset({"file", "not_installed", "library"})
_SPOILT = frozenset(
    -getattr(signal, name)
    for name in ("SIGABRT", "SIGBUS", "SIGFPE", "SIGSEGV")
    if hasattr(signal, name)
)
"""How llama.cpp ends while it loads a file whose numbers cannot be right."""


@dataclass(frozen=True, slots=True)
class Launch:
    """What a process is to do.

    Attributes:
        model: the name that the server answers to.
        threads: that compute.
    """

    model: str
    path: Path
    context_tokens: int
    threads: int


class StartError(Exception):
    """A process that did not become a server.

    Attributes:
        why: ``not_installed``, ``library`` (it is there, but does not load), ``file``,
            ``timeout``, or ``ended`` for everything that nobody foresaw.
        detail: what it said, for the details of a failure.
    """

    def __init__(self, why: str, detail: str) -> None:
        super().__init__(f"{why}: {detail}")
        self.why = why
        self.detail = detail


def installed() -> bool:
    """Whether the optional part is there; imports nothing."""
    return find_spec(LIBRARY) is not None


def command() -> list[str]:
    """How the process is started; a bundle without ``-m`` would say so here."""
    return [sys.executable, "-m", "gizai_desktop.backends.local.server"]


@dataclass(slots=True)
class LocalProcess:
    """A running server; `start` makes one, `aclose` must end it.

    Attributes:
        port: on 127.0.0.1.
        key: what its requests must carry; only this process and that one know it.
    """

    launch: Launch
    key: str = field(repr=False)
    process: "subprocess.Popen[bytes]"
    watcher: "_Watcher"
    port: int = 0

    @classmethod
    async def start(cls, launch: Launch, timeout_s: float) -> Self:
        """Start a server and wait until its model is loaded; cancelling ends it.

        Raises:
            StartError: there is no server; nothing is left of it.
        """
        key = secrets.token_urlsafe(32)
        try:
            # In this thread: Linux ends the process with the thread that began it.
            process = _popen()
        except OSError as error:
            raise StartError("ended", str(error)) from error
        running = cls(launch, key, process, _Watcher(process))
        running.watcher.start()
        with ExitStack() as undo:
            undo.callback(running.kill)
            try:
                async with asyncio.timeout(timeout_s):
                    running.port = await running._wait_for_port()
            except TimeoutError:
                await running.aclose()
                raise StartError("timeout", running.watcher.text) from None
            undo.pop_all()
        return running

    @property
    def alive(self) -> bool:
        """Whether it still runs."""
        return self.process.poll() is None

    @property
    def ending(self) -> str:
        """How it ended, for details."""
        return f"exit status {self.process.returncode}\n{self.watcher.text}".strip()

    async def ended(self, within_s: float) -> bool:
        """Whether it ends by itself in this time."""
        await asyncio.to_thread(self.watcher.join, within_s)
        return not self.watcher.is_alive()

    def kill(self) -> None:
        """End it now, without waiting until it is gone."""
        self.process.kill()
        assert self.process.stdin is not None  # noqa: S101 - it is a pipe
        self.process.stdin.close()

    async def aclose(self) -> None:
        """End it, and wait until its memory is free again; a second call does nothing."""
        self.kill()
        await asyncio.to_thread(self.watcher.join)

    async def _wait_for_port(self) -> int:
        told = await asyncio.to_thread(self._hand_over)
        port = told.get("port")
        if isinstance(port, int):
            return port
        await self.ended(_LAST_WORDS_S)
        await self.aclose()
        why = told.get("failed", "")
        detail = "\n".join(filter(None, (str(told.get("detail", "")), self.watcher.text)))
        if why not in _KNOWN_FAILURES:
            spoilt = self.process.returncode in _SPOILT
            why, detail = "file" if spoilt else "ended", self.ending
        raise StartError(why, detail)

    def _hand_over(self) -> dict[str, Any]:
        order = {
            "parent": os.getpid(),
            "model": self.launch.model,
            "path": str(self.launch.path),
            "context": self.launch.context_tokens,
            "threads": self.launch.threads,
            "key": self.key,
        }
        stdin, stdout = self.process.stdin, self.process.stdout
        assert stdin is not None  # noqa: S101 - both are pipes
        assert stdout is not None  # noqa: S101
        try:
            stdin.write(json.dumps(order).encode() + b"\n")
            stdin.flush()
            told = json.loads(stdout.readline() or b"{}")
        except (OSError, ValueError):
            return {}
        return told if isinstance(told, dict) else {}


class _Watcher(threading.Thread):
    """Keeps the last words of a process, waits for its end, and closes what it left."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        super().__init__(name="local-model", daemon=True)
        self._process = process
        self._tail = b""

    @property
    def text(self) -> str:
        """The last words, so far."""
        return self._tail.decode(errors="replace").strip()

    def run(self) -> None:
        """Until the process is gone."""
        process = self._process
        assert process.stderr is not None  # noqa: S101 - both are pipes
        assert process.stdout is not None  # noqa: S101
        while block := process.stderr.read1(_TAIL):  # type: ignore[attr-defined]
            self._tail = (self._tail + block)[-_TAIL:]
        process.stderr.close()
        process.wait()
        process.stdout.close()


def _popen() -> "subprocess.Popen[bytes]":
    # The folder of the package, so that the process finds the same one as this program.
    package = Path(gizai_desktop.__file__).parents[1]
    return subprocess.Popen(  # noqa: S603 - our own command
        command(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=package,
        env={**os.environ, **_habits()},
        start_new_session=True,  # Ctrl+C in a terminal is for the application alone
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _habits() -> dict[str, str]:
    """Threads of libgomp that wait for each other go to sleep soon, and no debugger is called.

    With libgomp's usual 300,000 rounds and another program on one core, an answer of 0.1 s took
    13 s; with 1,000 rounds the speed of a computer without other work is the same. Where ggml
    gives up, it would let gdb print what is in memory.
    """
    return {"GOMP_SPINCOUNT": "1000", "GGML_NO_BACKTRACE": "1"}
