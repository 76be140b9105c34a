"""A test that is a coroutine has the right loop, and leaves nothing behind unseen."""

import asyncio

import pytest
import qasync

from tests.support import running
from tests.support.running import run


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "SETTLE_S", 0.01)


async def test_without_qt_it_is_asyncios_own_loop() -> None:
    assert not isinstance(asyncio.get_running_loop(), qasync.QEventLoop)


@pytest.fixture
def something_of_qt(qapp: object) -> None:
    """Something that wants Qt for itself."""


@pytest.mark.usefixtures("something_of_qt")
async def test_with_qt_it_is_the_applications_kind_of_loop() -> None:
    assert isinstance(asyncio.get_running_loop(), qasync.QEventLoop)


@pytest.mark.usefixtures("impatient")
def test_a_task_left_behind_fails() -> None:
    async def leaving() -> None:
        asyncio.get_running_loop().create_task(asyncio.sleep(60), name="forgotten")

    with pytest.raises(AssertionError, match="forgotten"):
        run(leaving())


def test_an_error_that_nobody_saw_fails() -> None:
    def fail() -> None:
        raise ValueError("unseen")

    async def failing() -> None:
        asyncio.get_running_loop().call_soon(fail)
        await asyncio.sleep(0)

    with pytest.raises(AssertionError, match="unseen"):
        run(failing())


def test_a_task_that_ends_in_a_moment_is_no_leak() -> None:
    async def leaving() -> None:
        asyncio.get_running_loop().create_task(asyncio.sleep(0.01))

    run(leaving())
