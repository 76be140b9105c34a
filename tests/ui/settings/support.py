"""Real preferences on real files, and a connection test that a test can steer."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from pathlib import Path

from PySide6.QtCore import QTranslator
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from gizai_desktop.application.kept import Kept
from gizai_desktop.application.local_models import LocalModels
from gizai_desktop.application.notices import Notices
from gizai_desktop.application.preferences import Preferences
from gizai_desktop.application.run_flags import RunFlags
from gizai_desktop.application.services import Services
from gizai_desktop.application.tasks import Tasks
from gizai_desktop.backends.connection_test import test_connection
from gizai_desktop.backends.http import HttpClient
from gizai_desktop.backends.openai.backend import OpenAIBackend
from gizai_desktop.backends.registry import LateBackends, Sources
from gizai_desktop.domain.catalog import ListedModel
from gizai_desktop.domain.connection_check import CheckStage, CheckState, CheckStep
from gizai_desktop.domain.errors import Failure
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.proxy import ProxyMode, ProxyPolicy
from gizai_desktop.domain.service import Service
from gizai_desktop.domain.settings import NetworkSettings, Settings, WindowState
from gizai_desktop.store.models.model_files import ModelFiles
from gizai_desktop.store.models.model_lists import ModelListFile
from gizai_desktop.store.settings_file import SettingsFile
from gizai_desktop.ui.actions.shortcuts import ShortcutRow
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.settings.info import ModelFilesPort, ServiceProbe, SettingsInfo
from gizai_desktop.ui.settings.settings_sheet import SettingsSheet

PROXY = "proxy.example.com"


class MemorySecrets:
    """The port for secrets as a computer without a keyring has it."""

    def __init__(self) -> None:
        self.known: dict[str, str] = {}
        self.there = True

    async def available(self) -> bool:
        return self.there

    async def get(self, name: str) -> str:
        return self.known.get(name, "")

    async def set(self, name: str, value: str) -> bool:
        self.known[name] = value
        return False


DIRECT = NetworkSettings(ProxyPolicy(ProxyMode.NONE))


class RealProbe:
    """Tries services over real connections, without any proxy.

    `asked` has address and key of each list that was asked for.
    """

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    async def check(self, service: Service) -> AsyncGenerator[CheckStep, None]:
        async with aclosing(test_connection(service.base_url, DIRECT)) as steps:
            async for step in steps:
                yield step

    async def list_models(self, service: Service, key: str) -> Sequence[ListedModel]:
        self.asked.append((service.base_url, key))

        async def given() -> str:
            return key

        async with HttpClient(lambda: DIRECT, retry_delays_s=()) as http:
            return await OpenAIBackend(http, lambda: service, given).list_models()


async def _nothing() -> None:
    """Nothing has to be brought up to date."""


class World:
    """Everything that the settings sheet is given, on one folder."""

    def __init__(self, folder: Path, *, settings: Settings | None = None) -> None:
        self.path = folder / "settings.json"
        self.errors: list[BaseException] = []
        self.tasks = Tasks(self.errors.append)
        self.notices = Notices()
        self.secrets = MemorySecrets()
        self.file = SettingsFile(self.path, Settings)
        start = settings or self.file.load()
        self.kept = Kept(start, self.file.save, self.tasks, self.notices)
        self.preferences = Preferences(self.kept, self.secrets, self.notices, RunFlags())
        self.state_file = SettingsFile(folder / "state.json", WindowState)
        self.state = Kept(WindowState(), self.state_file.save, self.tasks, self.notices)
        reader = ModelFiles(folder / "cache")
        files = LocalModels(self.preferences, reader, self.tasks, lambda: self.free_bytes)
        self.model_files: ModelFilesPort = files
        self.backends = LateBackends(
            Sources(
                lambda: DIRECT,
                _nothing,
                self._key,
                files.files,
                tuple,
                lambda: "en_US",
            )
        )
        self.services = Services(
            self.preferences,
            self.state,
            self.secrets,
            self.backends,
            ModelListFile(folder / "cache"),
        )
        self.real_probe = RealProbe()
        self.probe: ServiceProbe = self.real_probe
        self.free_bytes: int | None = 8 * 1024**3
        self.local_installed = True
        self.info = info()
        self.tested: list[NetworkSettings] = []
        self.script: Sequence[CheckStep] = failing_steps()
        self.hold = asyncio.Event()
        self.hold.set()
        self.ended = 0

    async def _key(self, service: Service) -> str:
        return await self.services.key(service)

    async def run_check(self, network: NetworkSettings) -> AsyncGenerator[CheckStep, None]:
        """Plays `script`; stops before each step that is not running until `hold` is set."""
        self.tested.append(network)
        try:
            for step in self.script:
                if step.state is not CheckState.RUNNING:
                    await self.hold.wait()
                yield step
        finally:
            self.ended += 1

    async def lose_keyring(self) -> None:
        self.secrets.there = False
        await self.preferences.look_for_keyring()

    async def saved_text(self) -> str:
        """The settings file, when all that is known is in it."""
        await self.kept.flush()
        return self.path.read_text()

    async def finish(self) -> None:
        await self.kept.flush()
        await self.tasks.finish()
        await self.file.aclose()
        await self.state_file.aclose()
        await self.backends.aclose()

    def sheet(self, theme: Theme, window: QWidget) -> SettingsSheet:
        """The settings over a window."""
        return SettingsSheet(
            theme,
            window,
            self.preferences,
            self.tasks,
            services=self.services,
            model_files=self.model_files,
            probe=self.probe,
            run_check=self.run_check,
            info=lambda: self.info,
            local_installed=self.local_installed,
        )


def failing_steps() -> list[CheckStep]:
    failure = Failure(FailureKind.PROXY_SIGN_IN, {"proxy": f"{PROXY}:1080"}, status=407)
    steps = []
    for stage, elapsed in ((CheckStage.PROXY_FOUND, 2), (CheckStage.PROXY_REACHED, 31)):
        steps.append(CheckStep(stage, CheckState.RUNNING, PROXY))
        steps.append(CheckStep(stage, CheckState.PASSED, PROXY, elapsed))
    stage = CheckStage.PROXY_SIGN_IN
    steps.append(CheckStep(stage, CheckState.RUNNING, PROXY))
    steps.append(CheckStep(stage, CheckState.FAILED, PROXY, 40, failure))
    for stage in (CheckStage.SERVICE_REACHED, CheckStage.SERVICE_ANSWERED):
        steps += [CheckStep(stage, CheckState.NOT_TRIED, "app.giz.ai")]
    return steps


def passing_steps() -> list[CheckStep]:
    steps = []
    for stage, elapsed in ((CheckStage.SERVICE_REACHED, 20), (CheckStage.SERVICE_ANSWERED, 84)):
        steps.append(CheckStep(stage, CheckState.RUNNING, "app.giz.ai"))
        steps.append(CheckStep(stage, CheckState.PASSED, "app.giz.ai", elapsed))
    return steps


def info(*, pac_url: str = "") -> SettingsInfo:
    rows = [
        ("Chats", "New chat", "Ctrl+N"),
        ("Chats", "Search chats", "Ctrl+K"),
        ("Chats", "Next chat", "Ctrl+Tab"),
        ("Chats", "Previous chat", "Ctrl+Shift+Tab"),
        ("Chats", "Rename chat", "F2"),
        ("Message", "Send the message", "Return"),
        ("Message", "Start a new line", "Shift+Return"),
        ("Message", "Stop the answer", "Esc"),
        ("Window", "Settings", "Ctrl+,"),
        ("Window", "Quit", "Ctrl+Q"),
    ]
    return SettingsInfo(
        data_folder="/home/m.weber/.local/share/gizai-desktop",
        version="0.1.0",
        system_proxies={
            "https": "http://m.weber:secret@proxy.example.com:3128",
            "no": "localhost, .example.org",
        },
        pac_url=pac_url,
        shortcuts=tuple(
            ShortcutRow(
                action.lower().replace(" ", "_"),
                group,
                action,
                QKeySequence(keys),
                fixed=group == "Message",
            )
            for group, action, keys in rows
        ),
    )


class LongRussian(QTranslator):
    """Cyrillic letters and 30 % more of them, for every text; marks stay as they are."""

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False

    def translate(
        self,
        context: str | bytes,
        sourceText: str | bytes,  # noqa: N803 - Qt's name
        disambiguation: str | bytes | None = None,
        n: int = -1,
    ) -> str:
        text = sourceText if isinstance(sourceText, str) else sourceText.decode()
        words = text.split(" ")
        return " ".join(word if set("{%") & set(word) else _longer(word) for word in words)


_LETTERS = str.maketrans("abcdefghijklmnoprstuvwyz", "абцдефгхийклмнопрстувшыз")


def _longer(word: str) -> str:
    letters = word.lower().translate(_LETTERS)
    longer = (
        letters[: len(letters) // 2]
        + letters[: (len(letters) + 1) // 3]
        + letters[len(letters) // 2 :]
    )
    return longer.capitalize() if word[:1].isupper() else longer
