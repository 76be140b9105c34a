"""What the command line says for one run, over the settings and never saved."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Self
from urllib.parse import urlsplit

from gizai_desktop.domain.catalog import DEFAULT_MODEL
from gizai_desktop.domain.proxy import ProxyMode, parse_proxy
from gizai_desktop.domain.run_options import RunOptions
from gizai_desktop.domain.service import GIZAI, GUIDE, Service, ServiceKind
from gizai_desktop.domain.settings import Settings

RUN_SERVICE = "run"
"""Id of a service that only the command line knows."""


@dataclass(frozen=True, slots=True)
class RunFlags:
    """What the command line says for this run only.

    Attributes:
        settings: by the names of `Settings`' fields, the value that takes the saved one's place.
        proxy_password: of the proxy that a flag named.
    """

    settings: Mapping[str, Callable[[Settings], Any]] = field(default_factory=dict)
    proxy_password: str = field(default="", repr=False)

    @classmethod
    def of(cls, options: RunOptions) -> Self:
        """The settings that the options stand for.

        Raises:
            ProxyFailedError: the proxy's address cannot be read.
        """
        settings: dict[str, Callable[[Settings], Any]] = {}
        if options.endpoint is not None or options.service is not None:
            settings["services"] = lambda saved: _services(saved, options)
            settings["default_service"] = lambda saved: _service(saved, options).id
        if options.model is not None:
            settings["default_model"] = _always(options.model)
        elif settings:
            settings["default_model"] = lambda saved: _first_model(saved, options)
        if options.proxy is None:
            return cls(settings)
        proxy = parse_proxy(options.proxy)
        fixed = {
            "proxy_mode": ProxyMode.MANUAL,
            "proxy_scheme": proxy.scheme,
            "proxy_host": proxy.host,
            "proxy_port": proxy.port,
            "proxy_user": proxy.user,
            "proxy_bypass": "",
        }
        settings |= {name: _always(value) for name, value in fixed.items()}
        return cls(settings, proxy.password)


def _always(value: object) -> Callable[[Settings], Any]:
    return lambda _: value


def _service(saved: Settings, options: RunOptions) -> Service:
    kind = options.service or ServiceKind.GIZAI
    services = [service for service in saved.all_services if service.kind is kind]
    if kind is not ServiceKind.OPENAI:
        found = services[0]
    elif options.endpoint is None:
        usual = [service for service in services if service.id == saved.default_service]
        enabled = (service for service in (*usual, *services) if service.enabled)
        found = next(enabled, Service(RUN_SERVICE, "OpenAI", kind))
    else:
        wanted = options.endpoint.rstrip("/")
        same = (service for service in services if service.base_url.rstrip("/") == wanted)
        name = urlsplit(options.endpoint).netloc or options.endpoint
        found = next(same, Service(RUN_SERVICE, name, kind))
    address = found.base_url if options.endpoint is None else options.endpoint
    return replace(found, base_url=address, enabled=True)


def _services(saved: Settings, options: RunOptions) -> tuple[Service, ...]:
    chosen = _service(saved, options)
    others = saved.all_services
    if all(service.id != chosen.id for service in others):
        return (*others, chosen)
    return tuple(chosen if service.id == chosen.id else service for service in others)


def _first_model(saved: Settings, options: RunOptions) -> str:
    service_id = _service(saved, options).id
    if service_id == saved.default_service:
        return saved.default_model
    # An empty id lets the service's own first one answer.
    return {GIZAI.id: DEFAULT_MODEL, GUIDE.id: GUIDE.id}.get(service_id, "")
