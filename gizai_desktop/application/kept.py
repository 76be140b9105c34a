"""A value that is written soon after each change: the settings, the window's state."""

from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

from gizai_desktop.application.event import Event
from gizai_desktop.application.notices import Notice, Notices, NoticeText
from gizai_desktop.application.tasks import Tasks
from gizai_desktop.domain.errors import StorageError

T = TypeVar("T")
NOTICE_KEY = "settings"
"""Key of the notice that something could not be written; it goes once that works again."""


class Kept(Generic[T]):
    """Holds one immutable value, announces changes at once and writes the newest one.

    Attributes:
        changed: carries each new value.
    """

    def __init__(
        self, value: T, save: Callable[[T], Awaitable[None]], tasks: Tasks, notices: Notices
    ) -> None:
        self._value = value
        self._written = value
        self._save = save
        self._tasks = tasks
        self._notices = notices
        self._writing = False
        self._said = False
        self.changed: Event[T] = Event()

    @property
    def value(self) -> T:
        """The newest value."""
        return self._value

    @property
    def written(self) -> T:
        """The value that is on disk."""
        return self._written

    @property
    def on_disk(self) -> bool:
        """Whether the newest value is written."""
        return self._written == self._value

    def put(self, value: T) -> None:
        """Take a new value, tell everybody and have it written."""
        if value == self._value:
            return
        self._value = value
        self.changed.emit(value)
        if not self._writing:
            self._writing = True
            self._tasks.start(self._write(), "write kept value")

    async def flush(self) -> None:
        """Write the newest value, if that has not happened yet."""
        if not self.on_disk:
            await self._write()

    async def _write(self) -> None:
        try:
            while not self.on_disk:
                value = self._value
                await self._save(value)
                self._written = value
            if self._said:
                self._said = False
                self._notices.withdraw(NOTICE_KEY)
        except StorageError as error:
            notice = Notice(NoticeText.SETTINGS_NOT_SAVED, key=NOTICE_KEY, failure=error.failure)
            self._notices.post(notice)
            self._said = True
        finally:
            self._writing = False
