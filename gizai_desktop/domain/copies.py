"""New conversations made of what is in another one."""

from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType

from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.identity import new_id, now
from gizai_desktop.domain.message import Message, MessageStatus


def duplicate(conversation: Conversation) -> Conversation:
    """The same tree in a conversation of its own."""
    return _copy(conversation, conversation.messages.values(), conversation.head)


def continued_from(conversation: Conversation, message_id: str) -> Conversation:
    """A conversation of the messages up to one of them, to be gone on from there."""
    return _copy(conversation, conversation.path(message_id), message_id)


def _copy(
    conversation: Conversation, messages: Iterable[Message], head: str | None
) -> Conversation:
    # An answer that is on its way belongs to the original.
    kept = [each for each in messages if each.status is not MessageStatus.RUNNING]
    ids = {message.id: new_id() for message in kept}
    copies = {
        ids[each.id]: replace(each, id=ids[each.id], parent=ids.get(each.parent or ""))
        for each in kept
    }
    moment = now()
    nothing: MappingProxyType[str, object] = MappingProxyType({})
    if head is not None and head not in ids:
        head = conversation.messages[head].parent
    return replace(
        conversation,
        id=new_id(),
        created_at=moment,
        updated_at=moment,
        pinned=False,
        archived=False,
        head=ids.get(head or ""),
        messages=MappingProxyType(copies),
        edited=MappingProxyType({}),
        removed=MappingProxyType({}),
        restored=MappingProxyType({}),
        extra=nothing,
    )
