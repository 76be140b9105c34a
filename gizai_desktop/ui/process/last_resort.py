"""Errors that nobody foresaw: of slots and of tasks, noted and said in one place."""

import asyncio
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import TracebackType

from gizai_desktop.application.notices import Notice, NoticeAction, Notices, NoticeText
from gizai_desktop.store.error_log import ErrorLog


class LastResort:
    """Takes them while the window lives."""

    def __init__(self, error_log: ErrorLog, notices: Notices) -> None:
        self._error_log = error_log
        self._notices = notices

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Within the block, errors of slots and of the running loop come here."""
        asyncio.get_running_loop().set_exception_handler(self._report_context)
        former, sys.excepthook = sys.excepthook, self._report_uncaught
        try:
            yield
        finally:
            sys.excepthook = former

    def report(self, error: BaseException) -> None:
        """Note one, and say that there was one."""
        self._error_log.write(error)
        self._notices.post(
            Notice(NoticeText.UNEXPECTED, action=NoticeAction.COPY_DETAILS, key="unexpected")
        )

    def _report_context(
        self, loop: asyncio.AbstractEventLoop, context: Mapping[str, object]
    ) -> None:
        del loop
        error = context.get("exception")
        # Python before 3.11.8 stumbles when TLS inside TLS ends in a failure, after the turn
        # has got its own (near python/cpython#113214).
        harmless = isinstance(error, AttributeError | TypeError) and "_abort" in str(error)
        if isinstance(error, BaseException) and not harmless:
            self.report(error)

    def _report_uncaught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        del kind
        self.report(error.with_traceback(trace))
