"""AI models on this computer as a backend: llama.cpp's server in a process of our own."""

import asyncio
import re
from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import aclosing
from dataclasses import dataclass, replace

from gizai_desktop.backends.faults import error_of
from gizai_desktop.backends.http import HttpClient
from gizai_desktop.backends.local.memory import free_bytes, threads
from gizai_desktop.backends.local.process import Launch, LocalProcess, StartError, installed
from gizai_desktop.backends.openai.backend import OpenAIBackend
from gizai_desktop.domain.errors import Failure, GizaiError
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.model_file import ModelFile, in_bytes
from gizai_desktop.domain.service import LOCAL, Service
from gizai_desktop.domain.settings import NetworkSettings
from gizai_desktop.domain.turn import Reading, TurnEvent, TurnFinished, TurnRequest

_WHY = {
    "not_installed": FailureKind.LOCAL_NOT_INSTALLED,
    "file": FailureKind.LOCAL_FILE,
}
_NO_ROOM = ("failed to allocate", "unable to allocate", "bad_alloc", "out of memory")
"""How llama.cpp says that memory was not enough after all."""
_REASON = re.compile(r"error loading model: (.{1,300})")
"""llama.cpp's own sentence about a file."""
_LOST = frozenset(
    {
        FailureKind.CONNECTION_LOST,
        FailureKind.CUT_OFF,
        FailureKind.REFUSED,
        FailureKind.EMPTY_OUTPUT,
        FailureKind.NOT_JSON,
    }
)
"""How a process that ends looks from the other side of its connection."""


@dataclass(frozen=True, slots=True)
class LocalLimits:
    """What models on this computer may take.

    Attributes:
        idle_s: seconds without a turn after which the process is ended.
        start_s: seconds that loading may take.
        end_s: seconds to wait for the end of a process whose connection broke.
        free: bytes of memory that can be had, or None if nobody knows.
        threads: that compute.
    """

    idle_s: float = 600.0
    start_s: float = 300.0
    end_s: float = 2.0
    free: Callable[[], int | None] = free_bytes
    threads: Callable[[], int] = threads


