"""What the command line says for one run, over the settings and never saved."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from gizai_desktop.domain.proxy import ProxyMode, parse_proxy
from gizai_desktop.domain.run_options import RunOptions


@dataclass(frozen=True, slots=True)
class RunFlags:
    """What the command line says for this run only.

    Attributes:
        settings: values by the names of `Settings`' fields.
        proxy_password: of the proxy that a flag named.
    """

    settings: Mapping[str, Any] = field(default_factory=dict)
    proxy_password: str = field(default="", repr=False)

    @classmethod
    def of(cls, options: RunOptions) -> Self:
        """The settings that the options stand for.

        Raises:
            ProxyFailedError: the proxy's address cannot be read.
        """
        settings: dict[str, Any] = {}
        if options.endpoint is not None:
            settings["endpoint"] = options.endpoint
        if options.model is not None:
            settings["default_model"] = options.model
        if options.proxy is None:
            return cls(settings)
        proxy = parse_proxy(options.proxy)
        settings |= {
            "proxy_mode": ProxyMode.MANUAL,
            "proxy_scheme": proxy.scheme,
            "proxy_host": proxy.host,
            "proxy_port": proxy.port,
            "proxy_user": proxy.user,
            "proxy_bypass": "",
        }
        return cls(settings, proxy.password)
