"""One line of the connection test."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from gizai_desktop.domain.connection_check import CheckState, CheckStep
from gizai_desktop.ui.forms.two_weights import TwoWeights
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.look.tokens import ColorName
from gizai_desktop.ui.settings.checking.check_texts import milliseconds_text, step_words
from gizai_desktop.ui.widgets.glyph import Glyph
from gizai_desktop.ui.widgets.label import TextLabel
from gizai_desktop.ui.widgets.spinner import Spinner

_MARKS: dict[CheckState, tuple[str, ColorName]] = {
    CheckState.RUNNING: ("minus", "text3"),
    CheckState.PASSED: ("check", "success"),
    CheckState.FAILED: ("close", "danger"),
    CheckState.NOT_TRIED: ("minus", "text3"),
}


class CheckRow(QWidget):
    """Mark, words and milliseconds of a step; 28 px, higher when a failure needs two lines."""

    accessible_role = QAccessible.Role.StaticText

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.words = TwoWeights(theme)
        self._time = TextLabel(theme, "", "help", "text2")
        self._mark = Glyph(theme, "minus", "text3", 18)
        self._ring = Spinner(theme, 14)
        self._marks = QWidget()
        marks = QGridLayout(self._marks)
        marks.setContentsMargins(0, 0, 0, 0)
        marks.addWidget(self._mark, 0, 0, Qt.AlignmentFlag.AlignCenter)
        marks.addWidget(self._ring, 0, 0, Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(8)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self._marks, 0, top)
        row.addWidget(self.words, 1)
        row.addWidget(self._time, 0, top)
        theme.changed.connect(self._follow_theme)
        self._follow_theme()

    @property
    def text(self) -> str:
        """Everything that the row says."""
        return " ".join(filter(None, (self.words.text, self._time.text())))

    def show_step(self, step: CheckStep) -> None:
        """Take the step's new state."""
        self.show_words(step.state, step_words(step), step.elapsed_ms)

    def show_words(
        self, state: CheckState, words: tuple[str, str], elapsed_ms: int | None = None
    ) -> None:
        """Say what is tried and, after a failure, what to do about it."""
        strong, rest = words
        if state is CheckState.FAILED:
            self.words.set_words(strong, rest)
        else:
            waiting = state is CheckState.NOT_TRIED
            self.words.set_words("", strong, "text3" if waiting else "text")
        self._time.setText(self._time_text(state, elapsed_ms))
        self._mark.set_icon(*_MARKS[state])
        running = state is CheckState.RUNNING
        self._mark.setVisible(not running)
        self._ring.setVisible(running)
        self.setAccessibleName(self.text)

    def _time_text(self, state: CheckState, elapsed_ms: int | None) -> str:
        if state is CheckState.NOT_TRIED:
            return self.tr("not tried")
        if state is CheckState.PASSED and elapsed_ms is not None:
            return milliseconds_text(elapsed_ms)
        return ""

    def _follow_theme(self) -> None:
        side = self._theme.line("ui")
        self._marks.setFixedSize(side, side)
