"""The application without its window: a real store and a real client of a loopback server."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from gizai_desktop.application.library import Library
from gizai_desktop.application.notices import Notice, Notices
from gizai_desktop.application.tasks import Tasks
from gizai_desktop.application.turns import TurnController
from gizai_desktop.backends.gizai import GizaiBackend
from gizai_desktop.backends.http import HttpClient
from gizai_desktop.domain.catalog import DEFAULT_MODEL, Catalog
from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.message import Message
from gizai_desktop.domain.proxy import ProxyMode, ProxyPolicy
from gizai_desktop.domain.settings import NetworkSettings
from gizai_desktop.store.conversations import JsonConversationStore
from gizai_desktop.store.locations import Locations
from tests.support.answers import Answer
from tests.support.gizai_server import LoopbackGizai


@dataclass
class RunningApp:
    """The parts of one run, and what they said."""

    folder: Path
    server: LoopbackGizai
    library: Library
    turns: TurnController
    tasks: Tasks
    posted: list[Notice]
    withdrawn: list[str]

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

    async def on_disk(self, conversation_id: str) -> Conversation:
        """What another program would read now."""
        store = JsonConversationStore(Locations.of(self.folder))
        try:
            return await store.load(conversation_id)
        finally:
            await store.aclose()


@asynccontextmanager
async def running_app(folder: Path, *script: Answer) -> AsyncIterator[RunningApp]:
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
    network = NetworkSettings(ProxyPolicy(ProxyMode.NONE))
    async with LoopbackGizai(script) as server, HttpClient(lambda: network) as http:
        backend = GizaiBackend(http, lambda: server.url, Catalog)
        turns = TurnController(library, backend, tasks)
        yield RunningApp(folder, server, library, turns, tasks, posted, withdrawn)
        await turns.stop_all()
        await tasks.finish()
    await store.aclose()
    assert errors == []


def new_chat() -> Conversation:
    return Conversation.new(DEFAULT_MODEL)
