"""How conversations grow by a question and the beginning of its answer."""

from dataclasses import replace

from gizai_desktop.domain.catalog import ModelRef
from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.identity import new_id, now
from gizai_desktop.domain.message import Message, MessageStatus, Role
from gizai_desktop.domain.turn import Prompt

GO_ON = (
    "Your last answer was cut off. Go on exactly where it stopped, in the same form and language,"
    " without repeating anything and without any introduction."
)
"""What a service is told to continue an answer; never shown or saved."""


class MessageGoneError(Exception):
    """A message was deleted, here or on another computer, before something was done with it."""


def _there(at: Conversation, message_id: str) -> Message:
    message = at.messages.get(message_id)
    if message is None:
        raise MessageGoneError
    return message


def place_beside(at: Conversation, message_id: str) -> str | None:
    """The parent of a branch beside this message; where it is deleted, the end of the path."""
    message = at.messages.get(message_id)
    return at.head if message is None else message.parent


def with_question(
    at: Conversation, prompt: Prompt, parent: str | None, ref: ModelRef | None = None
) -> Conversation:
    """The conversation with a prompt below ``parent``, and its answer about to come.

    Args:
        ref: another AI model than the conversation's for this answer alone.
    """
    question = Message(new_id(), parent, Role.USER, prompt.text, now())
    return at.append(question, _answer(ref or at.ref, question.id))


def _answer(ref: ModelRef, parent: str | None) -> Message:
    return Message(
        new_id(),
        parent,
        Role.ASSISTANT,
        "",
        now(),
        model=ref.model,
        backend=ref.service,
        status=MessageStatus.RUNNING,
    )


def asked_again(at: Conversation, answer_id: str, ref: ModelRef | None) -> Conversation:
    """The conversation with a new answer about to come beside this one.

    Raises:
        MessageGoneError: that is deleted.
    """
    answer = _there(at, answer_id)
    return at.append(replace(_answer(ref or at.ref, answer.parent), left_out=answer.left_out))


def resumed(at: Conversation, answer_id: str) -> Conversation:
    """The conversation with an answer beside this one that goes on with its words.

    Raises:
        MessageGoneError: that is deleted.
    """
    answer = _there(at, answer_id)
    ref = ModelRef(answer.backend or at.service, answer.model or at.model)
    begun = _answer(ref, answer.parent)
    return at.append(_with_words(begun, answer))


def _with_words(begun: Message, answer: Message) -> Message:
    """A beginning that has the words and thoughts of an answer already."""
    return replace(
        begun,
        content=answer.content,
        reasoning=answer.reasoning,
        reasoning_ms=answer.reasoning_ms,
    )


def go_on(answer: Message) -> Message:
    """What a service is told after the words of an answer that it goes on with."""
    # Services differ in whether they go on with an answer that comes last; all obey this.
    return Message(new_id(), answer.id, Role.USER, GO_ON, now())
