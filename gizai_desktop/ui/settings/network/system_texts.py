"""What the system's proxy settings come to, in words."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from gizai_desktop.domain.errors import ProxyFailedError, fill
from gizai_desktop.domain.proxy import parse_bypass, parse_proxy


def system_proxies_text(system: Mapping[str, str]) -> str:
    """One line for each proxy, without passwords; a sentence when there is none."""
    # A dictionary, since one proxy usually serves several schemes and is to be named once.
    named = {
        _address(system[scheme]): True for scheme in ("https", "http", "all") if system.get(scheme)
    }
    if not named:
        return QCoreApplication.translate(
            "SystemProxies", "The system names no proxy, so connections are direct now."
        )
    template = QCoreApplication.translate("SystemProxies", "The system names the proxy {address}.")
    lines = [fill(template, {"address": address}) for address in named]
    if direct := ", ".join(parse_bypass(system.get("no", ""))):
        template = QCoreApplication.translate("SystemProxies", "Reached without it: {addresses}")
        lines.append(fill(template, {"addresses": direct}))
    return "\n".join(lines)


def _address(text: str) -> str:
    try:
        return parse_proxy(text).address
    except ProxyFailedError as error:
        return error.failure.params["proxy"]
