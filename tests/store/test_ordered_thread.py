import asyncio
from collections.abc import Callable
from functools import partial
from threading import Event

import pytest

from gizai_desktop.store.ordered_thread import OrderedThread


async def test_a_job_in_between_keeps_the_writes_before_it_apart_from_those_after_it() -> None:
    done: list[str] = []

    thread, gate = OrderedThread[None]("test"), Event()
    jobs = [
        thread.run(gate.wait),
        thread.write("a", partial(done.append, "a1")),
        thread.write("b", partial(done.append, "b1")),
        thread.write("a", partial(done.append, "a2")),
        thread.run(partial(done.append, "between")),
        thread.write("a", partial(done.append, "a3")),
    ]
    waiting = asyncio.gather(*jobs)
    await asyncio.sleep(0)
    gate.set()
    await waiting
    await thread.aclose()
    assert done == ["a2", "b1", "between", "a3"]


async def test_a_write_whose_caller_went_away_before_its_turn_is_done() -> None:
    done: list[str] = []

    thread, gate = OrderedThread[None]("test"), Event()
    first = asyncio.gather(thread.run(gate.wait))
    await asyncio.sleep(0)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0):
            await thread.write("a", partial(done.append, "saved"))
    gate.set()
    await first
    await thread.aclose()
    await thread.aclose()
    assert done == ["saved"]


async def test_every_caller_of_a_write_that_failed_hears_of_it_and_the_next_one_works() -> None:
    def fail() -> None:
        raise OSError("disk")

    thread, gate = OrderedThread[None]("test"), Event()
    writes: list[Callable[[], None]] = [lambda: None, fail]
    waiting = asyncio.gather(
        thread.run(gate.wait), *(thread.write("a", w) for w in writes), return_exceptions=True
    )
    await asyncio.sleep(0)
    gate.set()
    results = [*await waiting]
    await thread.write("a", lambda: None)
    await thread.aclose()
    assert [type(result) for result in results[1:]] == [OSError, OSError]
