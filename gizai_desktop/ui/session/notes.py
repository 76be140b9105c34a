"""What is told outside of the window, and who can tell it."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Note:
    """The news of one conversation; others may see the screen, so no message's text is in it.

    Attributes:
        title: of the conversation.
        body: a sentence.
        open_label: what the button or the click does.
    """

    conversation: str
    title: str
    body: str
    open_label: str
    failed: bool = False


class Notifier(Protocol):
    """Shows notes outside of the window, one for each conversation.

    Without a place to show them, nothing happens.
    """

    def show(self, note: Note) -> None:
        """Show it instead of the last one of the same conversation."""
        ...

    def withdraw(self, conversation_id: str) -> None:
        """Take the note of a conversation away, if one is there."""
        ...

    async def aclose(self) -> None:
        """Take all notes away: nobody would answer to a click any more."""
        ...
