"""Foreign errors become this product's own, here and nowhere else.

What aiohttp, aiohttp_socks and the system raise was measured against real proxies and servers
(aiohttp 3.14, aiohttp-socks 0.12); ``tests/backends`` holds every row.
"""

import asyncio
import errno
import socket
import ssl
from collections.abc import Iterator
from dataclasses import dataclass

import aiohttp
import aiohttp_socks
from aiohttp.http_exceptions import ContentEncodingError, HttpProcessingError

from gizai_desktop.domain.errors import (
    AnswerUnusableError,
    ConnectionFailedError,
    Failure,
    GizaiError,
    ProxyFailedError,
    RequestRejectedError,
)
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.proxy import Proxy, ProxyScheme

FOREIGN_ERRORS = (
    aiohttp.ClientError,
    HttpProcessingError,
    aiohttp_socks.ProxyConnectionError,
    aiohttp_socks.ProxyError,
    aiohttp_socks.ProxyTimeoutError,
    asyncio.IncompleteReadError,
    OSError,
    UnicodeError,
)
"""Everything that a request through aiohttp raises for reasons outside this program."""

_NO_ROUTE = {errno.ENETUNREACH, errno.ENETDOWN}
_SOCKS_REFUSALS = (
    "No acceptable authentication methods",
    "Unexpected SOCKS authentication method",
    "Username and password authentication failure",
)
_UNUSABLE = {
    FailureKind.NOT_JSON,
    FailureKind.NOT_AN_OBJECT,
    FailureKind.NO_OUTPUT,
    FailureKind.OUTPUT_NOT_TEXT,
    FailureKind.EMPTY_OUTPUT,
    FailureKind.CUT_OFF,
    FailureKind.TOO_LARGE_ANSWER,
    FailureKind.STREAM_ERROR,
}
_REJECTED = {
    FailureKind.BAD_REQUEST,
    FailureKind.SIGN_IN,
    FailureKind.FORBIDDEN,
    FailureKind.NOT_FOUND,
    FailureKind.TOO_LONG,
    FailureKind.RATE_LIMITED,
    FailureKind.SERVER_FAULT,
    FailureKind.UNEXPECTED_STATUS,
    FailureKind.NO_ADDRESS,
    FailureKind.PAYMENT,
    FailureKind.KEY_REFUSED,
    FailureKind.UNKNOWN_MODEL,
    FailureKind.CONTEXT_OVERFLOW,
    FailureKind.CONTENT_FILTER,
}


@dataclass(frozen=True, slots=True)
class Situation:
    """How far a request had come when it failed.

    Attributes:
        host: the target as people know it, with the port when it is not the usual one.
        tls: whether the target is spoken to with TLS.
        connected: whether the way to the target stood, so that the request may have left.
        reused: whether it stood from an earlier request.
        answered: whether the answer had begun.
    """

    host: str
    tls: bool
    proxy: Proxy | None = None
    connected: bool = False
    reused: bool = False
    answered: bool = False

    @property
    def forwarded(self) -> bool:
        """Whether the proxy reads and passes on the request itself, instead of a tunnel."""
        return not self.tls and self.proxy is not None and self.proxy.scheme != ProxyScheme.SOCKS5


def error_of(failure: Failure) -> GizaiError:
    """The error of our tree that carries this failure."""
    kind = FailureKind(failure.kind)
    if kind.value.startswith("proxy_"):
        return ProxyFailedError(failure)
    if kind in _UNUSABLE:
        return AnswerUnusableError(failure)
    if kind in _REJECTED:
        return RequestRejectedError(failure)
    return ConnectionFailedError(failure)


def foreign(error: BaseException) -> BaseException:
    """The error to explain; an AttributeError that hides none is a bug of ours.

    Python before 3.11.8 stumbles with it while it ends TLS inside TLS, on its way from the
    real error (near python/cpython#113214; Debian 12 has 3.11.2).
    """
    if not isinstance(error, AttributeError):
        return error
    hidden = (cause for cause in _causes(error) if isinstance(cause, FOREIGN_ERRORS))
    found = next(hidden, None)
    if found is None:
        raise error
    return found


def kind_of(error: BaseException, at: Situation) -> FailureKind:
    """Which of our failures a foreign error is, given how far the request had come."""
    if isinstance(error, aiohttp.InvalidURL | aiohttp.NonHttpUrlClientError):
        return FailureKind.ADDRESS_INVALID
    if isinstance(error, aiohttp.ClientHttpProxyError):
        return _of_tunnel_status(error.status)
    if at.connected:
        return _while_talking(error, at)
    if at.proxy is not None:
        return _while_connecting_by(at.proxy, error)
    return _while_connecting(error)


