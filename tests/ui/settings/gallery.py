"""Pictures of the settings: python -m tests.ui.settings.gallery OUT_DIR [SCALE]."""

import asyncio
import os
import subprocess
import sys
import tempfile
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import qasync
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from gizai_desktop.application.event import Event
from gizai_desktop.application.ports import Backend
from gizai_desktop.application.services import Services
from gizai_desktop.domain.catalog import ListedModel, ModelList
from gizai_desktop.domain.connection_check import CheckState, CheckStep
from gizai_desktop.domain.errors import ConnectionFailedError, Failure, RequestRejectedError
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.model_file import FileFlaw, FileProblem, GgufInfo, ModelFile
from gizai_desktop.domain.parameters import Persona, TurnParameters
from gizai_desktop.domain.proxy import ProxyMode, ProxyScheme
from gizai_desktop.domain.service import GIZAI, GUIDE, LOCAL, Service, ServiceProxy
from gizai_desktop.domain.settings import Settings
from gizai_desktop.ui.forms.dials_draft import DialsDraft
from gizai_desktop.ui.instructions.sheet import InstructionsSheet
from gizai_desktop.ui.look.theme import Scheme, Theme
from gizai_desktop.ui.look.tokens import load_tokens
from gizai_desktop.ui.process.collector import collecting_on_this_thread
from gizai_desktop.ui.settings.checking.check_texts import failure_words
from gizai_desktop.ui.settings.info import PageName, SettingsInfo
from gizai_desktop.ui.settings.personas.persona_draft import PersonaDraft
from gizai_desktop.ui.settings.services.key_draft import KeyDraft
from gizai_desktop.ui.settings.services.service_draft import ServiceDraft
from gizai_desktop.ui.settings.settings_window import SettingsWindow
from tests.ui.settings.support import LongRussian, World, failing_steps, info, passing_steps

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


SERVICES = (
    GIZAI,
    Service("s1", "Ollama", base_url="http://127.0.0.1:11434/v1", proxy=ServiceProxy.DIRECT),
    LOCAL,
    Service("s2", "OpenRouter", base_url="https://openrouter.ai/api/v1"),
    Service("s3", "Lab server", base_url="https://llm.example.org/v1", enabled=False),
    GUIDE,
)
SETTINGS = Settings(
    services=SERVICES,
    favourites=(("gizai", "chat-gpt4m"), ("s1", "qwen2.5-coder:7b"), ("s9", "gone-model")),
    personas=(
        Persona("p1", "Translator", "You translate what I write into plain English."),
        Persona("p2", "Sober coder", "", TurnParameters(temperature=0.2), "gizai", "chat-gpt4m"),
    ),
    proxy_mode=ProxyMode.MANUAL,
    proxy_scheme=ProxyScheme.SOCKS5,
    proxy_host="proxy.example.com",
    proxy_port=1080,
    proxy_user="m.weber",
)
LISTS = {
    "s1": ModelList((ListedModel("qwen2.5-coder:7b"), ListedModel("llama3.2:3b"))),
    "s2": ModelList(failure=Failure(FailureKind.KEY_REFUSED, {"service": "OpenRouter"})),
}
GIB = 1024**3
FILES = (
    ModelFile(
        "qwen",
        (Path("/home/m.weber/models/Qwen2.5-7B-Instruct-Q4_K_M.gguf"),),
        int(4.4 * GIB),
        GgufInfo("Qwen2.5 7B Instruct", "7B", "Q4_K_M", 32768, "apache-2.0", "qwen2"),
        sha256=("65b8fcd92af6b4fefa935c625d1ac27ea29dcb6ee14589c55a8f115ceaaa1423",),
    ),
    ModelFile(
        "llama",
        (Path("/home/m.weber/models/Llama-3.3-70B-Instruct-Q4_K_M.gguf"),),
        int(39.6 * GIB),
        GgufInfo("Llama 3.3 70B Instruct", "70B", "Q4_K_M", 131072, "llama3.3", "llama"),
    ),
    ModelFile(
        "broken",
        (Path("/home/m.weber/models/broken.gguf"),),
        1024,
        problem=FileProblem(FileFlaw.CUT_OFF),
    ),
)


class GalleryLists:
    """Lists as services gave them last."""

    async def load(self) -> Mapping[str, ModelList]:
        return LISTS

    async def save(self, lists: Mapping[str, ModelList]) -> None:
        """They are only looked at."""


class GalleryBackends:
    """Answers as in `LISTS`."""

    def backend(self, service: Service) -> Backend:
        raise NotImplementedError

    async def list_models(self, service: Service) -> Sequence[ListedModel]:
        listed = LISTS.get(service.id, ModelList())
        if listed.failure is not None:
            raise RequestRejectedError(listed.failure)
        return listed.models


