"""A switch with its words at the left, and a sentence below them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gizai_desktop.ui.forms.form import help_label
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.widgets.label import TextLabel
from gizai_desktop.ui.widgets.switch import Switch


class SwitchRow(QWidget):
    """Emits `changed(bool)` when the user switches."""

    changed = Signal(bool)

    def __init__(self, theme: Theme, name: str, sentence: str) -> None:
        super().__init__()
        self.switch = Switch(theme, name)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(TextLabel(theme, name, wrap=True))
        words.addWidget(help_label(theme, sentence))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 2, 0)
        row.setSpacing(16)
        row.addLayout(words, 1)
        row.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignTop)
        self.switch.clicked.connect(self.changed)
