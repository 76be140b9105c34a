"""Carries out what the user wants to import or to restore."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from gizai_desktop.domain.importing import ImportProgress, ImportReport
from gizai_desktop.ui.exchange.file_dialogs import choose_files, choose_folder
from gizai_desktop.ui.exchange.import_sheet import ImportSheet
from gizai_desktop.ui.exchange.parts import ExchangeParts, Teller
from gizai_desktop.ui.exchange.report_texts import result
from gizai_desktop.ui.exchange.restore_sheet import RestoreSheet
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.widgets.toast import Toast


class ImportPresenter(QObject):
    """Joins the sheet of an import, the dialogs and the work.

    Signals:
        removal_asked(tuple): ids of conversations that were new and are to go to the trash.
    """

    removal_asked = Signal(tuple)

    def __init__(self, theme: Theme, window: QWidget, parts: ExchangeParts) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._parts = parts
        self._tell = Teller(theme, window, parts.exchange)
        self._import_sheet: ImportSheet | None = None
        self._report = ImportReport()
        self._importing = False
        parts.exchange.import_progressed.connect(self._show_import)
        parts.exchange.imported.connect(self._report_import)

    def open_import(self) -> None:
        """Ask what to import, or show how far an import is."""
        sheet = self._open_import_sheet()
        if self._importing:
            sheet.show_work()

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Import what was chosen or dropped."""
        if not paths or self._tell.busy():
            return
        self._importing = True
        self._open_import_sheet().show_work()
        self._parts.tasks.start(self._parts.exchange.import_paths(paths), "import")

    def ask_restore(self) -> None:
        """Let the user choose a backup and what of it is wanted."""
        filters = self.tr("Backups (*.zip)")
        choose_files(self._window, self.tr("Restore a backup"), filters, self._ask_restore)

    def _ask_restore(self, paths: Sequence[Path]) -> None:
        if self._tell.busy():
            return
        sheet = RestoreSheet(self._theme, self._window, paths[0])
        sheet.confirmed.connect(lambda with_settings: self._restore(paths[0], with_settings))
        sheet.closed.connect(sheet.deleteLater)
        sheet.open()

    def _restore(self, backup: Path, with_settings: bool) -> None:
        self._importing = True
        self._open_import_sheet().show_work()
        work = self._parts.exchange.restore(backup, with_settings=with_settings)
        self._parts.tasks.start(work, "restore")

    def _open_import_sheet(self) -> ImportSheet:
        if self._import_sheet is None:
            sheet = self._import_sheet = ImportSheet(self._theme, self._window)
            sheet.files_asked.connect(self._ask_files)
            sheet.folder_asked.connect(self._ask_folder)
            sheet.cancelled.connect(self._parts.exchange.cancel)
            sheet.undo_asked.connect(self._undo)
            sheet.closed.connect(self._forget_import_sheet)
            sheet.open()
        return self._import_sheet

    def _forget_import_sheet(self) -> None:
        if self._import_sheet is not None:
            self._import_sheet.deleteLater()
            self._import_sheet = None

    def _ask_files(self) -> None:
        filters = self.tr("Exports (*.zip *.json);;All files (*)")
        choose_files(self._window, self.tr("Import chats"), filters, self.import_paths)

    def _ask_folder(self) -> None:
        choose_folder(self._window, self.tr("Import a folder"), self.import_paths)

    def _show_import(self, progress: ImportProgress) -> None:
        if self._import_sheet is not None:
            self._import_sheet.show_work(progress)

    def _report_import(self, report: ImportReport) -> None:
        self._importing = False
        if self._import_sheet is not None:
            self._show_report(report)
            return
        first = result(report).partition("\n")[0]
        toast = Toast(self._theme, self._window, first, self.tr("Details"))
        toast.acted.connect(lambda: self._show_report(report))
        toast.open()

    def _show_report(self, report: ImportReport) -> None:
        self._report = report
        self._open_import_sheet().show_report(report)

    def _undo(self) -> None:
        headers = self._parts.library.headers
        self.removal_asked.emit(tuple(each for each in self._report.added if each in headers))
