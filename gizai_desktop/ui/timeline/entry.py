"""What the conversation view is told about one message."""

from dataclasses import dataclass

from gizai_desktop.domain.message import Message, MessageStatus, Role


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One message as the view shows it.

    Attributes:
        siblings: ids of the branches here, the message's own among them, oldest first.
        model_name: what people call the AI model; empty for a user's message.
        waiting_since: `time.monotonic()` of the request while the status is RUNNING.
    """

    message: Message
    siblings: tuple[str, ...] = ()
    model_name: str = ""
    waiting_since: float | None = None

    @property
    def id(self) -> str:
        """The message's id."""
        return self.message.id

    @property
    def by_user(self) -> bool:
        """Whether it goes into a bubble at the right."""
        return self.message.role is Role.USER

    @property
    def running(self) -> bool:
        """Whether the answer is still on its way."""
        return self.message.status is MessageStatus.RUNNING

    @property
    def branched(self) -> bool:
        """Whether there is another branch to switch to."""
        return len(self.siblings) > 1
