"""One run of the window, from its first paint to its end."""

import asyncio
import gc
import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import TYPE_CHECKING

import qasync
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from gizai_desktop.application.autostart import AutostartFollower
from gizai_desktop.application.notices import Notice, NoticeAction, NoticeText
from gizai_desktop.bundle import is_outdated, start_command
from gizai_desktop.desktop.parts import Parts
from gizai_desktop.desktop.start import Start
from gizai_desktop.domain.errors import StorageError
from gizai_desktop.domain.service import LOCAL
from gizai_desktop.store.locations import resource_dir
from gizai_desktop.ui.process.collector import collecting_on_this_thread
from gizai_desktop.ui.process.endings import ending_in_order, following_use, leaving_when_asked
from gizai_desktop.ui.window.visits import Visits

if TYPE_CHECKING:
    from gizai_desktop.store.handover import Handover
    from gizai_desktop.ui.session.surroundings import Surroundings

SWITCH_S = 0.0002
"""Seconds after which a thread that works lets the window's thread go on.

A paint gives the interpreter away and waits for it dozens of times: 5 ms of painting took 85
beside a thread that sorts many chats with Python's own 5 ms, 19 with 1 ms, 9 with this.
"""
LISTED_S = 10.0
"""Most seconds for which everything else waits until all conversations are listed."""
_STOPPED = "Event loop stopped before Future completed."
"""What qasync says when Qt has ended its loop by itself."""
FIRST_S = 1.0
"""Most seconds that the window waits for the conversation it opens with."""


def run_desktop(application: QApplication, start: Start) -> None:
    """Fill the window and stay until it is closed."""
    try:
        with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(application)) as runner:
            runner.run(_live(start))
    except RuntimeError as error:
        if str(error) != _STOPPED:
            raise
        # The display has gone, as where a session ends with its X server; Qt lets nothing go on.


@contextmanager
def _switching_often() -> Iterator[None]:
    usual = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH_S)
    try:
        yield
    finally:
        sys.setswitchinterval(usual)


async def _live(start: Start) -> None:
    # Locks and events of the parts belong to the loop that runs now.
    await Desktop(start).live()


class Desktop(Parts):
    """One run of the window: its beginning and its end.

    Attributes:
        loaded: whether everything that may wait for the first paint has been loaded.
        surroundings: the window's part in the desktop, from the first paint on.
    """

    def __init__(self, start: Start) -> None:
        super().__init__(start)
        self.loaded = False
        self.surroundings: Surroundings | None = None
        self._told_of_update = False

    async def live(self) -> None:
        """Show the window, load what it needs, and stay until it is closed."""
        closing, painted = asyncio.Event(), asyncio.Event()
        # Also where the display goes before the application: that is no crash.
        qt = QApplication.instance()
        assert qt is not None  # noqa: S101 - it has a window
        qt.aboutToQuit.connect(self._crash_log.end)
        shell = self._start.shell
        shell.closed.connect(closing.set)
        shell.painted.connect(painted.set)
        with (
            collecting_on_this_thread(shell),
            _switching_often(),
            self._last_resort.watching(),
            ending_in_order(shell.end),
            leaving_when_asked(shell.leave),
            following_use(self._follow_use),
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

    def _follow_use(self, in_use: bool) -> None:
        self.search.set_in_use(in_use)
        if in_use and not self._told_of_update and is_outdated():
            self._told_of_update = True
            self.notices.post(Notice(NoticeText.UPDATED, key="updated"))

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
        await asyncio.sleep(0)  # what was listed is painted before anything else is done
        gc.freeze()
        # Drawing it in every size takes a frame, which the first paint need not wait for.
        self._start.shell.setWindowIcon(QIcon(str(resource_dir() / "icons/app/gizai-desktop.svg")))
        self._look_around(visits)
        await self._tell_of_crash()
        self.window.sidebar.make_results()
        for file in (self._start.settings_file, self._start.state_file):
            if file.damage is not None:
                self.notices.post(Notice(NoticeText.SETTINGS_DAMAGED))
        with suppress(StorageError):  # the search says why nothing can be listed
            await self._store.prepare()
            await self.library.take_in_aside()
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
        await self._follow_autostart()
        with suppress(TimeoutError):  # a hundred thousand chats, and no index yet
            async with asyncio.timeout(LISTED_S):
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

    async def _keep_drafts(self) -> None:
        state = self.state
        unwritten = set(state.value.drafts) - set(state.written.drafts)
        drafts = [text for _, text in unwritten if text.strip()]
        ref = self.preferences.settings.default_ref
        await self.library.not_on_disk.keep_drafts(drafts, ref)

    async def _end(self) -> None:
        self.window.keep_draft()
        self.exchange.cancel()
        self.history.cancel()
        await self.turns.stop_all()
        if self.surroundings is not None:
            await self.surroundings.aclose()
        await self.tasks.finish()
        await self.library.retry_saving()
        await self._settings.flush()
        await self.state.flush()
        await self._keep_drafts()
        await self._backends.aclose()
        await self._index.aclose()
        await self._store.aclose()
        await self._start.settings_file.aclose()
        await self._start.state_file.aclose()
        self._crash_log.end()
