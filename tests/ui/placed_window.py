"""One start of a window on given screens: prints where it is, and what is kept of that."""

import json
import os
import sys
from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gizai_desktop.domain.settings import WindowState
from gizai_desktop.store.locations import resource_dir
from gizai_desktop.ui.frame.geometry import save_geometry
from gizai_desktop.ui.frame.window import Window
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.look.tokens import load_tokens


def main(screens: Path, kept: str, rect: str, maximized: str) -> None:
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screens}"
    application, resources = QApplication([]), resource_dir()
    theme = Theme(load_tokens(resources / "tokens.json"), resources / "icons", application)
    window = Window(theme, WindowState(geometry=kept))
    window.show()
    QTest.qWait(20)
    if rect:
        window.setGeometry(QRect(*json.loads(rect)))
    if maximized:
        window.showMaximized()
    QTest.qWait(20)
    found = {
        "rect": window.normalGeometry().getRect(),
        "maximized": window.isMaximized(),
        "screen": window.screen().name(),
        "kept": save_geometry(window),
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
