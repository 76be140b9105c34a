"""What a list of conversations knows of each of them, and of those in the trash."""

from datetime import datetime
from typing import NamedTuple, Self

from gizai_desktop.domain.conversation import Conversation


class ConversationHeader(NamedTuple):
    """One row of the sidebar; a tuple, because a library may have a hundred thousand.

    Attributes:
        last_activity: when its newest message came; lists are sorted by it.
        read_only: a newer version wrote it, so this one must not save it.
        archived: put away; listed only where the archive is asked for.
    """

    id: str
    title: str
    last_activity: datetime
    pinned: bool = False
    read_only: bool = False
    archived: bool = False
    tags: tuple[str, ...] = ()

    @classmethod
    def of(cls, conversation: Conversation, *, read_only: bool = False) -> Self:
        """The row of a conversation."""
        return cls(
            conversation.id,
            conversation.title,
            conversation.last_activity,
            conversation.pinned,
            read_only,
            conversation.archived,
            conversation.tags,
        )


class TrashEntry(NamedTuple):
    """One deleted thing that can come back.

    Attributes:
        name: tells it from every other one in the trash.
        title: of the conversation.
        deleted_at: when it went to the trash, as far as the file tells.
        messages: how many messages went with it.
        branch: the first of them, if only a branch was deleted; None for a conversation.
    """

    name: str
    conversation_id: str
    title: str
    deleted_at: datetime
    messages: int
    branch: str | None = None
