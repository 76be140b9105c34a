"""Connections to services: a session for each way there, through its proxy and with its TLS."""

import asyncio
import ssl
import time
from base64 import b64encode
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import aiohttp
import aiohttp_socks

from gizai_desktop import __version__
from gizai_desktop.backends.calls import Call
from gizai_desktop.domain.proxy import Proxy, ProxyScheme

KEEP_ALIVE_S = 15.0
"""Seconds that an idle connection is kept: less than servers and routers usually do, so that a
request seldom goes into one that the other side has just dropped."""
USER_AGENT = f"gizai-desktop/{__version__} (desktop application; aiohttp/{aiohttp.__version__})"


@dataclass(slots=True)
class Attempt:
    """What one try of a request has reached so far.

    Attributes:
        connect_s: seconds until the connection stood, with the proxy's part and TLS.
        reused: it went into a connection that was there already.
    """

    started: float = field(default_factory=time.perf_counter)
    connect_s: float = 0.0
    connected: bool = False
    reused: bool = False
    answered: bool = False


class Sessions:
    """aiohttp's sessions by the way they take; made with the first request that needs one."""

    def __init__(self) -> None:
        self._sessions: dict[Proxy | None, aiohttp.ClientSession] = {}
        self._tls: ssl.SSLContext | None = None

    async def aclose(self) -> None:
        """Close every connection; the next request would open new ones."""
        sessions, self._sessions = self._sessions, {}
        for session in sessions.values():
            await session.close()

    async def request(self, call: Call, attempt: Attempt) -> aiohttp.ClientResponse:
        """Send the request; the answer's headers are there, its body is still to be read.

        Redirects are not followed. What goes wrong is raised as aiohttp and the proxies'
        libraries raise it.
        """
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
    attempt: Attempt = context.trace_request_ctx
    attempt.connected = True
    attempt.connect_s = time.perf_counter() - attempt.started


async def _note_reused(
    session: aiohttp.ClientSession,
    context: SimpleNamespace,
    params: aiohttp.TraceConnectionReuseconnParams,
) -> None:
    del session, params
    attempt: Attempt = context.trace_request_ctx
    attempt.connected = attempt.reused = True
