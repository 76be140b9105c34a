"""Starting with the computer: the setting, and the system's entry that it stands for."""

from contextlib import suppress

from gizai_desktop.application.notices import Notice, Notices, NoticeText
from gizai_desktop.application.ports import AutostartEntry
from gizai_desktop.application.preferences import Preferences
from gizai_desktop.application.tasks import Tasks
from gizai_desktop.domain.errors import StorageError


class AutostartFollower:
    """Writes the entry when the setting changes.

    What the user did to the entry outside, in the desktop's own settings, changes the setting.
    """

    def __init__(
        self, entry: AutostartEntry, preferences: Preferences, notices: Notices, tasks: Tasks
    ) -> None:
        self._entry = entry
        self._preferences = preferences
        self._notices = notices
        self._tasks = tasks
        self._there = preferences.settings.autostart

    async def begin(self) -> None:
        """Look at the entry, and follow the setting from now on."""
        self._there = await self._entry.there()
        if self._there != self._preferences.settings.autostart:
            self._preferences.change(autostart=self._there)
        self._preferences.changed.connect(lambda _: self._follow())
        with suppress(StorageError):  # the entry is as the user left it; the next start tries again
            await self._entry.renew()

    def _follow(self) -> None:
        wanted = self._preferences.settings.autostart
        if wanted != self._there:
            self._there = wanted
            self._tasks.start(self._put(), "write the autostart entry")

    async def _put(self) -> None:
        wanted = self._there
        try:
            await self._entry.put(there=wanted)
        except StorageError as error:
            self._notices.post(
                Notice(NoticeText.AUTOSTART_NOT_SET, key="autostart", failure=error.failure)
            )
            self._there = await self._entry.there()
            self._preferences.change(autostart=self._there)
            return
        if wanted == self._there:
            self._notices.withdraw("autostart")
