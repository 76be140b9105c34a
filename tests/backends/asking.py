"""How the tests ask: the same client that the application has, on a loop of its own."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from typing import Any, TypeVar

import pytest

from gizai_desktop.backends.gizai import GizaiBackend
from gizai_desktop.backends.http import HttpClient
from gizai_desktop.domain.catalog import DEFAULT_MODEL, ModelRef
from gizai_desktop.domain.errors import Failure, GizaiError
from gizai_desktop.domain.identity import new_id, now
from gizai_desktop.domain.message import Message, Role
from gizai_desktop.domain.proxy import ProxyMode, ProxyPolicy, parse_proxy
from gizai_desktop.domain.service import GIZAI
from gizai_desktop.domain.settings import NetworkSettings
from gizai_desktop.domain.turn import TextDelta, TurnEvent, TurnRequest
from tests.support.answers import Answer
from tests.support.gizai_server import LoopbackGizai

T = TypeVar("T")
NO_WAIT = (0.0, 0.0)


def network(
    proxy: str | None = None, *, connect_s: float = 5.0, total_s: float = 20.0
) -> NetworkSettings:
    """Settings that go directly, or by this proxy even to 127.0.0.1."""
    policy = ProxyPolicy(ProxyMode.NONE)
    if proxy is not None:
        policy = ProxyPolicy(ProxyMode.MANUAL, parse_proxy(proxy), everywhere=True)
    return NetworkSettings(policy, connect_timeout_s=connect_s, total_timeout_s=total_s)


def turn(text: str = "Hello", model: str = DEFAULT_MODEL, system: str = "") -> TurnRequest:
    """A conversation of one prompt."""
    message = Message(new_id(), None, Role.USER, text, now())
    return TurnRequest(ModelRef(GIZAI.id, model), [message], system)


def client(settings: NetworkSettings | None = None) -> HttpClient:
    """The application's client, without waiting between its tries."""
    chosen = settings or network()
    return HttpClient(lambda: chosen, retry_delays_s=NO_WAIT)


def backend(http: HttpClient, url: str, own_ids: tuple[str, ...] = ()) -> GizaiBackend:
    return GizaiBackend(http, replace(GIZAI, base_url=url, own_models=own_ids))


async def events(http: HttpClient, url: str, request: TurnRequest | None = None) -> list[TurnEvent]:
    """All events of one turn."""
    return [event async for event in backend(http, url).stream(request or turn())]


async def ask(http: HttpClient, url: str, text: str = "Hello") -> str:
    """The answer's text."""
    deltas = [e.text for e in await events(http, url, turn(text)) if isinstance(e, TextDelta)]
    return "".join(deltas)


async def failure(http: HttpClient, url: str) -> Failure:
    """How the question fails; it is an error of the test if it does not."""
    with pytest.raises(GizaiError) as caught:
        await ask(http, url)
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None
    return caught.value.failure


async def failure_at(url: str, settings: NetworkSettings | None = None) -> Failure:
    """How a question to this address fails."""
    async with client(settings) as http:
        return await failure(http, url)


async def failure_of(*answers: Answer, settings: NetworkSettings | None = None) -> Failure:
    """How a question fails that the server answers like this."""
    return await with_server(LoopbackGizai(answers), failure, settings=settings)


async def with_server(
    server: AbstractAsyncContextManager[LoopbackGizai],
    doing: Callable[[HttpClient, str], Awaitable[T]],
    *,
    settings: NetworkSettings | None = None,
) -> T:
    """Do something with a client and a server's address."""
    async with server as running, client(settings) as http:
        return await doing(http, running.url)


def begin(coroutine: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
    """Do something while the test goes on; the test awaits it."""
    return asyncio.create_task(coroutine)  # noqa: TID251 - `run` watches every task
