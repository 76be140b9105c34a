"""What the conversation view is told of every message; what has not changed, only once."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QLocale

from gizai_desktop.application.running_turn import RunningTurn
from gizai_desktop.application.services import Services
from gizai_desktop.application.turns import TurnController
from gizai_desktop.domain.catalog import Catalog, ModelRef
from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.message import Message, Role
from gizai_desktop.ui.texts import named
from gizai_desktop.ui.timeline import TimelineEntry


class ChatEntries:
    """Makes the entries of one conversation at a time.

    Long conversations are shown again and again, with a question or an answer more: the entries
    of the messages before those are the same objects then.
    """

    def __init__(self, turns: TurnController, services: Services) -> None:
        self._turns = turns
        self._services = services
        self._made: list[TimelineEntry] = []
        self._path: list[Message] = []
        self._key: tuple[object, ...] = ()
        self._catalog: Catalog | None = None
        self._language = ""
        self._names: dict[tuple[str, str], tuple[str, str]] = {}

    def all(self, conversation: Conversation) -> list[TimelineEntry]:
        """The entries of the shown path."""
        path = conversation.path()
        turn = self._turns.running.get(conversation.id)
        catalog = self._services.catalog
        self._follow(catalog)
        # Off the path, only a new branch gives a message other siblings.
        key = conversation.id, conversation.service, len(conversation.messages) - len(path)
        same = 0
        if key == self._key:
            same = _same(self._path, path)
        made = [
            *self._made[:same],
            *self._entries(conversation, path[same:], catalog, turn),
        ]
        self._made, self._key = made, key
        # An answer that grows is another one next time.
        grows = turn is not None and bool(made) and made[-1].id == turn.answer.id
        self._path = path[:-1] if grows else path
        return made

    def _follow(self, catalog: Catalog) -> None:
        """Forget what was made if an AI model has another name now, or in another language."""
        language = QLocale().name()
        if catalog is self._catalog and language == self._language:
            return
        before, self._names = self._names, {}
        self._catalog, self._language = catalog, language
        if any(self._names_of(key, catalog) != names for key, names in before.items()):
            self._key = ()

    def _names_of(self, key: tuple[str, str], catalog: Catalog) -> tuple[str, str]:
        """What people call an AI model and its service, by the ids of service and model."""
        found = self._names.get(key)
        if found is None:
            entry = named(catalog.entry(ModelRef(*key)))
            found = self._names[key] = entry.name, entry.service_name
        return found

    def one(self, conversation: Conversation, message: Message) -> TimelineEntry:
        """The entry of one message."""
        turn = self._turns.running.get(conversation.id)
        catalog = self._services.catalog
        self._follow(catalog)
        return next(self._entries(conversation, [message], catalog, turn))

    def _entries(
        self,
        conversation: Conversation,
        messages: Iterable[Message],
        catalog: Catalog,
        turn: RunningTurn | None,
    ) -> Iterator[TimelineEntry]:
        children = conversation.children
        for message in messages:
            siblings = children[message.parent]
            if message.role is not Role.ASSISTANT:
                yield TimelineEntry(message, siblings)
                continue
            live = turn if turn is not None and turn.answer.id == message.id else None
            shown = message if live is None else live.answer
            key = shown.backend or conversation.service, shown.model or ""
            name, service = self._names_of(key, catalog)
            yield TimelineEntry(
                shown,
                siblings,
                name,
                live.started if live is not None else None,
                live.reading if live is not None else None,
                service,
            )


def _same(old: list[Message], new: list[Message]) -> int:
    """How many messages at the beginning are the same."""
    most = min(len(old), len(new))
    pairs = enumerate(zip(old, new, strict=False))
    return next((index for index, (before, now) in pairs if before is not now), most)
