"""Real preferences on real files, and a connection test that a test can steer."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from pathlib import Path

from PySide6.QtCore import QTranslator
from PySide6.QtGui import QKeySequence

from gizai_desktop.application.kept import Kept
from gizai_desktop.application.notices import Notices
from gizai_desktop.application.preferences import Preferences
from gizai_desktop.application.run_flags import RunFlags
from gizai_desktop.application.tasks import Tasks
from gizai_desktop.domain.connection_check import CheckStage, CheckState, CheckStep
from gizai_desktop.domain.errors import Failure
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.settings import NetworkSettings, Settings
from gizai_desktop.store.settings_file import SettingsFile
from gizai_desktop.ui.settings.info import SettingsInfo, ShortcutRow

PROXY = "proxy.example.com"


class MemorySecrets:
    """The port for secrets as a computer without a keyring has it."""

    def __init__(self) -> None:
        self.known: dict[str, str] = {}

    async def get(self, name: str) -> str:
        return self.known.get(name, "")

    async def set(self, name: str, value: str) -> bool:
        self.known[name] = value
        return False


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
        self.info = info()
        self.tested: list[NetworkSettings] = []
        self.script: Sequence[CheckStep] = failing_steps()
        self.hold = asyncio.Event()
        self.hold.set()
        self.ended = 0

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

    async def finish(self) -> None:
        await self.kept.flush()
        await self.tasks.finish()
        await self.file.aclose()


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


def info(*, keyring_works: bool = True, pac_url: str = "") -> SettingsInfo:
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
        keyring_works=keyring_works,
        shortcuts=tuple(ShortcutRow(g, a, QKeySequence(k)) for g, a, k in rows),
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
