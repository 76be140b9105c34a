"""The sheet of an export: which chats, as what, and how far it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLocale, QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gizai_desktop.domain.exporting import ExportFormat, ExportOptions, ExportWords
from gizai_desktop.ui.exchange.work_view import WorkView
from gizai_desktop.ui.forms.fitting_choice import FittingChoice
from gizai_desktop.ui.forms.form import help_label
from gizai_desktop.ui.forms.switch_row import SwitchRow
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.widgets.buttons import Button
from gizai_desktop.ui.widgets.label import TextLabel
from gizai_desktop.ui.widgets.sheet import Sheet

_WIDTH = 520
_SIDE = 24


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """One answer to the question which chats."""

    label: str
    ids: tuple[str, ...]


class ExportSheet(Sheet):
    """520 wide; asks and works. `deleteLater()` it on `closed`.

    Closing it does not end an export that runs.

    Signals:
        chosen(tuple, ExportOptions): ids, and how they are written.
        cancelled(): the running export is to end.
    """

    chosen = Signal(tuple, object)
    cancelled = Signal()

    def __init__(
        self,
        theme: Theme,
        parent_window: QWidget,
        choices: Sequence[ExportChoice],
        chosen: int = 0,
    ) -> None:
        super().__init__(theme, parent_window, "", QSize(_WIDTH, 0))
        self._choices = choices
        self.set_title(self._title())
        labels = [(str(place), choice.label) for place, choice in enumerate(choices)]
        formats = [(str(each), name) for each, name in self._formats().items()]
        self.which = FittingChoice(
            theme, self.tr("Which chats"), labels or [("0", "")], str(chosen)
        )
        self.format = FittingChoice(theme, self.tr("Format"), formats, str(ExportFormat.MARKDOWN))
        self.about = help_label(theme, "")
        self.reasoning = SwitchRow(
            theme,
            self.tr("With thoughts"),
            self.tr("What the AI thought before it answered, where that is known."),
        )
        self.work = WorkView(theme, self.tr("Writing…"))
        self.failure = TextLabel(theme, "", "ui", "danger", wrap=True)
        self.close_button = Button(theme, self.tr("Cancel"), "plain")
        self.export = Button(theme, self.tr("Export…"), "primary")
        self.cancel = Button(theme, self.tr("Cancel export"), "plain")
        self._lay_out_body()
        self.panel.foot_line = False
        self.format.changed.connect(lambda _: self._describe())
        self.export.clicked.connect(self._choose)
        self.close_button.clicked.connect(self._close)
        self.cancel.clicked.connect(self._cancel)
        self._describe()
        self._show_asking()

    def show_work(self, done: int = 0, total: int = 0) -> None:
        """Show how far it is."""
        if total > 1:
            numbers = QLocale().toString(done), QLocale().toString(total)
            sentence = self.tr("Written: {done} of {total}")
            sentence = sentence.replace("{done}", numbers[0]).replace("{total}", numbers[1])
            self.work.show_progress(done, total, sentence)
        if self.work.isHidden():
            self._show(self.work, self.cancel)
            self.cancel.setEnabled(True)
            self._focus_first()

    def show_failure(self, sentence: str) -> None:
        """Ask again, and tell why nothing was written."""
        self.failure.setText(sentence)
        self._show_asking()
        self._focus_first()

    def first_focus(self) -> QWidget | None:
        """The format, unless something runs."""
        return self.cancel if self.export.isHidden() else super().first_focus()

    def _title(self) -> str:
        if len(self._choices) != 1:
            return self.tr("Export chats")
        count = len(self._choices[0].ids)
        if count == 1:
            return self.tr("Export chat")
        return self.tr("Export chats: %1").replace("%1", QLocale().toString(count))

    def _formats(self) -> dict[ExportFormat, str]:
        return {
            ExportFormat.MARKDOWN: "Markdown",
            ExportFormat.HTML: "HTML",
            ExportFormat.PDF: "PDF",
            ExportFormat.TEXT: self.tr("Text"),
            ExportFormat.JSON: "JSON",
        }

    def _lay_out_body(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(_SIDE, 0, _SIDE, 8)
        column.setSpacing(12)
        for widget in (
            *(self.which, self.format, self.about, self.reasoning),
            *(self.failure, self.work),
        ):
            column.addWidget(widget)
        self.set_body(body)
        for button in (self.cancel, self.close_button, self.export):
            self.add_button(button)

    def _show_asking(self) -> None:
        asked: list[QWidget] = [self.format, self.about, self.close_button, self.export]
        if len(self._choices) > 1:
            asked.append(self.which)
        if self.format.value != ExportFormat.JSON:
            asked.append(self.reasoning)
        if self.failure.text():
            asked.append(self.failure)
        self._show(*asked)

    def _show(self, *widgets: QWidget) -> None:
        for each in (
            *(self.which, self.format, self.about, self.reasoning, self.failure, self.work),
            *(self.cancel, self.close_button, self.export),
        ):
            each.setVisible(each in widgets)
        room = min(self._theme.px(_WIDTH), self._window.width()) - 2 * _SIDE
        self.which.fit(room)
        self.format.fit(room)
        self._lay_out()

    def _focus_first(self) -> None:
        first = self.first_focus()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _describe(self) -> None:
        sentences = {
            ExportFormat.MARKDOWN: self.tr("The branch that is shown, as text with marks."),
            ExportFormat.HTML: self.tr("The branch that is shown, as a page for any browser."),
            ExportFormat.PDF: self.tr("The branch that is shown, to print or to send."),
            ExportFormat.TEXT: self.tr("The branch that is shown, without any marks of its own."),
            ExportFormat.JSON: self.tr(
                "Everything with all branches. This format can be imported again."
            ),
        }
        self.about.setText(sentences[ExportFormat(self.format.value)])
        if not self.export.isHidden():
            self._show_asking()

    def _choose(self) -> None:
        self.failure.setText("")
        ids = self._choices[int(self.which.value)].ids
        options = ExportOptions(
            ExportFormat(self.format.value), self.reasoning.switch.isChecked(), self._words()
        )
        self.chosen.emit(ids, options)

    def _words(self) -> ExportWords:
        return ExportWords(
            self.tr("You"),
            self.tr("Assistant"),
            self.tr("System"),
            self.tr("Instructions"),
            self.tr("Thoughts"),
            self.tr("No answer"),
            self.tr("New chat"),
        )

    def _close(self) -> None:
        self.dismiss(Qt.FocusReason.OtherFocusReason)

    def _cancel(self) -> None:
        self.cancel.setEnabled(False)
        self.cancelled.emit()
