"""One HTTP request as values: where it goes, how it may fail, whether it is tried again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from gizai_desktop.backends.faults import Situation, error_of
from gizai_desktop.domain.errors import BODY_LIMIT, Failure
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.proxy import Proxy, is_host
from gizai_desktop.domain.settings import NetworkSettings

ANSWER_LIMIT = 16 * 1024 * 1024
"""Bytes of an answer, after decompression, that are read at most."""
REFUSAL_LIMIT = 64 * 1024
"""Bytes that are read of an answer whose status already says no."""
RETRY_DELAYS_S = (0.25, 1.0)
"""Seconds to wait before each repetition of a connection that failed."""
_DECIDED = {
    FailureKind.ADDRESS_INVALID,
    FailureKind.CONNECT_TIMEOUT,
    FailureKind.PROXY_INVALID,
    FailureKind.PROXY_SIGN_IN,
    FailureKind.PROXY_TIMEOUT,
    FailureKind.PROXY_TLS,
    FailureKind.TLS,
}
"""Failures that another try would only repeat, or that already took their whole time."""


@dataclass(frozen=True, slots=True)
class Response:
    """A whole answer.

    Attributes:
        headers: by name in lower case.
        body: decompressed, at most `ANSWER_LIMIT` bytes.
        connect_s: seconds until the way to the service stood; 0 when it stood before.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes
    connect_s: float = 0.0

    @property
    def text(self) -> str:
        """The body as UTF-8, with marks in place of what is not."""
        return self.body.decode("utf-8-sig", errors="replace")


@dataclass(frozen=True, slots=True)
class Call:
    """One request and the way it takes, resolved once for all its tries."""

    method: str
    url: str
    service: str
    proxy: Proxy | None
    network: NetworkSettings
    body: bytes | None = None
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)

    @property
    def host(self) -> str:
        """The target for people."""
        return host_of(self.url)

    @property
    def tls(self) -> bool:
        """Whether the target is spoken to with TLS."""
        return urlsplit(self.url).scheme.lower() == "https"

    def failure(self, kind: FailureKind, *, status: int | None = None, body: str = "") -> Failure:
        """A failure of this kind with everything that its sentence may name."""
        params = {
            "host": self.host,
            "service": self.service,
            "seconds": f"{self._seconds(kind):g}",
            "limit": f"{ANSWER_LIMIT // 1024 // 1024} MiB",
        }
        # Other failures are not the proxy's, even where one is in use.
        if self.proxy is not None and kind.startswith("proxy_"):
            params["proxy"] = self.proxy.address
        return Failure(kind, params, status=status, body=body)

    def _seconds(self, kind: FailureKind) -> float:
        match kind:
            case FailureKind.CONNECT_TIMEOUT | FailureKind.PROXY_TIMEOUT:
                return self.network.connect_timeout_s
            case FailureKind.IDLE_TIMEOUT:
                return self.network.idle_timeout_s
        return self.network.total_timeout_s


def host_of(url: str) -> str:
    """The host of an address for people, with the port where it is given."""
    return urlsplit(url).netloc.rpartition("@")[2]


def retry_delay(
    kind: str, *, sent: bool, failures: int, delays_s: Sequence[float] = RETRY_DELAYS_S
) -> float | None:
    """Seconds until the next try, or None to give up.

    Args:
        kind: how the last try failed.
        sent: whether the request may have left; such a one is never repeated silently.
        failures: how many tries have failed, at least one.
    """
    if sent or kind in _DECIDED or failures > len(delays_s):
        return None
    return delays_s[failures - 1]


def check_address(url: str) -> None:
    """See that requests can go to ``url``.

    Raises:
        ConnectionFailedError: it is not an ``http`` or ``https`` address.
    """
    try:
        parts = urlsplit(url)
        valid = parts.scheme in ("http", "https") and is_host(parts.hostname or "")
        valid = valid and parts.port != 0
    except ValueError:
        valid = False
    if not valid:
        raise error_of(Failure(FailureKind.ADDRESS_INVALID, {"host": url.rpartition("@")[2]}))


def check_let_through(call: Call, response: Response) -> None:
    """A forwarding proxy says no with a status that looks like the service's own."""
    situation = Situation(call.host, call.tls, call.proxy)
    if not situation.forwarded or response.status < 400:
        return
    from_service = response.headers.get("content-type", "").startswith("application/json")
    if response.status == 407 or (response.status == 401 and not from_service):
        kind = FailureKind.PROXY_SIGN_IN
    elif response.status >= 500 and not from_service:
        kind = FailureKind.PROXY_CANNOT_REACH
    else:
        return
    raise error_of(call.failure(kind, status=response.status, body=response.text[:BODY_LIMIT]))
