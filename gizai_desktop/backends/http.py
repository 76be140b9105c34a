"""HTTP for every service: retries, timeouts, and failures as our own errors."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import ExitStack, asynccontextmanager
from types import TracebackType
from typing import Self, TypeAlias, TypeVar

import aiohttp

from gizai_desktop.backends.calls import (
    RETRY_DELAYS_S,
    Call,
    Response,
    check_address,
    check_let_through,
    retry_delay,
)
from gizai_desktop.backends.faults import (
    FOREIGN_ERRORS,
    Situation,
    error_of,
    foreign,
    kind_of,
)
from gizai_desktop.backends.sessions import Attempt, Sessions
from gizai_desktop.backends.streamed import StreamedAnswer, headers_of, read_whole
from gizai_desktop.domain.errors import Failure, GizaiError
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.settings import NetworkSettings

_T = TypeVar("_T")
_Exchange: TypeAlias = Callable[[Call, Attempt], Awaitable[_T]]


class HttpClient:
    """Requests with keep-alive, through the proxy that the settings name at that moment.

    Belongs to the event loop of its first request; ``aclose`` ends every connection.
    """

    def __init__(
        self,
        network: Callable[[], NetworkSettings],
        *,
        retry_delays_s: Sequence[float] = RETRY_DELAYS_S,
    ) -> None:
        self._network = network
        self._retry_delays_s = retry_delays_s
        self._sessions = Sessions()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Close every connection; the next request would open new ones."""
        await self._sessions.aclose()

    async def post_json(
        self, url: str, body: bytes, *, service: str, direct: bool = False
    ) -> Response:
        """Send JSON and read the whole answer, whatever its status.

        Args:
            service: the name in an error's sentence.
            direct: goes past any proxy.

        Raises:
            GizaiError: there is no whole answer.
        """
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        call = self._call("POST", url, service, body, headers, direct=direct)
        return await self._within_time(call, self._exchange)

    async def look(self, url: str, *, service: str) -> Response:
        """Ask for a page, which changes nothing there, and read no more than its headers.

        Raises:
            GizaiError: there is no answer.
        """
        # Some proxies answer HEAD with a body, which is no HTTP.
        return await self._within_time(self._call("GET", url, service, None, {}), self._exchange)

    @asynccontextmanager
    async def stream(
        self,
        method: str,
        url: str,
        body: bytes | None = None,
        *,
        service: str,
        headers: Mapping[str, str],
        direct: bool = False,
    ) -> AsyncIterator[StreamedAnswer]:
        """Ask, and read the answer as it comes; leaving the block ends the request at once.

        Redirects are not followed, so that what ``headers`` carry reaches nobody else.

        Args:
            service: the name in an error's sentence.
            direct: goes past any proxy.

        Raises:
            GizaiError: there is no answer, or it breaks off while its pieces are read.
        """
        call = self._call(method, url, service, body, headers, direct=direct)
        answer = await self._within_time(call, self._open)
        try:
            yield answer
        finally:
            answer.close()

    def _call(
        self,
        method: str,
        url: str,
        service: str,
        body: bytes | None,
        headers: Mapping[str, str],
        *,
        direct: bool = False,
    ) -> Call:
        check_address(url)
        network = self._network()
        proxy = None if direct else network.policy.proxy_for(url)
        return Call(method, url, service, proxy, network, body, headers)

    async def _within_time(self, call: Call, exchange: _Exchange[_T]) -> _T:
        try:
            async with asyncio.timeout(call.network.total_timeout_s):
                return await self._tries(call, exchange)
        except TimeoutError:
            failure = call.failure(FailureKind.TIMEOUT)
        raise error_of(failure)

    async def _tries(self, call: Call, exchange: _Exchange[_T]) -> _T:
        failures = 0
        while True:
            attempt = Attempt()
            try:
                return await self._try(call, attempt, exchange)
            except GizaiError as error:
                failures += 1
                delay = retry_delay(
                    error.failure.kind,
                    sent=attempt.connected,
                    failures=failures,
                    delays_s=self._retry_delays_s,
                )
                if delay is None:
                    raise
            await asyncio.sleep(delay)

    async def _try(self, call: Call, attempt: Attempt, exchange: _Exchange[_T]) -> _T:
        try:
            return await exchange(call, attempt)
        except (*FOREIGN_ERRORS, AttributeError) as error:
            failure = _failure_of(foreign(error), call, attempt)
        # Raised outside the handler: the foreign error's repr can hold the proxy's password.
        raise error_of(failure)

    async def _exchange(self, call: Call, attempt: Attempt) -> Response:
        async with await self._sessions.request(call, attempt) as answer:
            attempt.answered = True
            body = b"" if call.body is None else await read_whole(answer, call)
            response = Response(answer.status, headers_of(answer), body, attempt.connect_s)
        check_let_through(call, response)
        return response

    async def _open(self, call: Call, attempt: Attempt) -> StreamedAnswer:
        answer = await self._sessions.request(call, attempt)
        attempt.answered = True
        opened = StreamedAnswer(answer, call, lambda error: _failure_of(error, call, attempt))
        with ExitStack() as undo:
            undo.callback(opened.close)
            if opened.status >= 400:
                check_let_through(call, await opened.whole())
            undo.pop_all()
        return opened


def _failure_of(error: BaseException, call: Call, attempt: Attempt) -> Failure:
    situation = Situation(
        call.host, call.tls, call.proxy, attempt.connected, attempt.reused, attempt.answered
    )
    status = error.status if isinstance(error, aiohttp.ClientHttpProxyError) else None
    return call.failure(kind_of(error, situation), status=status)
