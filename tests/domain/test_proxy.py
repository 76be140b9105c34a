"""Addresses of proxies, and which of them serves an address."""

import traceback
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gizai_desktop.domain.errors import ProxyFailedError
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.proxy import (
    Proxy,
    ProxyMode,
    ProxyPolicy,
    ProxyScheme,
    bypass_problem,
    bypassed,
    is_host,
    parse_bypass,
    parse_proxy,
)

SECRETS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
HOSTS = st.sampled_from(
    ["proxy.lan", "10.0.0.1", "::1", "2001:db8::7", "xn--e1afmkfd.test", "п.рф"]
)
PROXIES = st.builds(
    Proxy, st.sampled_from(ProxyScheme), HOSTS, st.integers(1, 65535), SECRETS, SECRETS
)


@pytest.mark.parametrize(
    ("text", "proxy"),
    [
        ("http://host:3128", Proxy(ProxyScheme.HTTP, "host", 3128)),
        ("host:3128", Proxy(ProxyScheme.HTTP, "host", 3128)),
        ("host", Proxy(ProxyScheme.HTTP, "host", 8080)),
        ("  HTTP://Host/ ", Proxy(ProxyScheme.HTTP, "host", 8080)),
        ("https://host", Proxy(ProxyScheme.HTTPS, "host", 443)),
        ("socks5://host", Proxy(ProxyScheme.SOCKS5, "host", 1080)),
        ("socks5h://host:9", Proxy(ProxyScheme.SOCKS5, "host", 9)),
        ("socks://host:9/", Proxy(ProxyScheme.SOCKS5, "host", 9)),
        ("http://u:p@host:1", Proxy(ProxyScheme.HTTP, "host", 1, "u", "p")),
        ("u:p@host:1", Proxy(ProxyScheme.HTTP, "host", 1, "u", "p")),
        ("http://u%40x:p%3A%2F@host:1", Proxy(ProxyScheme.HTTP, "host", 1, "u@x", "p:/")),
        ("http://u@host:1", Proxy(ProxyScheme.HTTP, "host", 1, "u")),
        ("http://[::1]:3128", Proxy(ProxyScheme.HTTP, "::1", 3128)),
    ],
)
def test_a_proxy_is_read_from_its_address(text: str, proxy: Proxy) -> None:
    assert parse_proxy(text) == proxy


@pytest.mark.parametrize(
    "text",
    [
        "",
        "http://",
        "gopher://host:1",
        "socks4://host:1",
        "http://host:0",
        "http://host:65536",
        "http://host:port",
        "http://host:1/path",
        "http://host:1?x",
        "http://host:1#x",
        "http://ho st:1",
        "http://-host:1",
        "http://[::1:1",
        "http://1.2.3.400:1",
        "http://u:secret@:1",
        "http://u:se/cret@host:1",
        "http://u:se#cret@host:1",
        "u:secret@ho st",
        "http://u:secret@",
        "http://u:secret@x@ho st",
    ],
)
def test_what_is_no_proxys_address_is_refused_without_its_password(text: str) -> None:
    with pytest.raises(ProxyFailedError) as caught:
        parse_proxy(text)
    assert caught.value.failure.kind == FailureKind.PROXY_INVALID
    told = "".join(traceback.format_exception(caught.value)) + repr(caught.value.failure)
    assert "secret" not in told
    assert "cret" not in told


@given(PROXIES)
def test_a_proxys_whole_address_reads_back(proxy: Proxy) -> None:
    assert parse_proxy(proxy.url) == proxy


@given(PROXIES)
def test_a_proxys_shown_address_has_no_sign_in(proxy: Proxy) -> None:
    assert parse_proxy(proxy.address) == Proxy(proxy.scheme, proxy.host, proxy.port)
    assert "password" not in repr(proxy)


@given(st.text())
def test_any_text_is_a_proxy_or_our_own_error(text: str) -> None:
    with suppress(ProxyFailedError):
        proxy = parse_proxy(text)
        assert is_host(proxy.host)
        assert 0 < proxy.port < 65536


