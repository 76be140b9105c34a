"""How far something is: a sentence and a bar."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.widgets.label import TextLabel
from gizai_desktop.ui.widgets.progress_bar import ProgressBar

_STEPS = 1000


class WorkView(QWidget):
    """Shows progress; without numbers the bar is empty."""

    def __init__(self, theme: Theme, sentence: str) -> None:
        super().__init__()
        self.sentence = TextLabel(theme, sentence, "ui", "text2", wrap=True)
        self.bar = ProgressBar(theme, sentence)
        self.bar.setRange(0, _STEPS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(12)
        column.addWidget(self.sentence)
        column.addWidget(self.bar)

    def show_progress(self, done: int, total: int, sentence: str) -> None:
        """Fill the bar and change the sentence."""
        self.bar.setValue(_STEPS * done // total if total else 0)
        self.sentence.setText(sentence)
