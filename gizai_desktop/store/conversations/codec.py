"""The JSON of a conversation's file, version 1: domain to bytes, and any bytes to domain."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType
from typing import Any

from gizai_desktop.domain.conversation import Conversation, TitleSource, title_from
from gizai_desktop.domain.identity import time_to_text
from gizai_desktop.domain.message import Message, Role
from gizai_desktop.domain.parameters import TurnParameters
from gizai_desktop.domain.service import GIZAI
from gizai_desktop.domain.tree import head_of, tree_of
from gizai_desktop.store.conversations.lines import (
    closing_line,
    opening_line,
    read_lines,
    whole_utf8,
)
from gizai_desktop.store.conversations.message_codec import message_from_json, message_to_json
from gizai_desktop.store.conversations.salvage import read_object, salvage
from gizai_desktop.store.fields import EPOCH, Fields
from gizai_desktop.store.json_values import from_json, to_json

FORMAT = "gizai-desktop/conversation"
VERSION = 1

_TIMES = ("edited", "removed", "restored")
_KNOWN = frozenset(
    (
        *("format", "version", "created_at", "updated_at", "parameters", "messages"),
        *("pinned", "archived", "tags"),
        *("id", "title", "title_source", "service", "model", "system_prompt", "head"),
        *_TIMES,
    )
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """What a file holds.

    Attributes:
        conversation: what could be read, or None if that is nothing.
        problems: what was wrong, for the log, without any content; empty for a whole file.
        read_only: a newer version wrote it; saving would lose what is new in it.
        foreign: valid JSON that says itself to be something else.
        older: the version that wrote it, if that is an older one; otherwise None.
        own_id: the id inside the file, or empty; a copy's name differs from it.
    """

    conversation: Conversation | None
    problems: tuple[str, ...] = ()
    read_only: bool = False
    foreign: bool = False
    older: int | None = None
    own_id: str = ""

    @property
    def damaged(self) -> bool:
        """Whether the original must be kept beside what could be read of it."""
        return bool(self.problems) and not self.read_only


def encode(conversation: Conversation) -> bytes:
    """The file's bytes: UTF-8, one line for each message, so that git and people can compare."""
    lines = message_lines(conversation.messages.values())
    return opening(conversation) + lines + closing_line()


def message_lines(messages: Iterable[Message]) -> bytes:
    """The lines of messages, without the line break after the last one."""
    return b",\n".join(whole_utf8(_dump(message_to_json(message))) for message in messages)


def opening(conversation: Conversation) -> bytes:
    """The first line of the file: everything but the messages."""
    top = {
        "format": FORMAT,
        "version": VERSION,
        "id": conversation.id,
        "title": conversation.title,
        "title_source": conversation.title_source,
        "created_at": time_to_text(conversation.created_at),
        "updated_at": time_to_text(conversation.updated_at),
        "service": conversation.service,
        "model": conversation.model,
        "system_prompt": conversation.system_prompt,
        "parameters": {
            **conversation.extra.get("parameters", {}),
            **to_json(conversation.parameters),
        },
        "pinned": conversation.pinned,
        "tags": conversation.tags,
        "head": conversation.head,
    }
    if conversation.archived:  # older versions know no such field
        top["archived"] = True
    for name in _TIMES:
        if times := getattr(conversation, name):
            top[name] = {key: time_to_text(moment) for key, moment in times.items()}
    top |= {name: value for name, value in conversation.extra.items() if name not in _KNOWN}
    return opening_line(_dump(top))


def decode(data: bytes, conversation_id: str) -> Decoded:
    """Read a file of any content; never raises.

    Args:
        conversation_id: from the file's name. It wins over the one inside, because the name is
            what is unique: a copied file is a conversation of its own.
    """
    problems: list[str] = []
    raw = read_lines(data) or _read_any(data, problems)
    return _decoded(raw, conversation_id, problems)


