"""The client on the loop that the window has."""

import asyncio
import gc
from collections.abc import Callable, Coroutine, Iterator
from typing import Any

import pytest

from tests.backends.asking import ask, begin, client, network
from tests.backends.conftest import PROXIES, Start
from tests.support import answers
from tests.support.certificates import Authority
from tests.support.gizai_server import LoopbackGizai

OnLoop = Callable[[Coroutine[Any, Any, None]], None]


@pytest.fixture(autouse=True)
def collected_here() -> Iterator[None]:
    """The loop's timers are Qt objects in cycles; collected in a worker thread, they crash Qt."""
    yield
    gc.collect()


@pytest.mark.parametrize("proxy", [None, *PROXIES])
def test_questions_go_every_way(
    on_loop: OnLoop, trusted: Authority, started: Start, proxy: str | None
) -> None:
    url = None if proxy is None else started(proxy, signs_in=True).url

    async def asking() -> None:
        async with (
            LoopbackGizai() as plain,
            LoopbackGizai(tls=trusted.server_context()) as tls,
            client(network(url)) as http,
        ):
            for server in (plain, tls, plain, tls):
                assert await ask(http, server.url) == "Echo: Hello"

    on_loop(asking())


def test_stopping_closes_the_connection(on_loop: OnLoop, trusted: Authority) -> None:
    async def asking() -> None:
        never = answers.held(answers.say("never"))
        server = LoopbackGizai([never], tls=trusted.server_context())
        async with server, client() as http:
            question = begin(ask(http, server.url))
            await server.arrived(1)
            question.cancel()
            await server.departed(1)
            with pytest.raises(asyncio.CancelledError):
                await question

    on_loop(asking())
