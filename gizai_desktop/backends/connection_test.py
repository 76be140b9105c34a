"""Tries the way to a service step by step, so that a user sees which step fails."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import ClassVar, TypeVar
from urllib.parse import urlsplit

from gizai_desktop.backends.calls import Response, check_address, host_of
from gizai_desktop.backends.faults import FOREIGN_ERRORS, Situation, error_of, kind_of
from gizai_desktop.backends.gizai_wire import SERVICE
from gizai_desktop.backends.http import HttpClient
from gizai_desktop.domain.errors import Failure, GizaiError
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.settings import NetworkSettings

_T = TypeVar("_T")


class StepName(StrEnum):
    """What a step tries: with a proxy its three and the last one, else the two of the host."""

    FIND_PROXY = "find_proxy"
    REACH_PROXY = "reach_proxy"
    PROXY_ACCEPTS = "proxy_accepts"
    FIND_HOST = "find_host"
    REACH_HOST = "reach_host"
    REACH_SERVICE = "reach_service"


class StepState(StrEnum):
    """How a step ended."""

    DONE = "done"
    FAILED = "failed"
    NOT_TRIED = "not_tried"


@dataclass(frozen=True, slots=True)
class TestStep:
    """One step of the test.

    Attributes:
        subject: the host of the proxy or of the service that the step is about.
        elapsed_ms: milliseconds that this step took, or None where nobody can tell.
        failure: why it failed, if it did.
    """

    __test__: ClassVar[bool] = False  # keeps pytest from taking it for a test

    name: StepName
    subject: str
    state: StepState = StepState.NOT_TRIED
    elapsed_ms: int | None = None
    failure: Failure | None = None

    def done(self, elapsed_ms: int | None) -> "TestStep":
        """This step after it went well."""
        return replace(self, state=StepState.DONE, elapsed_ms=elapsed_ms)

    def failed(self, failure: Failure, elapsed_ms: int | None) -> "TestStep":
        """This step after it went wrong."""
        return replace(self, state=StepState.FAILED, elapsed_ms=elapsed_ms, failure=failure)


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


def planned_steps(endpoint: str, network: NetworkSettings) -> tuple[TestStep, ...]:
    """The steps that a test would try, none of them tried.

    Raises:
        GizaiError: the endpoint or the proxy is not an address.
    """
    check_address(endpoint)
    proxy = network.policy.proxy_for(endpoint)
    host = urlsplit(endpoint).hostname or ""
    last = TestStep(StepName.REACH_SERVICE, host)
    if proxy is None:
        return TestStep(StepName.FIND_HOST, host), TestStep(StepName.REACH_HOST, host), last
    first = (StepName.FIND_PROXY, StepName.REACH_PROXY, StepName.PROXY_ACCEPTS)
    return (*(TestStep(name, proxy.host) for name in first), last)


async def test_connection(endpoint: str, network: NetworkSettings) -> AsyncIterator[TestStep]:
    """Try the way to ``endpoint``'s host, and give each step of `planned_steps` when decided.

    Nothing is asked of the service but its front page's headers, and any HTTP answer
    counts. After a failed step the others come as not tried. An address that is none is a
    single failed step.
    """
    try:
        steps = planned_steps(endpoint, network)
    except GizaiError as error:
        at_proxy = error.failure.kind == FailureKind.PROXY_INVALID
        name = StepName.FIND_PROXY if at_proxy else StepName.FIND_HOST
        subject = error.failure.params.get("proxy" if at_proxy else "host", "")
        yield TestStep(name, subject).failed(error.failure, None)
        return
    way = _Way(endpoint, network)
    for position, attempt in enumerate((way.find, way.reach)):
        step = await _timed(steps[position], attempt())
        yield step
        if step.failure is not None:
            for untried in steps[position + 1 :]:
                yield untried
            return
    for step in await way.ask(steps[2:]):
        yield step


test_connection.__test__ = False  # type: ignore[attr-defined]  # nor this


async def _timed(step: TestStep, attempt: Awaitable[object]) -> TestStep:
    started = time.perf_counter()
    try:
        await attempt
    except GizaiError as error:
        return step.failed(error.failure, _ms_since(started))
    return step.done(_ms_since(started))


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

    async def ask(self, steps: tuple[TestStep, ...]) -> tuple[TestStep, ...]:
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
    steps: tuple[TestStep, ...], response: Response, elapsed_ms: int
) -> tuple[TestStep, ...]:
    connect_ms = min(elapsed_ms, round(response.connect_s * 1000))
    *proxy, service = steps
    rest = elapsed_ms - connect_ms if proxy else elapsed_ms
    return (*(step.done(connect_ms) for step in proxy), service.done(rest))


def _refused(
    steps: tuple[TestStep, ...], failure: Failure, elapsed_ms: int
) -> tuple[TestStep, ...]:
    *proxy, service = steps
    if proxy and failure.kind in _PROXY_SAYS_NO:
        return (*(step.failed(failure, elapsed_ms) for step in proxy), service)
    # One request decides both steps, so how long the proxy took for its part is not known.
    return (*(step.done(None) for step in proxy), service.failed(failure, elapsed_ms))


def _ms_since(started: float) -> int:
    return round((time.perf_counter() - started) * 1000)
