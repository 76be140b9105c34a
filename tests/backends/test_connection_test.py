"""The connection test says which step of the way fails, and tries none after it."""

import socket
from typing import Any

import pytest

from gizai_desktop.backends import connection_test, faults
from gizai_desktop.domain.connection_check import CheckStage, CheckState, CheckStep
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.proxy import ProxyMode, ProxyPolicy
from gizai_desktop.domain.settings import NetworkSettings
from tests.backends.asking import network
from tests.support import answers, listeners
from tests.support.certificates import Authority
from tests.support.gizai_server import LoopbackGizai
from tests.support.proxies import USER, RunningProxy

pytestmark = pytest.mark.usefixtures("trusted")
TLS_OR_NOT = pytest.mark.parametrize("tls", [False, True], ids=["http", "https"])
PASSED, FAILED, NOT_TRIED = CheckState.PASSED, CheckState.FAILED, CheckState.NOT_TRIED


async def steps_to(endpoint: str, settings: NetworkSettings) -> list[CheckStep]:
    shown: dict[CheckStage, CheckStep] = {}
    async for step in connection_test.test_connection(endpoint, settings):
        before = shown.get(step.stage)
        assert before is None or before.state is CheckState.RUNNING
        assert (step.failure is not None) == (step.state is FAILED)
        shown[step.stage] = step
    assert all(step.state is not CheckState.RUNNING for step in shown.values())
    return list(shown.values())


def states(steps: list[CheckStep]) -> list[CheckState]:
    return [step.state for step in steps]


@TLS_OR_NOT
async def test_a_direct_way_that_works(authority: Authority, *, tls: bool) -> None:
    server = LoopbackGizai(tls=authority.server_context() if tls else None)

    async with server:
        planned = connection_test.planned_steps(server.url, network())
        found = await steps_to(server.url, network())
        assert [step.stage for step in planned] == [step.stage for step in found]
    assert [step.stage for step in found] == [
        CheckStage.SERVICE_FOUND,
        CheckStage.SERVICE_REACHED,
        CheckStage.SERVICE_ANSWERED,
    ]
    assert states(found) == [PASSED, PASSED, PASSED]
    assert all(step.elapsed_ms is not None and step.elapsed_ms >= 0 for step in found)
    assert [(seen.method, seen.path) for seen in server.requests] == [("GET", "/")]


@TLS_OR_NOT
async def test_a_way_through_every_proxy(
    open_proxy: RunningProxy, authority: Authority, *, tls: bool
) -> None:
    async with LoopbackGizai(tls=authority.server_context() if tls else None) as server:
        found = await steps_to(server.url, network(open_proxy.url))
    assert [step.stage for step in found] == [
        CheckStage.PROXY_FOUND,
        CheckStage.PROXY_REACHED,
        CheckStage.PROXY_SIGN_IN,
        CheckStage.SERVICE_ANSWERED,
    ]
    assert states(found) == [PASSED] * 4


@TLS_OR_NOT
async def test_a_refused_sign_in_is_the_third_step(
    guarded_proxy: RunningProxy, authority: Authority, *, tls: bool
) -> None:
    async with LoopbackGizai(tls=authority.server_context() if tls else None) as server:
        wrong = network(guarded_proxy.url_for(USER, "wrong"))
        right = await steps_to(server.url, network(guarded_proxy.url))
        assert states(right) == [PASSED] * 4
        found = await steps_to(server.url, wrong)
    assert states(found) == [PASSED, PASSED, FAILED, NOT_TRIED]
    assert found[2].failure is not None
    assert found[2].failure.kind == FailureKind.PROXY_SIGN_IN


@TLS_OR_NOT
async def test_a_dead_service_behind_a_proxy_is_the_last_step(
    open_proxy: RunningProxy, *, tls: bool
) -> None:
    with listeners.closed_port() as port:
        url = f"{'https' if tls else 'http'}://127.0.0.1:{port}/"
        found = await steps_to(url, network(open_proxy.url))
    assert states(found) == [PASSED, PASSED, PASSED, FAILED]
    assert found[3].failure is not None
    assert found[3].failure.kind == FailureKind.PROXY_CANNOT_REACH


