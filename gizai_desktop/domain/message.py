"""A message of a conversation: what somebody said, once and for all."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from gizai_desktop.domain.errors import Failure


class Role(StrEnum):
    """Who speaks."""

    USER = "user"
    ASSISTANT = "assistant"
    SYSTEM = "system"


class MessageStatus(StrEnum):
    """How far a message has come; files never carry ``RUNNING``."""

    RUNNING = "running"
    COMPLETE = "complete"
    STOPPED = "stopped"
    FAILED = "failed"
    INTERRUPTED = "interrupted"


@dataclass(frozen=True, slots=True)
class Message:
    """One message; complete ones never change, an edit adds a sibling.

    Attributes:
        id: a UUID of version 7.
        parent: the message it follows, or None for a first one.
        content: the text, Markdown as the person or the AI wrote it.
        model: the catalog id that gave this answer; None for a user's message.
        backend: the service that gave it, such as ``gizai``.
        failure: why there is no answer, if it failed; an error is never the text.
        reasoning: what the AI thought before answering; shown apart, never sent back.
        finish_reason: why the service ended the answer (`turn.FinishReason`), or empty.
        left_out: how many of the oldest messages were not sent with the request.
        elapsed_ms: milliseconds from the request to the end of the answer.
        reasoning_ms: milliseconds from the request to the end of the thoughts.
        extra: fields of newer versions, kept for the round trip.
    """

    id: str
    parent: str | None
    role: Role
    content: str
    created_at: datetime
    model: str | None = None
    backend: str | None = None
    status: MessageStatus = MessageStatus.COMPLETE
    failure: Failure | None = None
    elapsed_ms: int | None = None
    reasoning: str = ""
    finish_reason: str = ""
    left_out: int = 0
    reasoning_ms: int | None = None
    extra: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}), hash=False)
