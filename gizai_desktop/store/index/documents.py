"""What the index takes from a conversation's file."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.identity import time_from_text
from gizai_desktop.domain.library import ConversationHeader
from gizai_desktop.domain.message import MessageStatus, Role
from gizai_desktop.store.conversations.codec import FORMAT, VERSION, decode
from gizai_desktop.store.conversations.lines import read_top

_TIME = re.compile(
    r"(?:19[7-9]|[2-8]\d\d)\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
    r"T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z"
)
_MESSAGE_TIMES = re.compile(rb'"created_at": "(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)"')
_ROLES = frozenset(Role)
_STATUSES = frozenset(status for status in MessageStatus if status is not MessageStatus.RUNNING)
_CODE = "```"


@dataclass(frozen=True, slots=True)
class Document:
    """One conversation as the index knows it.

    Attributes:
        models: ids of the AI models that answered or will answer.
        messages: id and text of each, in the order of the file.
    """

    header: ConversationHeader
    created_at: datetime
    updated_at: datetime
    models: tuple[str, ...]
    messages: Sequence[tuple[str, str]]

    @property
    def has_code(self) -> bool:
        """Whether a message has a block of code."""
        return any(_CODE in text for _, text in self.messages)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file gave.

    Attributes:
        document: None when it holds no conversation.
        damaged: whether the file should be rescued.
    """

    document: Document | None
    damaged: bool = False


def read_document(data: bytes, conversation_id: str) -> Reading:
    """Read a file of any content; never raises.

    Files as this program writes them are read without building a conversation, which takes a
    fifth of the time; all others as `decode` reads them.
    """
    document = _plain(data, conversation_id)
    if document is not None:
        return Reading(document)
    decoded = decode(data, conversation_id)
    if decoded.conversation is None:
        return Reading(None, decoded.damaged)
    return Reading(_of(decoded.conversation, read_only=decoded.read_only), decoded.damaged)


def read_row(data: bytes, conversation_id: str) -> Reading:
    """Read what a list shows, in a fifth of the time; the messages may be left out.

    The words are read later, and a row that was not right is found then: where there are more
    times in a message than its own, for instance.
    """
    document = _quick_row(data, conversation_id)
    return read_document(data, conversation_id) if document is None else Reading(document)


def _quick_row(data: bytes, conversation_id: str) -> Document | None:
    raw = read_top(data)
    if raw is None or (raw.get("format"), raw.get("version")) != (FORMAT, VERSION):
        return None
    try:
        document = _plain_document({**raw, "messages": []}, conversation_id)
        times = _MESSAGE_TIMES.findall(data, data.find(b"\n"))
        if document is None or not times:
            return document
        latest = time_from_text(max(times).decode())
    except (TypeError, ValueError):  # as in `_plain`
        return None
    return replace(document, header=document.header._replace(last_activity=latest))


def _of(conversation: Conversation, *, read_only: bool) -> Document:
    messages = conversation.messages.values()
    models = [conversation.model, *(message.model or "" for message in messages)]
    return Document(
        ConversationHeader.of(conversation, read_only=read_only),
        conversation.created_at,
        conversation.updated_at,
        tuple(dict.fromkeys(filter(None, models))),
        [(message.id, message.content) for message in messages],
    )


def _plain(data: bytes, conversation_id: str) -> Document | None:
    """A file with nothing unusual in it; None where there is any doubt."""
    try:
        text = data.decode()
        raw = None if "\\ud" in text or "\\uD" in text else json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(raw, dict) or (raw.get("format"), raw.get("version")) != (FORMAT, VERSION):
        return None
    try:
        return _plain_document(raw, conversation_id)
    except (TypeError, ValueError):  # lists and objects where there should be texts
        return None


def _plain_document(raw: Mapping[str, Any], conversation_id: str) -> Document | None:
    title, tags, listed = raw.get("title"), raw.get("tags", []), raw.get("messages")
    created, updated = raw.get("created_at", ""), raw.get("updated_at", "")
    if type(title) is not str or type(tags) is not list or type(listed) is not list:
        return None
    if _TIME.fullmatch(created) is None or _TIME.fullmatch(updated) is None:
        return None
    messages: list[tuple[str, str]] = []
    models: dict[str, None] = {raw["model"]: None} if raw.get("model") else {}
    latest = _collect(listed, messages, models)
    if latest is None or not all(type(each) is str for each in (*tags, *models)):
        return None
    header = ConversationHeader(
        conversation_id,
        title,
        time_from_text(latest or created),
        pinned=raw.get("pinned") is True,
        archived=raw.get("archived") is True,
        tags=tuple(tags),
    )
    times = time_from_text(created), time_from_text(updated)
    return Document(header, *times, tuple(models), messages)


def _collect(
    listed: list[Mapping[str, Any]], messages: list[tuple[str, str]], models: dict[str, None]
) -> str | None:
    """Take the messages into the lists; the latest time, or None where there is any doubt."""
    seen: set[str | None] = {None}
    latest = ""
    for each in listed:
        if type(each) is not dict:
            return None
        own, content, time = each.get("id"), each.get("content"), each.get("created_at")
        if (
            type(own) is not str
            or type(content) is not str
            or type(time) is not str
            or own in seen
            or each.get("parent", "") not in seen
            or each.get("role") not in _ROLES
            or each.get("status", "complete") not in _STATUSES
            or _TIME.fullmatch(time) is None
        ):
            return None
        seen.add(own)
        latest = max(latest, time)
        messages.append((own, content))
        if each.get("model"):
            models[each["model"]] = None
    return latest
