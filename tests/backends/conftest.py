"""Certificates and real proxies for the tests of the network, started once for all of them."""

import gc
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack
from typing import Protocol

import pytest

from tests.support import proxies
from tests.support.certificates import Authority, make_authority
from tests.support.proxies import RunningProxy

PROXIES = ("proxy.py", "proxy.py over TLS", "squid", "tinyproxy", "microsocks")


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return make_authority(tmp_path_factory.mktemp("certificates"))


@pytest.fixture
def trusted(authority: Authority, monkeypatch: pytest.MonkeyPatch) -> Authority:
    """This process trusts the test authority, as it would one that the system trusts."""
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.ca))
    return authority


class Start(Protocol):
    """Starts a proxy of this name, or gives the one that runs."""

    def __call__(self, name: str, *, signs_in: bool) -> RunningProxy: ...


@pytest.fixture(scope="session")
def started(authority: Authority) -> Iterator[Start]:
    """Every proxy is started when it is first wanted and ends with the run."""
    running: dict[tuple[str, bool], RunningProxy] = {}
    with ExitStack() as stack:

        def start(name: str, *, signs_in: bool) -> RunningProxy:
            if (name, signs_in) not in running:
                way = _way(name, authority, signs_in=signs_in)
                running[name, signs_in] = stack.enter_context(way)
            return running[name, signs_in]

        yield start


@pytest.fixture(params=PROXIES)
def open_proxy(request: pytest.FixtureRequest, started: Start) -> RunningProxy:
    """Every proxy, letting everybody through."""
    return started(request.param, signs_in=False)


@pytest.fixture(params=PROXIES)
def guarded_proxy(request: pytest.FixtureRequest, started: Start) -> RunningProxy:
    """Every proxy, asking for a sign-in."""
    return started(request.param, signs_in=True)


@pytest.fixture(scope="session", autouse=True)
def small_heap() -> Iterator[None]:
    """What was imported before is no garbage, so looking for some after each test is quick."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


def _way(
    name: str, authority: Authority, *, signs_in: bool
) -> AbstractContextManager[RunningProxy]:
    if name.startswith("proxy.py"):
        certificate = authority.good if name.endswith("TLS") else None
        return proxies.proxy_py(signs_in=signs_in, certificate=certificate)
    ways = {
        "squid": proxies.squid,
        "tinyproxy": proxies.tinyproxy,
        "microsocks": proxies.microsocks,
    }
    return ways[name](signs_in=signs_in)
