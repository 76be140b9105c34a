"""Any service with OpenAI's chat completions: Ollama, llama.cpp, LM Studio, OpenRouter, …"""

from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, aclosing
from urllib.parse import urlsplit, urlunsplit

from gizai_desktop.backends.faults import error_of
from gizai_desktop.backends.http import HttpClient
from gizai_desktop.backends.openai.errors import Asked, refusal
from gizai_desktop.backends.openai.models import parse_models
from gizai_desktop.backends.openai.stream import AnswerBody
from gizai_desktop.backends.openai.wire import request_body
from gizai_desktop.backends.streamed import StreamedAnswer
from gizai_desktop.domain.catalog import ListedModel
from gizai_desktop.domain.errors import GizaiError
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.service import Service, ServiceKind, ServiceProxy
from gizai_desktop.domain.turn import TurnEvent, TurnRequest

GRACE_S = 0.5
"""Seconds that a service which has given its reason for the end may take to end."""
_CHAT = "/chat/completions"


class OpenAIBackend:
    """One service; what ``service`` and ``key`` say counts from the next request on.

    The key goes to the service's own address in the ``Authorization`` header and nowhere else.
    """

    def __init__(
        self,
        http: HttpClient,
        service: Callable[[], Service],
        key: Callable[[], Awaitable[str]],
    ) -> None:
        self._http = http
        self._service = service
        self._key = key

    @property
    def name(self) -> str:
        """The word that messages carry: the service's id."""
        return self._service().id

    async def stream(self, request: TurnRequest) -> AsyncGenerator[TurnEvent, None]:
        """Ask, and give the answer's events; closing or cancelling closes the connection.

        A stream that breaks off just ends, without a `TurnFinished`.

        Raises:
            GizaiError: the answer did not come; texts given before stay valid.
        """
        service = self._service()
        asked = await self._asked(service, request.ref.model)
        local = service.kind is ServiceKind.LOCAL
        body = request_body(request, stream=service.streams, progress=local)
        async with self._request("POST", _CHAT, service, asked, body) as answer:
            await _check(asked, answer)
            promised = answer.headers.get("content-type", "").startswith("text/event-stream")
            decoder = AnswerBody(asked, events_promised=promised, names_model=not local)
            if service.streams:
                async with aclosing(_pieces(answer, decoder)) as events:
                    async for event in events:
                        yield event
            else:
                for event in decoder.feed((await answer.whole()).body) + decoder.end():
                    yield event
        if decoder.failure is not None:
            raise error_of(decoder.failure)

    async def list_models(self) -> list[ListedModel]:
        """The AI models that the service has for conversations.

        Raises:
            GizaiError: there is no list; its text says why.
        """
        service = self._service()
        asked = await self._asked(service)
        async with self._request("GET", "/models", service, asked) as answer:
            response = await answer.whole()
        return parse_models(asked, response.status, response.headers, response.text)

    async def _asked(self, service: Service, model: str = "") -> Asked:
        asked = Asked(service.name, model, (await self._key()).strip())
        if not service.base_url:
            raise error_of(asked.failure(FailureKind.NO_ADDRESS))
        if not asked.secret.isascii() or not asked.secret.isprintable():
            # No header can carry it.
            raise error_of(asked.failure(FailureKind.KEY_REFUSED))
        return asked

    def _request(
        self, method: str, path: str, service: Service, asked: Asked, body: bytes | None = None
    ) -> AbstractAsyncContextManager[StreamedAnswer]:
        headers = {"Accept": "application/json"}
        if body is not None:
            headers["Content-Type"] = "application/json"
        if body is not None and service.streams:
            headers["Accept"] = "text/event-stream, application/json"
            headers["Accept-Encoding"] = "identity"  # compressed, it would come in lumps
        if asked.secret:
            headers["Authorization"] = f"Bearer {asked.secret}"
        return self._http.stream(
            method,
            _address(service.base_url, path, bare=bool(asked.secret)),
            body,
            service=service.name,
            headers=headers,
            direct=service.proxy is ServiceProxy.DIRECT,
        )


async def _check(asked: Asked, answer: StreamedAnswer) -> None:
    if 200 <= answer.status < 300:
        return
    response = await answer.whole()
    raise error_of(refusal(asked, response.status, response.headers, response.text))


async def _pieces(answer: StreamedAnswer, body: AnswerBody) -> AsyncGenerator[TurnEvent, None]:
    while not body.over:
        try:
            piece = await answer.piece(GRACE_S if body.finishing else None)
        except GizaiError:
            for event in body.abandon():
                yield event
            raise
        events = body.feed(piece) if piece else body.end()
        for event in events:
            yield event
        if not piece:
            return
        if events and not body.over:  # the first word must not wait for others
            answer.gather(piece)
    if body.failure is None:
        await answer.drain(GRACE_S)


def _address(base: str, path: str, *, bare: bool) -> str:
    """Where a request goes; a name and password in the address give way to a key."""
    try:
        parts = urlsplit(base.strip())
    except ValueError:
        return base  # which the client refuses with a sentence
    netloc = parts.netloc.rpartition("@")[2] if bare else parts.netloc
    folder = parts.path.rstrip("/").removesuffix(_CHAT).rstrip("/")
    return urlunsplit((parts.scheme, netloc, folder + path, parts.query, ""))
