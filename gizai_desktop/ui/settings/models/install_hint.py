"""How to install the extra part that runs AI models on this computer."""

import subprocess
import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gizai_desktop.bundle import extras_dir, is_bundle
from gizai_desktop.ui.forms.form import help_label
from gizai_desktop.ui.forms.frame import Frame
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.widgets.buttons import Button
from gizai_desktop.ui.widgets.label import TextLabel


def install_line(python: str = sys.executable, platform: str = sys.platform) -> str:
    """What to type into a terminal, for the Python that this application runs on.

    A bundle takes packages from a folder beside the conversations, which any pip can fill.
    """
    if is_bundle():
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        words = ["python3" if platform != "win32" else "py", "-m", "pip", "install"]
        words += ["--only-binary", ":all:", "--python-version", version]
        return subprocess.list2cmdline([*words, "--target", str(extras_dir()), "xllamacpp"])
    start = subprocess.list2cmdline([python or "python"])
    if platform == "win32" and start.startswith('"'):
        start = f"& {start}"  # PowerShell takes a quoted first word as mere text
    return f'{start} -m pip install "gizai-desktop[local]"'


class InstallHint(QWidget):
    """A sentence, the line, and a button that copies it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.line = TextLabel(theme, install_line(), "code", wrap=True)
        self.line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.copy = Button(theme, self.tr("Copy"), "outlined", "copy")
        self.copy.clicked.connect(self._copy)
        frame = Frame(theme)
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(13, 8, 8, 8)
        row.setSpacing(12)
        row.addWidget(self.line, 1)
        row.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignVCenter)
        frame.column.addWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        sentence = self.tr(
            "The part that runs models on this computer is not installed. Type this line into a"
            " terminal, then start the application again."
        )
        column.addWidget(TextLabel(theme, sentence, wrap=True))
        column.addWidget(frame)
        if sys.platform.startswith("linux"):
            note = self.tr("On Debian and Ubuntu it also needs the package libgomp1.")
            if is_bundle():
                note = self.tr(
                    "On Debian and Ubuntu it also needs the packages libgomp1 and python3-pip."
                )
            column.addWidget(help_label(theme, note))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.line.text())
        self.copy.setText(self.tr("Copied"))
        self.copy.set_icon("check", "success")
