"""Taking a branch out of a conversation, and putting it back."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType

from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.identity import now
from gizai_desktop.domain.merge import united
from gizai_desktop.domain.tree import head_of

BRANCH = "removed_branch"
"""The field of a file in the trash that holds a branch: the id of its first message."""


def below(conversation: Conversation, message_id: str) -> set[str]:
    """Ids of a message and of everything that follows it."""
    found: set[str] = set()
    waiting = [message_id]
    while waiting:
        at = waiting.pop()
        if at not in found:
            found.add(at)
            waiting += conversation.children.get(at, ())
    return found


def without(conversation: Conversation, message_id: str) -> Conversation:
    """The conversation after deleting a message and everything that follows it.

    Another branch at the same place is shown, if there is one, else what came before.
    """
    gone = below(conversation, message_id)
    parent = conversation.messages[message_id].parent
    left = {key: each for key, each in conversation.messages.items() if key not in gone}
    head = conversation.head
    if head in gone:
        head = head_of(left, parent) if parent is not None else head_of(left, None)
    moment = now()
    return conversation.changed(
        messages=MappingProxyType(left),
        head=head,
        removed=MappingProxyType({**conversation.removed, **dict.fromkeys(sorted(gone), moment)}),
    )


def branch_of(conversation: Conversation, message_ids: Iterable[str], first: str) -> Conversation:
    """A conversation of these messages and of what they follow: what the trash keeps of them.

    Args:
        first: the message that was deleted with everything after it.
    """
    kept = set(message_ids)
    for key in tuple(kept):
        kept.update(message.id for message in conversation.path(key))
    messages = {key: each for key, each in conversation.messages.items() if key in kept}
    return replace(
        conversation,
        messages=MappingProxyType(messages),
        head=head_of(messages, first),
        extra=MappingProxyType({**conversation.extra, BRANCH: first}),
    )


def branch_mark(conversation: Conversation) -> str | None:
    """The first message of the branch that a file of the trash holds, or None for a whole one."""
    mark = conversation.extra.get(BRANCH)
    return mark if isinstance(mark, str) else None


def with_branch(conversation: Conversation, branch: Conversation) -> Conversation:
    """The conversation with a deleted branch put back and shown."""
    back = _moments(branch, conversation)
    alive = replace(conversation, restored=MappingProxyType({**conversation.restored, **back}))
    # A branch brings its messages back, and no title or pin of its time.
    bare = replace(_unmarked(branch), edited=alive.edited, updated_at=alive.updated_at)
    both = united(alive, bare)
    return both.changed(head=head_of(both.messages, branch.head))


def on_its_own(branch: Conversation) -> Conversation:
    """A file of the trash as a conversation, whose messages stay even where they were deleted."""
    if branch_mark(branch) is None:
        return branch
    back = _moments(branch, branch)
    return replace(_unmarked(branch), restored=MappingProxyType({**branch.restored, **back}))


def _moments(branch: Conversation, conversation: Conversation) -> dict[str, datetime]:
    """When the messages of a branch came back: now, and after their deletion."""
    moment = now()
    return {key: max(moment, conversation.removed.get(key, moment)) for key in branch.messages}


def _unmarked(branch: Conversation) -> Conversation:
    extra = {name: value for name, value in branch.extra.items() if name != BRANCH}
    return replace(branch, extra=MappingProxyType(extra))
