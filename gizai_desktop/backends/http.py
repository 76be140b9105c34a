"""HTTP for every service: one session, proxies, TLS, timeouts, and failures as our own errors."""

import asyncio
import ssl
import time
from base64 import b64encode
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from types import SimpleNamespace, TracebackType
from typing import Any, Self, TypeAlias, TypeVar

import aiohttp
import aiohttp_socks

from gizai_desktop import __version__
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
from gizai_desktop.backends.streamed import StreamedAnswer, headers_of, read_whole
from gizai_desktop.domain.errors import Failure, GizaiError
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.proxy import Proxy, ProxyScheme
from gizai_desktop.domain.settings import NetworkSettings

KEEP_ALIVE_S = 15.0
"""Seconds that an idle connection is kept: less than servers and routers usually do, so that a
request seldom goes into one that the other side has just dropped."""
USER_AGENT = f"gizai-desktop/{__version__} (desktop application; aiohttp/{aiohttp.__version__})"


@dataclass(slots=True)
class _Attempt:
    """What one try has reached so far."""

    started: float = field(default_factory=time.perf_counter)
    connect_s: float = 0.0
    connected: bool = False
    reused: bool = False
    answered: bool = False


_T = TypeVar("_T")
_Exchange: TypeAlias = Callable[[Call, _Attempt], Awaitable[_T]]


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
        self._sessions: dict[Proxy | None, aiohttp.ClientSession] = {}
        self._tls: ssl.SSLContext | None = None

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
        sessions, self._sessions = self._sessions, {}
        for session in sessions.values():
            await session.close()

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
            attempt = _Attempt()
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

    async def _try(self, call: Call, attempt: _Attempt, exchange: _Exchange[_T]) -> _T:
        try:
            return await exchange(call, attempt)
        except (*FOREIGN_ERRORS, AttributeError) as error:
            failure = _failure_of(foreign(error), call, attempt)
        # Raised outside the handler: the foreign error's repr can hold the proxy's password.
        raise error_of(failure)

    async def _exchange(self, call: Call, attempt: _Attempt) -> Response:
        async with await self._request_for(call, attempt) as answer:
            attempt.answered = True
            body = b"" if call.body is None else await read_whole(answer, call)
            response = Response(answer.status, headers_of(answer), body, attempt.connect_s)
        check_let_through(call, response)
        return response

    async def _open(self, call: Call, attempt: _Attempt) -> StreamedAnswer:
        answer = await self._request_for(call, attempt)
        attempt.answered = True
        opened = StreamedAnswer(answer, call, lambda error: _failure_of(error, call, attempt))
        try:
            if opened.status >= 400:
                check_let_through(call, await opened.whole())
        except BaseException:
            opened.close()
            raise
        return opened

    async def _request_for(self, call: Call, attempt: _Attempt) -> aiohttp.ClientResponse:
        session = self._session_for(call.proxy)
        return await session.request(
            call.method,
            call.url,
            data=call.body,
            allow_redirects=False,
            timeout=_timeout(call),
            ssl=await self._tls_for(call),
            trace_request_ctx=attempt,
            **_by_proxy(call),
        )

    def _session_for(self, proxy: Proxy | None) -> aiohttp.ClientSession:
        # A SOCKS proxy is a connector of its own; HTTP proxies are named per request.
        key = proxy if proxy is not None and proxy.scheme is ProxyScheme.SOCKS5 else None
        if key not in self._sessions:
            trace = aiohttp.TraceConfig()
            trace.on_connection_create_end.append(_note_connected)
            trace.on_connection_reuseconn.append(_note_reused)
            self._sessions[key] = aiohttp.ClientSession(
                connector=_connector(key),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": USER_AGENT},
                trace_configs=[trace],
            )
        return self._sessions[key]

    async def _tls_for(self, call: Call) -> ssl.SSLContext | bool:
        by_tls = call.proxy is not None and call.proxy.scheme is ProxyScheme.HTTPS
        if not call.tls and not by_tls:
            return True
        if self._tls is None:
            self._tls = await asyncio.to_thread(_system_tls)
        return self._tls


def _failure_of(error: BaseException, call: Call, attempt: _Attempt) -> Failure:
    situation = Situation(
        call.host, call.tls, call.proxy, attempt.connected, attempt.reused, attempt.answered
    )
    status = error.status if isinstance(error, aiohttp.ClientHttpProxyError) else None
    return call.failure(kind_of(error, situation), status=status)


def _system_tls() -> ssl.SSLContext:
    """TLS that trusts what the system trusts; reads its certificates from disk."""
    context = ssl.create_default_context()
    context.set_alpn_protocols(["http/1.1"])
    return context


def _connector(proxy: Proxy | None) -> aiohttp.TCPConnector:
    if proxy is None:
        return aiohttp.TCPConnector(keepalive_timeout=KEEP_ALIVE_S)
    return aiohttp_socks.ProxyConnector(
        proxy.host,
        proxy.port,
        username=_SocksText(proxy.user) if proxy.user else None,
        password=_SocksText(proxy.password) if proxy.password else None,
        rdns=True,
        keepalive_timeout=KEEP_ALIVE_S,
    )


class _SocksText(str):
    """A user name or password as SOCKS5 carries it: at most 255 bytes (RFC 1929).

    python-socks takes `len` and ``encode("ascii")`` of what it is given, which fails for every
    other script. Cutting what is too long leaves the refusal to the proxy.
    """

    __slots__ = ()

    def __len__(self) -> int:
        return len(self.encode())

    def encode(self, encoding: str = "utf-8", errors: str = "replace") -> bytes:
        """UTF-8, whatever was asked for."""
        del encoding, errors
        return super().encode(errors="replace")[:255]


def _timeout(call: Call) -> aiohttp.ClientTimeout:
    connect = call.network.connect_timeout_s
    # aiohttp's "connect" spans name, TCP, TLS and the proxy; aiohttp_socks wants "sock_connect".
    socks = call.proxy is not None and call.proxy.scheme is ProxyScheme.SOCKS5
    return aiohttp.ClientTimeout(
        total=None, connect=connect, sock_connect=connect if socks else None
    )


def _by_proxy(call: Call) -> dict[str, Any]:
    """The arguments that send a request through its HTTP proxy, and its headers."""
    proxy = call.proxy
    if proxy is None or proxy.scheme is ProxyScheme.SOCKS5:
        return {"headers": call.headers}
    sign_in = {}
    if proxy.user or proxy.password:
        credentials = f"{proxy.user}:{proxy.password}".encode()
        sign_in = {"Proxy-Authorization": "Basic " + b64encode(credentials).decode()}
    bare = Proxy(proxy.scheme, proxy.host, proxy.port)
    if call.tls:
        return {"headers": call.headers, "proxy": bare.url, "proxy_headers": sign_in}
    # aiohttp sends proxy_headers with CONNECT only; here the request itself goes to the proxy.
    return {"headers": {**call.headers, **sign_in}, "proxy": bare.url}


async def _note_connected(
    session: aiohttp.ClientSession,
    context: SimpleNamespace,
    params: aiohttp.TraceConnectionCreateEndParams,
) -> None:
    del session, params
    attempt: _Attempt = context.trace_request_ctx
    attempt.connected = True
    attempt.connect_s = time.perf_counter() - attempt.started


async def _note_reused(
    session: aiohttp.ClientSession,
    context: SimpleNamespace,
    params: aiohttp.TraceConnectionReuseconnParams,
) -> None:
    del session, params
    attempt: _Attempt = context.trace_request_ctx
    attempt.connected = attempt.reused = True
