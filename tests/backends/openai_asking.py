"""How the tests ask an OpenAI-compatible service: as the application does."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from typing import Any, TypeVar

import pytest

from gizai_desktop.backends.http import HttpClient
from gizai_desktop.backends.openai.backend import OpenAIBackend
from gizai_desktop.domain.catalog import ModelRef
from gizai_desktop.domain.errors import Failure, GizaiError
from gizai_desktop.domain.identity import new_id, now
from gizai_desktop.domain.message import Message, Role
from gizai_desktop.domain.parameters import TurnParameters
from gizai_desktop.domain.proxy import ProxyMode, ProxyPolicy, parse_proxy
from gizai_desktop.domain.service import Service, ServiceKind, ServiceProxy
from gizai_desktop.domain.settings import NetworkSettings
from gizai_desktop.domain.turn import ReasoningDelta, TextDelta, TurnEvent, TurnRequest
from tests.support.openai_server import MODELS, LoopbackOpenAI

T = TypeVar("T")
MODEL = MODELS[0]
USER, ASSISTANT = Role.USER, Role.ASSISTANT


def network(
    proxy: str | None = None, *, connect_s: float = 5.0, idle_s: float = 20.0, total_s: float = 20.0
) -> NetworkSettings:
    """Settings that go directly, or by this proxy even to 127.0.0.1."""
    policy = ProxyPolicy(ProxyMode.NONE)
    if proxy is not None:
        policy = ProxyPolicy(ProxyMode.MANUAL, parse_proxy(proxy), everywhere=True)
    return NetworkSettings(
        policy, connect_timeout_s=connect_s, idle_timeout_s=idle_s, total_timeout_s=total_s
    )


def client(settings: NetworkSettings | None = None) -> HttpClient:
    """The application's client, without waiting between its tries."""
    chosen = settings or network()
    return HttpClient(lambda: chosen, retry_delays_s=(0.0, 0.0))


def question(
    text: str = "Hello",
    *,
    model: str = MODEL,
    system: str = "",
    parameters: TurnParameters | None = None,
) -> TurnRequest:
    """A conversation of one prompt."""
    return conversation((USER, text), model=model, system=system, parameters=parameters)


def conversation(
    *said: tuple[Role, str],
    model: str = MODEL,
    system: str = "",
    parameters: TurnParameters | None = None,
) -> TurnRequest:
    """A conversation of these messages."""
    messages = [Message(new_id(), None, role, text, now()) for role, text in said]
    return TurnRequest(ModelRef("test", model), messages, system, parameters or TurnParameters())


def backend(
    http: HttpClient,
    base_url: str,
    key: str = "",
    *,
    kind: ServiceKind = ServiceKind.OPENAI,
    streams: bool = True,
    direct: bool = False,
) -> OpenAIBackend:
    """The backend of one service."""
    proxy = ServiceProxy.DIRECT if direct else ServiceProxy.AS_SET
    service = Service("test", "Test server", kind, base_url, proxy, streams=streams)

    async def secret() -> str:
        return key

    return OpenAIBackend(http, lambda: service, secret)


async def events(of: OpenAIBackend, request: TurnRequest | None = None) -> list[TurnEvent]:
    """All events of one turn."""
    return [event async for event in of.stream(request or question())]


def text_of(found: Sequence[TurnEvent]) -> str:
    """The answer's text."""
    return "".join(event.text for event in found if isinstance(event, TextDelta))


def reasoning_of(found: Sequence[TurnEvent]) -> str:
    """The answer's reasoning."""
    return "".join(event.text for event in found if isinstance(event, ReasoningDelta))


async def failing(of: OpenAIBackend, seen: list[TurnEvent] | None = None) -> Failure:
    """How the question fails; what came before goes into ``seen``."""

    async def asking() -> None:
        async for event in of.stream(question()):
            if seen is not None:
                seen.append(event)

    with pytest.raises(GizaiError) as caught:
        await asking()
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None
    return caught.value.failure


async def with_server(
    server: LoopbackOpenAI,
    doing: Callable[[OpenAIBackend], Awaitable[T]],
    *,
    settings: NetworkSettings | None = None,
    key: str = "",
    streams: bool = True,
) -> T:
    """Do something with a backend of a running server."""
    async with server, client(settings) as http:
        return await doing(backend(http, server.url, key, streams=streams))


def begin(coroutine: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
    """Do something while the test goes on; the test awaits it."""
    return asyncio.create_task(coroutine)  # noqa: TID251 - `run` watches every task