class GalleryFiles:
    """Files that need not be there."""

    def __init__(self) -> None:
        self.files: Sequence[ModelFile] = FILES
        self.changed: Event[Sequence[ModelFile]] = Event()

    async def entries(self) -> Sequence[ModelFile]:
        self.changed.emit(self.files)
        return self.files

    @property
    def free_bytes(self) -> int | None:
        return 12 * GIB


class GalleryProbe:
    """One server answers."""

    async def check(self, service: Service) -> AsyncGenerator[CheckStep, None]:
        for step in passing_steps():
            yield step

    async def list_models(self, service: Service, key: str) -> Sequence[ListedModel]:
        if service.name == "LM Studio":
            return (ListedModel("a"), ListedModel("b"))
        if service.name == "llama.cpp":
            await asyncio.Event().wait()
        raise ConnectionFailedError(Failure(FailureKind.REFUSED))


class Camera:
    """Opens the sheet in a window of some size and takes its picture."""

    def __init__(self, app: QApplication, out: Path, folder: Path, suffix: str) -> None:
        self.app, self.out, self.folder, self.suffix = app, out, folder, suffix
        tokens = load_tokens(RESOURCES / "tokens.json")
        self.theme = Theme(tokens, RESOURCES / "icons", app)
        self.theme.set_reduced_motion(True)

    async def take(
        self,
        name: str,
        page: PageName,
        size: tuple[int, int] = (1280, 860),
        prepare: Callable[[SettingsWindow], None] = lambda _: None,
        world_info: SettingsInfo | None = None,
        *,
        empty: bool = False,
        keyring: bool = True,
    ) -> None:
        window = Backdrop(self.theme)
        window.resize(*size)
        window.show()
        settings = Settings() if empty else SETTINGS
        world = World(self.folder, settings=replace(settings, zoom=self.theme.zoom))
        world.info = world_info or world.info
        world.local_installed = not empty
        world.secrets.known["service-key-s2"] = "secret"
        if not keyring:
            await world.lose_keyring()
        world.model_files = files = GalleryFiles()
        if empty:
            files.files = ()
        world.probe = GalleryProbe()
        world.services = Services(
            world.preferences, world.state, world.secrets, GalleryBackends(), GalleryLists()
        )
        await world.services.load()
        sheet = world.sheet(self.theme, window)
        sheet.open_page(page)
        assert sheet.window is not None
        await asyncio.sleep(0.05)
        prepare(sheet.window)
        for _ in range(3):
            await asyncio.sleep(0.02)
            if prepare in (find_servers, test_service, check_end):
                to_end(sheet.window)
        self.keep(window, name)
        await world.tasks.finish(0)
        window.close()
        window.deleteLater()
        await asyncio.sleep(0.02)

    def keep(self, window: QWidget, name: str) -> None:
        """Take the picture."""
        window.grab().save(str(self.out / f"{name}{self.suffix}.png"))


def to_end(window: SettingsWindow) -> None:
    for area in window.findChildren(QScrollArea):
        bar = area.verticalScrollBar()
        bar.setValue(bar.maximum())


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


def edit_service(index: int) -> Callable[[SettingsWindow], None]:
    def prepare(window: SettingsWindow) -> None:
        assert window.services is not None
        service = SERVICES[index]
        window.services.edit(replace(ServiceDraft.of(service), own_models=("my-tuned-llama",)))

    return prepare


def new_service(window: SettingsWindow) -> None:
    assert window.services is not None
    window.services.edit(ServiceDraft.of(Service()))


def moved_key(window: SettingsWindow) -> None:
    assert window.services is not None
    draft = ServiceDraft.of(SERVICES[3])
    key = KeyDraft("https://openrouter.ai")
    dials = DialsDraft("0.7", "1.5", "", "###")
    window.services.edit(replace(draft, base_url="https://evil.example/v1", key=key, dials=dials))


def test_service(window: SettingsWindow) -> None:
    assert window.services is not None
    window.services.edit(ServiceDraft.of(SERVICES[1]))
    editor = window.services.editor
    assert editor is not None
    for step in passing_steps():
        editor.panel.show_step(step)
    refused = Failure(FailureKind.KEY_REFUSED, {"service": "Ollama"})
    editor.panel.show_last(CheckState.FAILED, failure_words(refused))


def check_end(window: SettingsWindow) -> None:
    edit_service(3)(window)


def find_servers(window: SettingsWindow) -> None:
    assert window.services is not None
    window.services.list_page.found.ask_all()


def remove_service(window: SettingsWindow) -> None:
    assert window.services is not None
    window.services.rows.removal_asked.emit("s2")


def edit_persona(window: SettingsWindow) -> None:
    assert window.personas is not None
    window.personas.edit(PersonaDraft.of(SETTINGS.personas[0]))


def ask(window: SettingsWindow) -> None:
    fill_network(window)
    window.dismiss()


async def take_instructions(camera: Camera, name: str, size: tuple[int, int]) -> None:
    window = Backdrop(camera.theme)
    window.resize(*size)
    window.show()
    text, dials = "Answer in French.\nKeep it short.", TurnParameters()
    InstructionsSheet(camera.theme, window, text, dials, dials, ()).open()
    await asyncio.sleep(0.05)
    camera.keep(window, name)
    window.close()
    window.deleteLater()