@pytest.mark.parametrize(
    ("rule", "host", "direct"),
    [
        ("example.com", "example.com", True),
        ("example.com", "EXAMPLE.com.", True),
        ("example.com", "www.example.com", True),
        ("example.com", "badexample.com", False),
        (".example.com", "www.example.com", True),
        (".example.com", "example.com", True),
        ("*.example.com", "a.b.example.com", True),
        (".example.com", "badexample.com", False),
        ("example.com:8080", "example.com", False),
        ("example.com:443", "example.com", True),
        ("10.0.0.0/8", "10.9.8.7", True),
        ("10.0.0.0/8", "11.9.8.7", False),
        ("10.0.0.0/8", "ten.example", False),
        ("10.1.2.3", "10.1.2.3", True),
        ("10.1.2.3:443", "10.1.2.3", True),
        ("2001:db8::/32", "2001:db8::5", True),
        ("2001:db8::5", "2001:db8::5", True),
        ("[2001:db8::5]:443", "2001:db8::5", True),
        ("[2001:db8::5]:80", "2001:db8::5", False),
        ("пример.рф", "xn--e1afmkfd.xn--p1ai", True),
        ("xn--e1afmkfd.xn--p1ai", "www.пример.рф", True),
        ("*", "anything.example", True),
    ],
)
def test_rules_of_the_bypass_list(rule: str, host: str, *, direct: bool) -> None:
    assert bypass_problem([rule]) is None
    assert bypassed(host, 443, [rule]) is direct


@pytest.mark.parametrize(
    "host",
    ["localhost", "LOCALHOST", "a.localhost", "127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1"],
)
def test_this_computer_is_always_reached_directly(host: str) -> None:
    assert bypassed(host, 80, [])


@pytest.mark.parametrize(
    "rule", ["10.4.0.0/42", "exa mple", "host:99999", "1.2.3.400", "a/b", "-x"]
)
def test_a_rule_that_is_none_is_pointed_out(rule: str) -> None:
    assert bypass_problem(["example.com", rule, "10.0.0.0/8"]) == rule


@given(st.lists(st.text(max_size=20)), st.text(max_size=20), st.integers(0, 70000))
def test_no_list_and_no_host_is_too_strange(rules: list[str], host: str, port: int) -> None:
    assert bypassed(host, port, rules) in (True, False)
    problem = bypass_problem(rules)
    assert problem is None or problem in rules


def test_a_bypass_list_is_split_at_commas_semicolons_and_spaces() -> None:
    assert parse_bypass(" a, b;c\n d ,,") == ("a", "b", "c", "d")


class TestPolicy:
    proxy = Proxy(ProxyScheme.HTTP, "proxy.lan", 3128)

    def test_no_proxy_is_direct(self) -> None:
        policy = ProxyPolicy(ProxyMode.NONE, self.proxy, system={"all": "http://x:1"})
        assert policy.proxy_for("https://gizai.test/") is None

    def test_the_manual_proxy_serves_what_is_not_bypassed(self) -> None:
        policy = ProxyPolicy(ProxyMode.MANUAL, self.proxy, (".lan",))
        assert policy.proxy_for("https://gizai.test/") == self.proxy
        assert policy.proxy_for("https://host.lan/") is None
        assert policy.proxy_for("http://127.0.0.1:9/") is None

    def test_a_proxy_named_for_this_run_serves_everything(self) -> None:
        policy = ProxyPolicy(ProxyMode.MANUAL, self.proxy, ("*",), everywhere=True)
        assert policy.proxy_for("http://127.0.0.1:9/") == self.proxy

    def test_the_system_has_a_proxy_for_each_kind_of_address(self) -> None:
        system = {"https": "http://a:1", "all": "socks5://b:2", "no": "c.test 10.0.0.0/8"}
        policy = ProxyPolicy(ProxyMode.SYSTEM, system=system)
        for url, address in (
            ("https://gizai.test/", "http://a:1"),
            ("http://gizai.test/", "socks5://b:2"),
        ):
            found = policy.proxy_for(url)
            assert found is not None
            assert found.address == address
        for url in ("https://c.test/", "https://10.1.1.1/", "http://localhost/"):
            assert policy.proxy_for(url) is None

    def test_the_system_without_a_proxy_is_direct(self) -> None:
        assert ProxyPolicy().proxy_for("https://gizai.test/") is None
