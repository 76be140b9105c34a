"""A turn: a prompt goes out, events come back, an answer grows from them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import groupby

from gizai_desktop.domain.catalog import ModelRef
from gizai_desktop.domain.message import Message, MessageStatus
from gizai_desktop.domain.parameters import TurnParameters


@dataclass(frozen=True, slots=True)
class Prompt:
    """What the user sends."""

    text: str


@dataclass(frozen=True, slots=True)
class TurnRequest:
    """What a backend is asked.

    Attributes:
        ref: the AI model and its service.
        messages: the path to answer, oldest first. The user's prompt is the last one, or an
            answer that was cut and is to be continued.
        system_prompt: the instructions for the AI, or empty.
        context_tokens: how many tokens the AI model takes in, when that is known.
    """

    ref: ModelRef
    messages: Sequence[Message]
    system_prompt: str = ""
    parameters: TurnParameters = field(default_factory=TurnParameters)
    context_tokens: int | None = None


class FinishReason(StrEnum):
    """Why an answer ended; other words of services are kept as they are."""

    STOP = "stop"
    LENGTH = "length"
    CONTENT_FILTER = "content_filter"


@dataclass(frozen=True, slots=True)
class TextDelta:
    """A piece of the answer, in order; a service without streaming sends one."""

    text: str


@dataclass(frozen=True, slots=True)
class ReasoningDelta:
    """A piece of what the AI thought before answering; shown apart and never sent back."""

    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """The service reads the conversation before its first word; nothing of it is kept.

    Attributes:
        share: from 0 to 1, or None when the service does not tell.
    """

    share: float | None = None


@dataclass(frozen=True, slots=True)
class AnsweredBy:
    """The catalog id that really answers, when it is not the one that was asked."""

    model: str


@dataclass(frozen=True, slots=True)
class TurnFinished:
    """The answer is whole, or as whole as the service makes it.

    Attributes:
        reason: a `FinishReason` or the service's own word; empty when it gave none.
    """

    reason: str = ""


TurnEvent = TextDelta | ReasoningDelta | Reading | AnsweredBy | TurnFinished


def accumulate(message: Message, event: TurnEvent) -> Message:
    """The answer after one more event."""
    match event:
        case TextDelta(text):
            return replace(message, content=message.content + text)
        case ReasoningDelta(text):
            return replace(message, reasoning=message.reasoning + text)
        case Reading():
            return message
        case AnsweredBy(model):
            return replace(message, model=model)
        case TurnFinished(reason):
            return replace(message, status=MessageStatus.COMPLETE, finish_reason=reason)


def accumulate_all(message: Message, events: Iterable[TurnEvent]) -> Message:
    """The answer after more events; neighbours of a kind are joined, so that a long answer is
    copied once and not once for each of its words.
    """
    for kind, group in groupby(events, type):
        if kind in (TextDelta, ReasoningDelta):
            pieces = (e.text for e in group if isinstance(e, TextDelta | ReasoningDelta))
            message = accumulate(message, kind("".join(pieces)))
        else:
            for event in group:
                message = accumulate(message, event)
    return message
