"""Every proxy, to a plain and to a TLS service, with every way to fail."""

import base64
import logging
import socket
import traceback
from typing import Any

import pytest

from gizai_desktop.backends import faults
from gizai_desktop.backends.gizai import GizAI
from gizai_desktop.domain.errors import ConnectionFailedError, Failure, ProxyFailedError
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.proxy import ProxyMode, ProxyPolicy, parse_proxy
from gizai_desktop.domain.settings import NetworkSettings
from tests.backends.asking import ask, client, failure, failure_at, network
from tests.backends.conftest import Start
from tests.support import answers, listeners, proxies
from tests.support.answers import Answer
from tests.support.certificates import Authority
from tests.support.gizai_server import LoopbackGizai
from tests.support.proxies import PASSWORD, USER, RunningProxy
from tests.support.running import run

pytestmark = pytest.mark.usefixtures("trusted")
TLS_OR_NOT = pytest.mark.parametrize("tls", [False, True], ids=["http", "https"])
KINDS = pytest.mark.parametrize("kind", ["http", "https", "socks5"])


def service(authority: Authority, *, tls: bool) -> LoopbackGizai:
    return LoopbackGizai(tls=authority.server_context() if tls else None)


def target(*, tls: bool) -> str:
    return f"{'https' if tls else 'http'}://gizai.test/"


@TLS_OR_NOT
async def test_an_open_proxy_lets_through(
    open_proxy: RunningProxy, authority: Authority, *, tls: bool
) -> None:
    async with (
        service(authority, tls=tls) as server,
        client(network(open_proxy.url)) as http,
    ):
        assert await ask(http, server.url, "по-русски") == "Echo: по-русски"


@TLS_OR_NOT
async def test_a_right_sign_in_lets_through_and_stays_at_the_proxy(
    guarded_proxy: RunningProxy, authority: Authority, *, tls: bool
) -> None:
    server = service(authority, tls=tls)

    async with server, client(network(guarded_proxy.url)) as http:
        assert await ask(http, server.url) == "Echo: Hello"
    (seen,) = server.requests
    assert "proxy-authorization" not in seen.headers
    assert "authorization" not in seen.headers


@TLS_OR_NOT
@pytest.mark.parametrize("sign_in", ["wrong", "none"])
async def test_a_wrong_or_missing_sign_in_is_refused_in_the_proxys_name(
    guarded_proxy: RunningProxy,
    authority: Authority,
    caplog: pytest.LogCaptureFixture,
    *,
    tls: bool,
    sign_in: str,
) -> None:
    wrong = guarded_proxy.url_for(USER, "wr0ng-Pass")
    url = wrong if sign_in == "wrong" else guarded_proxy.address
    caplog.set_level(logging.DEBUG)
    server = service(authority, tls=tls)

    async with server, client(network(url)) as http:
        with pytest.raises(ProxyFailedError) as caught:
            await ask(http, server.url)
        error = caught.value
    assert error.failure.kind == FailureKind.PROXY_SIGN_IN
    assert guarded_proxy.address in str(error)
    everything = (
        f"{error!r}{error.failure!r}{caplog.text}{''.join(traceback.format_exception(error))}"
    )
    secret = base64.b64encode(f"{USER}:wr0ng-Pass".encode()).decode()
    assert "wr0ng-Pass" not in everything
    assert secret not in everything
    assert server.requests == []


@TLS_OR_NOT
async def test_a_service_that_is_down_behind_a_proxy_is_told_apart(
    open_proxy: RunningProxy, *, tls: bool
) -> None:
    with listeners.closed_port() as port:
        url = f"{'https' if tls else 'http'}://127.0.0.1:{port}/"
        found = await failure_at(url, network(open_proxy.url))
    assert found.kind == FailureKind.PROXY_CANNOT_REACH
    assert open_proxy.address in found.sentence
    assert f"127.0.0.1:{port}" in found.sentence


def test_a_service_that_cannot_prove_itself_is_refused_through_every_proxy(
    open_proxy: RunningProxy, authority: Authority
) -> None:
    server = LoopbackGizai(tls=authority.server_context(authority.wrong_name))

    async def asking() -> Failure:
        async with server, client(network(open_proxy.url)) as http:
            return await failure(http, server.url)

    # Python before 3.11.8 trips over a handshake that fails inside another TLS connection.
    found = run(asking(), python_bug="SSLProtocol._abort() takes 1 positional argument")
    assert found.kind == FailureKind.TLS
    assert server.requests == []


@pytest.mark.parametrize(
    ("tls", "answer", "kind"),
    [
        (True, answers.send_html(503, "<h1>Down</h1>"), FailureKind.SERVER_FAULT),
        (True, answers.send_html(407, "<h1>No</h1>"), FailureKind.UNEXPECTED_STATUS),
        (False, answers.send_json(401, {"message": "Please log in"}), FailureKind.SIGN_IN),
        (False, answers.send_json(503, {"message": "Down"}), FailureKind.SERVER_FAULT),
    ],
)
async def test_what_the_service_says_through_a_proxy_is_the_services(
    open_proxy: RunningProxy, authority: Authority, *, tls: bool, answer: Answer, kind: FailureKind
) -> None:
    async with service(authority, tls=tls) as server, client(network(open_proxy.url)) as http:
        server.script.append(answer)
        found = await failure(http, server.url)
    assert found.kind == kind


