"""One thread that works in order, and writes of which the newest is enough."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock
from typing import Generic, TypeVar

_T = TypeVar("_T")
_R = TypeVar("_R")


class _Waiting(Generic[_T]):
    """A job that has not begun; it can still be replaced by a newer one."""

    def __init__(self, job: Callable[[], _T]) -> None:
        self.job = job
        self.done: Future[_T] | None = None


class OrderedThread(Generic[_T]):
    """Runs jobs one after the other, in the order of the calls, away from the event loop.

    A caller that is cancelled leaves its job to be done: what was asked to be saved is saved.
    """

    def __init__(self, name: str) -> None:
        self._pool = ThreadPoolExecutor(1, thread_name_prefix=name)
        self._lock = Lock()
        self._waiting: dict[str, _Waiting[_T]] = {}
        self._closed = False

    async def write(self, key: str, job: Callable[[], _T]) -> _T:
        """Do ``job``, or in its place a later one of the same key that came before its turn.

        Gives the result of the job that was done, or raises what that raised.
        """
        with self._lock:
            waiting = self._waiting.get(key)
            if waiting is None or waiting.done is None:
                waiting = self._waiting[key] = _Waiting(job)
                waiting.done = self._pool.submit(self._begin, key, waiting)
            else:
                waiting.job = job
            done = waiting.done
        return await _finished(done)

    async def run(self, job: Callable[[], _R]) -> _R:
        """Do ``job`` after everything before it, and before everything after it."""
        with self._lock:
            self._waiting.clear()
            done = self._pool.submit(job)
        return await _finished(done)

    def after(self, job: Callable[[], object]) -> None:
        """Do ``job`` after everything before it; nobody waits for it."""
        with self._lock:
            self._waiting.clear()
            self._pool.submit(job)

    async def aclose(self) -> None:
        """Finish what was asked for, then end the thread; a second call does nothing."""
        if self._closed:
            return
        self._closed = True
        await self.run(lambda: None)
        self._pool.shutdown()

    def _begin(self, key: str, waiting: _Waiting[_T]) -> _T:
        with self._lock:
            if self._waiting.get(key) is waiting:
                del self._waiting[key]
            job = waiting.job
        return job()


async def _finished(done: Future[_R]) -> _R:
    """Wait for a thread's result; cancelling the caller does not cancel the work."""
    return await asyncio.shield(asyncio.wrap_future(done))
