"""A small window for a start that cannot go on, such as a second one on the same folder."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.widgets.buttons import Button
from gizai_desktop.ui.widgets.label import TextLabel

SHOWN_MS = 8000
"""Milliseconds after which the window closes by itself, so that no process waits for ever."""


class RefusalWindow(QWidget):
    """Says one sentence and closes by its button, Esc, Enter or time."""

    def __init__(self, theme: Theme, sentence: str) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("GizAI Desktop"))
        button = Button(theme, self.tr("Close"), "primary")
        button.clicked.connect(self.close)
        button.setShortcut("Esc")
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(20)
        column.addWidget(TextLabel(theme, sentence, "ui", "text", wrap=True))
        column.addLayout(foot)
        self.setFixedWidth(400)
        button.setFocus()

    def run(self, application: QApplication) -> None:
        """Show the window until it is closed."""
        application.setQuitOnLastWindowClosed(True)
        QTimer.singleShot(SHOWN_MS, self.close)
        self.show()
        application.exec()
