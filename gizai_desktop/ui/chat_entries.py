"""What the conversation view is told of every message; what has not changed, only once."""

from collections.abc import Iterable, Iterator

from gizai_desktop.application.services import Services
from gizai_desktop.application.turns import RunningTurn, TurnController
from gizai_desktop.domain.catalog import Catalog, CatalogEntry, ModelRef
from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.message import Message, Role
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

    def all(self, conversation: Conversation) -> list[TimelineEntry]:
        """The entries of the shown path."""
        path = conversation.path()
        turn = self._turns.running.get(conversation.id)
        catalog = self._services.catalog
        # Off the path, only a new branch gives a message other siblings.
        key = conversation.id, conversation.service, len(conversation.messages) - len(path)
        same = 0
        if key == self._key and catalog is self._catalog:
            same = _same(self._path, path)
        made = [
            *self._made[:same],
            *self._entries(conversation, path[same:], catalog, turn),
        ]
        self._made, self._key, self._catalog = made, key, catalog
        # An answer that grows is another one next time.
        grows = turn is not None and bool(made) and made[-1].id == turn.answer.id
        self._path = path[:-1] if grows else path
        return made

    def one(self, conversation: Conversation, message: Message) -> TimelineEntry:
        """The entry of one message."""
        turn = self._turns.running.get(conversation.id)
        return next(self._entries(conversation, [message], self._services.catalog, turn))

    def _entries(
        self,
        conversation: Conversation,
        messages: Iterable[Message],
        catalog: Catalog,
        turn: RunningTurn | None,
    ) -> Iterator[TimelineEntry]:
        names: dict[tuple[str | None, str | None], CatalogEntry] = {}
        children = conversation.children
        for message in messages:
            siblings = children[message.parent]
            if message.role is not Role.ASSISTANT:
                yield TimelineEntry(message, siblings)
                continue
            live = turn if turn is not None and turn.answer.id == message.id else None
            shown = message if live is None else live.answer
            name = names.get((shown.backend, shown.model))
            if name is None:
                ref = ModelRef(shown.backend or conversation.service, shown.model or "")
                name = names[shown.backend, shown.model] = catalog.entry(ref)
            yield TimelineEntry(
                shown,
                siblings,
                name.name,
                live.started if live is not None else None,
                live.reading if live is not None else None,
                name.service_name,
            )


def _same(old: list[Message], new: list[Message]) -> int:
    """How many messages at the beginning are the same."""
    most = min(len(old), len(new))
    pairs = enumerate(zip(old, new, strict=False))
    return next((index for index, (before, now) in pairs if before is not now), most)