def has_route() -> bool:
    """Whether the system knows a way into the internet; sends nothing.

    Connecting a datagram socket only asks the routing table; the addresses are reserved for
    documentation (RFC 5737, RFC 3849).
    """
    for family, address in ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1")):
        try:
            with socket.socket(family, socket.SOCK_DGRAM) as probe:
                probe.connect((address, 9))
        except OSError:
            continue
        return True
    return False


def _of_tunnel_status(status: int) -> FailureKind:
    if status in (401, 407):
        return FailureKind.PROXY_SIGN_IN
    # 403 is a proxy that forbids the target; a web server knows no CONNECT and says 400 to 405.
    if status == 403 or status >= 500:
        return FailureKind.PROXY_CANNOT_REACH
    return FailureKind.PROXY_WRONG_KIND


def _while_connecting(error: BaseException) -> FailureKind:
    if _timed_out(error):
        return FailureKind.CONNECT_TIMEOUT
    if _among_causes(error, socket.gaierror):
        # Without any route the resolver fails too, with EAI_AGAIN or EAI_NONAME as it likes.
        return FailureKind.NAME_NOT_FOUND if has_route() else FailureKind.NO_NETWORK
    if _among_causes(error, ssl.SSLError):
        return FailureKind.TLS
    if isinstance(error, UnicodeError):
        return FailureKind.ADDRESS_INVALID
    return FailureKind.NO_NETWORK if _errno(error) in _NO_ROUTE else FailureKind.REFUSED


def _while_connecting_by(proxy: Proxy, error: BaseException) -> FailureKind:
    if _timed_out(error):
        return FailureKind.PROXY_TIMEOUT
    if _among_causes(error, socket.gaierror):
        return FailureKind.PROXY_NOT_FOUND if has_route() else FailureKind.NO_NETWORK
    if _among_causes(error, ssl.SSLError):
        return _of_tls(proxy, error)
    if isinstance(error, aiohttp.ClientProxyConnectionError | aiohttp_socks.ProxyConnectionError):
        lost = _errno(error) in _NO_ROUTE
        return FailureKind.NO_NETWORK if lost else FailureKind.PROXY_UNREACHABLE
    return _of_handshake(error)


def _of_tls(proxy: Proxy, error: BaseException) -> FailureKind:
    at_proxy = (
        isinstance(error, aiohttp.ClientConnectorError | aiohttp.ClientConnectorCertificateError)
        and proxy.scheme is ProxyScheme.HTTPS
        and (error.host, error.port) == (proxy.host, proxy.port)
    )
    if not at_proxy:
        return FailureKind.TLS
    untrusted = _among_causes(error, ssl.SSLCertVerificationError)
    return FailureKind.PROXY_TLS if untrusted else FailureKind.PROXY_WRONG_KIND


def _of_handshake(error: BaseException) -> FailureKind:
    """The proxy is there, and what it says is no way through."""
    if not isinstance(error, aiohttp_socks.ProxyError):
        return FailureKind.PROXY_WRONG_KIND
    if error.error_code is not None:
        return FailureKind.PROXY_CANNOT_REACH
    # python-socks tells the other cases apart by words alone.
    refused = str(error).startswith(_SOCKS_REFUSALS)
    return FailureKind.PROXY_SIGN_IN if refused else FailureKind.PROXY_WRONG_KIND


def _while_talking(error: BaseException, at: Situation) -> FailureKind:
    if _among_causes(error, ContentEncodingError):
        return FailureKind.NOT_JSON
    if at.answered:
        return FailureKind.CUT_OFF
    if isinstance(error, aiohttp.ClientResponseError | HttpProcessingError):
        return FailureKind.PROXY_WRONG_KIND if at.forwarded else FailureKind.NOT_JSON
    if at.forwarded and not at.reused:
        return FailureKind.PROXY_WRONG_KIND
    return FailureKind.CONNECTION_LOST


def _timed_out(error: BaseException) -> bool:
    timeouts = TimeoutError | aiohttp_socks.ProxyTimeoutError
    return isinstance(error, timeouts) or _errno(error) == errno.ETIMEDOUT


def _errno(error: BaseException) -> int | None:
    found = (e.errno for e in _causes(error) if isinstance(e, OSError) and e.errno is not None)
    return next(found, None)


def _among_causes(error: BaseException, kind: type[BaseException]) -> bool:
    return any(isinstance(cause, kind) for cause in _causes(error))


def _causes(error: BaseException) -> Iterator[BaseException]:
    at: BaseException | None = error
    while at is not None:
        yield at
        at = at.__cause__ or at.__context__
