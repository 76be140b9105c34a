"""A turn: a prompt goes out, events come back, an answer grows from them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from gizai_desktop.domain.message import Message, MessageStatus


@dataclass(frozen=True, slots=True)
class Prompt:
    """What the user sends."""

    text: str


@dataclass(frozen=True, slots=True)
class TurnRequest:
    """What a backend is asked.

    Attributes:
        model: the catalog id.
        messages: the path to answer, oldest first, the user's prompt last.
        system_prompt: the instructions for the AI, or empty.
    """

    model: str
    messages: Sequence[Message]
    system_prompt: str = ""


@dataclass(frozen=True, slots=True)
class TextDelta:
    """A piece of the answer, in order; a service without streaming sends one."""

    text: str


@dataclass(frozen=True, slots=True)
class AnsweredBy:
    """The catalog id that really answers, when it is not the one that was asked."""

    model: str


@dataclass(frozen=True, slots=True)
class TurnFinished:
    """The answer is whole."""


TurnEvent = TextDelta | AnsweredBy | TurnFinished


def accumulate(message: Message, event: TurnEvent) -> Message:
    """The answer after one more event."""
    match event:
        case TextDelta(text):
            return replace(message, content=message.content + text)
        case AnsweredBy(model):
            return replace(message, model=model)
        case TurnFinished():
            return replace(message, status=MessageStatus.COMPLETE)
