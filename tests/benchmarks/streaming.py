"""Streamed answers: ``python -m tests.benchmarks.streaming`` measures and prints.

No window is needed. The server runs in a process of its own.
"""

import argparse
import asyncio
import gc
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

import aiohttp

from gizai_desktop.application.running_turn import RunningTurn
from gizai_desktop.backends.gizai import GizaiBackend
from gizai_desktop.backends.http import HttpClient
from gizai_desktop.backends.openai.backend import OpenAIBackend
from gizai_desktop.backends.openai.errors import Asked
from gizai_desktop.backends.openai.stream import AnswerBody
from gizai_desktop.backends.openai.wire import request_body
from gizai_desktop.backends.sse import SseDecoder
from gizai_desktop.domain.catalog import DEFAULT_MODEL, ModelRef
from gizai_desktop.domain.identity import new_id, now
from gizai_desktop.domain.message import Message, MessageStatus, Role
from gizai_desktop.domain.proxy import ProxyMode, ProxyPolicy
from gizai_desktop.domain.service import GIZAI, Service
from gizai_desktop.domain.settings import NetworkSettings
from gizai_desktop.domain.turn import Prompt, TurnRequest, accumulate
from tests.application.running_app import new_chat, running_app
from tests.benchmarks.figures import memory_mib
from tests.benchmarks.table import Row, table
from tests.support.answers import Answer, Exchange, Seen, head, say
from tests.support.openai_answers import STREAM, frame
from tests.support.openai_dialects import DIALECTS
from tests.support.openai_server import MODELS, LoopbackOpenAI

CHUNKS = 50_000
TOKENS_A_FRAME = 7
"""Of a service that gives 200 a second, at a look every 33 ms."""
USUAL = 2_000
"""Tokens of a long answer that people really get."""
TOKENS = 100
"""Tokens of each answer of the server."""
REQUESTS = 100
MODEL = MODELS[0]
SPEAKS = DIALECTS["ollama"]
NETWORK = NetworkSettings(ProxyPolicy(ProxyMode.NONE))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.streaming")
    parser.add_argument("--runs", type=int, default=5, help="how many of each (5)")
    parser.add_argument("--serve", action="store_true", help="be the server")
    options = parser.parse_args()
    if options.serve:
        asyncio.run(_serve())
    else:
        print(table(measure(options.runs), f"Streamed answers; medians of {options.runs}"))


def measure(runs: int) -> list[Row]:
    """Every figure of streaming."""
    with _server() as address:
        return [
            _decoding(runs),
            _tokens(runs, USUAL, " word"),
            _tokens(runs, CHUNKS, " word"),
            _tokens(runs, CHUNKS, " слово"),
            _first_token(runs, address),
            _cpu("OpenAI-compatible, streamed", runs, address, _ask_openai, _bare_openai),
            _cpu("GizAI", runs, address, _ask_gizai, _bare_gizai),
            _memory(address),
        ]


def _decoding(runs: int) -> Row:
    pieces = [SPEAKS.word(MODEL, f" word{number}") for number in range(CHUNKS)]
    size = sum(map(len, pieces))

    def once() -> float:
        decoder = SseDecoder()
        started = time.perf_counter()
        count = sum(len(decoder.feed(piece)) for piece in pieces)
        took = time.perf_counter() - started
        if count != CHUNKS:
            raise ValueError(f"{count} events")
        return size / took / 1e6

    found = [once() for _ in range(runs)]
    return Row(f"decoding {CHUNKS:,} chunks", "MB/s", found, reach="≥ 20", reached=min(found) >= 20)


def _tokens(runs: int, count: int, word: str) -> Row:
    pieces = [SPEAKS.word(MODEL, word) for _ in range(count)]

    def once() -> float:
        body = AnswerBody(Asked("Test", MODEL), events_promised=True)
        turn = RunningTurn("benchmark", _answer())
        started = time.perf_counter()
        for number, piece in enumerate(pieces):
            for event in body.feed(piece):
                turn.take(event)
            if number % TOKENS_A_FRAME == 0:
                _ = turn.answer  # as the window looks at it
        answer = turn.answer
        took = time.perf_counter() - started
        if len(answer.content) != len(word) * count:
            raise ValueError("lost text")
        return took / count * 1e6

    found = [once() for _ in range(runs)]
    name = f"decode + accumulate, a token of {count:,} like “{word.strip()}”"
    return Row(name, "µs", found, reach="≤ 20", reached=max(found) <= 20)


def _answer() -> Message:
    return Message(new_id(), None, Role.ASSISTANT, "", now(), status=MessageStatus.RUNNING)


def _first_token(runs: int, address: str) -> Row:
    """From the server's write to the observer of the turn; both clocks are the system's."""

    async def together(folder: Path) -> list[float]:
        other = _Elsewhere(address)
        found: list[float] = []

        def look(turn: RunningTurn) -> None:
            if turn.answer.content:
                seen.append(time.monotonic_ns())

        async with running_app(folder, other=other) as app:
            app.turns.answer_changed.connect(look)
            for _ in range(runs + 1):
                seen: list[int] = []
                chat = new_chat("other", MODEL)
                await app.turns.ask(chat, Prompt("Hello"))
                answer = await app.settle(chat.id)
                found.append((seen[0] - int(answer.content.split()[0])) / 1e6)
        return found[1:]  # the first imports the client

    with tempfile.TemporaryDirectory() as name:
        found = asyncio.run(together(Path(name)))
    name = "first token, from socket to observer"
    return Row(name, "ms", found, reach="≤ 5", reached=max(found) <= 5)


