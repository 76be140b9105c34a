"""Connections: kept alive, closed at once, repeated only where nothing can have arrived."""

import asyncio
import gc
import socket
import warnings
from contextlib import aclosing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gizai_desktop.backends.calls import retry_delay
from gizai_desktop.backends.http import HttpClient
from gizai_desktop.domain.errors import GizaiError
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.settings import NetworkSettings
from tests.backends.asking import ask, backend, begin, client, failure, network, turn
from tests.support import answers, listeners, proxies
from tests.support.certificates import Authority
from tests.support.gizai_server import LoopbackGizai
from tests.support.running import run


async def test_turns_share_a_connection() -> None:
    async with LoopbackGizai() as server, client() as http:
        for number in range(5):
            assert await ask(http, server.url, f"{number}") == f"Echo: {number}"
        assert server.connections == 1


async def test_turns_share_a_tls_connection_and_a_tunnel(trusted: Authority) -> None:
    async def asking(url: str | None) -> int:
        server = LoopbackGizai(tls=trusted.server_context())
        async with server, client(network(url)) as http:
            for _ in range(3):
                await ask(http, server.url)
            return server.connections

    assert await asking(None) == 1
    with proxies.proxy_py(signs_in=True) as proxy:
        assert await asking(proxy.url) == 1


async def test_turns_at_the_same_time_do_not_wait_for_each_other() -> None:
    slow = answers.held(answers.say("slow"))
    async with LoopbackGizai([slow]) as server, client() as http:
        async with asyncio.TaskGroup() as group:
            first = group.create_task(ask(http, server.url, "one"))
            await server.arrived(1)
            assert await ask(http, server.url, "two") == "Echo: two"
            server.release()
        assert first.result() == "slow"


async def test_an_idle_connection_that_the_server_closed_is_not_used_again() -> None:
    async with LoopbackGizai(idle_s=0.05) as server, client() as http:
        for number in range(3):
            assert await ask(http, server.url, f"{number}") == f"Echo: {number}"
            await server.idled(number + 1)
        assert server.connections == 3


async def test_a_kept_connection_that_dies_under_a_question_is_not_repeated() -> None:
    async with LoopbackGizai() as server, client() as http:
        await ask(http, server.url)
        server.script.append(answers.hang_up())
        found = await failure(http, server.url)
        assert found.kind == FailureKind.CONNECTION_LOST
        assert len(server.requests) == 2
        assert server.connections == 1
        assert await ask(http, server.url) == "Echo: Hello"


@pytest.mark.parametrize("answer", [answers.hang_up(), answers.send_json(503, {})])
async def test_a_question_that_may_have_arrived_is_not_repeated(answer: answers.Answer) -> None:
    async with LoopbackGizai([answer]) as server, client() as http:
        await failure(http, server.url)
        assert len(server.requests) == 1


async def test_a_service_that_comes_back_while_we_try_answers() -> None:
    with socket.socket() as held:
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        held.bind(("127.0.0.1", 0))
        port = held.getsockname()[1]
    settings = network()
    async with HttpClient(lambda: settings, retry_delays_s=(0.1, 2.0)) as http:
        question = begin(ask(http, f"http://127.0.0.1:{port}/"))
        await asyncio.sleep(0.3)
        assert not question.done()
        async with LoopbackGizai(port=port) as server:
            assert await question == "Echo: Hello"
            assert len(server.requests) == 1


async def test_a_broken_way_is_tried_three_times_and_a_refused_sign_in_once() -> None:
    async def tries(words: bytes) -> int:
        async with listeners.listening(words) as proxy:
            settings = network(f"http://u:p@127.0.0.1:{proxy.port}")
            async with client(settings) as http:
                await failure(http, "https://gizai.test/")
            return proxy.connections

    assert await tries(b"HTTP/1.1 502 Bad Gateway\r\n\r\n") == 3
    assert await tries(b"HTTP/1.1 407 Sign in\r\n\r\n") == 1


@given(
    kind=st.sampled_from(FailureKind),
    failures=st.integers(1, 9),
    delays=st.lists(st.floats(0, 9), max_size=4),
)
def test_what_may_have_arrived_is_never_repeated(
    kind: FailureKind, failures: int, delays: list[float]
) -> None:
    assert retry_delay(kind, sent=True, failures=failures, delays_s=delays) is None
    again = retry_delay(FailureKind.REFUSED, sent=False, failures=failures, delays_s=delays)
    assert again == (delays[failures - 1] if failures <= len(delays) else None)


async def test_stopping_closes_the_connection_at_once() -> None:
    never = answers.held(answers.say("never"))
    async with LoopbackGizai([never]) as server, client() as http:
        question = begin(ask(http, server.url))
        await server.arrived(1)
        question.cancel()
        await server.departed(1)
        with pytest.raises(asyncio.CancelledError):
            await question


async def test_stopping_in_the_middle_of_an_answer_closes_the_connection(
    trusted: Authority,
) -> None:
    under_way = asyncio.Event()

    async def slow(exchange: answers.Exchange) -> None:
        await exchange.send(answers.head(201, {}) + b'{"output": "a')
        under_way.set()
        await exchange.told.wait()

    server = LoopbackGizai([slow], tls=trusted.server_context())
    async with server, client() as http:
        question = begin(ask(http, server.url))
        await under_way.wait()
        question.cancel()
        await server.departed(1)
        with pytest.raises(asyncio.CancelledError):
            await question


async def test_stopping_while_a_proxy_connects_closes_that_too() -> None:
    async with listeners.listening(None) as proxy:
        async with client(network(f"socks5://127.0.0.1:{proxy.port}")) as http:
            question = begin(ask(http, "https://gizai.test/"))
            await proxy.spoken_to.wait()
            question.cancel()
            with pytest.raises(asyncio.CancelledError):
                await question
        # The listener ends only when every connection to it is closed.
        assert proxy.connections == 1


async def test_closing_the_client_ends_a_question_under_way() -> None:
    never = answers.held(answers.say("never"))
    async with LoopbackGizai([never]) as server:
        http = client()
        question = begin(ask(http, server.url))
        await server.arrived(1)
        await http.aclose()
        with pytest.raises(GizaiError):
            await question
        await server.departed(1)


async def test_closing_the_stream_early_leaves_nothing_behind() -> None:
    async with LoopbackGizai() as server, client() as http:
        async with aclosing(backend(http, server.url).stream(turn(model="unknown"))) as stream:
            await anext(stream)
        assert server.requests == []


async def test_changed_settings_count_from_the_next_question() -> None:
    with listeners.closed_port() as dead:
        chosen: list[NetworkSettings] = [network(f"http://127.0.0.1:{dead}")]
        async with (
            LoopbackGizai() as server,
            HttpClient(lambda: chosen[0], retry_delays_s=()) as http,
        ):
            with pytest.raises(GizaiError):
                await ask(http, server.url)
            chosen[0] = network()
            assert await ask(http, server.url) == "Echo: Hello"
            chosen[0] = network(f"socks5://127.0.0.1:{dead}")
            with pytest.raises(GizaiError):
                await ask(http, server.url)


def test_an_unclosed_client_is_noticed() -> None:
    """The guard of all tests here: what nobody closes fails them."""

    async def forgetting() -> None:
        async with LoopbackGizai() as server:
            await ask(client(), server.url)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        with pytest.raises(AssertionError, match="Unclosed client session"):
            run(forgetting())
        gc.collect()