class LocalBackend:
    """One model at a time, in a process that begins with the first turn.

    Turns come one after the other, as the one model can do no better. The process ends after
    `LocalLimits.idle_s`, with `aclose`, and in any case with this program.

    Args:
        network: timeouts; proxies are never used.
        files: the models by their ids; asked for each turn.
    """

    name = LOCAL.id

    def __init__(
        self,
        network: Callable[[], NetworkSettings],
        files: Callable[[], Mapping[str, ModelFile]],
        limits: LocalLimits | None = None,
    ) -> None:
        self._network = network
        self._files = files
        self._limits = limits or LocalLimits()
        self._turn = asyncio.Lock()
        self._process: LocalProcess | None = None
        self._rest: asyncio.TimerHandle | None = None

    @property
    def loaded(self) -> str:
        """The id of the model that is in memory now, or empty."""
        process = self._process
        return process.launch.model if process is not None and process.alive else ""

    async def stream(self, request: TurnRequest) -> AsyncGenerator[TurnEvent, None]:
        """Ask, and give the answer's events; closing or cancelling it stops the computing.

        Raises:
            GizaiError: the answer did not come; texts given before stay valid.
        """
        file = await self._file(request.ref.model)
        yield Reading()
        async with self._turn:
            self._wake()
            try:
                process = await self._process_for(file)
                finished = False
                # llama.cpp closes a connection after each stream, though it promises to keep it,
                # so that a turn which follows at once would meet a closed one.
                async with (
                    HttpClient(self._network) as http,
                    aclosing(_client(http, process).stream(request)) as events,
                ):
                    async for event in events:
                        finished = finished or isinstance(event, TurnFinished)
                        yield event
                if not finished and await process.ended(self._limits.end_s):
                    raise _crashed(process, file)
            except GizaiError as error:
                raise await self._explained(error, file) from None
            finally:
                self._fall_asleep()

    async def unload(self) -> None:
        """End the process, and wait until its memory is free; the next turn starts a new one."""
        self._wake()
        process, self._process = self._process, None
        if process is not None:
            await process.aclose()

    async def aclose(self) -> None:
        """End the process with the program."""
        await self.unload()

    async def _file(self, model: str) -> ModelFile:
        file = self._files().get(model)
        if file is None and not installed():
            raise error_of(Failure(FailureKind.LOCAL_NOT_INSTALLED))
        if not model:
            raise error_of(Failure(FailureKind.NO_MODELS, {"service": LOCAL.name}))
        if file is None or not await asyncio.to_thread(_there, file):
            name = file.name if file is not None else model
            raise error_of(Failure(FailureKind.LOCAL_NO_MODEL, {"model": name}))
        return file

    async def _process_for(self, file: ModelFile) -> LocalProcess:
        """The process that has this model; one with another model ends before it begins."""
        process = self._process
        if process is not None and process.alive and process.launch.path == file.path:
            return process
        await self.unload()
        if not installed():
            raise error_of(Failure(FailureKind.LOCAL_NOT_INSTALLED))
        free = await asyncio.to_thread(self._limits.free)
        if not file.fits(free):
            raise self._no_room(file, free)
        context = file.context_tokens(free)
        launch = Launch(file.id, file.path, context, self._limits.threads())
        try:
            self._process = await LocalProcess.start(launch, self._limits.start_s)
        except StartError as error:
            failed = error
        else:
            return self._process
        raise self._not_started(failed, file, free)

    async def _explained(self, error: GizaiError, file: ModelFile) -> GizaiError:
        """The same error, unless the process has ended meanwhile."""
        process = self._process
        if process is None or error.failure.kind not in _LOST:
            return error
        if not await process.ended(self._limits.end_s):
            return error
        return _crashed(process, file)

    def _not_started(self, error: StartError, file: ModelFile, free: int | None) -> GizaiError:
        if any(words in error.detail for words in _NO_ROOM):
            return self._no_room(file, free, error.detail)
        kind = _WHY.get(error.why, FailureKind.LOCAL_START)
        # Such as "libgomp.so.1: cannot open shared object file", which people can look for.
        said = _REASON.search(error.detail)
        reason = error.detail if error.why == "library" else said[1] if said else ""
        message = f"{reason.rstrip('. ')}." if reason else ""
        return error_of(Failure(kind, {"model": file.name}, message, body=error.detail))

    def _no_room(self, file: ModelFile, free: int | None, detail: str = "") -> GizaiError:
        params = {
            "model": file.name,
            "needed": in_bytes(file.needed_bytes(file.context_tokens(free))),
            "free": in_bytes(free or 0),
        }
        return error_of(Failure(FailureKind.LOCAL_MEMORY, params, body=detail))

    def _wake(self) -> None:
        if self._rest is not None:
            self._rest.cancel()
            self._rest = None

    def _fall_asleep(self) -> None:
        """End the process later, unless another turn comes before."""
        process = self._process
        if process is not None:
            loop = asyncio.get_running_loop()
            self._rest = loop.call_later(self._limits.idle_s, process.kill)


def _there(file: ModelFile) -> bool:
    return all(part.is_file() for part in file.parts)


def _client(http: HttpClient, process: LocalProcess) -> OpenAIBackend:
    service = replace(LOCAL, base_url=f"http://127.0.0.1:{process.port}/v1")

    def the_service() -> Service:
        return service

    async def the_key() -> str:
        return process.key

    return OpenAIBackend(http, the_service, the_key)


def _crashed(process: LocalProcess, file: ModelFile) -> GizaiError:
    params = {"service": LOCAL.name, "model": file.name}
    return error_of(Failure(FailureKind.LOCAL_CRASHED, params, body=process.ending))
