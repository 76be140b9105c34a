"""What the loopback GizAI server can be told to answer, one function per way."""

import asyncio
import json
import zlib
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from http import HTTPStatus
from typing import Any

CHUNK = 64 * 1024


@dataclass(frozen=True)
class Seen:
    """A request as it arrived.

    Attributes:
        headers: by name in lower case.
        connection: number of the connection that it came by, from 1.
    """

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes
    connection: int

    @cached_property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def prompt(self) -> str:
        """The text of the newest message that a person wrote."""
        messages = self.json["input"]["messages"]
        newest = next(m for m in reversed(messages) if m.get("type") == "human")
        return str(newest["content"])


@dataclass(frozen=True)
class Exchange:
    """One request, and the way back to who sent it.

    Attributes:
        told: set when the test lets held answers go.
    """

    seen: Seen
    writer: asyncio.StreamWriter
    told: asyncio.Event

    async def send(self, data: bytes) -> None:
        self.writer.write(data)
        await self.writer.drain()

    async def respond(
        self, status: int, body: bytes, headers: Mapping[str, str] | None = None
    ) -> None:
        together = {"Content-Length": str(len(body)), **(headers or {})}
        await self.send(head(status, together) + (b"" if self.seen.method == "HEAD" else body))


Answer = Callable[[Exchange], Awaitable[None]]
"""Sends an answer; a server closes the connection after one that raises `HangUp`."""


class HangUp(Exception):  # noqa: N818 - an order, not an error
    """Close the connection now."""


def head(status: int, headers: Mapping[str, str]) -> bytes:
    """The first lines of an answer."""
    phrase = next((known.phrase for known in HTTPStatus if known == status), "Unknown")
    lines = [f"HTTP/1.1 {status} {phrase}", *(f"{k}: {v}" for k, v in headers.items())]
    return "\r\n".join([*lines, "", ""]).encode("latin-1")


def json_body(value: object) -> tuple[bytes, dict[str, str]]:
    """A body and the header that belongs to it."""
    return json.dumps(value).encode(), {"Content-Type": "application/json; charset=utf-8"}


def say(text: str) -> Answer:
    """The answer of a service that works."""
    return send_json(201, {"output": text})


def send_json(status: int, value: object, headers: Mapping[str, str] | None = None) -> Answer:
    """Any status with any JSON."""
    body, kind = json_body(value)
    return send(status, body, {**kind, **(headers or {})})


def send_html(status: int, page: str, headers: Mapping[str, str] | None = None) -> Answer:
    """A page for people, as gateways and sign-in portals send it."""
    kind = {"Content-Type": "text/html; charset=utf-8"}
    return send(status, page.encode(), {**kind, **(headers or {})})


def send(status: int, body: bytes, headers: Mapping[str, str] | None = None) -> Answer:
    """Any status with any bytes."""

    async def answer(exchange: Exchange) -> None:
        await exchange.respond(status, body, headers)

    return answer


def send_raw(data: bytes) -> Answer:
    """These bytes in place of HTTP, then hang up."""

    async def answer(exchange: Exchange) -> None:
        await exchange.send(data)
        raise HangUp

    return answer


def hang_up() -> Answer:
    """Close the connection without a word."""
    return send_raw(b"")


def cut(text: str, sent: int, *, length_known: bool = True) -> Answer:
    """Hang up after ``sent`` bytes of the body."""
    body, headers = json_body({"output": text})
    if length_known:
        headers["Content-Length"] = str(len(body))
    return send_raw(head(201, headers) + body[:sent])


def cut_chunked(text: str, sent: int) -> Answer:
    """Hang up inside a chunk."""
    body, headers = json_body({"output": text})
    opening = head(201, {**headers, "Transfer-Encoding": "chunked"})
    return send_raw(opening + b"%x\r\n" % len(body) + body[:sent])


def endless(interval_s: float = 0.0) -> Answer:
    """A body that never ends: as fast as it goes, or a byte per ``interval_s``."""

    async def answer(exchange: Exchange) -> None:
        await exchange.send(head(201, {"Content-Type": "application/json", "Connection": "close"}))
        await exchange.send(b'{"output": "')
        while True:
            await exchange.send(b"a" if interval_s else b"a" * CHUNK)
            await asyncio.sleep(interval_s)

    return answer


def huge(size: int) -> Answer:
    """A whole answer whose text has ``size`` bytes."""
    return send(201, b'{"output": "' + b"a" * size + b'"}', {"Content-Type": "application/json"})


def gzip_bomb(size: int) -> Answer:
    """An answer of ``size`` bytes that is a thousandth of it on the wire."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    parts = [packer.compress(b'{"output": "')]
    parts += [packer.compress(b"a" * CHUNK) for _ in range(size // CHUNK)]
    parts += [packer.compress(b'"}'), packer.flush()]
    headers = {"Content-Type": "application/json", "Content-Encoding": "gzip"}
    return send(201, b"".join(parts), headers)


def delayed(seconds: float, answer: Answer) -> Answer:
    """Wait before answering."""

    async def late(exchange: Exchange) -> None:
        await asyncio.sleep(seconds)
        await answer(exchange)

    return late


def held(answer: Answer) -> Answer:
    """Wait until the test says so before answering."""

    async def waiting(exchange: Exchange) -> None:
        await exchange.told.wait()
        await answer(exchange)

    return waiting


async def echo(exchange: Exchange) -> None:
    """Say the prompt again; a page to who only looks."""
    if exchange.seen.method == "POST":
        await say(f"Echo: {exchange.seen.prompt}")(exchange)
    else:
        await send_html(200, "<html><body>GizAI</body></html>")(exchange)
