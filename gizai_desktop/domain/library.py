"""What a list of conversations knows of each of them, and what reading them found."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from gizai_desktop.domain.conversation import Conversation


@dataclass(frozen=True, slots=True)
class ConversationHeader:
    """One row of the sidebar.

    Attributes:
        last_activity: when its newest message came; lists are sorted by it.
        read_only: a newer version wrote it, so this one must not save it.
    """

    id: str
    title: str
    last_activity: datetime
    pinned: bool = False
    read_only: bool = False

    @classmethod
    def of(cls, conversation: Conversation, *, read_only: bool = False) -> Self:
        """The row of a conversation."""
        return cls(
            conversation.id,
            conversation.title,
            conversation.last_activity,
            conversation.pinned,
            read_only,
        )


@dataclass(frozen=True, slots=True)
class DamageReport:
    """A file that could not be read as it should.

    Attributes:
        file_name: the name of the original, in ``damaged/`` if it was set aside.
        title: of the conversation that was rescued from it, or empty.
        kept: how many messages were rescued.
        set_aside: False when the file is where it was: it cannot be read or moved now.
    """

    file_name: str
    title: str = ""
    kept: int = 0
    set_aside: bool = True
