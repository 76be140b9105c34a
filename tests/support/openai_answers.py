"""What the loopback OpenAI-compatible server can be told to answer, one function per way."""

import asyncio
import itertools
import json
from collections.abc import Iterable, Sequence

from tests.support.answers import Answer, Exchange, HangUp, Seen, head
from tests.support.openai_dialects import Refusal

STREAM = {"Content-Type": "text/event-stream", "Transfer-Encoding": "chunked"}


def prompt_of(seen: Seen) -> str:
    """The text of the newest message that a person wrote."""
    messages = seen.json["messages"]
    return str(next(m for m in reversed(messages) if m["role"] == "user")["content"])


def words_of(text: str) -> list[str]:
    """Something like tokens: every word with the space before it."""
    return [f" {word}" if at else word for at, word in enumerate(text.split(" "))]


def frame(data: bytes) -> bytes:
    """A piece as chunked transfer coding carries it (RFC 9112, 7.1)."""
    return b"%x\r\n%s\r\n" % (len(data), data)


def stream(
    pieces: Iterable[bytes],
    *,
    delay_s: float = 0.0,
    hold_after: int | None = None,
    cut_after: int | None = None,
    ends: bool = True,
    content_type: str = "text/event-stream",
) -> Answer:
    """Send pieces, each in a packet of its own.

    Args:
        hold_after: wait after so many pieces until the test lets go.
        cut_after: break the connection after so many pieces.
        ends: whether the body comes to its end.
    """

    async def answer(exchange: Exchange) -> None:
        await exchange.send(head(200, {**STREAM, "Content-Type": content_type}))
        for number, piece in enumerate(pieces):
            if number == hold_after:
                await exchange.told.wait()
            if number == cut_after:
                raise HangUp
            await exchange.send(frame(piece))
            await asyncio.sleep(delay_s)
        if not ends:
            await exchange.told.wait()
        await exchange.send(b"0\r\n\r\n")

    return answer


def split_at(data: bytes, *cuts: int) -> list[bytes]:
    """The same bytes in other pieces."""
    edges = [0, *sorted(cut % (len(data) + 1) for cut in cuts), len(data)]
    return [data[a:b] for a, b in itertools.pairwise(edges) if a < b]


def every(data: bytes, size: int) -> list[bytes]:
    """Pieces of one size."""
    return [data[at : at + size] for at in range(0, len(data), size)]


def plain(value: object, status: int = 200, content_type: str = "application/json") -> Answer:
    """One object."""

    async def answer(exchange: Exchange) -> None:
        body = json.dumps(value).encode()
        await exchange.respond(status, body, {"Content-Type": content_type})

    return answer


def refused(refusal: Refusal, **headers: str) -> Answer:
    """A status with a body; ``retry_after="3"`` becomes the header ``Retry-After``."""
    named = {name.replace("_", "-").title(): value for name, value in headers.items()}

    async def answer(exchange: Exchange) -> None:
        kind = {"Content-Type": refusal.content_type}
        await exchange.respond(refusal.status, refusal.body, {**kind, **named})

    return answer


def joined(pieces: Sequence[bytes]) -> bytes:
    """One piece."""
    return b"".join(pieces)
