"""Round corners on a bare X server, where nothing blends half transparent pixels."""

import os
import subprocess
import sys
import textwrap
from collections.abc import Iterator

import pytest

from tests.support.programs import need

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="asks an X server")

LIGHT = 200
"""Of 255; the line around a menu in light colours is lighter."""
SCRIPT = """\
    from PySide6.QtCore import QPoint, QTimer
    from PySide6.QtWidgets import QApplication, QWidget

    from gizai_desktop.store.locations import resource_dir
    from gizai_desktop.ui.look.theme import Theme
    from gizai_desktop.ui.look.tokens import load_tokens
    from gizai_desktop.ui.widgets.menu import ThemedMenu

    application = QApplication([])
    resources = resource_dir()
    theme = Theme(load_tokens(resources / "tokens.json"), resources / "icons", application)
    below = QWidget()
    below.setGeometry(0, 0, 400, 300)
    below.show()
    menu = ThemedMenu(theme, below)
    menu.add_item("New chat")

    def look():
        picture = application.primaryScreen().grabWindow(0, *menu.geometry().getRect()).toImage()
        right, bottom = picture.width() - 1, picture.height() - 1
        near = range(8)
        print(min(
            picture.pixelColor(x, y).lightness()
            for a in near for b in near for x in (a, right - a) for y in (b, bottom - b)
        ))
        menu.close()
        application.quit()

    def open_menu():
        menu.popup(QPoint(50, 50))
        QTimer.singleShot(500, look)  # the X server tells nobody what it has painted

    QTimer.singleShot(100, open_menu)
    application.exec()
"""


@pytest.fixture
def display() -> Iterator[str]:
    """A fresh X server without compositor."""
    server = [need("Xvfb"), "-displayfd", "1"]
    with subprocess.Popen(server, stdout=subprocess.PIPE, text=True) as xvfb:
        assert xvfb.stdout is not None
        yield ":" + xvfb.stdout.readline().strip()
        xvfb.terminate()


def test_the_corners_of_a_menu_have_no_dark_specks(display: str) -> None:
    environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    command = [sys.executable, "-c", textwrap.dedent(SCRIPT)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > LIGHT
