"""Which proxies the system says to use: its environment first, then the desktop's settings."""

import ast
import configparser
import os
import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Mapping
from pathlib import Path

from gizai_desktop.domain.proxy import SystemProxies

SCHEMES = ("http", "https", "all")
DESKTOP_TIMEOUT_S = 2.0
"""Seconds that the desktop's own tool may take."""

_GNOME_LIKE = {"GNOME", "UNITY", "X-CINNAMON", "CINNAMON", "BUDGIE", "PANTHEON", "MATE", "DEEPIN"}


def system_proxies(environ: Mapping[str, str] | None = None) -> SystemProxies:
    """Ask the environment, then the desktop. Blocks for as long as the desktop's tool takes."""
    environ = os.environ if environ is None else environ
    found = from_environment(environ)
    if found.by_scheme:
        return found
    if sys.platform in ("win32", "darwin"):
        proxies = {k: v for k, v in urllib.request.getproxies().items() if k in (*SCHEMES, "no")}
        return SystemProxies(proxies, "system" if proxies else "none")
    desktops = set(environ.get("XDG_CURRENT_DESKTOP", "").upper().split(":"))
    if "KDE" in desktops:
        return from_kde(_config_home(environ) / "kioslaverc", environ)
    if desktops & _GNOME_LIKE:
        return from_gnome(_gsettings(environ))
    return SystemProxies()


def from_environment(environ: Mapping[str, str]) -> SystemProxies:
    """``http_proxy`` and its relatives, the lower-case spelling first.

    ``HTTP_PROXY`` does not count below a web server, where a request's ``Proxy:`` header
    appears under that name (CVE-2016-5385).
    """
    found = {}
    for scheme in (*SCHEMES, "no"):
        lower, upper = f"{scheme}_proxy", f"{scheme}_proxy".upper()
        value = environ.get(lower)
        if value is None and not (scheme == "http" and "REQUEST_METHOD" in environ):
            value = environ.get(upper)
        if value and value.strip():
            found[scheme] = value.strip()
    if not any(scheme in found for scheme in SCHEMES):
        return SystemProxies()
    return SystemProxies(found, "environment")


def from_gnome(listing: str) -> SystemProxies:
    """Read what ``gsettings list-recursively org.gnome.system.proxy`` prints."""
    values: dict[tuple[str, str], object] = {}
    for line in listing.splitlines():
        schema, _, rest = line.partition(" ")
        key, _, value = rest.partition(" ")
        values[schema.removeprefix("org.gnome.system.proxy").strip("."), key] = _variant(value)
    mode = values.get(("", "mode"))
    if mode == "auto":
        return SystemProxies({}, "gnome", str(values.get(("", "autoconfig-url")) or ""))
    if mode != "manual":
        return SystemProxies()
    found = {}
    for scheme, kind in (("http", "http"), ("https", "http"), ("socks", "socks5")):
        host, port = values.get((scheme, "host")), values.get((scheme, "port"))
        if host and port:
            found["all" if scheme == "socks" else scheme] = f"{kind}://{_bracketed(host)}:{port}"
    ignored = values.get(("", "ignore-hosts"))
    if found and isinstance(ignored, list):
        found["no"] = ",".join(str(rule) for rule in ignored)
    return SystemProxies(found, "gnome" if found else "none")


def from_kde(path: Path, environ: Mapping[str, str]) -> SystemProxies:
    """Read KDE's ``kioslaverc``; a missing or damaged file means no proxy."""
    parser = configparser.RawConfigParser(strict=False)
    try:
        parser.read(path, encoding="utf-8")
    except (configparser.Error, UnicodeError, OSError):
        return SystemProxies()
    if not parser.has_section("Proxy Settings"):
        return SystemProxies()
    section = parser["Proxy Settings"]
    kind = section.get("ProxyType", "0")
    if kind in ("2", "3"):
        return SystemProxies({}, "kde", section.get("Proxy Config Script", ""))
    if kind not in ("1", "4"):
        return SystemProxies()
    found = {}
    for key, name in (("httpProxy", "http"), ("httpsProxy", "https"), ("socksProxy", "all")):
        # Type 4 holds the names of environment variables instead of addresses.
        value = section.get(key, "").strip()
        value = environ.get(value, "") if kind == "4" else _kde_address(value, name)
        if value:
            found[name] = value
    no = section.get("NoProxyFor", "").strip()
    no = environ.get(no, "") if kind == "4" else no
    if found and no:
        found["no"] = no
    return SystemProxies(found, "kde" if found else "none")


def _gsettings(environ: Mapping[str, str]) -> str:
    program = shutil.which("gsettings", path=environ.get("PATH"))
    if program is None:
        return ""
    try:
        done = subprocess.run(  # noqa: S603 - a fixed command, no shell
            [program, "list-recursively", "org.gnome.system.proxy"],
            env=dict(environ),
            capture_output=True,
            stdin=subprocess.DEVNULL,
            text=True,
            errors="replace",
            timeout=DESKTOP_TIMEOUT_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout if done.returncode == 0 else ""


def _config_home(environ: Mapping[str, str]) -> Path:
    given = environ.get("XDG_CONFIG_HOME", "")
    return Path(given) if given else Path(environ.get("HOME", "~")).expanduser() / ".config"


def _variant(text: str) -> object:
    """A GVariant's text: strings, numbers, booleans and lists read as Python's do."""
    text = text.strip().removeprefix("@as ")
    try:
        return ast.literal_eval(text)
    except (ValueError, SyntaxError):
        return text


def _kde_address(value: str, scheme: str) -> str:
    """KDE writes ``http://host port``; newer versions ``http://host:port``."""
    address = ":".join(value.split())
    if not address or "://" in address:
        return address.replace("socks://", "socks5://")
    return f"socks5://{address}" if scheme == "all" else f"http://{address}"


def _bracketed(host: object) -> str:
    return f"[{host}]" if ":" in str(host) else str(host)
