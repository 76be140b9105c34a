"""GizAI: a client for scripts, and the same as a backend for the application."""

import asyncio
from collections.abc import AsyncGenerator, Iterable, Mapping
from typing import Any, ClassVar

from gizai_desktop.backends.gizai_wire import SERVICE, parse_answer, request_body
from gizai_desktop.backends.http import HttpClient
from gizai_desktop.backends.system_proxy import system_proxies
from gizai_desktop.domain.catalog import ALIASES, DEFAULT_MODEL, GIZAI_ENTRIES, resolve_gizai
from gizai_desktop.domain.proxy import ProxyMode, ProxyPolicy, parse_proxy
from gizai_desktop.domain.service import GIZAI_ENDPOINT, Service, ServiceProxy
from gizai_desktop.domain.settings import NetworkSettings
from gizai_desktop.domain.turn import (
    AnsweredBy,
    TextDelta,
    TurnEvent,
    TurnFinished,
    TurnRequest,
)


class GizAI:
    """The client for scripts; needs no object and nothing to be closed.

    >>> async for response in GizAI.create_async_generator(model, messages):
    ...     print(response)
    """

    url: ClassVar[str] = "https://app.giz.ai/assistant"
    """The service's page for people."""
    api_endpoint: ClassVar[str] = GIZAI_ENDPOINT
    """Address that requests go to; may be assigned."""
    default_model: ClassVar[str] = DEFAULT_MODEL
    models: ClassVar[list[str]] = [entry.ref.model for entry in GIZAI_ENTRIES]
    """Ids that are sent as they are; may be added to."""
    model_aliases: ClassVar[dict[str, str]] = dict(ALIASES)
    supports_stream: ClassVar[bool] = False
    supports_system_message: ClassVar[bool] = True
    supports_message_history: ClassVar[bool] = True

    @classmethod
    def get_model(cls, model: str | None = None) -> str:
        """The id to send: itself when known, an alias's target, else the default."""
        if not model:
            return cls.default_model
        model = cls.model_aliases.get(model, model)
        return model if model in cls.models else cls.default_model

    @classmethod
    async def create_async_generator(
        cls,
        model: str,
        messages: Iterable[Mapping[str, Any]],
        proxy: str | None = None,
        **kwargs: object,
    ) -> AsyncGenerator[str, None]:
        """Ask, and give the answer in one piece.

        Args:
            model: an id or an alias; an unknown one means the default.
            messages: ``{"role": "user", "content": "…"}`` and so on, oldest first.
            proxy: ``http://user:pass@host:port``, ``https://…``, ``socks5://…`` or
                ``socks5h://…``, used for every address; None means as the system says.
            kwargs: ignored, so that calls written for other services run.

        Raises:
            GizaiError: there is no answer; its text says why.
            TypeError: a message is not a mapping with a text as content.
        """
        del kwargs
        body = request_body(cls.get_model(model), _pairs(messages))
        policy = await _policy(proxy)
        network = NetworkSettings(policy)
        async with HttpClient(lambda: network) as http:
            answer = await _ask(http, cls.api_endpoint, body)
        # The connection is closed by now, so a reader who stops here leaves nothing open.
        yield answer


class GizaiBackend:
    """GizAI as the application's backend; one piece per answer."""

    def __init__(self, http: HttpClient, service: Service) -> None:
        self._http = http
        self._service = service

    @property
    def name(self) -> str:
        """The word that messages carry."""
        return self._service.id

    async def stream(self, request: TurnRequest) -> AsyncGenerator[TurnEvent, None]:
        """Ask, and give the answer's events; cancelling closes the connection.

        Raises:
            GizaiError: the answer did not come.
        """
        model = resolve_gizai(request.ref.model, self._service.own_models)
        if model != request.ref.model:
            yield AnsweredBy(model)
        pairs = [(str(message.role), message.content) for message in request.messages]
        if request.system_prompt.strip():
            pairs.insert(0, ("system", request.system_prompt))
        answer = await _ask(
            self._http,
            self._service.base_url,
            request_body(model, pairs),
            direct=self._service.proxy is ServiceProxy.DIRECT,
        )
        yield TextDelta(answer)
        yield TurnFinished()


async def _ask(http: HttpClient, endpoint: str, body: bytes, *, direct: bool = False) -> str:
    response = await http.post_json(endpoint, body, service=SERVICE, direct=direct)
    return parse_answer(response.status, response.headers, response.body)


async def _policy(proxy: str | None) -> ProxyPolicy:
    if proxy:
        return ProxyPolicy(ProxyMode.MANUAL, parse_proxy(proxy), everywhere=True)
    system = await asyncio.to_thread(system_proxies)
    return ProxyPolicy(ProxyMode.SYSTEM, system=system.by_scheme)


def _pairs(messages: Iterable[Mapping[str, Any]]) -> list[tuple[str, str]]:
    pairs = []
    for number, message in enumerate(messages):
        if not isinstance(message, Mapping):
            raise TypeError(f"messages[{number}] must be a mapping, not {_name_of(message)}")
        content = message.get("content")
        if not isinstance(content, str):
            raise TypeError(
                f"messages[{number}]['content'] must be a text, not {_name_of(content)}"
            )
        pairs.append((str(message.get("role", "user")), content))
    return pairs


def _name_of(value: object) -> str:
    return type(value).__name__
