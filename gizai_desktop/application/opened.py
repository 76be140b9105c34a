"""The conversations that are in memory."""

from collections import OrderedDict
from collections.abc import Container, Iterator

from gizai_desktop.domain.conversation import Conversation

KEPT_OPEN = 24
"""How many conversations stay in memory, so that going back and forth needs no disk."""


class Opened:
    """The conversations that were used last.

    Args:
        unsaved: ids of those that are nowhere else; they stay, however many there are.
    """

    def __init__(self, unsaved: Container[str]) -> None:
        self._unsaved = unsaved
        self._by_id: OrderedDict[str, Conversation] = OrderedDict()

    def __len__(self) -> int:
        return len(self._by_id)

    def __contains__(self, conversation_id: object) -> bool:
        return conversation_id in self._by_id

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_id)

    def get(self, conversation_id: str) -> Conversation | None:
        """A conversation, if it is in memory."""
        return self._by_id.get(conversation_id)

    def put(self, conversation: Conversation) -> None:
        """Keep one that is used now, and let go of those that were not for long."""
        self._by_id[conversation.id] = conversation
        self._by_id.move_to_end(conversation.id)
        saved = (known for known in self._by_id if known not in self._unsaved)
        for oldest in tuple(saved)[:-KEPT_OPEN]:
            del self._by_id[oldest]

    def remove(self, conversation_id: str) -> None:
        """Let go of one, if it is there."""
        self._by_id.pop(conversation_id, None)