class _Elsewhere(LoopbackOpenAI):
    """Stands for the server of the other process."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self._address = address

    @property
    def url(self) -> str:
        return self._address


Ask: TypeAlias = Callable[[], Awaitable[None]]
Opened: TypeAlias = Callable[[str], AbstractAsyncContextManager[Ask]]


def _cpu(
    name: str,
    runs: int,
    address: str,
    ours: Opened,
    bare: Opened,
) -> Row:
    async def once(opened: Opened) -> float:
        async with opened(address) as ask:
            await ask()
            started = time.process_time()
            for _ in range(REQUESTS):
                await ask()
            return (time.process_time() - started) / REQUESTS * 1000

    pairs = [(asyncio.run(once(ours)), asyncio.run(once(bare))) for _ in range(runs)]
    mine, theirs = zip(*pairs, strict=True)
    return Row(f"CPU of a request, {name}", "ms", mine, theirs)


@asynccontextmanager
async def _ask_openai(address: str) -> AsyncIterator[Ask]:
    async with HttpClient(lambda: NETWORK) as http:
        backend = _openai(http, address)

        async def ask() -> None:
            answer = _answer()
            async for event in backend.stream(_question("test")):
                answer = accumulate(answer, event)

        yield ask


@asynccontextmanager
async def _ask_gizai(address: str) -> AsyncIterator[Ask]:
    async with HttpClient(lambda: NETWORK) as http:
        backend = GizaiBackend(http, replace(GIZAI, base_url=_gizai_address(address)))

        async def ask() -> None:
            answer = _answer()
            async for event in backend.stream(_question(GIZAI.id)):
                answer = accumulate(answer, event)

        yield ask


@asynccontextmanager
async def _bare_openai(address: str) -> AsyncIterator[Ask]:
    body = request_body(_question("test"), stream=True)
    async with aiohttp.ClientSession() as session:

        async def ask() -> None:
            async with session.post(f"{address}/chat/completions", data=body) as response:
                async for _ in response.content.iter_any():
                    pass

        yield ask


@asynccontextmanager
async def _bare_gizai(address: str) -> AsyncIterator[Ask]:
    body = {"model": "chat-gemini-flash", "input": {"messages": [], "mode": "plan"}}
    async with aiohttp.ClientSession() as session:

        async def ask() -> None:
            async with session.post(_gizai_address(address), json=body) as response:
                await response.json()

        yield ask


def _memory(address: str) -> Row:
    """What the process holds more after the turns than before them."""

    async def turns() -> float:
        async with _ask_openai(address) as ask:
            for _ in range(REQUESTS):  # what Python and the sockets keep for ever
                await ask()
            before = _held()
            for _ in range(REQUESTS):
                await ask()
            return _held() - before

    grown = asyncio.run(turns())
    return Row(
        f"memory after {REQUESTS} more turns", "MiB", [grown], reach="< 1", reached=grown < 1
    )


def _held() -> float:
    gc.collect()
    return memory_mib(os.getpid(), "Rss")


def _question(service: str) -> TurnRequest:
    message = Message(new_id(), None, Role.USER, "Hello", now())
    model = MODEL if service == "test" else DEFAULT_MODEL
    return TurnRequest(ModelRef(service, model), [message])


def _openai(http: HttpClient, address: str) -> OpenAIBackend:
    service = Service("test", "Test", base_url=address)

    async def key() -> str:
        return ""

    return OpenAIBackend(http, lambda: service, key)


def _gizai_address(address: str) -> str:
    return address.removesuffix(SPEAKS.base) + "/gizai"


@contextmanager
def _server() -> Iterator[str]:
    command = [sys.executable, "-m", "tests.benchmarks.streaming", "--serve"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            if process.stdout is None:
                raise RuntimeError("the server has no standard output")
            yield process.stdout.readline().strip()
        finally:
            process.kill()


class _TimedServer(LoopbackOpenAI):
    """Its first word is the time at which it was sent, monotonic nanoseconds."""

    def unscripted(self, seen: Seen) -> Answer:
        return say("Good.") if seen.path == "/gizai" else _timed


async def _timed(exchange: Exchange) -> None:
    await exchange.send(head(200, STREAM))
    # Headers and first word apart, as from a server that thinks.
    await asyncio.sleep(0.001)
    await exchange.send(frame(SPEAKS.word(MODEL, f"{time.monotonic_ns()}")))
    for piece in SPEAKS.answer(MODEL, [" word"] * TOKENS):
        await exchange.send(frame(piece))
    await exchange.send(b"0\r\n\r\n")


async def _serve() -> None:
    async with _TimedServer(dialect=SPEAKS.name) as server:
        print(server.url, flush=True)
        await asyncio.Event().wait()


if __name__ == "__main__":
    main()
