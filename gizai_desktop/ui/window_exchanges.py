"""Imports and exports of the window; their sheets are imported when they are first asked for."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.ui.theme import Theme
from gizai_desktop.ui.window import Window
from gizai_desktop.ui.window_parts import WindowParts

if TYPE_CHECKING:
    from gizai_desktop.ui.exchange.export_presenter import ExportPresenter
    from gizai_desktop.ui.exchange.import_presenter import ImportPresenter
    from gizai_desktop.ui.exchange.parts import ExchangeParts


class WindowExchanges(QObject):
    """Has the presenters, and takes what is dropped on the window."""

    def __init__(self, theme: Theme, shell: Window, parts: WindowParts) -> None:
        super().__init__(shell)
        self._theme = theme
        self._shell = shell
        self._parts = parts
        shell.files_dropped.connect(self._take_dropped)

    def open_import(self) -> None:
        """Ask what to import."""
        self._imports.open_import()

    def export_current(self, current: Conversation) -> None:
        """Ask how to export the open conversation, or all."""
        self._exports.export_current(current)

    def export(self, ids: Sequence[str]) -> None:
        """Ask how to export these conversations."""
        self._exports.export(ids)

    def back_up(self) -> None:
        """Write everything into one archive."""
        self._exports.back_up()

    def restore(self) -> None:
        """Ask for a backup and bring it back."""
        self._imports.ask_restore()

    def _take_dropped(self, paths: list[Path]) -> None:
        self._imports.import_paths(paths)

    @cached_property
    def _imports(self) -> "ImportPresenter":
        from gizai_desktop.ui.exchange.import_presenter import ImportPresenter  # noqa: PLC0415

        return ImportPresenter(self._theme, self._shell, self._exchange_parts)

    @cached_property
    def _exports(self) -> "ExportPresenter":
        from gizai_desktop.ui.exchange.export_presenter import ExportPresenter  # noqa: PLC0415

        return ExportPresenter(self._theme, self._shell, self._exchange_parts)

    @cached_property
    def _exchange_parts(self) -> "ExchangeParts":
        from gizai_desktop.ui.exchange.parts import ExchangeParts  # noqa: PLC0415

        parts = self._parts
        return ExchangeParts(parts.exchange, parts.library, parts.tasks)
