"""Copies of one conversation on different computers, as hypothesis thinks of them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import Any

from hypothesis import strategies as st

from gizai_desktop.domain.conversation import OTHERS, Conversation
from gizai_desktop.domain.errors import Failure
from gizai_desktop.domain.message import Message, MessageStatus, Role
from gizai_desktop.domain.removal import below

BASE = datetime(2026, 11, 22, 5, 27, tzinfo=UTC)
NAMES = "abcdef"
STATES = ("", "Hel", "Hello", "Help", "Hello you")
times = st.integers(0, 5).map(lambda ms: BASE + timedelta(milliseconds=ms))


@st.composite
def _messages(draw: st.DrawFn, name: str, parents: list[str | None]) -> Message:
    status = draw(st.sampled_from([*MessageStatus]))
    failed = status is MessageStatus.FAILED
    return Message(
        id=name,
        parent=draw(st.sampled_from(parents)),
        role=draw(st.sampled_from([Role.USER, Role.ASSISTANT])),
        content=draw(st.sampled_from(STATES)),
        created_at=draw(times),
        status=status,
        failure=Failure("timeout") if failed else None,
        extra=draw(st.dictionaries(st.just("x"), st.integers(0, 1), max_size=1)),
    )


@st.composite
def rivals(draw: st.DrawFn) -> Conversation:
    """A copy whose messages may have the ids of others' messages, but nothing else of theirs."""
    found: dict[str, Message] = {}
    for name in draw(st.permutations(NAMES))[: draw(st.integers(0, 6))]:
        found[name] = draw(_messages(name, [None, *found]))
    return draw(_with_fields(found))


@st.composite
def _with_fields(draw: st.DrawFn, messages: dict[str, Message]) -> Conversation:
    edited: dict[str, Any] = {}
    if draw(st.booleans()):
        named = st.sampled_from(["title", "pinned", "head", "tags", "new"])
        edited = {OTHERS: draw(times), **draw(st.dictionaries(named, times, max_size=3))}
    return Conversation(
        id="c",
        created_at=draw(times),
        updated_at=draw(times),
        title=draw(st.sampled_from(["", "One", "Two"])),
        pinned=draw(st.booleans()),
        tags=draw(st.sampled_from([(), ("x",), ("y", "x")])),
        head=draw(st.sampled_from([None, *messages])),
        messages=MappingProxyType(messages),
        edited=MappingProxyType(edited),
        extra=MappingProxyType(draw(st.dictionaries(st.just("new"), st.integers(0, 2)))),
    )


def _tree() -> dict[str, Message]:
    shape = {"a": None, "b": "a", "c": "b", "d": "a", "e": "d", "f": None}
    return {
        name: Message(name, parent, Role.ASSISTANT, "Hello you", BASE, elapsed_ms=1)
        for name, parent in shape.items()
    }


@st.composite
def edits(draw: st.DrawFn) -> Conversation:
    """A copy as this program makes it: parts of one tree, cut answers, deletions, returns."""
    tree = _tree()
    names = draw(st.sets(st.sampled_from(NAMES)))
    found = {key: each for key, each in tree.items() if _line(tree, key) & names}
    found = {key: each for key, each in found.items() if _line(tree, key) <= found.keys()}
    back = draw(st.dictionaries(st.sampled_from(NAMES), times, max_size=2))
    # What comes back comes whole, since the trash has it as it was, and a cut answer is the last.
    inner = {each.parent for each in found.values()}
    for name in draw(st.sets(st.sampled_from(NAMES))) & found.keys() - back.keys() - inner:
        state = draw(st.sampled_from(STATES[:3]))
        cut = replace(found[name], content=state, elapsed_ms=None)
        found[name] = replace(cut, status=MessageStatus.INTERRUPTED)
    copy: Conversation = draw(_with_fields(found))
    removed: dict[str, datetime] = {}
    for name in draw(st.sets(st.sampled_from(NAMES), max_size=2)) & found.keys():
        moment = draw(times)
        removed |= dict.fromkeys(below(copy, name), moment)
    left = {key: each for key, each in found.items() if key not in removed}
    restored = {key: moment for key, moment in back.items() if key in left}
    return replace(
        copy,
        messages=MappingProxyType(left),
        removed=MappingProxyType(removed),
        restored=MappingProxyType(restored),
    )


def _line(tree: dict[str, Message], key: str | None) -> set[str]:
    found = set()
    while key is not None:
        found.add(key)
        key = tree[key].parent
    return found
