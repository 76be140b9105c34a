"""Which way requests go, and how the last one went."""

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum

from gizai_desktop.application.event import Event
from gizai_desktop.application.preferences import Preferences
from gizai_desktop.domain.errors import Failure, ProxyFailedError
from gizai_desktop.domain.message import Message, MessageStatus
from gizai_desktop.domain.proxy import SystemProxies
from gizai_desktop.domain.service import (
    GIZAI_ENDPOINT,
    Service,
    ServiceKind,
    ServiceProxy,
)
from gizai_desktop.domain.settings import NetworkSettings

FRESH_S = 60.0
"""Seconds for which the system's proxy settings are not read again."""


class Route(StrEnum):
    """How requests travel at the moment."""

    DIRECT = "direct"
    PROXY = "proxy"
    PROXY_WORKS = "proxy_works"
    PROXY_FAILED = "proxy_failed"


@dataclass(frozen=True, slots=True)
class ConnectionState:
    """What the header's indicator shows.

    Attributes:
        address: the proxy without user and password, or empty.
        failure: why the proxy failed.
        round_trip_ms: of the last test through the proxy, if there was one.
    """

    route: Route = Route.DIRECT
    address: str = ""
    failure: Failure | None = None
    round_trip_ms: int | None = None


class Connection:
    """Knows the proxy of each request and remembers how it did.

    Attributes:
        system: what the system says of proxies, as it was read last.
        changed: carries the state for the indicator.
    """

    def __init__(
        self,
        preferences: Preferences,
        read_system: Callable[[], Awaitable[SystemProxies]],
    ) -> None:
        self._preferences = preferences
        self._read_system = read_system
        self.system = SystemProxies()
        self._read_at: float | None = None
        self.state = ConnectionState()
        self.changed: Event[ConnectionState] = Event()
        preferences.changed.connect(lambda _: self._forget())

    def network(self) -> NetworkSettings:
        """What the network code needs for a request now."""
        return self._preferences.network(self.system.by_scheme)

    async def refresh(self) -> None:
        """Read the system's proxies again, if that was a while ago."""
        if self._read_at is None or time.monotonic() - self._read_at > FRESH_S:
            self.system = await self._read_system()
            self._read_at = time.monotonic()
            self._forget()

    def note_turn(self, answer: Message, service: Service | None) -> None:
        """Learn from the end of a turn whether the proxy works, if that turn needed it."""
        if not self.state.address or service is None or not _by_proxy(service):
            return
        if answer.status is MessageStatus.COMPLETE:
            self._become(ConnectionState(Route.PROXY_WORKS, self.state.address))
        elif answer.failure is not None and "proxy" in answer.failure.params:
            self._become(ConnectionState(Route.PROXY_FAILED, self.state.address, answer.failure))

    def note_test(self, failure: Failure | None, round_trip_ms: int | None) -> None:
        """Learn from a finished connection test of the settings in use."""
        if self.state.address:
            route = Route.PROXY_FAILED if failure else Route.PROXY_WORKS
            self._become(ConnectionState(route, self.state.address, failure, round_trip_ms))

    def _forget(self) -> None:
        try:
            proxy = self.network().policy.proxy_for(self.default_url)
        except ProxyFailedError as error:
            self._become(ConnectionState(Route.PROXY_FAILED, "", error.failure))
            return
        address = proxy.address if proxy else ""
        if address != self.state.address or not address:
            self._become(ConnectionState(Route.PROXY if proxy else Route.DIRECT, address))

    @property
    def default_url(self) -> str:
        """Where the requests of a new chat go: what the indicator and the test are about."""
        settings = self._preferences.settings
        service = settings.service(settings.default_service)
        return service.base_url if service is not None and service.base_url else GIZAI_ENDPOINT

    def _become(self, state: ConnectionState) -> None:
        if state != self.state:
            self.state = state
            self.changed.emit(state)


def _by_proxy(service: Service) -> bool:
    kinds = (ServiceKind.GIZAI, ServiceKind.OPENAI)
    as_set = service.kind in kinds and service.proxy is ServiceProxy.AS_SET
    return as_set and not service.on_this_computer