async def test_a_dead_proxy_is_the_second_step() -> None:
    with listeners.closed_port() as port:
        found = await steps_to("https://gizai.test/", network(f"socks5://127.0.0.1:{port}"))
    assert states(found) == [PASSED, FAILED, NOT_TRIED, NOT_TRIED]
    assert found[1].failure is not None
    assert found[1].failure.sentence.endswith(f"“socks5://127.0.0.1:{port}” cannot be reached")


async def test_a_proxy_that_swallows_packets_is_the_second_step() -> None:
    with listeners.full_port() as port:
        settings = network(f"http://127.0.0.1:{port}", connect_s=0.2)
        found = await steps_to("https://gizai.test/", settings)
    assert states(found) == [PASSED, FAILED, NOT_TRIED, NOT_TRIED]
    assert found[1].failure is not None
    assert found[1].failure.kind == FailureKind.PROXY_TIMEOUT


@pytest.mark.parametrize("words", [b"SSH-2.0-OpenSSH_9.2\r\n", None])
async def test_what_is_no_proxy_is_the_third_step(words: bytes | None) -> None:
    async with listeners.listening(words) as odd:
        settings = network(f"socks5://127.0.0.1:{odd.port}", connect_s=0.3)
        found = await steps_to("https://gizai.test/", settings)
    assert states(found) == [PASSED, PASSED, FAILED, NOT_TRIED]
    assert found[2].failure is not None
    expected = FailureKind.PROXY_TIMEOUT if words is None else FailureKind.PROXY_WRONG_KIND
    assert found[2].failure.kind == expected


@pytest.mark.parametrize("proxy", [None, "http://proxy.test:3128"])
async def test_an_unknown_name_is_the_first_step(
    monkeypatch: pytest.MonkeyPatch, proxy: str | None
) -> None:
    def unknown(*arguments: object, **more: object) -> Any:
        raise socket.gaierror(socket.EAI_NONAME, "as the resolver says")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    monkeypatch.setattr(faults, "has_route", lambda: True)
    found = await steps_to("https://gizai.test/", network(proxy))
    assert states(found)[0] is FAILED
    assert set(states(found)[1:]) == {NOT_TRIED}
    kind = FailureKind.PROXY_NOT_FOUND if proxy else FailureKind.NAME_NOT_FOUND
    assert found[0].failure is not None
    assert found[0].failure.kind == kind


async def test_a_service_that_is_down_is_the_second_step() -> None:
    with listeners.closed_port() as port:
        found = await steps_to(f"https://127.0.0.1:{port}/", network())
    assert states(found) == [PASSED, FAILED, NOT_TRIED]
    assert found[1].failure is not None
    assert found[1].failure.kind == FailureKind.REFUSED


async def test_a_service_that_cannot_prove_itself_is_the_third_step(authority: Authority) -> None:
    wrong = authority.server_context(authority.wrong_name)
    async with LoopbackGizai(tls=wrong) as server:
        found = await steps_to(server.url, network())
    assert states(found) == [PASSED, PASSED, FAILED]
    assert found[2].failure is not None
    assert found[2].failure.kind == FailureKind.TLS


async def test_any_answer_counts_as_reached() -> None:
    refusal = b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"
    async with listeners.listening(refusal) as server:
        found = await steps_to(f"http://127.0.0.1:{server.port}/", network())
    assert states(found) == [PASSED] * 3


@pytest.mark.parametrize(
    ("endpoint", "system", "stage", "kind"),
    [
        ("app.giz.ai", "", CheckStage.SERVICE_FOUND, FailureKind.ADDRESS_INVALID),
        ("https://gizai.test/", "gopher://x", CheckStage.PROXY_FOUND, FailureKind.PROXY_INVALID),
    ],
)
async def test_an_address_that_is_none_is_a_failed_step(
    endpoint: str, system: str, stage: CheckStage, kind: FailureKind
) -> None:
    policy = ProxyPolicy(ProxyMode.SYSTEM, system={"https": system})
    (found,) = await steps_to(endpoint, NetworkSettings(policy))
    assert (found.stage, found.state) == (stage, FAILED)
    assert found.failure is not None
    assert found.failure.kind == kind


async def test_the_test_asks_nothing_of_the_service() -> None:
    async with LoopbackGizai([answers.say("not used")]) as server:
        await steps_to(server.url, network())
    assert len(server.script) == 1
    assert [seen.body for seen in server.requests] == [b""]
