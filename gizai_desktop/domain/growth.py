"""What becomes of a conversation that is here when an export has more of it."""

from dataclasses import replace
from types import MappingProxyType

from gizai_desktop.domain.conversation import Conversation


def has_grown(here: Conversation, imported: Conversation) -> bool:
    """Whether the export has messages that are not here."""
    return not imported.messages.keys() <= here.messages.keys()


def grown(here: Conversation, imported: Conversation) -> Conversation:
    """The messages of both; nothing that is here changes.

    What the export shows is shown, unless the conversation went on here.
    """
    if not has_grown(here, imported):
        return here
    together = {**imported.messages, **here.messages}
    went_on = here.head is not None and here.head not in imported.messages
    head = here.head if went_on else imported.head
    whole = replace(
        here,
        messages=MappingProxyType(together),
        updated_at=max(here.updated_at, imported.updated_at),
    )
    return replace(whole, head=None if head is None else whole.leaf_below(head))
