"""What the conversation view is told about one message."""

from dataclasses import dataclass

from gizai_desktop.domain.message import Message, MessageStatus, Role
from gizai_desktop.domain.service import GUIDE
from gizai_desktop.domain.turn import FinishReason

_CUT_SHORT = frozenset({str(FinishReason.LENGTH), str(FinishReason.CONTENT_FILTER)})


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One message as the view shows it.

    Attributes:
        siblings: ids of the branches here, the message's own among them, oldest first.
        model_name: what people call the AI model; empty for a user's message.
        waiting_since: `time.monotonic()` of the request while the status is RUNNING.
        reading: the service still reads the conversation: the share that is done, from 0 to
            1, or below 0 when it does not tell.
        service_name: what people call the service that answers.
    """

    message: Message
    siblings: tuple[str, ...] = ()
    model_name: str = ""
    waiting_since: float | None = None
    reading: float | None = None
    service_name: str = ""

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
    def thinking(self) -> bool:
        """Whether thoughts come, but no word of the answer yet."""
        message = self.message
        return self.running and bool(message.reasoning) and not message.content

    @property
    def cut(self) -> bool:
        """Whether the service ended the answer before its end."""
        return self.message.finish_reason in {FinishReason.LENGTH, FinishReason.CONTENT_FILTER}

    @property
    def continues(self) -> bool:
        """Whether there is a beginning that the AI can go on from."""
        message = self.message
        ended_early = message.status not in {MessageStatus.RUNNING, MessageStatus.COMPLETE}
        cut = message.finish_reason == FinishReason.LENGTH
        return bool(message.content) and (ended_early or cut)

    @property
    def by_guide(self) -> bool:
        """Whether the manual answered, whose links lead into the application."""
        return self.message.backend == GUIDE.id

    @property
    def branched(self) -> bool:
        """Whether there is another branch to switch to."""
        return len(self.siblings) > 1
