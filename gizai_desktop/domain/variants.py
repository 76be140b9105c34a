"""Messages of one id that differ: what two programs made of the same message.

The usual case is an answer that one copy has whole and the other as far as it had come; then
the longer one takes the other's place. Anything else cannot come from this program alone (its
messages never change); then the fuller one keeps the id, and each other is kept beside it under
an id made of its content, so that every computer makes the same one.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import datetime
from types import MappingProxyType

from gizai_desktop.domain.message import Message, MessageStatus
from gizai_desktop.domain.tree import made_id

VARIANT_OF = "variant_of"
"""The field of a message that had to leave its id to another one: that id."""
CUT_FROM = "cut_from"
"""The field of a message that had to leave its place, which was below itself or below nothing:
the id of the message it followed."""

_RANKS = {
    MessageStatus.RUNNING: 5,
    MessageStatus.COMPLETE: 4,
    MessageStatus.STOPPED: 3,
    MessageStatus.INTERRUPTED: 2,
    MessageStatus.FAILED: 1,
}


def canonical(value: object) -> str:
    """The same text for the same value on every computer, whatever the order of mappings."""
    if is_dataclass(value) and not isinstance(value, type):
        inner = ",".join(canonical(getattr(value, each.name)) for each in fields(value))
        return f"{type(value).__name__}({inner})"
    if isinstance(value, Mapping):
        pairs = sorted((str(name), canonical(inner)) for name, inner in value.items())
        return "{" + ",".join(f"{name!r}:{inner}" for name, inner in pairs) + "}"
    if isinstance(value, list | tuple):
        return "[" + ",".join(map(canonical, value)) + "]"
    return value.isoformat() if isinstance(value, datetime) else repr(value)


def original(message: Message) -> Message:
    """The message as it was before a merge gave it another id or place."""
    if not message.extra:
        return message
    extra = {**message.extra}
    parent = extra.pop(CUT_FROM, message.parent)
    former = extra.pop(VARIANT_OF, message.id)
    parent = parent if isinstance(parent, str) else message.parent
    if not isinstance(former, str):
        return message
    found = replace(message, id=former, parent=parent, extra=MappingProxyType(extra))
    # Only a program that follows these rules could have given it this id.
    if message.id not in (former, variant_id(found)):
        return message
    return found


def variant_id(message: Message) -> str:
    """The id that an `original` message has where it cannot have its own."""
    return made_id(VARIANT_OF, message.id, canonical(message))


def side_by_side(variants: Iterable[Message], parents: Collection[str | None]) -> list[Message]:
    """Different originals of one id, each with an id of its own; what is superseded is left out.

    Args:
        parents: ids that messages follow; what they name stays.
    """
    every = list(variants)
    kept = [
        each
        for each in every
        if variant_id(each) in parents or not any(_supersedes(other, each) for other in every)
    ]
    *others, first = sorted(kept, key=_weight)
    return [first, *map(_beside, others)]


def _beside(message: Message) -> Message:
    extra = MappingProxyType({**message.extra, VARIANT_OF: message.id})
    return replace(message, id=variant_id(message), extra=extra)


def _weight(message: Message) -> tuple[int, int, str]:
    length = len(message.content) + len(message.reasoning)
    return _RANKS[message.status], length, canonical(message)


def _supersedes(whole: Message, part: Message) -> bool:
    """Whether ``part`` is an earlier state of the same answer."""
    if not _unfinished(part) or (whole.parent, whole.role) != (part.parent, part.role):
        return False
    if not whole.content.startswith(part.content):
        return False
    if not whole.reasoning.startswith(part.reasoning):
        return False
    return not _unfinished(whole) or _progress(whole) > _progress(part)


def _unfinished(message: Message) -> bool:
    """Whether it was written while its answer was on its way."""
    if message.status is MessageStatus.RUNNING:
        return True
    ended = message.failure is not None or message.elapsed_ms is not None
    return message.status is MessageStatus.INTERRUPTED and not ended


def _progress(message: Message) -> tuple[int, bool]:
    length = len(message.content) + len(message.reasoning)
    return length, message.status is MessageStatus.RUNNING
