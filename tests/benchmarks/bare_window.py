"""The least that a PySide6 program does before it shows a window."""

import sys

from PySide6.QtWidgets import QApplication, QMainWindow

if __name__ == "__main__":
    application = QApplication(sys.argv)
    window = QMainWindow()
    window.resize(1100, 760)
    window.show()
    sys.exit(application.exec())
