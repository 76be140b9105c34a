"""Runs the application on the screen it is given and takes the pictures."""

import asyncio
import sys
import tempfile
from pathlib import Path

import qasync
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from gizai_desktop.domain.catalog import ModelRef
from gizai_desktop.domain.message import MessageStatus
from gizai_desktop.domain.proxy import ProxyMode, ProxyScheme
from gizai_desktop.domain.service import GIZAI
from gizai_desktop.store.locations import Locations, resource_dir
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.look.tokens import load_tokens
from gizai_desktop.ui.settings.info import PageName
from tests.screenshots.samples import write_library
from tests.screenshots.store import SCENES, shoot_for_stores
from tests.screenshots.studio import Studio
from tests.support.answers import held, say, send_json
from tests.ui.running_desktop import running_desktop

QUESTION = "Good. Now the same in German, a little more formal."


async def main_states(studio: Studio) -> None:
    app = studio.app
    await studio.take("empty")
    await studio.show("How do I compute a moving average over a list of prices?")
    app.window.composer.set_text("And which one is better for daily closing prices?")
    await studio.take("main")
    app.window.composer.set_text("")
    app.window.overlays.open_model_picker(
        app.window.header.model_button, app.window.chat.current.ref
    )
    await studio.take("models")
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()
    await studio.show("Slide text for the quarter")
    await app.send(QUESTION)
    await studio.take("waiting")
    app.server.release()
    await app.until(lambda: not app.desktop.turns.running)
    app.window.timeline.regenerate_requested.emit(app.shown[-1].id)
    await app.until(lambda: app.shown[-1].status is MessageStatus.FAILED)
    await studio.take("failed")
    for page in PageName:
        app.window.overlays.open_settings(page)
        await studio.take(f"settings-{page}")
    app.press(Qt.Key.Key_Escape)
    await studio.settle()


async def narrow_states(studio: Studio) -> None:
    app = studio.app
    app.window.shell.resize(480, 860)
    await studio.show("How do I compute a moving average over a list of prices?")
    await studio.take("narrow")
    app.window.body.toggle()
    await studio.take("narrow-sidebar")


async def shoot(theme: Theme, folder: Path, scheme: str) -> None:
    suffix = "" if scheme == "light" else f"-{scheme}"
    refusal = send_json(429, {"message": "You have reached the limit for your Free plan."})
    with tempfile.TemporaryDirectory() as data:
        ids = await asyncio.to_thread(write_library, Locations.of(Path(data)))
        script = (held(say("Drei Zahlen tragen das Quartal.")), refusal)
        async with running_desktop(theme, Path(data), *script) as app:
            studio = Studio(app, ids, folder, suffix)
            app.desktop.preferences.change(
                color_scheme=scheme,
                proxy_mode=ProxyMode.MANUAL,
                proxy_host="proxy.example.com",
                proxy_port=1080,
                proxy_scheme=ProxyScheme.SOCKS5,
                proxy_user="m.weber",
            )
            app.desktop.services.add_model(ModelRef(GIZAI.id, "my-team-model"))
            await main_states(studio)
            await narrow_states(studio)


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    application.setQuitOnLastWindowClosed(False)
    resources = resource_dir()
    theme = Theme(load_tokens(resources / "tokens.json"), resources / "icons", application)
    with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(application)) as runner:
        for scheme in ("light", "dark"):
            runner.run(shoot(theme, folder, scheme))
        for language in SCENES:
            runner.run(shoot_for_stores(theme, folder / "store", language))


if __name__ == "__main__":
    main()
