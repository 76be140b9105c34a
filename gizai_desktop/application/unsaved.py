"""Conversations whose last change could not be written: said, kept aside, and offered again."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace

from gizai_desktop.application import library_notices as say
from gizai_desktop.application.notices import Notices
from gizai_desktop.application.ports import ConversationStore
from gizai_desktop.domain.catalog import ModelRef
from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.errors import Failure, StorageError
from gizai_desktop.domain.identity import new_id, now
from gizai_desktop.domain.message import Message, Role


@dataclass(frozen=True, slots=True)
class NotOnDisk:
    """One conversation that is not on disk as it is in memory.

    Attributes:
        conversation: as it is in memory.
        failure: why it could not be written; None when another program deleted its file.
        aside: the folder of the copy that the next start takes in; empty if there is none.
    """

    conversation: Conversation
    failure: Failure | None
    aside: str = ""

    @property
    def id(self) -> str:
        """Of the conversation."""
        return self.conversation.id

    @property
    def title(self) -> str:
        """Of the conversation."""
        return self.conversation.title


class Unsaved:
    """Remembers them, with a notice for each.

    A copy is kept aside at once, so that a crash or the end of the session does not wait for
    anybody's decision.
    """

    def __init__(self, store: ConversationStore, notices: Notices) -> None:
        self._store = store
        self._notices = notices
        self._known: dict[str, NotOnDisk] = {}

    def __contains__(self, conversation_id: object) -> bool:
        return conversation_id in self._known

    def __iter__(self) -> Iterator[NotOnDisk]:
        return iter([*self._known.values()])

    async def keep(self, conversation: Conversation, error: StorageError) -> None:
        """A conversation could not be written."""
        self._put(NotOnDisk(conversation, error.failure))
        self._notices.post(say.not_saved(conversation, error))
        try:
            folder = await self._store.keep_aside(conversation)
        except StorageError:
            return  # The notice stands; memory is the only place.
        self._put(NotOnDisk(conversation, error.failure, folder))

    async def keep_drafts(self, drafts: Iterable[str], ref: ModelRef) -> None:
        """Texts that were not sent could not be written: the next start has them as chats."""
        for draft in drafts:
            prompt = Message(new_id(), None, Role.USER, draft, now())
            with suppress(StorageError):  # there is no other place
                await self._store.keep_aside(Conversation.new(ref).append(prompt))

    def deleted_outside(self, conversation: Conversation) -> None:
        """Another program deleted the file of a conversation that is in use."""
        former = self._known.get(conversation.id, NotOnDisk(conversation, None))
        self._put(replace(former, failure=None))
        self._notices.post(say.deleted_outside(conversation))

    def forget(self, conversation_id: str) -> None:
        """It is on disk now, or not wanted any more."""
        if self._known.pop(conversation_id, None) is not None:
            self._notices.withdraw(say.unsaved_key(conversation_id))
            self._store.forget_aside(conversation_id)

    async def copy_to(self, folder: str) -> bool:
        """Write copies into a folder that the user chose.

        They stay unsaved here, and a notice says how it went; False when not all are there.
        """
        copied = tuple(self)
        try:
            for each in copied:
                await self._store.copy_to(folder, each.conversation)
        except StorageError as error:
            self._notices.post(say.copied(folder, 0, error))
            return False
        if copied:
            self._notices.post(say.copied(folder, len(copied)))
        return True

    def _put(self, found: NotOnDisk) -> None:
        self._known[found.id] = found
