"""Keeps the window open while something is in memory only, and asks what is to be done."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from gizai_desktop.ui.exchange.file_dialogs import choose_folder
from gizai_desktop.ui.frame.window import Window
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.parts import WindowParts

if TYPE_CHECKING:
    from gizai_desktop.ui.library.closing_sheet import ClosingSheet

PATIENCE_S = 3.0
"""Seconds after which the user is asked even if the disk has not answered."""


class Closing(QObject):
    """Asks before the end, if writing once more does not help.

    Answers that run are stopped first: what they have said so far may not be saved, either.
    """

    def __init__(self, theme: Theme, shell: Window, parts: WindowParts) -> None:
        super().__init__(shell)
        self._theme = theme
        self._shell = shell
        self._parts = parts
        self._sheet: ClosingSheet | None = None
        self._trying: asyncio.Task[None] | None = None
        shell.held = self._is_held
        shell.kept_open.connect(self._try)

    @property
    def _draft_missing(self) -> bool:
        state = self._parts.state
        return not state.on_disk and any(text for _, text in state.value.drafts)

    @property
    def _missing(self) -> bool:
        return bool(self._parts.library.unsaved) or self._draft_missing

    def _is_held(self) -> bool:
        return self._missing or bool(self._parts.turns.running)

    def _try(self) -> None:
        if self._sheet is not None:
            self._sheet.raise_()
        else:
            self._parts.tasks.start(self._end_or_ask(), "close the window", dispensable=True)

    async def _end_or_ask(self) -> None:
        if self._trying is None or self._trying.done():
            # Not to be given up with the waiting: it is what nothing may be lost for.
            self._trying = self._parts.tasks.start(self._write(), "write before the end")
        await asyncio.wait([self._trying], timeout=PATIENCE_S)
        if self._missing or not self._trying.done():
            self._ask()
        else:
            self._end()

    async def _write(self) -> None:
        await self._parts.turns.stop_all()
        await self._parts.library.retry_saving()
        await self._parts.state.flush()

    def _ask(self) -> None:
        if self._sheet is None:
            from gizai_desktop.ui.library.closing_sheet import ClosingSheet  # noqa: PLC0415

            sheet = self._sheet = ClosingSheet(self._theme, self._shell)
            sheet.retry_asked.connect(self._retry)
            sheet.copy_asked.connect(self._choose_folder)
            sheet.end_asked.connect(self._end)
            sheet.closed.connect(self._forget_sheet)
        missing = tuple(self._parts.library.not_on_disk)
        self._sheet.show_missing(missing, draft=self._draft_missing)
        if self._shell.isHidden():  # in the tray
            self._shell.show()
            self._shell.raise_()
            self._shell.activateWindow()
        self._sheet.open()

    def _retry(self) -> None:
        self._parts.tasks.start(self._end_or_ask(), "retry saving", dispensable=True)

    def _choose_folder(self) -> None:
        title = QCoreApplication.translate("NoticeArea", "Folder for the copies")
        choose_folder(self._shell, title, self._copy_to)

    def _copy_to(self, folders: list[Path]) -> None:
        self._parts.tasks.start(self._copy(str(folders[0])), "save copies")

    async def _copy(self, folder: str) -> None:
        whole = await self._parts.library.not_on_disk.copy_to(folder)
        if self._sheet is None:
            return
        if whole:
            self._sheet.show_copied(folder)
        else:
            self._sheet.show_not_copied()

    def _end(self) -> None:
        if self._sheet is not None:
            self._sheet.dismiss()
        self._shell.end()

    def _forget_sheet(self) -> None:
        if self._sheet is not None:
            self._sheet.deleteLater()
            self._sheet = None
