"""Proxies: what is a valid one, and which one serves an address. No input or output."""

import ipaddress
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import quote, unquote, urlsplit

from gizai_desktop.domain.errors import Failure, ProxyFailedError
from gizai_desktop.domain.failures import FailureKind

DEFAULT_PORTS = {"http": 8080, "https": 443, "socks5": 1080}
_ALIASES = {"socks5h": "socks5", "socks": "socks5"}
"""Other names of a scheme; GNOME's terminals export ``all_proxy=socks://…``."""
_HOST_NAME = re.compile(r"(?!-)[\w-]{1,63}(?<!-)(\.(?!-)[\w-]{1,63}(?<!-))*\.?", re.UNICODE)
_IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address


class ProxyMode(StrEnum):
    """Where the proxy comes from."""

    NONE = "none"
    SYSTEM = "system"
    MANUAL = "manual"


class ProxyScheme(StrEnum):
    """How the application speaks to the proxy."""

    HTTP = "http"
    HTTPS = "https"
    SOCKS5 = "socks5"


@dataclass(frozen=True, slots=True)
class Proxy:
    """One proxy server; the password stays out of repr, logs and files."""

    scheme: ProxyScheme
    host: str
    port: int
    user: str = ""
    password: str = field(default="", repr=False)

    @property
    def address(self) -> str:
        """The proxy without its user and password, for people: ``socks5://host:1080``."""
        return f"{self.scheme}://{_bracketed(self.host)}:{self.port}"

    @property
    def url(self) -> str:
        """The whole address with user and password, for the network code only."""
        secret = ""
        if self.user or self.password:
            secret = f"{quote(self.user, safe='')}:{quote(self.password, safe='')}@"
        return f"{self.scheme}://{secret}{_bracketed(self.host)}:{self.port}"


def parse_proxy(text: str) -> Proxy:
    """Read ``http://user:pass@host:port``, ``socks5h://…`` or a bare ``host:port``.

    ``socks5`` and ``socks5h`` are the same here: the proxy resolves the name.

    Raises:
        ProxyFailedError: the text is not a proxy's address; the text in the error has
            no password.
    """
    text = text.strip()
    try:
        found = _parsed(text)
    except ValueError:
        found = None
    if found is None:
        # Raised outside the handler: urllib's own error quotes parts of the password.
        raise _invalid(text)
    return found


def is_host(host: str) -> bool:
    """Whether this is an IP address or a host name (RFC 1123 labels, Unicode allowed).

    A name that ends in a number is a mistyped address.
    """
    if _as_ip(host) is not None:
        return True
    if len(host) > 253 or host.rstrip(".").rpartition(".")[2].isdecimal():
        return False
    return _HOST_NAME.fullmatch(host) is not None


def parse_bypass(text: str) -> tuple[str, ...]:
    """Split a bypass list at commas, semicolons and white space."""
    return tuple(part for part in re.split(r"[,;\s]+", text) if part)


def bypass_problem(rules: Sequence[str]) -> str | None:
    """The first rule that is none of host, ``.domain``, ``host:port``, CIDR and ``*``."""
    return next((rule for rule in rules if not _is_rule(rule)), None)


def bypassed(host: str, port: int, rules: Sequence[str]) -> bool:
    """Whether ``host`` is reached directly; this computer's own addresses always are."""
    host = _canonical(host)
    address = _as_ip(host)
    if host == "localhost" or host.endswith(".localhost"):
        return True
    if address is not None and address.is_loopback:
        return True
    return any(_matches(host, port, address, rule.lower()) for rule in rules)


@dataclass(frozen=True, slots=True)
class SystemProxies:
    """What the system says.

    Attributes:
        by_scheme: proxies by target scheme (``http``, ``https``, ``all``), and the list of
            addresses that need none under ``no``: as `ProxyPolicy.system` takes them.
        source: where it was found: ``environment``, ``gnome``, ``kde``, ``system`` or ``none``.
        pac_url: the address of a configuration script, which is not evaluated here, or None.
    """

    by_scheme: Mapping[str, str] = field(default_factory=dict)
    source: str = "none"
    pac_url: str | None = None


