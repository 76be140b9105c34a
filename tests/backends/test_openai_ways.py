"""Streams through real proxies, and on the loop that the window has."""

import asyncio
from contextlib import aclosing

import pytest

from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.turn import TextDelta, TurnFinished
from tests.backends.openai_asking import (
    MODEL,
    backend,
    begin,
    client,
    events,
    failing,
    network,
    question,
    text_of,
)
from tests.support.certificates import Authority
from tests.support.openai_answers import refused, stream
from tests.support.openai_dialects import DIALECTS, Refusal
from tests.support.openai_server import LoopbackOpenAI
from tests.support.proxies import RunningProxy

PIECES = DIALECTS["openai"].answer(MODEL, ["One", " two"])


@pytest.mark.parametrize("tls", [False, True])
async def test_words_come_through_every_proxy_as_they_are_said(
    open_proxy: RunningProxy, trusted: Authority, tls: bool
) -> None:
    server = LoopbackOpenAI(
        [stream(PIECES, hold_after=2)], tls=trusted.server_context() if tls else None
    )
    async with server, client(network(open_proxy.url)) as http:
        async with aclosing(backend(http, server.url, "key").stream(question())) as found:
            assert await anext(found) == TextDelta("One")
            server.release()
            assert [event async for event in found] == [TextDelta(" two"), TurnFinished("stop")]
        assert server.requests[0].headers["authorization"] == "Bearer key"


async def test_a_proxy_that_wants_a_sign_in_is_no_refused_key(
    guarded_proxy: RunningProxy, trusted: Authority
) -> None:
    wrong = guarded_proxy.url_for("nobody", "wrong")
    async with LoopbackOpenAI() as server, client(network(wrong)) as http:
        found = await failing(backend(http, server.url, "key"))
        assert found.kind == FailureKind.PROXY_SIGN_IN
        assert server.requests == []


async def test_a_refusal_behind_a_proxy_is_the_services_own(
    open_proxy: RunningProxy, trusted: Authority
) -> None:
    answer = refused(Refusal(401, b'{"error": {"message": "Who are you?"}}'))
    async with LoopbackOpenAI([answer]) as server:
        async with client(network(open_proxy.url)) as http:
            found = await failing(backend(http, server.url, "key"))
    assert (found.kind, found.message) == (FailureKind.KEY_REFUSED, "Who are you?")


@pytest.mark.usefixtures("qapp")
async def test_streams_come_and_stop_on_the_windows_loop(trusted: Authority) -> None:
    held = stream(PIECES, hold_after=2)
    for tls in (None, trusted.server_context()):
        async with LoopbackOpenAI([held], tls=tls) as server, client() as http:
            of = backend(http, server.url)
            asked = begin(events(of))
            await server.arrived(1)
            asked.cancel()
            await server.departed(1)
            with pytest.raises(asyncio.CancelledError):
                await asked
            assert text_of(await events(of)) == "Echo: Hello"
