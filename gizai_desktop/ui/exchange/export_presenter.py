"""Carries out what the user wants to export or to back up."""

from collections.abc import Coroutine, Sequence, Sized
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLocale, QObject
from PySide6.QtWidgets import QWidget

from gizai_desktop.domain.exporting import ExportFormat, ExportOptions, ExportProgress, ExportReport
from gizai_desktop.store.exporting.names import safe_name
from gizai_desktop.ui.exchange.export_sheet import ExportChoice, ExportSheet
from gizai_desktop.ui.exchange.file_dialogs import choose_folder, choose_new_file
from gizai_desktop.ui.exchange.parts import ExchangeParts, Teller
from gizai_desktop.ui.exchange.pdf_run import PdfRun
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.texts import failure_text


class ExportPresenter(QObject):
    """Joins the sheet of an export, the dialogs and the work."""

    def __init__(self, theme: Theme, window: QWidget, parts: ExchangeParts) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._parts = parts
        self._teller = Teller(theme, window, parts.exchange)
        self._export_sheet: ExportSheet | None = None
        parts.exchange.export_progressed.connect(self._show_export)
        parts.exchange.exported.connect(self._report_export)
        parts.exchange.backed_up.connect(self._report_backup)

    def export_meant(self, ids: Sequence[str], *, everything: bool = False) -> None:
        """Ask how to export the open conversation or those that are picked, or all.

        Args:
            everything: whether all are chosen at first.
        """
        headers = self._parts.library.headers
        meant = tuple(each for each in ids if each in headers)
        if headers and not meant and not everything:
            words = self.tr("This chat is still empty. “Export all chats…” in the menu writes all.")
            self._teller.say(words)
            return
        choices = []
        if len(meant) == 1:
            choices.append(ExportChoice(self.tr("This chat"), meant))
        elif meant:
            choices.append(ExportChoice(_counted(self.tr("Selected: %1"), meant), meant))
        if len(headers) > len(meant):
            choices.append(ExportChoice(_counted(self.tr("All chats: %1"), headers), (*headers,)))
        self._ask_export(choices, -1 if everything else 0)

    def export(self, ids: Sequence[str]) -> None:
        """Ask how to export these conversations."""
        self._ask_export([ExportChoice("", tuple(ids))])

    def back_up(self) -> None:
        """Let the user name an archive, and write everything into it."""
        if self._teller.busy():
            return
        name = f"gizai-desktop-{_today()}.zip"
        choose_new_file(self._window, self.tr("Back up everything"), name, self._back_up)

    def _back_up(self, paths: Sequence[Path]) -> None:
        if not self._teller.busy():
            self._teller.say(self.tr("The backup is being made…"))
            self._parts.tasks.start(self._parts.exchange.back_up(paths[0]), "back up")

    def _ask_export(self, choices: Sequence[ExportChoice], chosen: int = 0) -> None:
        if not choices or not choices[0].ids:
            self._teller.say(self.tr("There are no chats to export yet."))
            return
        if self._export_sheet is not None or self._teller.busy():
            return
        sheet = self._export_sheet = ExportSheet(
            self._theme, self._window, choices, chosen % len(choices)
        )
        sheet.chosen.connect(self._choose_target)
        sheet.cancelled.connect(self._parts.exchange.cancel)
        sheet.closed.connect(self._forget_export_sheet)
        sheet.open()

    def _forget_export_sheet(self) -> None:
        if self._export_sheet is not None:
            self._export_sheet.deleteLater()
            self._export_sheet = None

    def _choose_target(self, ids: tuple[str, ...], options: ExportOptions) -> None:
        if len(ids) == 1:
            title = self._parts.library.headers[ids[0]].title
            name = f"{safe_name(title, options.words.untitled)}.{options.format}"
            choose_new_file(
                self._window,
                self.tr("Export a chat"),
                name,
                lambda paths: self._export_one(ids[0], paths[0], options),
            )
        else:
            choose_folder(
                self._window,
                self.tr("Export into a new folder in"),
                lambda paths: self._export_several(ids, paths[0], options),
            )

    def _export_one(self, conversation_id: str, target: Path, options: ExportOptions) -> None:
        exchange = self._parts.exchange
        if options.format is ExportFormat.PDF:
            self._start_export(
                exchange.export_by(self._pdf_run([conversation_id], target, options))
            )
        else:
            self._start_export(exchange.export_file(conversation_id, target, options))

    def _export_several(self, ids: Sequence[str], parent: Path, options: ExportOptions) -> None:
        name = self.tr("Chats of {day}").replace("{day}", f"{_today()} {_time()}")
        target = parent / name
        exchange = self._parts.exchange
        if options.format is ExportFormat.PDF:
            self._start_export(exchange.export_by(self._pdf_run(ids, target, options)))
        else:
            self._start_export(exchange.export_folder(ids, target, options))

    def _pdf_run(self, ids: Sequence[str], target: Path, options: ExportOptions) -> PdfRun:
        return PdfRun(self._parts.library.open, ids, target, options, self._theme.font("message"))

    def _show_export(self, progress: ExportProgress) -> None:
        if self._export_sheet is not None:
            self._export_sheet.show_work(progress.done, progress.total)

    def _report_export(self, report: ExportReport) -> None:
        sheet = self._export_sheet
        if report.failure and sheet is not None:
            sheet.show_failure(failure_text(report.failure))
            return
        if sheet is not None:
            sheet.dismiss()
        self._tell(report, self.tr("Exported: {name}"))

    def _report_backup(self, report: ExportReport) -> None:
        self._tell(report, self.tr("The backup is whole: {name}"))

    def _start_export(self, work: Coroutine[Any, Any, None]) -> None:
        if self._export_sheet is not None:
            self._export_sheet.show_work()
        self._parts.tasks.start(work, "export")

    def _tell(self, report: ExportReport, done: str) -> None:
        if report.failure:
            self._teller.say(failure_text(report.failure))
        elif report.cancelled or report.path is None:
            self._teller.say(self.tr("Cancelled. Nothing was written."))
        else:
            sentence = done.replace("{name}", report.path.name)
            if report.missing:
                missing = self.tr("Chats that could not be read: {count}")
                sentence += f" {missing.replace('{count}', str(len(report.missing)))}."
            self._teller.say_where(sentence, report.path)


def _counted(words: str, ids: Sized) -> str:
    return words.replace("%1", QLocale().toString(len(ids)))


def _today() -> str:
    return f"{datetime.now():%Y-%m-%d}"


def _time() -> str:
    return f"{datetime.now():%H-%M-%S}"
