"""One run of the window: every part of the application, their beginning and their end."""

import asyncio
import gc
import importlib
import signal
import sys
from collections.abc import AsyncGenerator, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from types import TracebackType
from typing import TYPE_CHECKING

import qasync
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from gizai_desktop import __version__
from gizai_desktop.application.autostart import AutostartFollower
from gizai_desktop.application.connection import Connection
from gizai_desktop.application.exchange import Exchange, ExchangePorts
from gizai_desktop.application.history import History
from gizai_desktop.application.kept import Kept
from gizai_desktop.application.library import Library
from gizai_desktop.application.local_models import LocalModels
from gizai_desktop.application.notices import Notice, NoticeAction, Notices, NoticeText
from gizai_desktop.application.preferences import Preferences
from gizai_desktop.application.run_flags import RunFlags
from gizai_desktop.application.search import LibrarySearch
from gizai_desktop.application.services import Services
from gizai_desktop.application.tasks import Tasks
from gizai_desktop.application.title_suggestion import suggest_title
from gizai_desktop.application.trash import Trash
from gizai_desktop.application.turns import TurnController
from gizai_desktop.backends.local_memory import free_bytes
from gizai_desktop.backends.local_process import installed
from gizai_desktop.backends.registry import LateBackends, Sources
from gizai_desktop.bundle import start_command
from gizai_desktop.domain.connection_check import CheckStep
from gizai_desktop.domain.errors import StorageError
from gizai_desktop.domain.help_page import PAGE_TARGET
from gizai_desktop.domain.proxy import SystemProxies
from gizai_desktop.domain.run_options import RunOptions
from gizai_desktop.domain.service import LOCAL
from gizai_desktop.domain.settings import NetworkSettings, Settings, WindowState
from gizai_desktop.store.backups import BackupFiles
from gizai_desktop.store.conversations import JsonConversationStore
from gizai_desktop.store.crash_log import CrashLog
from gizai_desktop.store.error_log import ErrorLog
from gizai_desktop.store.export_process import ExportProcesses
from gizai_desktop.store.help_pages import HelpPages
from gizai_desktop.store.import_process import ImportProcesses
from gizai_desktop.store.index.process import IndexProcess
from gizai_desktop.store.locations import Locations, resource_dir
from gizai_desktop.store.model_files import ModelFiles
from gizai_desktop.store.model_lists import ModelListFile
from gizai_desktop.store.secrets import KeyringSecrets
from gizai_desktop.store.settings_file import SettingsFile
from gizai_desktop.ui.actions import shortcut_rows
from gizai_desktop.ui.collector import collecting_on_this_thread
from gizai_desktop.ui.language import Languages
from gizai_desktop.ui.main_window import MainWindow
from gizai_desktop.ui.overlays import OverlayParts
from gizai_desktop.ui.settings.info import SettingsInfo
from gizai_desktop.ui.theme import Theme
from gizai_desktop.ui.visits import Visits
from gizai_desktop.ui.window import Window
from gizai_desktop.ui.window_parts import WindowParts

if TYPE_CHECKING:
    from gizai_desktop.store.handover import Handover
    from gizai_desktop.ui.session.surroundings import Surroundings

SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")
"""Ctrl+C, the end of a session, and a terminal that is closed; Windows has no last one."""
SWITCH_S = 0.001
"""Seconds after which a thread that works lets the window's thread go on; Python's own 5 ms for
each of the window's events would be seen while a long conversation is read or written.
"""
LISTED_S = 10.0
"""Most seconds for which everything else waits until all conversations are listed."""
FIRST_S = 1.0
"""Most seconds that the window waits for the conversation it opens with."""


@dataclass(frozen=True, slots=True)
class Start:
    """What is there when the window has appeared, and waits to be filled.

    Attributes:
        settings_file, state_file: already read; their values are in the next two.
        hidden: the window waits in the tray until it is wanted.
    """

    theme: Theme
    shell: Window
    locations: Locations
    options: RunOptions
    flags: RunFlags
    settings_file: SettingsFile[Settings]
    state_file: SettingsFile[WindowState]
    settings: Settings
    state: WindowState
    languages: Languages
    hidden: bool = False


def run_desktop(application: QApplication, start: Start) -> None:
    """Fill the window and stay until it is closed."""
    sys.setswitchinterval(SWITCH_S)
    with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(application)) as runner:
        runner.run(_live(start))


