"""The system's proxies: the environment, GNOME's and KDE's settings."""

import os
import subprocess
from pathlib import Path

import pytest

from gizai_desktop.backends.system_proxy import from_gnome, system_proxies
from gizai_desktop.domain.proxy import ProxyMode, ProxyPolicy, SystemProxies
from tests.support.programs import need

GNOME = """\
org.gnome.system.proxy autoconfig-url ''
org.gnome.system.proxy ignore-hosts ['localhost', '127.0.0.0/8', '::1', '.lan']
org.gnome.system.proxy mode '{mode}'
org.gnome.system.proxy use-same-proxy true
org.gnome.system.proxy.ftp host ''
org.gnome.system.proxy.ftp port 0
org.gnome.system.proxy.http authentication-password ''
org.gnome.system.proxy.http enabled false
org.gnome.system.proxy.http host 'proxy.lan'
org.gnome.system.proxy.http port 3128
org.gnome.system.proxy.https host ''
org.gnome.system.proxy.https port 0
org.gnome.system.proxy.socks host '::1'
org.gnome.system.proxy.socks port 1080
"""
KDE = """\
[Notification Messages]
x=y

[Proxy Settings]
NoProxyFor=localhost,.lan
Proxy Config Script={script}
ProxyType={kind}
httpProxy=http://proxy.lan 3128
httpsProxy=MY_PROXY
socksProxy=socks://proxy.lan:1080
"""


def test_the_environment_counts_first() -> None:
    found = system_proxies(
        {
            "http_proxy": "http://a:1",
            "HTTP_PROXY": "http://b:2",
            "HTTPS_PROXY": " http://c:3 ",
            "all_proxy": "socks5h://d:4",
            "NO_PROXY": "localhost, .lan",
            "XDG_CURRENT_DESKTOP": "KDE",
        }
    )
    assert found == SystemProxies(
        {
            "http": "http://a:1",
            "https": "http://c:3",
            "all": "socks5h://d:4",
            "no": "localhost, .lan",
        },
        "environment",
    )


@pytest.mark.parametrize(
    "environment",
    [{}, {"http_proxy": ""}, {"no_proxy": "localhost"}, {"HTTP_PROXY": "x", "REQUEST_METHOD": ""}],
)
def test_without_any_proxy_the_way_is_direct(environment: dict[str, str]) -> None:
    assert system_proxies(environment) == SystemProxies()


def test_an_empty_lower_case_variable_hides_the_upper_case_one() -> None:
    assert system_proxies({"http_proxy": "", "HTTP_PROXY": "http://a:1"}) == SystemProxies()


def test_gnomes_manual_proxies() -> None:
    assert from_gnome(GNOME.format(mode="manual")) == SystemProxies(
        {
            "http": "http://proxy.lan:3128",
            "all": "socks5://[::1]:1080",
            "no": "localhost,127.0.0.0/8,::1,.lan",
        },
        "gnome",
    )


def test_gnomes_proxies_can_be_used() -> None:
    found = from_gnome(GNOME.format(mode="manual"))
    policy = ProxyPolicy(ProxyMode.SYSTEM, system=found.by_scheme)
    for url, address in (
        ("http://gizai.test/", "http://proxy.lan:3128"),
        ("https://gizai.test/", "socks5://[::1]:1080"),
    ):
        proxy = policy.proxy_for(url)
        assert proxy is not None
        assert proxy.address == address
    assert policy.proxy_for("https://host.lan/") is None


def test_gnomes_script_is_told_as_such() -> None:
    listing = GNOME.format(mode="auto").replace("url ''", "url 'http://lan/proxy.pac'")
    assert from_gnome(listing) == SystemProxies({}, "gnome", "http://lan/proxy.pac")


@pytest.mark.parametrize("listing", ["", "rubbish", GNOME.format(mode="none"), "\n \n'"])
def test_gnome_without_a_proxy(listing: str) -> None:
    assert from_gnome(listing) == SystemProxies()


