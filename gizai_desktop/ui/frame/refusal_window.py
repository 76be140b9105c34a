"""A small window for a start that cannot go on, such as a second one on the same folder."""

import signal

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from gizai_desktop.store.locations import resource_dir
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.widgets.buttons import Button
from gizai_desktop.ui.widgets.label import TextLabel


class RefusalWindow(QWidget):
    """Says one sentence and closes by its button, Esc or Enter."""

    def __init__(self, theme: Theme, sentence: str) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("GizAI Desktop"))
        self.setWindowIcon(QIcon(str(resource_dir() / "icons/app/gizai-desktop.svg")))
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
        # Qt's loop does not return to Python, which would hear of Ctrl+C at its end only.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        self.show()
        application.exec()
