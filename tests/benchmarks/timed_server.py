"""A loopback GizAI that notes its own time for every answer; prints its address first."""

import argparse
import asyncio
import json
import time
from collections import deque
from pathlib import Path

from tests.support.answers import Answer, Exchange, delayed, say
from tests.support.gizai_server import LoopbackGizai


class _EveryTime(deque[Answer]):
    """A script that says the same for ever."""

    def __init__(self, answer: Answer) -> None:
        super().__init__([answer])

    def popleft(self) -> Answer:
        return self[0]


def timed(answer: Answer, log: Path) -> Answer:
    """Append a JSON line with the monotonic seconds at which the answer began and was sent."""

    async def answering(exchange: Exchange) -> None:
        began = time.monotonic()
        await answer(exchange)
        with log.open("a") as file:
            file.write(json.dumps([began, time.monotonic()]) + "\n")

    return answering


async def _serve(log: Path, delay_s: float) -> None:
    async with LoopbackGizai() as server:
        server.script = _EveryTime(timed(delayed(delay_s, say("Good.")), log))
        print(server.url, flush=True)
        await asyncio.Event().wait()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("log", type=Path)
    parser.add_argument("--delay", type=float, default=0.2, help="seconds before each answer")
    options = parser.parse_args()
    asyncio.run(_serve(options.log, options.delay))