async def take_new(camera: Camera, suffix: str, size: tuple[int, int]) -> None:
    services, personas = PageName.SERVICES, PageName.PERSONAS
    await camera.take(f"service_key{suffix}", services, size, edit_service(3))
    await camera.take(f"service_gizai{suffix}", services, size, edit_service(0))
    await camera.take(f"service_local{suffix}", services, size, edit_service(2))
    await camera.take(f"service_new{suffix}", services, size, new_service)
    await camera.take(f"service_moved{suffix}", services, size, moved_key)
    await camera.take(f"service_test{suffix}", services, size, test_service)
    await camera.take(f"service_end{suffix}", services, size, check_end)
    await camera.take(f"services_found{suffix}", services, size, find_servers)
    await camera.take(f"services_removed{suffix}", services, size, remove_service)
    await camera.take(f"persona{suffix}", personas, size, edit_persona)
    for page in (PageName.THIS_COMPUTER, PageName.PERSONAS, PageName.MODELS):
        await camera.take(f"{page}_empty{suffix}", page, size, empty=True)


async def shots(camera: Camera) -> None:
    for scheme in (Scheme.LIGHT, Scheme.DARK):
        camera.theme.set_scheme(scheme)
        for page in PageName:
            if page is not PageName.NETWORK:
                await camera.take(f"{page}_{scheme}", page)
        await camera.take(f"network_{scheme}", PageName.NETWORK, prepare=fill_network)
        await camera.take(
            f"network_running_{scheme}",
            PageName.NETWORK,
            prepare=running,
            keyring=False,
        )
        await camera.take(
            f"network_system_{scheme}",
            PageName.NETWORK,
            prepare=by_system,
            world_info=info(pac_url="http://wpad/wpad.dat"),
        )
        await take_instructions(camera, f"instructions_{scheme}", (1280, 860))
        await camera.take(f"network_ask_{scheme}", PageName.NETWORK, prepare=ask)
        await take_new(camera, f"_{scheme}", (1280, 860))
    camera.theme.set_scheme(Scheme.LIGHT)
    await take_new(camera, "_narrow", (480, 560))
    await camera.take("services_narrow", PageName.SERVICES, (480, 560))
    await camera.take("this_computer_narrow", PageName.THIS_COMPUTER, (480, 560))
    await camera.take("personas_narrow", PageName.PERSONAS, (480, 560))
    await camera.take("models_narrow", PageName.MODELS, (480, 560))
    await camera.take("network_narrow", PageName.NETWORK, (480, 560), fill_network)
    await take_instructions(camera, "instructions_narrow", (480, 560))
    await camera.take("general_narrow", PageName.GENERAL, (480, 560))
    await camera.take("shortcuts_narrow", PageName.SHORTCUTS, (480, 560))
    await camera.take("network_low", PageName.NETWORK, (800, 600), fill_network)
    camera.theme.set_zoom(1.5)
    await camera.take("network_zoom150", PageName.NETWORK, prepare=fill_network)
    await camera.take("appearance_zoom150_narrow", PageName.APPEARANCE, (480, 560))
    await camera.take("services_zoom150", PageName.SERVICES)
    await camera.take("this_computer_zoom150", PageName.THIS_COMPUTER)
    await camera.take("service_zoom150", PageName.SERVICES, prepare=edit_service(3))
    camera.theme.set_zoom(1.0)
    translator = LongRussian()
    camera.app.installTranslator(translator)
    for page in PageName:
        if page is not PageName.NETWORK:
            await camera.take(f"{page}_long", page)
    await camera.take("network_long", PageName.NETWORK, prepare=fill_network)
    await camera.take("network_long_narrow", PageName.NETWORK, (480, 560), fill_network)
    await take_new(camera, "_long", (1280, 860))
    await camera.take("services_long_narrow", PageName.SERVICES, (480, 560))
    await camera.take("service_long_narrow", PageName.SERVICES, (480, 560), edit_service(3))
    camera.app.removeTranslator(translator)


def main(out: Path, suffix: str) -> None:
    out.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    app.setQuitOnLastWindowClosed(False)
    with tempfile.TemporaryDirectory() as folder:
        with (
            collecting_on_this_thread(app),
            asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(app)) as runner,
        ):
            runner.run(shots(Camera(app, out, Path(folder), suffix)))


if __name__ == "__main__":
    if len(sys.argv) > 2:
        main(Path(sys.argv[1]), sys.argv[2])
    else:
        for scale, suffix in (("1", "@1x"), ("2", "@2x")):
            env = os.environ | {"QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": "offscreen"}
            command = [sys.executable, "-m", "tests.ui.settings.gallery", sys.argv[1], suffix]
            subprocess.run(command, env=env, check=True)
