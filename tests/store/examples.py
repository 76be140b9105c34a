"""Conversations to store: one by hand, and any that hypothesis can think of."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import Any

from hypothesis import strategies as st

from gizai_desktop.domain.catalog import DEFAULT_REF
from gizai_desktop.domain.conversation import Conversation, TitleSource
from gizai_desktop.domain.errors import Failure
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.identity import new_id, now
from gizai_desktop.domain.message import Message, MessageStatus, Role
from gizai_desktop.domain.parameters import TurnParameters
from gizai_desktop.domain.tree import head_of
from gizai_desktop.domain.turn import FinishReason
from gizai_desktop.store.conversations.store import JsonConversationStore
from gizai_desktop.store.locations import Locations

BASE = datetime(2026, 11, 22, 5, 27, 0, 123000, UTC)


@asynccontextmanager
async def opened(locations: Locations) -> AsyncIterator[JsonConversationStore]:
    store = JsonConversationStore(locations)
    try:
        yield store
    finally:
        await store.aclose()


def prompt(text: str, parent: str | None = None) -> Message:
    return Message(new_id(), parent, Role.USER, text, now())


def answer(text: str, parent: str | None) -> Message:
    return Message(
        new_id(), parent, Role.ASSISTANT, text, now(), "chat-gemini-flash", "gizai", elapsed_ms=2310
    )


def talk(*texts: str) -> Conversation:
    """A conversation of prompts and answers in turn."""
    conversation = Conversation.new(DEFAULT_REF)
    for place, text in enumerate(texts):
        make = answer if place % 2 else prompt
        conversation = conversation.append(make(text, conversation.head))
    return conversation


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
names = st.text(st.characters(categories=["Ll"]), min_size=1, max_size=8).map("x_".__add__)
json_values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)
extras = st.dictionaries(names, json_values, max_size=3).map(MappingProxyType)
times = st.integers(0, 10**12).map(lambda ms: BASE + timedelta(milliseconds=ms))
failures = st.builds(
    Failure,
    kind=st.sampled_from([*FailureKind]) | names,
    params=st.dictionaries(texts, texts, max_size=2),
    message=texts,
    status=st.none() | st.integers(100, 599),
    body=texts,
    retry_after_s=st.none() | st.floats(0, 10**6),
)
dials = st.builds(
    TurnParameters,
    temperature=st.none() | st.floats(0, 2),
    top_p=st.none() | st.floats(0.01, 1),
    max_tokens=st.none() | st.integers(1, 1_000_000),
    stop=st.lists(texts, max_size=4).map(tuple),
)
finished = st.sampled_from([status for status in MessageStatus if status != MessageStatus.RUNNING])


@st.composite
def messages(draw: st.DrawFn, parents: list[str | None]) -> Message:
    return Message(
        id=new_id(),
        parent=draw(st.sampled_from(parents)),
        role=draw(st.sampled_from([*Role])),
        content=draw(texts),
        created_at=draw(times),
        model=draw(st.none() | texts),
        backend=draw(st.none() | texts),
        status=draw(finished),
        failure=draw(st.none() | failures),
        elapsed_ms=draw(st.none() | st.integers(0, 10**9)),
        reasoning=draw(texts),
        finish_reason=draw(st.just("") | st.sampled_from([*FinishReason]) | names),
        left_out=draw(st.integers(0, 10**6)),
        reasoning_ms=draw(st.none() | st.integers(1, 10**9)),
        extra=draw(extras),
    )


@st.composite
def conversations(draw: st.DrawFn) -> Conversation:
    tree: dict[str, Message] = {}
    for _ in range(draw(st.integers(0, 6))):
        message = draw(messages([None, *tree]))
        tree[message.id] = message
    return Conversation(
        id=new_id(),
        created_at=draw(times),
        updated_at=draw(times),
        title=draw(texts),
        title_source=draw(st.sampled_from([*TitleSource])),
        service=draw(names),
        model=draw(texts),
        system_prompt=draw(texts),
        parameters=draw(dials),
        pinned=draw(st.booleans()),
        archived=draw(st.booleans()),
        tags=tuple(draw(st.lists(texts, max_size=3))),
        head=head_of(tree, draw(st.sampled_from([None, *tree]))),
        messages=MappingProxyType(tree),
        extra=draw(extras),
    )
