"""The sheet of an import: what can be imported, how far it is, and what came of it."""

from PySide6.QtCore import QLocale, QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gizai_desktop.domain.importing import ImportProgress, ImportReport
from gizai_desktop.ui.exchange.report_texts import details, result
from gizai_desktop.ui.exchange.work_view import WorkView
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.widgets.buttons import Button
from gizai_desktop.ui.widgets.field import TextArea
from gizai_desktop.ui.widgets.label import TextLabel
from gizai_desktop.ui.widgets.sheet import Sheet

_WIDTH = 520
_ROWS = 6


class ImportSheet(Sheet):
    """520 wide; asks, works, and reports, one after the other. `deleteLater()` it on `closed`.

    Closing it does not end the import.

    Signals:
        files_asked(), folder_asked(): the user wants to choose what is imported.
        cancelled(): the running import is to end.
        undo_asked(): what was new is to go to the trash.
    """

    files_asked = Signal()
    folder_asked = Signal()
    cancelled = Signal()
    undo_asked = Signal()

    def __init__(self, theme: Theme, parent_window: QWidget) -> None:
        super().__init__(theme, parent_window, "", QSize(_WIDTH, 0))
        self.set_title(self.tr("Import chats"))
        self._ask = QWidget()
        self.files = Button(theme, self.tr("Choose files…"), "primary")
        self.folder = Button(theme, self.tr("Choose a folder…"))
        self.work = WorkView(theme, self.tr("Reading…"))
        self.result = TextLabel(theme, "", "ui", "text", wrap=True)
        self.details = TextArea(theme, self.tr("Details"), "", _ROWS)
        self.details.edit.setReadOnly(True)
        self.cancel = Button(theme, self.tr("Cancel import"), "plain")
        self.undo = Button(theme, self.tr("Undo import"), "plain")
        self.done = Button(theme, self.tr("Done"), "primary")
        self._lay_out_body()
        self.panel.foot_line = False
        self.files.clicked.connect(self.files_asked)
        self.folder.clicked.connect(self.folder_asked)
        self.cancel.clicked.connect(self._cancel)
        self.undo.clicked.connect(self._undo)
        self.done.clicked.connect(self._finish)
        self.ask()

    def ask(self) -> None:
        """Show what can be imported."""
        self._show(self._ask, self.files, self.folder)

    def show_work(self, progress: ImportProgress | None = None) -> None:
        """Show that it works, and how far it is."""
        if progress is not None:
            chats = QLocale().toString(progress.chats)
            sentence = self.tr("Chats found so far: {count}").replace("{count}", chats)
            self.work.show_progress(progress.done, progress.total, sentence)
        if self.work.isHidden():
            self._show(self.work, self.cancel)
            self.cancel.setEnabled(True)

    def show_report(self, report: ImportReport) -> None:
        """Show what came of it."""
        self.result.setText(result(report))
        self.result.set_color("danger" if report.failure else "text")
        told = details(report)
        self.details.set_text(told)
        shown = (self.result, self.done)
        more = ((self.details, bool(told)), (self.undo, bool(report.added)))
        self._show(*shown, *(widget for widget, wanted in more if wanted))

    def first_focus(self) -> QWidget | None:
        """What one would press next."""
        return next(
            (each for each in (self.files, self.cancel, self.done) if not each.isHidden()), None
        )

    def _lay_out_body(self) -> None:
        theme = self._theme
        ask = QVBoxLayout(self._ask)
        ask.setContentsMargins(0, 0, 0, 0)
        ask.setSpacing(12)
        sentence = self.tr(
            "Choose the archive, folder or files that you exported from ChatGPT, Claude,"
            " Open WebUI, Chatbox, VividNode or GizAI Desktop, or drop them on the window."
        )
        promise = self.tr(
            "Branches are kept. What is here stays as it is, and importing the same again"
            " adds only what is new."
        )
        ask.addWidget(TextLabel(theme, sentence, "ui", "text", wrap=True))
        ask.addWidget(TextLabel(theme, promise, "help", "text2", wrap=True))
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(24, 0, 24, 8)
        column.setSpacing(16)
        for widget in (self._ask, self.work, self.result, self.details):
            column.addWidget(widget)
        self.set_body(body)
        for button in (self.undo, self.cancel, self.folder, self.files, self.done):
            self.add_button(button)

    def _show(self, *widgets: QWidget) -> None:
        for each in (
            *(self._ask, self.work, self.result, self.details),
            *(self.undo, self.cancel, self.folder, self.files, self.done),
        ):
            each.setVisible(each in widgets)
        self._lay_out()
        first = self.first_focus()
        if self.isVisible() and first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _cancel(self) -> None:
        self.cancel.setEnabled(False)
        self.cancelled.emit()

    def _undo(self) -> None:
        self.undo_asked.emit()
        self.dismiss(Qt.FocusReason.OtherFocusReason)

    def _finish(self) -> None:
        self.dismiss(Qt.FocusReason.OtherFocusReason)
