"""A server of its own process that streams the shapes at a pace; prints its address first.

The prompt names the answer: a shape or a hostile message.
"""

import argparse
import asyncio

from tests.benchmarks.conversation.corpus import HOSTILE, MODEL, split
from tests.support.answers import Answer, Exchange, Seen, head
from tests.support.openai_answers import STREAM, frame, plain, prompt_of
from tests.support.openai_dialects import DIALECTS
from tests.support.openai_server import LoopbackOpenAI

SPEAKS = DIALECTS["ollama"]
PACE = 200.0
"""Tokens a second."""
PAUSE_S = 0.5
"""After what comes at once, so that it is shown before the tokens are counted."""


class TokenServer(LoopbackOpenAI):
    """Streams ``tokens`` tokens, ``pace`` a second."""

    def __init__(self, tokens: int, pace: float) -> None:
        super().__init__(dialect=SPEAKS.name)
        self._tokens = tokens
        self._pace = pace

    def unscripted(self, seen: Seen) -> Answer:
        """The models, or the answer that the prompt names."""
        return plain(SPEAKS.models([MODEL])) if seen.method == "GET" else self._stream

    async def _stream(self, exchange: Exchange) -> None:
        name = prompt_of(exchange.seen)
        whole, tokens = (HOSTILE[name](), []) if name in HOSTILE else split(name, self._tokens)
        await exchange.send(head(200, STREAM))
        for piece in SPEAKS.head(MODEL):
            await exchange.send(frame(piece))
        await exchange.send(frame(SPEAKS.word(MODEL, whole)))
        await asyncio.sleep(PAUSE_S)
        loop = asyncio.get_running_loop()
        begun = loop.time()
        for number, token in enumerate(tokens):
            await asyncio.sleep(max(0.0, begun + number / self._pace - loop.time()))
            await exchange.send(frame(SPEAKS.word(MODEL, token)))
        for piece in SPEAKS.tail(MODEL, "stop", usage=False):
            await exchange.send(frame(piece))
        await exchange.send(b"0\r\n\r\n")


async def _serve(tokens: int, pace: float) -> None:
    async with TokenServer(tokens, pace) as server:
        print(server.url, flush=True)
        await asyncio.Event().wait()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tokens", type=int, default=4000)
    parser.add_argument("--pace", type=float, default=PACE, help="tokens a second")
    options = parser.parse_args()
    asyncio.run(_serve(options.tokens, options.pace))
