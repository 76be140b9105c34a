"""The application without its window: a real store and a real client of a loopback server."""

import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from gizai_desktop.application.history import History
from gizai_desktop.application.kept import Kept
from gizai_desktop.application.library import Library
from gizai_desktop.application.notices import Notice, Notices
from gizai_desktop.application.preferences import Preferences
from gizai_desktop.application.run_flags import RunFlags
from gizai_desktop.application.services import Services
from gizai_desktop.application.tasks import Tasks
from gizai_desktop.application.trash import Trash
from gizai_desktop.application.turns import TurnController
from gizai_desktop.backends.registry import LateBackends, Sources
from gizai_desktop.domain.catalog import DEFAULT_MODEL, ModelRef
from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.message import Message
from gizai_desktop.domain.proxy import ProxyMode
from gizai_desktop.domain.service import GIZAI, GUIDE, LOCAL, Service
from gizai_desktop.domain.settings import Settings, WindowState
from gizai_desktop.store.conversations.store import JsonConversationStore
from gizai_desktop.store.help_pages import HelpPages
from gizai_desktop.store.locations import Locations
from gizai_desktop.store.models.model_lists import ModelListFile
from gizai_desktop.store.secrets import KeyringSecrets
from gizai_desktop.store.settings_file import SettingsFile
from tests.support.answers import Answer
from tests.support.gizai_server import LoopbackGizai
from tests.support.openai_server import LoopbackOpenAI


@dataclass
class RunningApp:
    """The parts of one run, and what they said."""

    folder: Path
    server: LoopbackGizai
    library: Library
    services: Services
    turns: TurnController
    preferences: Preferences
    tasks: Tasks
    posted: list[Notice]
    withdrawn: list[str]
    trash: Trash
    history: History
    store: JsonConversationStore

    async def settle(self, conversation_id: str) -> Message:
        """Wait for the end of a turn and give the answer that is shown."""
        task = self.turns.running[conversation_id].task
        assert task is not None
        await task
        return self.shown(conversation_id)[-1]

    def shown(self, conversation_id: str) -> list[Message]:
        conversation = self.library.get(conversation_id)
        assert conversation is not None
        return conversation.path()

    @contextmanager
    def slow_disk(self) -> Iterator[None]:
        """Within the block nothing is written; what is asked for comes after it."""
        goes_on = threading.Event()
        self.store._writer.after(goes_on.wait)
        try:
            yield
        finally:
            goes_on.set()

    async def on_disk(self, conversation_id: str) -> Conversation:
        """What another program would read now."""
        store = JsonConversationStore(Locations.of(self.folder))
        try:
            return await store.load(conversation_id)
        finally:
            await store.aclose()


@asynccontextmanager
async def running_app(
    folder: Path,
    *script: Answer,
    other: LoopbackOpenAI | None = None,
    flags: RunFlags | None = None,
    **settings: Any,
) -> AsyncIterator[RunningApp]:
    """Runs the application with GizAI, and with ``other`` as a second service."""
    locations = Locations.of(folder)
    locations.make_folders()
    errors: list[BaseException] = []
    notices = Notices()
    posted: list[Notice] = []
    withdrawn: list[str] = []
    notices.posted.connect(posted.append)
    notices.withdrawn.connect(withdrawn.append)
    store = JsonConversationStore(locations)
    library = Library(store, notices)
    tasks = Tasks(errors.append)
    secrets = KeyringSecrets()
    async with LoopbackGizai(script) as server:
        services = [replace(GIZAI, base_url=server.url), LOCAL, GUIDE]
        if other is not None:
            services.append(Service("other", "Other", base_url=other.url))
        start = Settings(proxy_mode=ProxyMode.NONE, services=tuple(services), **settings)
        file = SettingsFile(locations.settings_file, Settings)
        state_file = SettingsFile(locations.state_file, WindowState)
        kept = Kept(start, file.save, tasks, notices)
        state = Kept(WindowState(), state_file.save, tasks, notices)
        preferences = Preferences(kept, secrets, notices, flags or RunFlags())
        backends = LateBackends(
            Sources(
                lambda: preferences.network({}),
                _nothing,
                lambda service: secrets.get(service.key_name),
                dict,
                HelpPages(),
                lambda: "en",
            )
        )
        lists = ModelListFile(locations.cache)
        known = Services(preferences, state, secrets, backends, lists)
        turns = TurnController(library, known, backends, tasks)
        trash = Trash(library, store, notices)
        history = History(library, trash, turns, notices)
        yield RunningApp(
            folder,
            server,
            library,
            known,
            turns,
            preferences,
            tasks,
            posted,
            withdrawn,
            trash,
            history,
            store,
        )
        await turns.stop_all()
        await tasks.finish()
        await backends.aclose()
    await store.aclose()
    await file.aclose()
    await state_file.aclose()
    assert errors == []


async def _nothing() -> None:
    """Nothing of the system's proxies belongs to these tests."""


def new_chat(service: str = GIZAI.id, model: str = DEFAULT_MODEL) -> Conversation:
    return Conversation.new(ModelRef(service, model))