@dataclass(frozen=True, slots=True)
class ProxyPolicy:
    """The user's choice, resolved for each address.

    Attributes:
        manual: the proxy of mode ``MANUAL``; None there means direct.
        bypass: rules of `bypass_problem`'s kinds, for mode ``MANUAL``.
        system: the system's proxies by target scheme (``http``, ``https``, ``all``) and
            its bypass list under ``no``, for mode ``SYSTEM``.
        everywhere: whether the manual proxy serves every address, this computer's own too,
            as one that was named on the command line or in a call does.
    """

    mode: ProxyMode = ProxyMode.SYSTEM
    manual: Proxy | None = None
    bypass: Sequence[str] = ()
    system: Mapping[str, str] = field(default_factory=dict)
    everywhere: bool = False

    def proxy_for(self, url: str) -> Proxy | None:
        """The proxy that serves ``url``, or None for a direct connection.

        Raises:
            ProxyFailedError: the system's setting is not a proxy's address.
        """
        parts = urlsplit(url)
        host = parts.hostname or ""
        port = parts.port or (443 if parts.scheme == "https" else 80)
        match self.mode:
            case ProxyMode.NONE:
                return None
            case ProxyMode.MANUAL:
                direct = not self.everywhere and bypassed(host, port, self.bypass)
                return None if direct else self.manual
            case ProxyMode.SYSTEM:
                if bypassed(host, port, parse_bypass(self.system.get("no", ""))):
                    return None
                text = self.system.get(parts.scheme) or self.system.get("all") or ""
                return parse_proxy(text) if text else None


def _parsed(text: str) -> Proxy | None:
    parts = urlsplit(text if "://" in text else f"http://{text}")
    scheme = ProxyScheme(_ALIASES.get(parts.scheme, parts.scheme))
    host = parts.hostname or ""
    port = DEFAULT_PORTS[scheme] if parts.port is None else parts.port
    more = parts.path not in ("", "/") or parts.query or parts.fragment
    if more or port == 0 or not is_host(host):
        return None
    return Proxy(scheme, host, port, unquote(parts.username or ""), unquote(parts.password or ""))


def _invalid(text: str) -> ProxyFailedError:
    shown = text.rpartition("@")[2] if "@" in text else text
    return ProxyFailedError(Failure(FailureKind.PROXY_INVALID, {"proxy": shown}))


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _as_ip(host: str) -> _IPAddress | None:
    try:
        address = ipaddress.ip_address(host.strip("[]").partition("%")[0])
    except ValueError:
        return None
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return mapped or address


def _as_network(rule: str) -> ipaddress.IPv4Network | ipaddress.IPv6Network | None:
    try:
        return ipaddress.ip_network(rule, strict=False)
    except ValueError:
        return None


def _split_port(rule: str) -> tuple[str, int | None]:
    name, colon, port = rule.rpartition(":")
    if colon and port.isdecimal() and ("[" in rule or ":" not in name):
        return name.strip("[]"), int(port)
    return rule.strip("[]"), None


def _is_rule(rule: str) -> bool:
    if rule == "*" or _as_network(rule) is not None:
        return True
    name, port = _split_port(rule)
    if port is not None and not 0 < port < 65536:
        return False
    return is_host(name.removeprefix("*").removeprefix("."))


def _matches(host: str, port: int, address: _IPAddress | None, rule: str) -> bool:
    if rule == "*":
        return True
    name, rule_port = _split_port(rule)
    if rule_port is not None and rule_port != port:
        return False
    network = _as_network(name)
    if network is not None:
        return address is not None and address in network
    name = _canonical(name.removeprefix("*").removeprefix("."))
    return host == name or host.endswith("." + name)


def _canonical(host: str) -> str:
    """One spelling of a name: lower case, no final dot, other scripts as in the DNS."""
    host = host.rstrip(".").lower()
    try:
        return host.encode("idna").decode()
    except UnicodeError:
        return host
