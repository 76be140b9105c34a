"""Pictures of the settings: python -m tests.ui.settings.gallery OUT_DIR [SCALE]."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from gizai_desktop.domain.proxy import ProxyMode, ProxyScheme
from gizai_desktop.domain.settings import Settings
from gizai_desktop.ui.instructions_sheet import InstructionsSheet
from gizai_desktop.ui.settings.info import PageName, SettingsInfo
from gizai_desktop.ui.settings.settings_sheet import SettingsSheet
from gizai_desktop.ui.settings.settings_window import SettingsWindow
from gizai_desktop.ui.theme import Scheme, Theme
from gizai_desktop.ui.tokens import load_tokens
from tests.ui.settings.support import LongRussian, World, failing_steps, info

RESOURCES = Path(__file__).parents[3] / "resources"


class Backdrop(QWidget):
    """Stands for the main window."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme

    def paintEvent(  # noqa: N802 - Qt's name
        self, event: QPaintEvent
    ) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self.theme.color("window"))
            painter.fillRect(0, 0, 264, self.height(), self.theme.color("sidebar"))
            painter.setPen(QColor(self.theme.color("text")))
            painter.drawText(284, 30, "Moving averages in Python")


SETTINGS = Settings(
    own_models=("my-tuned-llama-70b", "deepseek-r1-distill"),
    proxy_mode=ProxyMode.MANUAL,
    proxy_scheme=ProxyScheme.SOCKS5,
    proxy_host="proxy.example.com",
    proxy_port=1080,
    proxy_user="m.weber",
)


class Camera:
    """Opens the sheet in a window of some size and takes its picture."""

    def __init__(self, app: QApplication, out: Path, folder: Path, suffix: str) -> None:
        self.app, self.out, self.folder, self.suffix = app, out, folder, suffix
        tokens = load_tokens(RESOURCES / "tokens.json")
        self.theme = Theme(tokens, RESOURCES / "icons", app)
        self.theme.set_reduced_motion(True)

    def take(
        self,
        name: str,
        page: PageName,
        size: tuple[int, int] = (1280, 860),
        prepare: Callable[[SettingsWindow], None] = lambda _: None,
        world_info: SettingsInfo | None = None,
    ) -> None:
        window = Backdrop(self.theme)
        window.resize(*size)
        window.show()
        world = World(self.folder, settings=replace(SETTINGS, zoom=self.theme.zoom))
        world.info = world_info or world.info
        sheet = SettingsSheet(
            self.theme,
            window,
            world.preferences,
            world.tasks,
            run_check=world.run_check,
            info=lambda: world.info,
        )
        sheet.open_page(page)
        assert sheet.window is not None
        prepare(sheet.window)
        for _ in range(3):
            self.app.processEvents()
        window.grab().save(str(self.out / f"{name}{self.suffix}.png"))
        window.close()
        window.deleteLater()
        self.app.processEvents()


def fill_network(window: SettingsWindow) -> None:
    page = window.network
    assert page is not None
    draft = replace(page.draft, password="1234567890", proxy_bypass="localhost, 10.4.0.0/42")
    page.show_draft(draft)
    for step in failing_steps():
        page.panel.show_step(step)


def running(window: SettingsWindow) -> None:
    page = window.network
    assert page is not None
    page.panel.begin()
    for step in failing_steps()[:5]:
        page.panel.show_step(step)


def by_system(window: SettingsWindow) -> None:
    assert window.network is not None
    window.network.show_draft(replace(window.network.draft, proxy_mode=ProxyMode.SYSTEM))


def ask(window: SettingsWindow) -> None:
    fill_network(window)
    window.dismiss()


def take_instructions(camera: Camera, name: str, size: tuple[int, int]) -> None:
    window = Backdrop(camera.theme)
    window.resize(*size)
    window.show()
    InstructionsSheet(camera.theme, window, "Answer in French.\nKeep it short.").open()
    camera.app.processEvents()
    window.grab().save(str(camera.out / f"{name}{camera.suffix}.png"))
    window.close()
    window.deleteLater()


def shots(camera: Camera) -> None:
    for scheme in (Scheme.LIGHT, Scheme.DARK):
        camera.theme.set_scheme(scheme)
        for page in PageName:
            if page is not PageName.NETWORK:
                camera.take(f"{page}_{scheme}", page)
        camera.take(f"network_{scheme}", PageName.NETWORK, prepare=fill_network)
        camera.take(
            f"network_running_{scheme}",
            PageName.NETWORK,
            prepare=running,
            world_info=info(keyring_works=False),
        )
        camera.take(
            f"network_system_{scheme}",
            PageName.NETWORK,
            prepare=by_system,
            world_info=info(pac_url="http://wpad/wpad.dat"),
        )
        take_instructions(camera, f"instructions_{scheme}", (1280, 860))
        camera.take(f"network_ask_{scheme}", PageName.NETWORK, prepare=ask)
    camera.theme.set_scheme(Scheme.LIGHT)
    camera.take("network_narrow", PageName.NETWORK, (480, 560), fill_network)
    take_instructions(camera, "instructions_narrow", (480, 560))
    camera.take("general_narrow", PageName.GENERAL, (480, 560))
    camera.take("shortcuts_narrow", PageName.SHORTCUTS, (480, 560))
    camera.take("network_low", PageName.NETWORK, (800, 600), fill_network)
    camera.theme.set_zoom(1.5)
    camera.take("network_zoom150", PageName.NETWORK, prepare=fill_network)
    camera.take("appearance_zoom150_narrow", PageName.APPEARANCE, (480, 560))
    camera.theme.set_zoom(1.0)
    translator = LongRussian()
    camera.app.installTranslator(translator)
    for page in PageName:
        if page is not PageName.NETWORK:
            camera.take(f"{page}_long", page)
    camera.take("network_long", PageName.NETWORK, prepare=fill_network)
    camera.take("network_long_narrow", PageName.NETWORK, (480, 560), fill_network)
    camera.app.removeTranslator(translator)


def main(out: Path, suffix: str) -> None:
    out.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        shots(Camera(app, out, Path(folder), suffix))


if __name__ == "__main__":
    if len(sys.argv) > 2:
        main(Path(sys.argv[1]), sys.argv[2])
    else:
        for scale, suffix in (("1", "@1x"), ("2", "@2x")):
            env = os.environ | {"QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": "offscreen"}
            command = [sys.executable, "-m", "tests.ui.settings.gallery", sys.argv[1], suffix]
            subprocess.run(command, env=env, check=True)
