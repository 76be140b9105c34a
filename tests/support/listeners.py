"""Servers on 127.0.0.1 that are no help: closed, mute, rude or talking nonsense."""

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from typing import TypeAlias


@contextmanager
def closed_port() -> Iterator[int]:
    """A port that refuses connections and that nobody else gets meanwhile."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        yield held.getsockname()[1]


@contextmanager
def full_port() -> Iterator[int]:
    """A port that answers no connection: its queue is full, as behind a dropping firewall."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        held.listen(0)
        waiting = []
        for _ in range(4):
            client = socket.socket()
            client.setblocking(False)
            client.connect_ex(held.getsockname())
            waiting.append(client)
        yield held.getsockname()[1]
        for client in waiting:
            client.close()


Reader: TypeAlias = asyncio.StreamReader
Writer: TypeAlias = asyncio.StreamWriter
Serve = Callable[[Reader, Writer], Awaitable[None]]


@dataclass
class Listener:
    """Counts who came.

    Attributes:
        connections: how many were accepted.
        spoken_to: set when a client has said something.
    """

    port: int = 0
    connections: int = 0
    spoken_to: asyncio.Event = field(default_factory=asyncio.Event)


@asynccontextmanager
async def listening(words: bytes | None) -> AsyncIterator[Listener]:
    """A server that says ``words`` to the first packet and hangs up; None means mute."""
    listener = Listener()

    async def serve(reader: Reader, writer: Writer) -> None:
        listener.connections += 1
        await reader.read(4096)
        listener.spoken_to.set()
        if words is None:
            await reader.read()
        else:
            writer.write(words)
            await writer.drain()

    async with serving(serve) as listener.port:
        yield listener


@asynccontextmanager
async def serving(serve: Serve) -> AsyncIterator[int]:
    """A server that does as told with each connection; gives its port.

    Ends only when every client has gone.
    """
    tasks: set[asyncio.Task[None]] = set()

    async def serve_one(reader: Reader, writer: Writer) -> None:
        task = asyncio.current_task()
        if task is not None:
            tasks.add(task)
        try:
            await serve(reader, writer)
        except (OSError, asyncio.IncompleteReadError):
            return
        finally:
            writer.close()

    server = await asyncio.start_server(serve_one, "127.0.0.1", 0)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()
        await server.wait_closed()
        if tasks:
            await asyncio.wait(tasks)
