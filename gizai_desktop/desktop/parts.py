"""The parts of the application, put together."""

import asyncio
from collections.abc import AsyncGenerator

from PySide6.QtCore import QLocale

from gizai_desktop import __version__
from gizai_desktop.application.connection import Connection
from gizai_desktop.application.exchange import Exchange, ExchangePorts
from gizai_desktop.application.history import History
from gizai_desktop.application.kept import Kept
from gizai_desktop.application.library import Library
from gizai_desktop.application.local_models import LocalModels
from gizai_desktop.application.notices import Notices
from gizai_desktop.application.preferences import Preferences
from gizai_desktop.application.search import LibrarySearch
from gizai_desktop.application.services import Services
from gizai_desktop.application.tasks import Tasks
from gizai_desktop.application.title_suggestion import suggest_title
from gizai_desktop.application.trash import Trash
from gizai_desktop.application.turns import TurnController
from gizai_desktop.backends.local.memory import free_bytes
from gizai_desktop.backends.local.process import installed
from gizai_desktop.backends.registry import LateBackends, Sources
from gizai_desktop.desktop.start import Start
from gizai_desktop.domain.connection_check import CheckStep
from gizai_desktop.domain.help_page import PAGE_TARGET
from gizai_desktop.domain.proxy import SystemProxies
from gizai_desktop.domain.settings import NetworkSettings
from gizai_desktop.store.conversations.store import JsonConversationStore
from gizai_desktop.store.crash_log import CrashLog
from gizai_desktop.store.error_log import ErrorLog
from gizai_desktop.store.exporting.process import ExportProcesses
from gizai_desktop.store.help_pages import HelpPages
from gizai_desktop.store.importing.backups import BackupFiles
from gizai_desktop.store.importing.process import ImportProcesses
from gizai_desktop.store.index.process import IndexProcess
from gizai_desktop.store.models.model_files import ModelFiles
from gizai_desktop.store.models.model_lists import ModelListFile
from gizai_desktop.store.secrets import KeyringSecrets
from gizai_desktop.ui.actions.window_actions import shortcut_rows
from gizai_desktop.ui.parts import OverlayParts, WindowParts
from gizai_desktop.ui.process.last_resort import LastResort
from gizai_desktop.ui.settings.info import SettingsInfo
from gizai_desktop.ui.window.main_window import MainWindow


class Parts:
    """Every part of one run of the window; nothing of them works yet."""

    def __init__(self, start: Start) -> None:
        self._start = start
        locations = start.locations
        self.error_log = ErrorLog(locations.logs)
        self._crash_log = CrashLog(locations.logs, __version__)
        self.notices = Notices()
        self._last_resort = LastResort(self.error_log, self.notices)
        self.tasks = Tasks(self._last_resort.report)
        self._secrets = KeyringSecrets()
        self._store = JsonConversationStore(locations)
        self._settings = Kept(start.settings, start.settings_file.save, self.tasks, self.notices)
        self.state = Kept(start.state, start.state_file.save, self.tasks, self.notices)
        self.preferences = Preferences(self._settings, self._secrets, self.notices, start.flags)
        self.preferences.changed.connect(lambda now: start.languages.speak(now.language))
        self.connection = Connection(self.preferences, _read_system_proxies)
        self.library = Library(self._store, self.notices)
        self._index = IndexProcess(locations)
        self.search = LibrarySearch(self._index, self.library, self.tasks)
        self._pages = HelpPages()
        self.local_models = LocalModels(
            self.preferences, ModelFiles(locations.cache), self.tasks, free_bytes
        )
        self._backends = LateBackends(
            Sources(
                self.connection.network,
                self.connection.refresh,
                lambda service: self._secrets.get(service.key_name),
                self.local_models.files,
                self._pages,
                lambda: QLocale().name(),
            )
        )
        self.services = Services(
            self.preferences,
            self.state,
            self._secrets,
            self._backends,
            ModelListFile(locations.cache),
        )
        self.turns = TurnController(self.library, self.services, self._backends, self.tasks)
        self.trash = Trash(self.library, self._store, self.notices)
        self.history = History(self.library, self.trash, self.turns, self.notices)
        self.exchange = Exchange(
            self.library,
            ExchangePorts(ImportProcesses(locations), ExportProcesses(locations), BackupFiles()),
            self.preferences,
            self.state,
        )
        self.exchange.imported.connect(lambda _: self.search.look_again())
        self._parts = self._window_parts()
        self.window = MainWindow(start.theme, start.shell, self._parts)
        self.window.chat.shown.connect(self._note_shown)

    def _note_shown(self, conversation_id: str) -> None:
        self.library.shown = conversation_id

    def _window_parts(self) -> WindowParts:
        return WindowParts(
            self.library,
            self.turns,
            self.trash,
            self.history,
            self.exchange,
            self.services,
            self.preferences,
            self.connection,
            self.state,
            self.notices,
            self.tasks,
            self.search,
            self._page_title,
            lambda at: suggest_title(at, self.services, self._backends),
            OverlayParts(
                self.services,
                self.preferences,
                self.local_models,
                self.tasks,
                self._backends,
                installed(),
                self._check,
                self._settings_info,
            ),
            self.error_log,
            self._crash_log,
            self._start.locations.data,
            self._start.locations.damaged,
        )

    async def _page_title(self, link: str) -> str:
        language = "ru" if QLocale().name().startswith("ru") else "en"
        pages = await asyncio.to_thread(self._pages)
        name = link.removeprefix(PAGE_TARGET).partition("#")[0]
        titles = (page.title for page in pages if (page.name, page.language) == (name, language))
        return next(titles, link)

    async def _check(
        self, network: NetworkSettings, url: str = ""
    ) -> AsyncGenerator[CheckStep, None]:
        await self._backends.load()
        from gizai_desktop.backends.connection_test import test_connection  # noqa: PLC0415

        async for step in test_connection(url or self.connection.default_url, network):
            yield step

    def _settings_info(self) -> SettingsInfo:
        system = self.connection.system
        return SettingsInfo(
            str(self._start.locations.data),
            __version__,
            system.by_scheme,
            system.pac_url or "",
            shortcut_rows(),
        )


async def _read_system_proxies() -> SystemProxies:
    from gizai_desktop.backends.system_proxy import system_proxies  # noqa: PLC0415

    return await asyncio.to_thread(system_proxies)
