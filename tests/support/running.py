"""Runs a coroutine on a loop of its own and fails on everything that it leaves behind."""

import asyncio
import gc
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

T = TypeVar("T")
SETTLE_S = 2.0
"""Seconds within which what still runs must end by itself."""


def run(
    coroutine: Coroutine[Any, Any, T],
    *,
    loop_factory: Callable[[], asyncio.AbstractEventLoop] | None = None,
    python_bug: str = "",
) -> T:
    """Run to the end; leaked tasks and errors that nobody saw are failures.

    Unclosed sessions and transports warn while they are collected, which pytest turns into
    errors. A loop of Qt's must be collected, too: its timers would otherwise go with the worker
    thread that collects next.

    Args:
        loop_factory: makes another loop than asyncio's own.
        python_bug: words of an error of Python's own that may come.
    """
    unseen: list[dict[str, Any]] = []
    with asyncio.Runner(debug=False, loop_factory=loop_factory) as runner:
        runner.get_loop().set_exception_handler(lambda _, context: unseen.append(context))
        result, leaked = runner.run(_watched(coroutine))
    gc.collect()
    if python_bug:
        unseen = [context for context in unseen if python_bug not in str(context)]
    if leaked or unseen:
        raise AssertionError(f"left behind: {leaked} {unseen}")
    return result


async def _watched(coroutine: Coroutine[Any, Any, T]) -> tuple[T, list[str]]:
    result = await coroutine
    others = asyncio.all_tasks() - {asyncio.current_task()}
    # asyncio's own server side notices a broken handshake a moment after the client.
    pending = (await asyncio.wait(others, timeout=SETTLE_S))[1] if others else set()
    return result, [repr(task) for task in pending]