async def test_a_proxy_that_cannot_prove_itself_is_refused(authority: Authority) -> None:
    with proxies.proxy_py(certificate=authority.wrong_name, signs_in=True) as proxy:
        for tls in (False, True):
            found = await failure_at(target(tls=tls), network(proxy.url))
            assert found.kind == FailureKind.PROXY_TLS
            assert proxy.address in found.sentence


@KINDS
@TLS_OR_NOT
async def test_a_dead_proxy_is_named(kind: str, *, tls: bool) -> None:
    with listeners.closed_port() as port:
        found = await failure_at(
            target(tls=tls), network(f"{kind}://{USER}:{PASSWORD}@127.0.0.1:{port}")
        )
    assert found.kind == FailureKind.PROXY_UNREACHABLE
    assert found.sentence == (f"No answer: the proxy “{kind}://127.0.0.1:{port}” cannot be reached")


@KINDS
@TLS_OR_NOT
async def test_a_proxy_whose_name_is_unknown_is_named(
    monkeypatch: pytest.MonkeyPatch, kind: str, *, tls: bool
) -> None:
    def unknown(*arguments: object, **more: object) -> Any:
        raise socket.gaierror(socket.EAI_NONAME, "as the resolver says")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    monkeypatch.setattr(faults, "has_route", lambda: True)
    found = await failure_at(target(tls=tls), network(f"{kind}://proxy.test:1"))
    assert found.kind == FailureKind.PROXY_NOT_FOUND
    assert f"{kind}://proxy.test:1" in found.sentence


@KINDS
@TLS_OR_NOT
async def test_a_mute_proxy_has_a_time_limit(kind: str, *, tls: bool) -> None:
    async with listeners.listening(None) as mute:
        settings = network(f"{kind}://127.0.0.1:{mute.port}", connect_s=0.3, total_s=0.9)
        async with client(settings) as http:
            found = await failure(http, target(tls=tls))
    # A forwarding proxy has the whole question by then, so its answer is what is late.
    forwarded = kind == "http" and not tls
    assert found.kind == (FailureKind.TIMEOUT if forwarded else FailureKind.PROXY_TIMEOUT)
    assert ("0.9 s" if forwarded else "0.3 s") in found.sentence


@KINDS
@TLS_OR_NOT
@pytest.mark.parametrize(
    "words",
    [b"", b"SSH-2.0-OpenSSH_9.2\r\n", b"\x05\x07", b"\x00", b"HTTP/1.1 400 Bad Request\r\n\r\n"],
    ids=["hangs up", "ssh", "socks", "zero", "web server"],
)
async def test_what_is_no_proxy_of_its_kind_is_named(kind: str, words: bytes, *, tls: bool) -> None:
    async with (
        listeners.listening(words) as odd,
        client(network(f"{kind}://127.0.0.1:{odd.port}")) as http,
    ):
        found = await failure(http, target(tls=tls))
    if words.startswith(b"HTTP") and kind == "http" and not tls:
        assert found.kind == FailureKind.BAD_REQUEST
        return
    # A TLS handshake that ends early may count as a connection that was never made.
    assert found.kind in (FailureKind.PROXY_WRONG_KIND, FailureKind.PROXY_UNREACHABLE)
    assert "127.0.0.1" in found.sentence


@TLS_OR_NOT
@pytest.mark.parametrize(
    ("really", "spoken"),
    [("http", "socks5"), ("http", "https"), ("socks5", "http"), ("https", "http")],
)
async def test_a_proxy_spoken_to_in_the_wrong_way_is_named(
    started: Start, really: str, spoken: str, *, tls: bool
) -> None:
    names = {"http": "proxy.py", "https": "proxy.py over TLS", "socks5": "microsocks"}
    port = started(names[really], signs_in=False).port
    # proxy.py says nothing to what it does not understand.
    settings = network(f"{spoken}://127.0.0.1:{port}", connect_s=0.5)
    found = await failure_at(target(tls=tls), settings)
    assert found.kind.startswith("proxy_")
    assert f"{spoken}://127.0.0.1:{port}" in found.sentence


async def test_names_are_resolved_by_the_proxy() -> None:
    with proxies.squid(hosts="127.0.0.1 gizai.test\n") as squid:
        policy = ProxyPolicy(ProxyMode.MANUAL, parse_proxy(squid.url))
        async with (
            LoopbackGizai(host_name="gizai.test") as server,
            client(NetworkSettings(policy)) as http,
        ):
            assert await ask(http, server.url) == "Echo: Hello"