def decode_beginning(data: bytes, conversation_id: str) -> Decoded:
    """Read the beginning of a file that is too large to be read; never raises."""
    text = data.decode(errors="replace").removeprefix("\ufeff")
    return _decoded(salvage(text), conversation_id, ["too large"])


def _decoded(raw: dict[str, Any] | None, conversation_id: str, problems: list[str]) -> Decoded:
    if raw is None:
        return Decoded(None, tuple(problems or ["nothing readable"]))
    if isinstance(raw.get("format"), str) and raw["format"] != FORMAT:
        return Decoded(None, foreign=True)
    version = raw.get("version", VERSION)
    if type(version) is not int or version < 1:
        problems.append("wrong field: version")
        version = VERSION
    if "format" not in raw and "messages" not in raw:
        return Decoded(None, (*problems, "no conversation"))
    conversation = _from_json(raw, conversation_id, problems)
    own_id = raw.get("id")
    return Decoded(
        conversation,
        tuple(problems),
        read_only=version > VERSION,
        older=version if version < VERSION else None,
        own_id=own_id if isinstance(own_id, str) else "",
    )


def _read_any(data: bytes, problems: list[str]) -> dict[str, Any] | None:
    try:
        text = data.decode()
    except UnicodeDecodeError:
        text = data.decode(errors="replace")
        problems.append("not UTF-8")
    raw, problem = read_object(text.removeprefix("\ufeff"))
    if problem:
        problems.append(problem)
    return raw


def _dump(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)


def _from_json(raw: dict[str, Any], conversation_id: str, problems: list[str]) -> Conversation:
    fields = Fields(raw, problems)
    created_at = fields.time("created_at", EPOCH)
    tree = tree_of(_messages(fields, conversation_id, created_at, problems), problems)
    if created_at is EPOCH and tree:
        created_at = min(message.created_at for message in tree.values())
    parameters, unknown = _parameters(fields)
    conversation = Conversation(
        id=conversation_id,
        created_at=created_at,
        updated_at=fields.time("updated_at", created_at),
        title=fields.text("title"),
        title_source=fields.choice("title_source", TitleSource, TitleSource.AUTO),
        service=fields.text("service") or GIZAI.id,
        model=fields.text("model"),
        system_prompt=fields.text("system_prompt"),
        parameters=parameters,
        pinned=fields.flag("pinned"),
        archived=fields.flag("archived"),
        tags=fields.texts("tags"),
        head=head_of(tree, fields.optional_text("head")),
        messages=tree,
        edited=fields.times("edited"),
        removed=fields.times("removed"),
        restored=fields.times("restored"),
        extra=MappingProxyType({**fields.unknown(_KNOWN), **unknown}),
    )
    return conversation if "title" in raw else _titled(conversation)


def _parameters(fields: Fields) -> tuple[TurnParameters, dict[str, Mapping[str, Any]]]:
    """The dials, and under their name those of newer versions, if there are any."""
    raw = fields.raw.get("parameters")
    if not isinstance(raw, dict):
        if raw is not None:
            fields.wrong("parameters")
        return TurnParameters(), {}
    found = from_json(TurnParameters, raw, fields.wrong)
    unknown = fields.within(raw).unknown(to_json(found).keys())
    return found, {"parameters": unknown} if unknown else {}


def _messages(
    fields: Fields, owner: str, before: datetime, problems: list[str]
) -> Iterator[Message]:
    listed = fields.raw.get("messages", [])
    if not isinstance(listed, list):
        fields.wrong("messages")
        listed = [*listed.values()] if isinstance(listed, dict) else []
    for place, raw in enumerate(listed):
        if not isinstance(raw, dict):
            problems.append("a message is not an object")
            continue
        message = message_from_json(raw, owner, place, before, problems)
        before = message.created_at
        yield message


def _titled(conversation: Conversation) -> Conversation:
    prompts = (m.content for m in conversation.messages.values() if m.role is Role.USER)
    return replace(conversation, title=title_from(next(prompts, "")))
