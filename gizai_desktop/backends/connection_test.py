"""Tries the way to a service step by step, so that a user sees which step fails."""

import asyncio
import time
from collections.abc import AsyncGenerator, Awaitable
from dataclasses import replace
from typing import TypeVar
from urllib.parse import urlsplit

from gizai_desktop.backends.calls import Response, check_address, host_of
from gizai_desktop.backends.faults import FOREIGN_ERRORS, Situation, error_of, kind_of
from gizai_desktop.backends.gizai_wire import SERVICE
from gizai_desktop.backends.http import HttpClient
from gizai_desktop.domain.connection_check import CheckStage, CheckState, CheckStep
from gizai_desktop.domain.errors import Failure, GizaiError
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.settings import NetworkSettings

_T = TypeVar("_T")


_AT_PROXY = {
    FailureKind.NAME_NOT_FOUND: FailureKind.PROXY_NOT_FOUND,
    FailureKind.REFUSED: FailureKind.PROXY_UNREACHABLE,
    FailureKind.CONNECT_TIMEOUT: FailureKind.PROXY_TIMEOUT,
}
_PROXY_SAYS_NO = {
    FailureKind.PROXY_SIGN_IN,
    FailureKind.PROXY_TIMEOUT,
    FailureKind.PROXY_TLS,
    FailureKind.PROXY_UNREACHABLE,
    FailureKind.PROXY_WRONG_KIND,
}


def planned_steps(endpoint: str, network: NetworkSettings) -> tuple[CheckStep, ...]:
    """The steps that a test would try, none of them tried.

    Raises:
        GizaiError: the endpoint or the proxy is not an address.
    """
    check_address(endpoint)
    proxy = network.policy.proxy_for(endpoint)
    service = urlsplit(endpoint).hostname or ""
    stages = [(CheckStage.SERVICE_FOUND, service), (CheckStage.SERVICE_REACHED, service)]
    if proxy is not None:
        at_proxy = (CheckStage.PROXY_FOUND, CheckStage.PROXY_REACHED, CheckStage.PROXY_SIGN_IN)
        stages = [(stage, proxy.host) for stage in at_proxy]
    stages.append((CheckStage.SERVICE_ANSWERED, service))
    return tuple(CheckStep(stage, CheckState.NOT_TRIED, host) for stage, host in stages)


async def test_connection(
    endpoint: str, network: NetworkSettings
) -> AsyncGenerator[CheckStep, None]:
    """Try the way to ``endpoint``'s host; gives each step when it starts and when it is decided.

    Nothing is asked of the service but its front page's headers, and any HTTP answer counts.
    After a failed step the others come as not tried. An address that is none is a single
    failed step.
    """
    try:
        steps = planned_steps(endpoint, network)
    except GizaiError as error:
        yield _no_address(error.failure)
        return
    way = _Way(endpoint, network)
    for position, attempt in enumerate((way.find, way.reach)):
        yield replace(steps[position], state=CheckState.RUNNING)
        step = await _timed(steps[position], attempt())
        yield step
        if step.failure is not None:
            for untried in steps[position + 1 :]:
                yield untried
            return
    yield replace(steps[2], state=CheckState.RUNNING)
    for step in await way.ask(steps[2:]):
        yield step


test_connection.__test__ = False  # type: ignore[attr-defined]  # it is no test of pytest's


def _no_address(failure: Failure) -> CheckStep:
    at_proxy = failure.kind == FailureKind.PROXY_INVALID
    stage = CheckStage.PROXY_FOUND if at_proxy else CheckStage.SERVICE_FOUND
    host = failure.params.get("proxy" if at_proxy else "host", "")
    return CheckStep(stage, CheckState.FAILED, host, failure=failure)


async def _timed(step: CheckStep, attempt: Awaitable[object]) -> CheckStep:
    started = time.perf_counter()
    try:
        await attempt
    except GizaiError as error:
        return _failed(step, error.failure, _ms_since(started))
    return _passed(step, _ms_since(started))


def _passed(step: CheckStep, elapsed_ms: int | None) -> CheckStep:
    return replace(step, state=CheckState.PASSED, elapsed_ms=elapsed_ms)


def _failed(step: CheckStep, failure: Failure, elapsed_ms: int) -> CheckStep:
    return replace(step, state=CheckState.FAILED, elapsed_ms=elapsed_ms, failure=failure)


class _Way:
    """The parts of the way to a service, each to be tried after the one before."""

    def __init__(self, endpoint: str, network: NetworkSettings) -> None:
        # A service that is reached and then says nothing need not take the time of an answer.
        total = min(network.total_timeout_s, 2 * network.connect_timeout_s)
        self._network = replace(network, total_timeout_s=total)
        parts = urlsplit(endpoint)
        self._origin = f"{parts.scheme}://{parts.netloc}/"
        self._proxy = network.policy.proxy_for(endpoint)
        self._host = self._proxy.host if self._proxy is not None else parts.hostname or ""
        usual = 443 if parts.scheme == "https" else 80
        self._port = self._proxy.port if self._proxy is not None else parts.port or usual

    async def find(self) -> None:
        """Look the name up."""
        await self._limited(asyncio.get_running_loop().getaddrinfo(self._host, self._port))

    async def reach(self) -> None:
        """Open a connection, and close it again."""
        _, writer = await self._limited(
            asyncio.open_connection(self._host, self._port, happy_eyeballs_delay=0.25)
        )
        writer.transport.abort()

    async def ask(self, steps: tuple[CheckStep, ...]) -> tuple[CheckStep, ...]:
        """Decide the last one or two steps with a request as every question takes it."""
        started = time.perf_counter()
        try:
            async with HttpClient(lambda: self._network, retry_delays_s=()) as http:
                response = await http.look(self._origin, service=SERVICE)
        except GizaiError as error:
            return _refused(steps, error.failure, _ms_since(started))
        return _answered(steps, response, _ms_since(started))

    async def _limited(self, attempt: Awaitable[_T]) -> _T:
        seconds = self._network.connect_timeout_s
        try:
            async with asyncio.timeout(seconds):
                return await attempt
        except FOREIGN_ERRORS as error:
            kind = kind_of(error, Situation(self._host, tls=False))
        params = {"host": host_of(self._origin), "seconds": f"{seconds:g}", "service": SERVICE}
        if self._proxy is not None:
            kind = _AT_PROXY.get(kind, kind)
            params["proxy"] = self._proxy.address
        raise error_of(Failure(kind, params))


def _answered(
    steps: tuple[CheckStep, ...], response: Response, elapsed_ms: int
) -> tuple[CheckStep, ...]:
    connect_ms = min(elapsed_ms, round(response.connect_s * 1000))
    *proxy, service = steps
    rest = elapsed_ms - connect_ms if proxy else elapsed_ms
    return (*(_passed(step, connect_ms) for step in proxy), _passed(service, rest))


def _refused(
    steps: tuple[CheckStep, ...], failure: Failure, elapsed_ms: int
) -> tuple[CheckStep, ...]:
    *proxy, service = steps
    if proxy and failure.kind in _PROXY_SAYS_NO:
        return (*(_failed(step, failure, elapsed_ms) for step in proxy), service)
    # One request decides both steps, so how long the proxy took for its part is not known.
    return (*(_passed(step, None) for step in proxy), _failed(service, failure, elapsed_ms))


def _ms_since(started: float) -> int:
    return round((time.perf_counter() - started) * 1000)
