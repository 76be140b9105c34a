"""Asks the AI model of a conversation for a title; only when the user wants one."""

from contextlib import aclosing

from gizai_desktop.application.ports import Backends
from gizai_desktop.application.services import Services
from gizai_desktop.domain.conversation import TITLE_LIMIT, Conversation, history
from gizai_desktop.domain.errors import Failure, RequestRejectedError
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.identity import new_id, now
from gizai_desktop.domain.message import Message, Role
from gizai_desktop.domain.turn import TextDelta, TurnRequest

_QUESTION = (
    "Give this conversation a title of two to six words, in its own language. "
    "Answer with the title alone: no quotation marks, no full stop.\n\n{text}"
)
_PIECE = 1_500  # characters of each of the first messages
_MESSAGES = 4


async def suggest_title(conversation: Conversation, services: Services, backends: Backends) -> str:
    """A title in one line, or an empty text when the answer had none.

    Cancelling the caller ends the request.

    Raises:
        GizaiError: the answer did not come.
    """
    service = services.get(conversation.service)
    if service is None:
        raise RequestRejectedError(Failure(FailureKind.SERVICE_GONE))
    ref = await services.resolved(conversation.ref)
    question = Message(new_id(), None, Role.USER, _question(conversation), now())
    answer = ""
    request = TurnRequest(ref, (question,))
    async with aclosing(backends.backend(service).stream(request)) as events:
        async for event in events:
            if isinstance(event, TextDelta):
                answer += event.text
    return title_of(answer)


def title_of(answer: str) -> str:
    """The title in an answer: its first line, without what models put around it."""
    lines = (" ".join(line.split()).strip("#*_ ") for line in answer.splitlines())
    line = next(filter(None, lines), "")
    _, colon, rest = line.partition(":")
    if colon and line.casefold().startswith(("title:", "название:", "заголовок:")):
        line = rest
    return line.strip(" \"'“”„«»*_.").strip()[:TITLE_LIMIT]


def _question(conversation: Conversation) -> str:
    messages = history(conversation.path())[:_MESSAGES]
    spoken = (f"{message.role.value}: {message.content[:_PIECE]}" for message in messages)
    return _QUESTION.format(text="\n\n".join(spoken))
