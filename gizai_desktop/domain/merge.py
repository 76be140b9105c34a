"""Two copies of a conversation become one that has everything of both.

`merge` is commutative, associative and idempotent, so that any number of computers that
exchange their copies in any order end with the same conversation. Messages are united by their
ids; every other field is that of the newest change. (Only who deletes a whole answer while somebody
else replies to its cut beginning may see one or the other in the end; the trash has both.)
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from datetime import datetime
from types import MappingProxyType
from typing import Any

from gizai_desktop.domain.conversation import OTHERS, UNTIMED, Conversation
from gizai_desktop.domain.message import Message, MessageStatus
from gizai_desktop.domain.tree import head_of
from gizai_desktop.domain.variants import CUT_FROM, canonical, original, side_by_side

_TIMED = tuple(each.name for each in fields(Conversation) if each.name not in UNTIMED)


def united(mine: Conversation, theirs: Conversation) -> Conversation:
    """`merge`, ready to be shown: the head is a leaf, in case the other copy went on below it,
    and stays where an answer of ``mine`` is on its way.
    """
    if mine == theirs:
        return mine
    both = merge(mine, theirs)
    shown = mine.messages.get(mine.head or "")
    running = shown is not None and shown.status is MessageStatus.RUNNING
    return replace(both, head=head_of(both.messages, mine.head if running else both.head))


def merge(one: Conversation, other: Conversation) -> Conversation:
    """Unite two copies of one conversation; their order does not matter.

    The head is the one that was chosen last, even if it is not a leaf of the united tree.
    """
    if one == other and [*one.messages] == [*other.messages]:
        return one
    times: dict[str, datetime] = {}
    values = {name: _newest(name, one, other, times) for name in _TIMED}
    extra = _united_extra(one, other, times)
    others = max(one.edited_at(OTHERS), other.edited_at(OTHERS))
    edited = {name: moment for name, moment in sorted(times.items()) if moment != others}
    removed = _latest(one.removed, other.removed)
    restored = _latest(one.restored, other.restored)
    both = replace(
        one,
        created_at=min(one.created_at, other.created_at),
        updated_at=max(one.updated_at, other.updated_at),
        edited=MappingProxyType({OTHERS: others, **edited}),
        removed=removed,
        restored=restored,
        extra=MappingProxyType(extra),
        **values,
    )
    return replace(both, messages=_united_messages(both, one.messages, other.messages))


def _newest(name: str, one: Conversation, other: Conversation, times: dict[str, datetime]) -> Any:  # noqa: ANN401 - fields have many types
    at, other_at = one.edited_at(name), other.edited_at(name)
    value, other_value = getattr(one, name), getattr(other, name)
    times[name] = max(at, other_at)
    if value == other_value:
        return value
    return max((at, canonical(value), value), (other_at, canonical(other_value), other_value))[2]


def _united_extra(
    one: Conversation, other: Conversation, times: dict[str, datetime]
) -> dict[str, Any]:
    """The unknown fields of both; of one that differs, the one that was written last."""
    found = {}
    for name in sorted({*one.extra, *other.extra}):
        candidates = [
            (copy.edited_at(name), canonical(copy.extra[name]), copy.extra[name])
            for copy in (one, other)
            if name in copy.extra
        ]
        newest = max(candidates, key=lambda each: each[:2])
        times[name], _, found[name] = newest
    return found


def _latest(one: Mapping[str, datetime], other: Mapping[str, datetime]) -> Mapping[str, datetime]:
    every = sorted({*one, *other})
    return MappingProxyType(
        {key: max(copy[key] for copy in (one, other) if key in copy) for key in every}
    )


def _united_messages(
    marks: Conversation, one: Mapping[str, Message], other: Mapping[str, Message]
) -> Mapping[str, Message]:
    variants = _by_origin([*one.values(), *other.values()])
    parents = {each.parent for group in variants.values() for each in group}
    found: dict[str, Message] = {}
    dead: set[str] = set()
    for origin, group in variants.items():
        placed = group if len(group) == 1 else side_by_side(group, parents)
        for message in placed:
            found[message.id] = message
            if marks.is_removed(origin) or marks.is_removed(message.id):
                dead.add(message.id)
    _take_out(found, dead)
    _cut_loose(found)
    return _in_order(found)


def _by_origin(messages: Iterable[Message]) -> Mapping[str, Sequence[Message]]:
    found: dict[str, list[Message]] = {}
    for message in messages:
        as_it_was = original(message)
        group = found.setdefault(as_it_was.id, [])
        if as_it_was not in group:
            group.append(as_it_was)
    return found


def _take_out(found: dict[str, Message], dead: set[str]) -> None:
    """Remove what was deleted, except what something that was not deleted follows."""
    needed: set[str] = set()
    for message in found.values():
        at: str | None = message.id
        if at in dead and message.status is not MessageStatus.RUNNING:
            continue
        while at in found and at not in needed:
            needed.add(at)
            at = found[at].parent
    for key in dead - needed:
        del found[key]


def _cut_loose(found: dict[str, Message]) -> None:
    """Make a first message of each that follows nothing that is there, or follows itself."""
    sound: set[str] = set()
    for start in sorted(found):
        trail: dict[str, int] = {}
        at: str | None = start
        while at in found and at not in sound and at not in trail:
            trail[at] = len(trail)
            at = found[at].parent
        if at is not None and at not in sound:
            # The same one of a circle on every computer, wherever the search began.
            circle = [*trail][trail.get(at, len(trail) - 1) :]
            _cut(found, max(circle))
        sound.update(trail)


def _cut(found: dict[str, Message], key: str) -> None:
    message = found[key]
    extra = MappingProxyType({**message.extra, CUT_FROM: message.parent})
    found[key] = replace(message, parent=None, extra=extra)


def _in_order(found: Mapping[str, Message]) -> Mapping[str, Message]:
    """By time; a message of the same millisecond as the one it follows comes after it."""
    depths: dict[str, int] = {}
    for start in found:
        trail = []
        at: str | None = start
        while at is not None and at not in depths:
            trail.append(at)
            at = found[at].parent
        depth = 0 if at is None else depths[at]
        for key in reversed(trail):
            depths[key] = depth = depth + 1
    keys = sorted(found, key=lambda key: (found[key].created_at, depths[key], key))
    return MappingProxyType({key: found[key] for key in keys})