def test_gnome_is_asked_by_its_own_tool(tmp_path: Path) -> None:
    tool = tmp_path / "gsettings"
    tool.write_text(f"#!/bin/sh\ncat <<'END'\n{GNOME.format(mode='manual')}END\n")
    tool.chmod(0o755)
    environment = {"XDG_CURRENT_DESKTOP": "ubuntu:GNOME", "PATH": f"{tmp_path}:/usr/bin:/bin"}
    assert system_proxies(environment).source == "gnome"
    tool.write_text("#!/bin/sh\nexit 1\n")
    assert system_proxies(environment) == SystemProxies()
    tool.unlink()
    assert system_proxies({**environment, "PATH": str(tmp_path)}) == SystemProxies()


def test_gnomes_real_settings(tmp_path: Path) -> None:
    need("gsettings")
    environment = {
        "HOME": str(tmp_path),
        "PATH": os.environ["PATH"],
        "GSETTINGS_BACKEND": "keyfile",
        "XDG_CONFIG_HOME": str(tmp_path),
        "XDG_CURRENT_DESKTOP": "GNOME",
    }
    if "org.gnome.system.proxy" not in _gsettings(environment, "list-schemas"):
        pytest.skip("needs gsettings-desktop-schemas")
    assert system_proxies(environment) == SystemProxies()
    _gsettings(environment, "set", "org.gnome.system.proxy", "mode", "manual")
    _gsettings(environment, "set", "org.gnome.system.proxy.https", "host", "proxy.lan")
    _gsettings(environment, "set", "org.gnome.system.proxy.https", "port", "3128")
    assert system_proxies(environment).by_scheme["https"] == "http://proxy.lan:3128"


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("0", SystemProxies()),
        ("3", SystemProxies({}, "kde", "")),
        ("2", SystemProxies({}, "kde", "http://lan/proxy.pac")),
    ],
)
def test_kde_without_a_manual_proxy(tmp_path: Path, kind: str, expected: SystemProxies) -> None:
    script = "http://lan/proxy.pac" if kind == "2" else ""
    (tmp_path / "kioslaverc").write_text(KDE.format(kind=kind, script=script))
    environment = {"XDG_CURRENT_DESKTOP": "KDE", "XDG_CONFIG_HOME": str(tmp_path)}
    assert system_proxies(environment) == expected


def test_kdes_manual_proxies(tmp_path: Path) -> None:
    folder = tmp_path / ".config"
    folder.mkdir()
    text = KDE.format(kind="1", script="").replace("MY_PROXY", "https://proxy.lan:443")
    (folder / "kioslaverc").write_text(text)
    assert system_proxies({"XDG_CURRENT_DESKTOP": "KDE", "HOME": str(tmp_path)}) == SystemProxies(
        {
            "http": "http://proxy.lan:3128",
            "https": "https://proxy.lan:443",
            "all": "socks5://proxy.lan:1080",
            "no": "localhost,.lan",
        },
        "kde",
    )


def test_kdes_variables(tmp_path: Path) -> None:
    (tmp_path / "kioslaverc").write_text(KDE.format(kind="4", script=""))
    environment = {
        "XDG_CURRENT_DESKTOP": "KDE",
        "XDG_CONFIG_HOME": str(tmp_path),
        "MY_PROXY": "http://proxy.lan:3128",
    }
    assert system_proxies(environment).by_scheme == {"https": "http://proxy.lan:3128"}


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"no section", b"[Proxy Settings]\n"])
def test_kdes_damaged_file_means_no_proxy(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "kioslaverc").write_bytes(content)
    environment = {"XDG_CURRENT_DESKTOP": "KDE", "XDG_CONFIG_HOME": str(tmp_path)}
    assert system_proxies(environment) == SystemProxies()


def test_an_unknown_desktop_is_not_asked() -> None:
    assert system_proxies({"XDG_CURRENT_DESKTOP": "sway"}) == SystemProxies()


def _gsettings(environment: dict[str, str], *arguments: str) -> str:
    done = subprocess.run(
        ["gsettings", *arguments], env=environment, check=True, capture_output=True, text=True
    )
    return done.stdout
