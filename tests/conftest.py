"""For every test: an offscreen Qt, a loop like the application's, and nothing left behind."""

import asyncio
import gc
import os
from collections.abc import Callable, Coroutine, Iterator
from typing import Any

import pytest

ON_SCREEN = "--onscreen"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(ON_SCREEN, action="store_true", help="show the windows of the tests")


def pytest_configure(config: pytest.Config) -> None:
    if not config.getoption(ON_SCREEN):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"


@pytest.fixture
def on_loop(qapp: Any) -> Iterator[Callable[[Coroutine[Any, Any, None]], None]]:
    """Runs a coroutine on a qasync loop, as the application does; leaked tasks fail."""
    import qasync  # noqa: PLC0415 - after QT_QPA_PLATFORM

    qapp.setQuitOnLastWindowClosed(False)
    with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(qapp)) as runner:
        unseen: list[dict[str, Any]] = []
        runner.get_loop().set_exception_handler(lambda _, context: unseen.append(context))

        async def watched(work: Coroutine[Any, Any, None]) -> list[str]:
            await work
            others = asyncio.all_tasks() - {asyncio.current_task()}
            pending = (await asyncio.wait(others, timeout=2))[1] if others else set()
            return [repr(task) for task in pending]

        def run(work: Coroutine[Any, Any, None]) -> None:
            leaked = runner.run(watched(work))
            assert not leaked, f"left behind: {leaked}"
            assert not unseen, f"errors that nobody saw: {unseen}"

        yield run
    # A loop that a worker thread collected later would take its Qt timers along there.
    gc.collect()


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
