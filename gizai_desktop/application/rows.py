"""What is known of every conversation without opening it."""

from collections.abc import Collection, Iterable, Mapping

from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.library import ConversationHeader


class Rows:
    """A row for every conversation, by id."""

    def __init__(self) -> None:
        self._known: dict[str, ConversationHeader] = {}

    @property
    def all(self) -> Mapping[str, ConversationHeader]:
        """The rows of this moment; the next change may be in them, or in others."""
        return self._known

    def put(self, conversation: Conversation) -> None:
        """List a conversation as it is in memory."""
        self._known[conversation.id] = ConversationHeader.of(conversation)

    def remove(self, conversation_id: str) -> None:
        """List it no more, if it was."""
        self._known.pop(conversation_id, None)

    def add_unknown(self, headers: Iterable[ConversationHeader]) -> None:
        """List what is not listed yet."""
        self._known = {header.id: header for header in headers} | self._known

    def take(
        self,
        headers: dict[str, ConversationHeader],
        gone: Iterable[str],
        better_known: Collection[str],
    ) -> None:
        """List what somebody has read on the disk.

        Args:
            headers: by id; the dictionary belongs to this object from now on, for a copy of a
                hundred thousand takes megabytes.
            gone: ids of those that are not there any more.
            better_known: ids of those whose rows stay as they are.
        """
        stay = {each: self._known[each] for each in better_known if each in self._known}
        if len(headers) > len(self._known):
            for each, header in self._known.items():
                headers.setdefault(each, header)
            self._known = headers
        else:
            self._known.update(headers)
        self._known.update(stay)
        for conversation_id in gone:
            if conversation_id not in better_known:
                self.remove(conversation_id)
