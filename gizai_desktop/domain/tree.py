"""Makes a tree of messages that were read from a file: whole, without cycles or doubles."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from uuid import NAMESPACE_OID, uuid5

from gizai_desktop.domain.message import Message


def made_id(*parts: object) -> str:
    """An id for what has none; the same on every computer that reads the same file."""
    return str(uuid5(NAMESPACE_OID, "/".join(map(str, parts))))


def tree_of(messages: Iterable[Message], problems: list[str]) -> Mapping[str, Message]:
    """Messages by id, in their order, each below a parent that is there or below none."""
    found: dict[str, Message] = {}
    for message in messages:
        known = found.get(message.id)
        if known is None:
            found[message.id] = message
        elif known != message:
            problems.append("two messages of one id")
            other = made_id(message.id, message.parent, message.content, len(found))
            found[other] = replace(message, id=other)
    _adopt_orphans(found, problems)
    _break_cycles(found, problems)
    return MappingProxyType(found)


def head_of(messages: Mapping[str, Message], head: str | None) -> str | None:
    """The leaf to show: at or below ``head`` if that is there, else the newest one."""
    parents = {message.parent for message in messages.values()}
    if head in messages and head not in parents:
        return head
    if head in messages:
        return _last_below(messages, head)
    leaves = (message for message in messages.values() if message.id not in parents)
    # max keeps the first of equals; the later in the file is the newer.
    newest = max(reversed(list(leaves)), key=lambda leaf: leaf.created_at, default=None)
    return newest.id if newest else None


def _last_below(messages: Mapping[str, Message], top: str | None) -> str | None:
    last_child = {message.parent: message.id for message in messages.values()}
    while top in last_child:
        top = last_child[top]
    return top


def _adopt_orphans(found: dict[str, Message], problems: list[str]) -> None:
    for message in [*found.values()]:
        if message.parent is not None and message.parent not in found:
            problems.append("the message before one is missing")
            found[message.id] = replace(message, parent=None)


def _break_cycles(found: dict[str, Message], problems: list[str]) -> None:
    sound: set[str | None] = {None}
    for start in [*found]:
        trail: list[str] = []
        on_trail: set[str] = set()
        at: str | None = start
        while at is not None and at not in sound:
            if at in on_trail:
                problems.append("messages follow each other in a circle")
                found[at] = replace(found[at], parent=None)
                break
            trail.append(at)
            on_trail.add(at)
            at = found[at].parent
        sound.update(trail)