async def _live(start: Start) -> None:
    # Locks and events of the parts belong to the loop that runs now.
    await Desktop(start).live()


class Desktop:
    """One run of the window: every part of the application, and their beginning and end.

    Attributes:
        loaded: whether everything that may wait for the first paint has been loaded.
        surroundings: the window's part in the desktop, from the first paint on.
    """

    def __init__(self, start: Start) -> None:
        self._start = start
        locations = start.locations
        self.error_log = ErrorLog(locations.logs)
        self._crash_log = CrashLog(locations.logs, __version__)
        self.notices = Notices()
        self.tasks = Tasks(self._report)
        self._secrets = KeyringSecrets()
        self._keyring_works = True
        self.loaded = False
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
        self.surroundings: Surroundings | None = None
        self.window.chat.shown.connect(self._note_shown)

    async def live(self) -> None:
        """Show the window, load what it needs, and stay until it is closed."""
        closing, painted = asyncio.Event(), asyncio.Event()
        shell = self._start.shell
        shell.closed.connect(closing.set)
        shell.painted.connect(painted.set)
        with (
            collecting_on_this_thread(shell),
            self._last_resort(),
            self._signals(),
            self._followed_use(),
        ):
            if self._start.hidden:
                painted.set()
            else:
                shell.show()
            # First, so that nothing is typed into a chat that is about to make room.
            opening = self.tasks.start(self._open_first_conversation(), "open the first one")
            await asyncio.wait([opening], timeout=FIRST_S)
            self.window.reveal()
            visits = Visits(self.window)
            visits.fulfil(replace(self._start.options.wishes(""), conversation=""))
            self.tasks.start(self._listen(visits, closing), "listen to later starts")
            self.tasks.start(self._load(painted, visits), "load", dispensable=True)
            await closing.wait()
            await self._end()

    @contextmanager
    def _last_resort(self) -> Iterator[None]:
        """Send errors of slots and of tasks, which nobody foresaw, to one place."""
        asyncio.get_running_loop().set_exception_handler(self._report_context)
        former, sys.excepthook = sys.excepthook, self._report_uncaught
        try:
            yield
        finally:
            sys.excepthook = former

    @contextmanager
    def _followed_use(self) -> Iterator[None]:
        """Let the index work faster while another program is in use."""

        def follow(state: Qt.ApplicationState) -> None:
            self.search.set_in_use(state == Qt.ApplicationState.ApplicationActive)

        application = _application()
        application.applicationStateChanged.connect(follow)
        yield
        application.applicationStateChanged.disconnect(follow)

    @contextmanager
    def _signals(self) -> Iterator[None]:
        """End in order at a logout and at Ctrl+C in a terminal."""
        loop = asyncio.get_running_loop()
        known = [signal.Signals[name] for name in SIGNALS if name in signal.Signals.__members__]
        # nohup asks for a process that does not mind.
        heard = [each for each in known if signal.getsignal(each) is not signal.SIG_IGN]
        with suppress(NotImplementedError):  # Windows
            for each in heard:
                loop.add_signal_handler(each, self._start.shell.leave)
        # How Windows and macOS tell of a logout, where this has not been tried; Linux desktops
        # send SIGTERM, as Qt's own libraries are built without X11's session management.
        _application().commitDataRequest.connect(self._start.shell.leave)
        yield
        _application().commitDataRequest.disconnect(self._start.shell.leave)
        with suppress(NotImplementedError):
            for each in heard:
                loop.remove_signal_handler(each)

    async def _listen(self, visits: Visits, closing: asyncio.Event) -> None:
        """Do what later starts want of this window, until it closes."""

        def begin() -> "Handover":
            from gizai_desktop.store.handover import Handover  # noqa: PLC0415 - 20 ms

            listener = Handover(self._start.locations.data, visits.take)
            listener.start()
            return listener

        listener = await asyncio.to_thread(begin)
        try:
            await closing.wait()
        finally:
            listener.close()

    async def _load(self, painted: asyncio.Event, visits: Visits) -> None:
        # What follows may take as long as disk, keyring and desktop do.
        await painted.wait()
        await self.search.list_newest()
        gc.freeze()
        # Drawing it in every size takes a frame, which the first paint need not wait for.
        self._start.shell.setWindowIcon(QIcon(str(resource_dir() / "icons/app/gizai-desktop.svg")))
        self._look_around(visits)
        await self._tell_of_crash()
        for file in (self._start.settings_file, self._start.state_file):
            if file.damage is not None:
                self.notices.post(Notice(NoticeText.SETTINGS_DAMAGED))
        with suppress(StorageError):  # the search says why nothing can be listed
            await self._store.prepare()
        self.library.many_changed.connect(lambda _: self.search.look_again())
        # First, so that nothing is missed between listing and watching.
        self.tasks.start(self.library.follow_changes(), "follow changes", dispensable=True)
        await self.search.start()
        await self.services.load()
        await self._backends.load()
        self.local_models.changed.connect(lambda _: self._list_local_models())
        await self.local_models.look()
        if self.preferences.settings.proxy_user:  # a keyring may ask to be unlocked
            await self.preferences.read_secrets()
        await self.connection.refresh()
        self._keyring_works = await self._secrets.available()
        with suppress(TimeoutError):  # a hundred thousand chats, and no index yet
            async with asyncio.timeout(LISTED_S):
                await self._follow_autostart()
        await self.search.listed()
        self.loaded = True
        # 40 ms that the first answer would wait for otherwise.
        await asyncio.to_thread(importlib.import_module, "markdown_it")
        await self.services.refresh()
        await self.trash.purge_old(self.preferences.settings.trash_days)

    def _look_around(self, visits: Visits) -> None:
        from gizai_desktop.ui.session.surroundings import Surroundings  # noqa: PLC0415 - not yet

        self.surroundings = Surroundings(self._start.theme, self.window, self._parts, visits)

    async def _tell_of_crash(self) -> None:
        await asyncio.to_thread(self._crash_log.begin)
        if self._crash_log.left:
            copy, look = NoticeAction.COPY_CRASH, NoticeAction.OPEN_LOG
            self.notices.post(Notice(NoticeText.CRASHED, action=copy, also=look, key="crash"))

    async def _follow_autostart(self) -> None:
        from gizai_desktop.store.autostart import Autostart  # noqa: PLC0415 - not at the start

        entry = Autostart(start_command(), self._start.options.data_dir)
        await AutostartFollower(entry, self.preferences, self.notices, self.tasks).begin()

    def _list_local_models(self) -> None:
        work = self.services.refresh_one(LOCAL)
        self.tasks.start(work, "list models of this computer", dispensable=True)

    async def _open_first_conversation(self) -> None:
        options, last = self._start.options, self.state.value.last_conversation
        starts_new = options.model is not None or options.new_chat is not None
        if options.conversation is not None:
            await self.window.chat.open(options.conversation)
        elif last and not starts_new and self.preferences.settings.reopen_last:
            # It may have been deleted elsewhere, which is no reason for a notice.
            await self.window.chat.open(last, if_there=True)

    def _note_shown(self, conversation_id: str) -> None:
        self.library.shown = conversation_id

    async def _end(self) -> None:
        self.window.keep_draft()
        self.exchange.cancel()
        await self.turns.stop_all()
        if self.surroundings is not None:
            await self.surroundings.aclose()
        await self.tasks.finish()
        await self.library.retry_saving()
        await self._settings.flush()
        await self.state.flush()
        await self._backends.aclose()
        await self._index.aclose()
        await self._store.aclose()
        await self._start.settings_file.aclose()
        await self._start.state_file.aclose()
        self._crash_log.end()

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
            self._keyring_works,
            shortcut_rows(),
        )

    def _report(self, error: BaseException) -> None:
        self.error_log.write(error)
        self.notices.post(
            Notice(NoticeText.UNEXPECTED, action=NoticeAction.COPY_DETAILS, key="unexpected")
        )

    def _report_context(
        self, loop: asyncio.AbstractEventLoop, context: Mapping[str, object]
    ) -> None:
        del loop
        error = context.get("exception")
        # Python before 3.11.8 stumbles when TLS inside TLS ends in a failure, after the turn
        # has got its own (near python/cpython#113214).
        harmless = isinstance(error, AttributeError | TypeError) and "_abort" in str(error)
        if isinstance(error, BaseException) and not harmless:
            self._report(error)

    def _report_uncaught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        del kind
        self._report(error.with_traceback(trace))


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)  # noqa: S101 - it has a window
    return application


async def _read_system_proxies() -> SystemProxies:
    from gizai_desktop.backends.system_proxy import system_proxies  # noqa: PLC0415

    return await asyncio.to_thread(system_proxies)
