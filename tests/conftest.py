"""For every test: an offscreen Qt, a loop for coroutines, and nothing left behind.

A test that is a coroutine runs by itself: on the application's kind of loop when it uses Qt, that
is when it has the fixture ``qapp`` (itself or by another, as ``qtbot`` or ``theme``), and on
asyncio's own loop otherwise. Each has a new loop, and fails on tasks it leaves running and errors
that nobody saw.
"""

import asyncio
import inspect
import os
from collections.abc import Generator, Iterator
from contextlib import AsyncExitStack

import pytest

from tests.support.running import run

ON_SCREEN = "--onscreen"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(ON_SCREEN, action="store_true", help="show the windows of the tests")


def pytest_configure(config: pytest.Config) -> None:
    if not config.getoption(ON_SCREEN):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Generator[None, object, object]:
    """Run a coroutine as a test, on the loop that its fixtures say."""
    test = pyfuncitem.obj
    if inspect.iscoroutinefunction(test):
        loop_factory = _qt_loop if "qapp" in pyfuncitem.fixturenames else None
        at_end = pyfuncitem.funcargs.get("at_loop_end", AsyncExitStack())
        assert isinstance(at_end, AsyncExitStack)

        async def whole(**fixtures: object) -> None:
            async with at_end:
                await test(**fixtures)

        pyfuncitem.obj = lambda **fixtures: run(whole(**fixtures), loop_factory=loop_factory)
    return (yield)


@pytest.fixture
def at_loop_end() -> AsyncExitStack:
    """What fixtures of a coroutine test await at its end, before its loop closes."""
    return AsyncExitStack()


def _qt_loop() -> asyncio.AbstractEventLoop:
    """Make the application's kind of loop."""
    import qasync  # noqa: PLC0415 - after QT_QPA_PLATFORM
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    QApplication.setQuitOnLastWindowClosed(False)
    loop: asyncio.AbstractEventLoop = qasync.QEventLoop(QApplication.instance())
    return loop


@pytest.fixture(autouse=True)
def no_system_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """The machine's own settings are no part of any test."""
    for name in ("http", "https", "all", "no"):
        monkeypatch.delenv(f"{name}_proxy", raising=False)
        monkeypatch.delenv(f"{name}_proxy".upper(), raising=False)
    monkeypatch.delenv("XDG_CURRENT_DESKTOP", raising=False)


@pytest.fixture(autouse=True)
def no_leaked_windows(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test that leaves a window behind fails."""
    yield
    if "qapp" not in request.fixturenames:
        return
    from PySide6.QtCore import QCoreApplication, QEvent  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    for widget in left:
        widget.close()
    assert not left, f"windows left open: {left}"
