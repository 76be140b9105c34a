"""The application behind the window."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from gizai_desktop.application.connection import Connection
from gizai_desktop.application.exchange import Exchange
from gizai_desktop.application.history import History
from gizai_desktop.application.kept import Kept
from gizai_desktop.application.library import Library
from gizai_desktop.application.local_models import LocalModels
from gizai_desktop.application.notices import Notices
from gizai_desktop.application.preferences import Preferences
from gizai_desktop.application.search import LibrarySearch
from gizai_desktop.application.services import Services
from gizai_desktop.application.tasks import Tasks
from gizai_desktop.application.trash import Trash
from gizai_desktop.application.turns import TurnController
from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.settings import WindowState
from gizai_desktop.store.crash_log import CrashLog
from gizai_desktop.store.error_log import ErrorLog
from gizai_desktop.ui.settings.info import RunCheck, ServiceProbe, SettingsInfo


@dataclass(frozen=True, slots=True)
class OverlayParts:
    """What the sheets read and change.

    Attributes:
        probe: tries services that need not be saved.
        local_installed: whether AI models can run on this computer.
        run_check: tests a connection with settings that need not be saved.
        info: what the settings show of the computer, asked at each opening.
    """

    services: Services
    preferences: Preferences
    local_models: LocalModels
    tasks: Tasks
    probe: ServiceProbe
    local_installed: bool
    run_check: RunCheck
    info: Callable[[], SettingsInfo]


@dataclass(frozen=True, slots=True)
class WindowParts:
    """What the window shows and changes."""

    library: Library
    turns: TurnController
    trash: Trash
    history: History
    exchange: Exchange
    services: Services
    preferences: Preferences
    connection: Connection
    state: Kept[WindowState]
    notices: Notices
    tasks: Tasks
    search: LibrarySearch
    page_title: Callable[[str], Awaitable[str]]
    suggest_title: Callable[[Conversation], Awaitable[str]]
    overlays: OverlayParts
    error_log: ErrorLog
    crash_log: CrashLog
    data_folder: Path
    damaged_folder: Path
