"""What becomes of a conversation that is here when an export has more of it."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.message import Message


def has_grown(here: Conversation, imported: Conversation) -> bool:
    """Whether the export has messages that are not here and were not deleted here."""
    return bool(_new(here, imported))


def grown(here: Conversation, imported: Conversation) -> Conversation:
    """The messages of both; nothing that is here changes, and what was deleted stays away.

    What the export shows is shown, unless the conversation went on here.
    """
    new = _new(here, imported)
    if not new:
        return here
    went_on = here.head is not None and here.head not in imported.messages
    head = here.head if went_on or imported.head is None else imported.head
    whole = replace(
        here,
        messages=MappingProxyType({**here.messages, **new}),
        updated_at=max(here.updated_at, imported.updated_at),
    )
    if head not in whole.messages:
        head = here.head
    return replace(whole, head=None if head is None else whole.leaf_below(head))


def _new(here: Conversation, imported: Conversation) -> Mapping[str, Message]:
    """What is only in the export, without deleted messages and what follows them."""
    found: dict[str, Message] = {}
    for start in imported.messages:
        trail: list[str] = []
        at: str | None = start
        while at is not None and at not in here.messages and at not in found:
            if here.is_removed(at) or at not in imported.messages:
                trail.clear()
                break
            trail.append(at)
            at = imported.messages[at].parent
        found |= {each: imported.messages[each] for each in reversed(trail)}
    return found