async def test_a_socks_proxy_gets_the_name() -> None:
    heard = bytearray()

    async def serve(reader: listeners.Reader, writer: listeners.Writer) -> None:
        heard.extend(await reader.readexactly(3))
        writer.write(b"\x05\x00")
        heard.extend(await reader.readexactly(17))
        writer.write(b"\x05\x04\x00\x01\x00\x00\x00\x00\x00\x00")
        writer.close()

    async with (
        listeners.serving(serve) as port,
        client(network(f"socks5h://127.0.0.1:{port}")) as http,
    ):
        found = await failure(http, "http://gizai.test/")
    assert found.kind == FailureKind.PROXY_CANNOT_REACH
    assert heard[:20] == b"\x05\x01\x00" + b"\x05\x01\x00\x03\x0agizai.test\x00\x50"


async def test_a_socks_proxys_password_can_be_in_any_script() -> None:
    right = "пароль 密码"
    with proxies.microsocks(signs_in=True, password=right) as proxy:
        url = proxy.url_for(USER, right)
        async with LoopbackGizai() as server, client(network(url)) as http:
            assert await ask(http, server.url) == "Echo: Hello"
        for wrong in ("пароль", "x" * 300, "я" * 200):
            async with client(network(proxy.url_for(USER, wrong))) as http:
                found = await failure(http, "http://gizai.test/")
            assert found.kind == FailureKind.PROXY_SIGN_IN


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (401, FailureKind.PROXY_SIGN_IN),
        (407, FailureKind.PROXY_SIGN_IN),
        (403, FailureKind.PROXY_CANNOT_REACH),
        (503, FailureKind.PROXY_CANNOT_REACH),
        (404, FailureKind.PROXY_WRONG_KIND),
        (405, FailureKind.PROXY_WRONG_KIND),
    ],
)
async def test_what_a_proxy_says_to_a_tunnel_is_told_apart(status: int, kind: FailureKind) -> None:
    words = f"HTTP/1.1 {status} No\r\n\r\n".encode()
    async with (
        listeners.listening(words) as proxy,
        client(network(f"http://127.0.0.1:{proxy.port}")) as http,
    ):
        found = await failure(http, "https://gizai.test/")
    assert (found.kind, found.status) == (kind, status)


@pytest.mark.parametrize("password", ["a:b/c@d?e#f%20 g", "пароль", ""])
async def test_a_sign_in_reaches_an_http_proxy_as_it_was_typed(password: str) -> None:
    heard = bytearray()

    async def serve(reader: listeners.Reader, writer: listeners.Writer) -> None:
        heard.extend(await reader.readuntil(b"\r\n\r\n"))
        writer.write(b"HTTP/1.1 407 No\r\n\r\n")
        writer.close()

    async with listeners.serving(serve) as port:
        proxy = parse_proxy(f"http://127.0.0.1:{port}")
        with_user = type(proxy)(proxy.scheme, proxy.host, proxy.port, "us:er", password)
        policy = ProxyPolicy(ProxyMode.MANUAL, with_user, everywhere=True)
        async with client(NetworkSettings(policy)) as http:
            await failure(http, "https://gizai.test/")
    credentials = base64.b64encode(f"us:er:{password}".encode())
    assert b"Proxy-Authorization: Basic " + credentials + b"\r\n" in heard
    assert heard.startswith(b"CONNECT gizai.test:443 HTTP/1.1\r\n")


async def test_addresses_of_the_bypass_list_and_this_computer_go_directly() -> None:
    with listeners.closed_port() as port:
        dead = parse_proxy(f"127.0.0.1:{port}")
        policy = ProxyPolicy(ProxyMode.MANUAL, dead)
        async with LoopbackGizai() as server, client(NetworkSettings(policy)) as http:
            assert await ask(http, server.url) == "Echo: Hello"
        bypass = ProxyPolicy(ProxyMode.MANUAL, dead, ("192.0.2.0/24",))
        async with client(NetworkSettings(bypass, 0.2, 5)) as http:
            found = await failure(http, "http://192.0.2.7:9/")
        assert "proxy" not in found.kind


async def test_the_systems_broken_setting_is_named() -> None:
    policy = ProxyPolicy(ProxyMode.SYSTEM, system={"http": f"gopher://{USER}:{PASSWORD}@proxy"})
    found = await failure_at("http://gizai.test/", NetworkSettings(policy))
    assert found.kind == FailureKind.PROXY_INVALID
    assert PASSWORD not in repr(found)


async def test_a_dead_proxy_of_a_script_keeps_its_password(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    hello = [{"role": "user", "content": "Hello"}]
    with listeners.closed_port() as port:
        url = f"http://{USER}:{PASSWORD}@127.0.0.1:{port}"
        answer = GizAI.create_async_generator("chat-gemini-flash", hello, proxy=url)
        with pytest.raises(ConnectionFailedError) as caught:
            await anext(answer)
    text = "".join(traceback.format_exception(caught.value)) + repr(caught.value) + caplog.text
    assert PASSWORD not in text
    assert USER not in repr(caught.value)
