"""The client on the loop that the window has."""

import asyncio

import pytest

from tests.backends.asking import ask, begin, client, network
from tests.backends.conftest import PROXIES, Start
from tests.support import answers
from tests.support.certificates import Authority
from tests.support.gizai_server import LoopbackGizai

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize("proxy", [None, *PROXIES])
async def test_questions_go_every_way(
    trusted: Authority, started: Start, proxy: str | None
) -> None:
    url = None if proxy is None else started(proxy, signs_in=True).url

    async with (
        LoopbackGizai() as plain,
        LoopbackGizai(tls=trusted.server_context()) as tls,
        client(network(url)) as http,
    ):
        for server in (plain, tls, plain, tls):
            assert await ask(http, server.url) == "Echo: Hello"


async def test_stopping_closes_the_connection(trusted: Authority) -> None:
    never = answers.held(answers.say("never"))
    server = LoopbackGizai([never], tls=trusted.server_context())
    async with server, client() as http:
        question = begin(ask(http, server.url))
        await server.arrived(1)
        question.cancel()
        await server.departed(1)
        with pytest.raises(asyncio.CancelledError):
            await question
