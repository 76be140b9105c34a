"""The application ends in order where the system asks Qt to quit."""

import subprocess
import sys

PROGRAM = """
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QWidget
from gizai_desktop.ui.process.application import Application

application = Application(["test"])
application.setQuitOnLastWindowClosed(False)
window = QWidget()
window.show()
told = []

def leave():
    told.append(window.isVisible())
    application.leave = None
    QTimer.singleShot(50, lambda: (told.append("saved"), application.quit()))

application.leave = leave
QTimer.singleShot(0, application.quit)
application.exec()
print(told, window.isVisible())
"""


def test_what_asks_qt_to_quit_waits_for_what_is_being_saved() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout.strip()) == (0, "[True, 'saved'] False"), done.stderr
