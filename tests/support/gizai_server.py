"""A GizAI service on 127.0.0.1 that does as it is told, for tests and for people.

``python -m tests.support.gizai_server`` prints its address and echoes every prompt.
"""

import argparse
import asyncio
import json
import ssl
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.support.answers import (
    Answer,
    Exchange,
    HangUp,
    Seen,
    delayed,
    echo,
    say,
    send_json,
)

PATH = "/api/data/users/inferenceServer.infer"
WAIT_S = 20.0
"""Seconds after which a test that waits for something has failed."""


class _Reader(asyncio.StreamReader):
    """Tells when the other side has gone, without taking a byte."""

    def __init__(self) -> None:
        super().__init__()
        self.ended = asyncio.Event()

    def feed_eof(self) -> None:
        super().feed_eof()
        self.ended.set()

    def set_exception(self, exc: Exception) -> None:
        super().set_exception(exc)
        self.ended.set()


class LoopbackGizai:
    """The server; ``async with`` starts and ends it.

    Attributes:
        script: the next answers in order; when it is empty the server echoes.
        requests: what has arrived.
        connections: how many connections were opened.
        departures: how many clients went away before they had their answer.
        idle_ends: how many connections were closed because nothing more came.
    """

    def __init__(
        self,
        script: Iterable[Answer] = (),
        *,
        tls: ssl.SSLContext | None = None,
        port: int = 0,
        idle_s: float | None = None,
        host_name: str = "127.0.0.1",
        on_event: Callable[[str, Seen], None] | None = None,
    ) -> None:
        self.script = deque(script)
        self.requests: list[Seen] = []
        self.connections = 0
        self.departures = 0
        self.idle_ends = 0
        self.port = port
        self._tls = tls
        self._idle_s = idle_s
        self._host_name = host_name
        self._on_event = on_event
        self._server: asyncio.Server | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._told = asyncio.Event()
        self._changed = asyncio.Condition()

    @property
    def origin(self) -> str:
        """Such as ``http://127.0.0.1:4711``."""
        return f"{'https' if self._tls else 'http'}://{self._host_name}:{self.port}"

    @property
    def url(self) -> str:
        """The endpoint to ask."""
        return self.origin + PATH

    async def __aenter__(self) -> Self:
        self._server = await asyncio.get_running_loop().create_server(
            self._protocol, "127.0.0.1", self.port, ssl=self._tls
        )
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._server is not None:
            self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._server is not None:
            await self._server.wait_closed()

    def unscripted(self, seen: Seen) -> Answer:
        """What a request gets that the script says nothing of."""
        del seen
        return echo

    def release(self) -> None:
        """Let every held answer go, now and from now on."""
        self._told.set()

    async def arrived(self, count: int) -> None:
        """Wait until ``count`` requests have arrived."""
        await self._until(lambda: len(self.requests) >= count)

    async def departed(self, count: int) -> None:
        """Wait until ``count`` clients have gone away without their answer."""
        await self._until(lambda: self.departures >= count)

    async def idled(self, count: int) -> None:
        """Wait until ``count`` idle connections have been closed."""
        await self._until(lambda: self.idle_ends >= count)

    async def _until(self, reached: Callable[[], bool]) -> None:
        async with asyncio.timeout(WAIT_S), self._changed:
            await self._changed.wait_for(reached)

    def _protocol(self) -> asyncio.StreamReaderProtocol:
        reader = _Reader()

        async def serve(same: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            del same
            await self._serve(reader, writer)

        return asyncio.StreamReaderProtocol(reader, serve)

    async def _serve(self, reader: _Reader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        if task is not None:
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        self.connections += 1
        # A task that ends cancelled would be reported by asyncio's stream machinery.
        with suppress(HangUp, OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            await self._serve_connection(self.connections, reader, writer)
        writer.transport.abort() if self._tls else writer.close()
        with suppress(OSError, asyncio.CancelledError):
            await writer.wait_closed()
        async with self._changed:
            self._changed.notify_all()

    async def _serve_connection(
        self, number: int, reader: _Reader, writer: asyncio.StreamWriter
    ) -> None:
        while True:
            try:
                async with asyncio.timeout(self._idle_s):
                    seen = await _read_request(reader, number)
            except TimeoutError:
                self.idle_ends += 1
                return
            if not await self._answer(Exchange(seen, writer, self._told), reader):
                return

    async def _answer(self, exchange: Exchange, reader: _Reader) -> bool:
        """Answer one request; False when the client has gone away meanwhile."""
        await self._note("request", exchange.seen)
        scripted = self._is_scripted(exchange.seen)
        answer = self.script.popleft() if scripted else self.unscripted(exchange.seen)
        sending = asyncio.ensure_future(answer(exchange))  # noqa: TID251 - ends below
        watching = asyncio.ensure_future(reader.ended.wait())  # noqa: TID251 - ends below
        try:
            await asyncio.wait((sending, watching), return_when=asyncio.FIRST_COMPLETED)
        finally:
            gone = not sending.done()
            sending.cancel()
            watching.cancel()
            ends = await asyncio.gather(sending, watching, return_exceptions=True)
        if gone or isinstance(ends[0], OSError):
            self.departures += 1
            await self._note("departure", exchange.seen)
            return False
        if isinstance(ends[0], BaseException):
            raise ends[0]
        return True

    def _is_scripted(self, seen: Seen) -> bool:
        return bool(self.script) and seen.method == "POST"

    async def _note(self, event: str, seen: Seen) -> None:
        if event == "request":
            self.requests.append(seen)
        if self._on_event is not None:
            self._on_event(event, seen)
        async with self._changed:
            self._changed.notify_all()


async def _read_request(reader: asyncio.StreamReader, connection: int) -> Seen:
    lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    method, path, _ = lines[0].split(" ", 2)
    pairs = (line.split(":", 1) for line in lines[1:] if line)
    headers = {name.strip().lower(): value.strip() for name, value in pairs}
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    return Seen(method, path, headers, body, connection)


class GizaiInThread:
    """A `LoopbackGizai` on a loop of its own, for tests that block theirs.

    Reading ``server``'s lists from the test's thread is safe; the methods here wait and command.
    """

    def __init__(self, server: LoopbackGizai, loop: asyncio.AbstractEventLoop) -> None:
        self.server = server
        self._loop = loop

    @property
    def url(self) -> str:
        return self.server.url

    @property
    def requests(self) -> list[Seen]:
        return self.server.requests

    def will(self, *answers: Answer) -> None:
        """Add answers to the script."""
        self.server.script.extend(answers)

    def release(self) -> None:
        """Let every held answer go, now and from now on."""
        self._loop.call_soon_threadsafe(self.server.release)

    def wait_for_request(self, count: int = 1) -> Seen:
        """Block until ``count`` requests have arrived; gives the last of them."""
        asyncio.run_coroutine_threadsafe(self.server.arrived(count), self._loop).result(WAIT_S)
        return self.server.requests[count - 1]

    def wait_for_departure(self, count: int = 1) -> None:
        """Block until ``count`` clients have gone away without their answer."""
        asyncio.run_coroutine_threadsafe(self.server.departed(count), self._loop).result(WAIT_S)


@contextmanager
def gizai_in_thread(
    script: Iterable[Answer] = (), *, tls: ssl.SSLContext | None = None
) -> Iterator[GizaiInThread]:
    """Serve from another thread while the block runs."""
    ready: list[GizaiInThread] = []
    started = threading.Event()
    stop = asyncio.Event()

    async def serve() -> None:
        async with LoopbackGizai(script, tls=tls) as server:
            ready.append(GizaiInThread(server, asyncio.get_running_loop()))
            started.set()
            await stop.wait()

    thread = threading.Thread(target=lambda: asyncio.run(serve()), name="loopback GizAI")
    thread.start()
    try:
        if not started.wait(WAIT_S):
            raise TimeoutError("the loopback GizAI server did not start")
        yield ready[0]
    finally:
        if ready:
            ready[0]._loop.call_soon_threadsafe(stop.set)
        thread.join(WAIT_S)


def main() -> None:
    """Serve until interrupted; one line with the address goes to standard output."""
    options = _options()
    with suppress(KeyboardInterrupt):
        asyncio.run(_serve_for_people(options))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--delay", type=float, default=0.0, help="seconds before each answer")
    parser.add_argument("--answer", help="say this instead of the prompt")
    parser.add_argument("--status", type=int, help="refuse with this status")
    parser.add_argument("--message", default="", help="the sentence of a refusal")
    parser.add_argument("--log", type=Path, help="append a JSON line for every event")
    parser.add_argument("--certificate", type=Path, help="PEM with certificate and key: TLS")
    return parser.parse_args()


async def _serve_for_people(options: argparse.Namespace) -> None:
    tls = None
    if options.certificate is not None:
        tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        tls.load_cert_chain(options.certificate)

    def log(event: str, seen: Seen) -> None:
        if options.log is None:
            return
        body = seen.body.decode(errors="replace")
        entry = {"event": event, "method": seen.method, "path": seen.path, "body": body}
        with options.log.open("a") as file:
            file.write(json.dumps({**entry, "headers": dict(seen.headers)}) + "\n")

    async with LoopbackGizai(tls=tls, port=options.port, on_event=log) as server:
        server.script = _Always(delayed(options.delay, _answer_of(options)))
        print(server.url, flush=True)
        await asyncio.Event().wait()


def _answer_of(options: argparse.Namespace) -> Answer:
    if options.status is not None:
        return send_json(options.status, {"message": options.message})
    return echo if options.answer is None else say(options.answer)


class _Always(deque[Answer]):
    """A script that never ends."""

    def __init__(self, answer: Answer) -> None:
        super().__init__([answer])

    def popleft(self) -> Answer:
        return self[0]


if __name__ == "__main__":
    main()
