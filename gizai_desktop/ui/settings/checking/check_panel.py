"""The connection test on the Network page: its button and its steps."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gizai_desktop.domain.connection_check import CheckStage, CheckState, CheckStep
from gizai_desktop.ui.forms.form import Heading
from gizai_desktop.ui.forms.frame import Frame
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.settings.checking.check_row import CheckRow
from gizai_desktop.ui.widgets.buttons import Button


class CheckPanel(QWidget):
    """Shows steps as they come. Emits `start_asked()` and `stop_asked()` for its button."""

    start_asked = Signal()
    stop_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._running = False
        self._last_state = (CheckState.NOT_TRIED, ("", ""))
        self._steps: dict[CheckStage, CheckStep] = {}
        self._rows: dict[CheckStage, CheckRow] = {}
        self._last: CheckRow | None = None
        self.button = Button(theme, self.tr("Test connection"))
        self.button.clicked.connect(self._press)
        self._frame = Frame(theme, lines=False)
        self._frame.column.setContentsMargins(10, 6, 13, 6)
        self._frame.hide()
        head = QHBoxLayout()
        head.addWidget(Heading(theme, self.tr("Connection test")), 1)
        head.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._frame)

    @property
    def steps(self) -> tuple[CheckStep, ...]:
        """What is shown, in order."""
        return tuple(self._steps.values())

    @property
    def texts(self) -> tuple[str, ...]:
        """What the rows say, in order."""
        last = () if self._last is None else (self._last,)
        return tuple(row.text for row in (*self._rows.values(), *last))

    def begin(self) -> None:
        """Forget the last test and offer to cancel the new one."""
        self.clear()
        self._set_running(running=True)

    def show_step(self, step: CheckStep) -> None:
        """Add a step, or show how it went on."""
        self._steps[step.stage] = step
        row = self._rows.get(step.stage)
        if row is None:
            row = self._rows[step.stage] = CheckRow(self._theme)
            self._frame.column.addWidget(row)
        row.show_step(step)
        self._frame.show()

    def show_last(
        self, state: CheckState, words: tuple[str, str], elapsed_ms: int | None = None
    ) -> None:
        """Show what follows the steps, or how it went on."""
        if self._last is None:
            self._last = CheckRow(self._theme)
            self._frame.column.addWidget(self._last)
        self._last.show_words(state, words, elapsed_ms)
        self._last_state = (state, words)
        self._frame.show()

    def end(self) -> None:
        """Offer to test again; a step that still ran was not tried to its end."""
        for step in self.steps:
            if step.state is CheckState.RUNNING:
                self.show_step(replace(step, state=CheckState.NOT_TRIED))
        if self._last is not None and self._last_state[0] is CheckState.RUNNING:
            self.show_last(CheckState.NOT_TRIED, self._last_state[1])
        self._set_running(running=False)
        self._read_out()

    def clear(self) -> None:
        """Take the steps of the last test away."""
        self._frame.clear()
        self._rows.clear()
        self._steps.clear()
        self._last = None
        self._frame.hide()

    def _set_running(self, *, running: bool) -> None:
        self._running = running
        self.button.setText(self.tr("Cancel") if running else self.tr("Test connection"))
        self.button.updateGeometry()

    def _press(self) -> None:
        (self.stop_asked if self._running else self.start_asked).emit()

    def _read_out(self) -> None:
        tried = [s.stage for s in self.steps if s.state is not CheckState.NOT_TRIED]
        row = self._rows[tried[-1]] if tried else None
        if self._last is not None and self._last_state[0] is not CheckState.NOT_TRIED:
            row = self._last
        if row is not None:
            words = row.text
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
