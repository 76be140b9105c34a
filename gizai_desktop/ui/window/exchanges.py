"""Imports and exports of the window; their sheets are imported when they are first asked for."""

import asyncio
import importlib
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gizai_desktop.ui.frame.window import Window
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.parts import WindowParts

if TYPE_CHECKING:
    from gizai_desktop.ui.exchange.drop_hint import DropHint
    from gizai_desktop.ui.exchange.export_presenter import ExportPresenter
    from gizai_desktop.ui.exchange.import_presenter import ImportPresenter
    from gizai_desktop.ui.exchange.parts import ExchangeParts

_IMPORTS = "gizai_desktop.ui.exchange.import_presenter"
_EXPORTS = "gizai_desktop.ui.exchange.export_presenter"
"""Loading them takes longer than a frame, so a thread does it."""


class WindowExchanges(QObject):
    """Has the presenters, and takes what is dropped on the window.

    Signals:
        removal_asked(tuple): ids of conversations that are to go to the trash.
    """

    removal_asked = Signal(tuple)

    def __init__(self, theme: Theme, shell: Window, parts: WindowParts) -> None:
        super().__init__(shell)
        self._theme = theme
        self._shell = shell
        self._parts = parts
        self._hint: DropHint | None = None
        shell.files_held.connect(self._hint_at_dropping)
        shell.files_left.connect(self._hide_hint)
        shell.files_dropped.connect(self.take)

    def open_import(self) -> None:
        """Ask what to import."""
        self._import(lambda imports: imports.open_import())

    def export_meant(self, ids: Sequence[str]) -> None:
        """Ask how to export the open conversation or what is picked; all can be chosen as well."""
        self._export(lambda exports: exports.export_meant(ids))

    def export_all(self, ids: Sequence[str]) -> None:
        """The same, with all conversations chosen at first."""
        self._export(lambda exports: exports.export_meant(ids, everything=True))

    def export(self, ids: Sequence[str]) -> None:
        """Ask how to export these conversations."""
        self._export(lambda exports: exports.export(ids))

    def back_up(self) -> None:
        """Write everything into one archive."""
        self._export(lambda exports: exports.back_up())

    def restore(self) -> None:
        """Ask for a backup and bring it back."""
        self._import(lambda imports: imports.ask_restore())

    def take(self, paths: Sequence[Path]) -> None:
        """Import these files and folders."""
        self._import(lambda imports: imports.import_paths(paths))

    def _hint_at_dropping(self) -> None:
        if self._hint is None:
            from gizai_desktop.ui.exchange.drop_hint import DropHint  # noqa: PLC0415

            self._hint = DropHint(self._theme, self._shell)
        self._hint.show_over()

    def _hide_hint(self) -> None:
        if self._hint is not None:
            self._hint.hide()

    def _import(self, do: "Callable[[ImportPresenter], None]") -> None:
        async def work() -> None:
            await asyncio.to_thread(importlib.import_module, _IMPORTS)
            do(self._imports)

        self._parts.tasks.start(work(), "open the import")

    def _export(self, do: "Callable[[ExportPresenter], None]") -> None:
        async def work() -> None:
            await asyncio.to_thread(importlib.import_module, _EXPORTS)
            do(self._exports)

        self._parts.tasks.start(work(), "open the export")

    @cached_property
    def _imports(self) -> "ImportPresenter":
        from gizai_desktop.ui.exchange.import_presenter import ImportPresenter  # noqa: PLC0415

        presenter = ImportPresenter(self._theme, self._shell, self._exchange_parts)
        presenter.removal_asked.connect(self.removal_asked)
        return presenter

    @cached_property
    def _exports(self) -> "ExportPresenter":
        from gizai_desktop.ui.exchange.export_presenter import ExportPresenter  # noqa: PLC0415

        return ExportPresenter(self._theme, self._shell, self._exchange_parts)

    @cached_property
    def _exchange_parts(self) -> "ExchangeParts":
        from gizai_desktop.ui.exchange.parts import ExchangeParts  # noqa: PLC0415

        parts = self._parts
        return ExchangeParts(parts.exchange, parts.library, parts.tasks)
