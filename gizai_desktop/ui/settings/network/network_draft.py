"""What stands on the Network page, as typed, and what it comes to when saved."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from gizai_desktop.domain.errors import ProxyFailedError
from gizai_desktop.domain.proxy import (
    DEFAULT_PORTS,
    Proxy,
    ProxyMode,
    ProxyPolicy,
    ProxyScheme,
    is_host,
    parse_bypass,
    parse_proxy,
)
from gizai_desktop.domain.settings import NetworkSettings, Settings
from gizai_desktop.ui.forms.bounds import bounds_of
from gizai_desktop.ui.forms.problems import (
    Problem,
    ProblemText,
    bypass_list_problem,
    host_problem,
    number_problem,
    port_problem,
)


@dataclass(frozen=True, slots=True)
class NetworkDraft:
    """The page's fields; the texts are as typed, named like the fields of `Settings`."""

    proxy_mode: ProxyMode
    proxy_scheme: ProxyScheme
    proxy_host: str
    proxy_port: str
    proxy_user: str
    password: str = field(repr=False)
    proxy_bypass: str
    connect_timeout_s: str
    idle_timeout_s: str
    total_timeout_s: str

    @classmethod
    def of(cls, settings: Settings, password: str) -> "NetworkDraft":
        """The fields for these settings."""
        return cls(
            settings.proxy_mode,
            settings.proxy_scheme,
            settings.proxy_host,
            str(settings.proxy_port),
            settings.proxy_user,
            password,
            settings.proxy_bypass,
            _number_text(settings.connect_timeout_s),
            _number_text(settings.idle_timeout_s),
            _number_text(settings.total_timeout_s),
        )

    @property
    def problems(self) -> Mapping[str, Problem]:
        """What is wrong, by field; the proxy's fields count only for a manual proxy."""
        found = {
            "connect_timeout_s": number_problem(
                self.connect_timeout_s, bounds_of("connect_timeout_s")
            ),
            "idle_timeout_s": number_problem(self.idle_timeout_s, bounds_of("idle_timeout_s")),
            "total_timeout_s": self._total_problem(),
        }
        if self.proxy_mode is ProxyMode.MANUAL:
            found |= self._proxy_problems()
        return {name: problem for name, problem in found.items() if problem is not None}

    @property
    def changes(self) -> Mapping[str, Any]:
        """Values for `Preferences.change`; proxy fields that cannot be used are left out."""
        changes: dict[str, Any] = {
            "proxy_mode": self.proxy_mode,
            "connect_timeout_s": _number(self.connect_timeout_s),
            "idle_timeout_s": _number(self.idle_timeout_s),
            "total_timeout_s": _number(self.total_timeout_s),
        }
        proxy: dict[str, Any] = {
            "proxy_scheme": self.proxy_scheme,
            "proxy_host": self.proxy_host.strip(),
            "proxy_user": self.proxy_user,
            "proxy_bypass": self.proxy_bypass.strip(),
        }
        if self.proxy_port.strip().isdecimal():
            proxy["proxy_port"] = int(self.proxy_port)
        wrong = self._proxy_problems()
        kept = wrong.keys() if self.proxy_host.strip() else wrong.keys() - {"proxy_host"}
        return changes | {name: proxy[name] for name in proxy.keys() - kept}

    def network(self, system: Mapping[str, str]) -> NetworkSettings:
        """What the network code needs to try these fields; they have no `problems`."""
        changes = self.changes
        manual = None
        if self.proxy_mode is ProxyMode.MANUAL:
            host, port = changes["proxy_host"], changes["proxy_port"]
            manual = Proxy(self.proxy_scheme, host, port, self.proxy_user, self.password)
        policy = ProxyPolicy(self.proxy_mode, manual, parse_bypass(self.proxy_bypass), system)
        waits = (changes[f"{name}_timeout_s"] for name in ("connect", "idle", "total"))
        return NetworkSettings(policy, *waits)

    def with_texts(self, texts: Mapping[str, str]) -> "NetworkDraft":
        """Other texts in the fields of these names."""
        values: Mapping[str, Any] = texts
        return replace(self, **values)

    def with_scheme(self, scheme: ProxyScheme) -> "NetworkDraft":
        """Another type, and its usual port if the old type's usual port stood there."""
        usual = self.proxy_port.strip() in ("", str(DEFAULT_PORTS[self.proxy_scheme]))
        port = str(DEFAULT_PORTS[scheme]) if usual else self.proxy_port
        return replace(self, proxy_scheme=scheme, proxy_port=port)

    def with_address(self, text: str) -> "NetworkDraft | None":
        """The fields that a whole address such as ``socks5://user:pass@host:1080`` fills.

        None when the text is no whole address, such as a mere host.
        """
        text = text.strip()
        if not text or is_host(text):
            return None
        try:
            proxy = parse_proxy(text if "://" in text else f"{self.proxy_scheme}://{text}")
        except ProxyFailedError:
            return None
        draft = replace(
            self, proxy_scheme=proxy.scheme, proxy_host=proxy.host, proxy_port=str(proxy.port)
        )
        if proxy.user or proxy.password:
            draft = replace(draft, proxy_user=proxy.user, password=proxy.password)
        return draft

    def _proxy_problems(self) -> dict[str, Problem]:
        found = {
            "proxy_host": host_problem(self.proxy_host.strip()),
            "proxy_port": port_problem(self.proxy_port, bounds_of("proxy_port")),
            "proxy_bypass": bypass_list_problem(self.proxy_bypass),
        }
        return {name: problem for name, problem in found.items() if problem is not None}

    def _total_problem(self) -> Problem | None:
        problem = number_problem(self.total_timeout_s, bounds_of("total_timeout_s"))
        if (
            problem is None
            and number_problem(self.connect_timeout_s, bounds_of("connect_timeout_s")) is None
            and _number(self.total_timeout_s) < _number(self.connect_timeout_s)
        ):
            return Problem(ProblemText.WAITS, unfinished=True)
        return problem


def _number(text: str) -> float:
    return float(text.strip().replace(",", "."))


def _number_text(value: float) -> str:
    return f"{value:g}"
