"""Takes pictures of the real window."""

import asyncio
from pathlib import Path

from tests.ui.running_desktop import RunningDesktop

SETTLE_MS = 400
"""Milliseconds until animations have come to rest."""


class Studio:
    """Takes pictures of one window into one folder."""

    def __init__(
        self, app: RunningDesktop, ids: dict[str, str], folder: Path, suffix: str = ""
    ) -> None:
        self.app = app
        self._ids = ids
        self._folder = folder
        self._suffix = suffix

    async def settle(self) -> None:
        await asyncio.sleep(SETTLE_MS / 1000)

    async def take(self, name: str) -> None:
        await self.settle()
        window = self.app.window.shell
        geometry = window.geometry()
        picture = window.screen().grabWindow(
            0, geometry.x(), geometry.y(), geometry.width(), geometry.height()
        )
        assert picture.save(str(self._folder / f"{name}{self._suffix}.png"))

    async def show(self, title: str) -> None:
        conversation_id = self._ids[title]
        self.app.window.chat.show(conversation_id)
        await self.app.until(lambda: self.app.window.chat.current.id == conversation_id)
