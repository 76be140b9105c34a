"""The only place where tasks are started: each has a name, an owner and an end."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

GRACE_S = 2.0
"""Seconds that work has at the end of the program: a rename on its way to a slow disk."""


class Tasks:
    """Starts tasks, reports what they raise, and ends them together.

    `on_error` gets what a task raised beyond cancelling: a bug, for the last-resort handler.
    """

    def __init__(self, on_error: Callable[[BaseException], None]) -> None:
        self._on_error = on_error
        self._running: set[asyncio.Task[Any]] = set()
        self._dispensable: set[asyncio.Task[Any]] = set()

    def start(
        self, work: Coroutine[Any, Any, Any], name: str, *, dispensable: bool = False
    ) -> asyncio.Task[Any]:
        """Run ``work`` beside everything else; cancel the returned task to stop it.

        Args:
            dispensable: nothing is lost when the end of the program cuts it off.
        """
        task = asyncio.get_running_loop().create_task(work, name=name)
        self._running.add(task)
        if dispensable:
            self._dispensable.add(task)
            task.add_done_callback(self._dispensable.discard)
        task.add_done_callback(self._ended)
        return task

    async def finish(self, grace_s: float = GRACE_S) -> None:
        """Let short work end by itself, then cancel what still runs and wait for it."""
        for task in tuple(self._dispensable):
            task.cancel()
        if self._running:
            await asyncio.wait(self._running, timeout=grace_s)
        while self._running:
            for task in self._running:
                task.cancel()
            await asyncio.wait(self._running)

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._running.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            self._on_error(error)
