"""A conversation of a Claude export: linear, or with the parent of each message."""

from collections.abc import Mapping
from typing import Any

from gizai_desktop.domain.importing import NoteKind, Origin
from gizai_desktop.domain.message import Role
from gizai_desktop.domain.tree import made_id
from gizai_desktop.store.importing.sketch import Found, Sketch, Words
from gizai_desktop.store.importing.values import (
    fenced,
    mapping,
    moment,
    objects,
    readable,
    text,
)

ROOT = "00000000-0000-4000-8000-000000000000"
"""The parent of first messages."""

_ROLES = {"human": Role.USER, "user": Role.USER, "assistant": Role.ASSISTANT}


def conversation(raw: Mapping[str, Any]) -> Found | None:
    """Our form of it; None when nobody says anything in it."""
    messages = objects(raw.get("chat_messages"))
    first = text(messages[0].get("uuid")) if messages else ""
    source = text(raw.get("uuid")) or made_id(raw.get("created_at"), raw.get("name"), first)
    sketch = Sketch(Origin.CLAUDE, source)
    sketch.title = text(raw.get("name"))
    sketch.created_at = moment(raw.get("created_at"), sketch.created_at)
    sketch.updated_at = moment(raw.get("updated_at"), sketch.created_at)
    sketch.pinned = raw.get("is_starred") is True
    last: str | None = None
    time = sketch.created_at
    for place, message in enumerate(messages):
        own = text(message.get("uuid")) or f"#{place}"
        above = message.get("parent_message_uuid")
        parent = (None if above == ROOT else above) if isinstance(above, str) else last
        words = _words(message, sketch)
        last = own
        if not words:
            sketch.hide(own, parent)
            continue
        time = moment(message.get("created_at"), time)
        role = _ROLES.get(text(message.get("sender")), Role.ASSISTANT)
        sketch.add(own, parent, role, words, time)
    if sketch.empty:
        return None
    return sketch.found(text(raw.get("current_leaf_message_uuid")) or last)


def looks_like(raw: Mapping[str, Any]) -> bool:
    """Whether an object is such a conversation."""
    return isinstance(raw.get("chat_messages"), list)


def _words(message: Mapping[str, Any], sketch: Sketch) -> Words:
    words = Words()
    for part in objects(message.get("content")):
        _part(part, words, sketch)
    if not words.content.strip():
        words.add(text(message.get("text")))
    for attachment in objects(message.get("attachments")):
        name = text(attachment.get("file_name")) or "?"
        extracted = text(attachment.get("extracted_content"))
        words.add(f"[File: {name}]", fenced(extracted) if extracted.strip() else "")
        if not extracted.strip():
            sketch.note(NoteKind.MEDIA)
    for file in objects(message.get("files")) + objects(message.get("files_v2")):
        mark = f"[File: {text(file.get('file_name')) or text(file.get('file_uuid')) or '?'}]"
        if mark not in words.content:
            words.add(mark)
            sketch.note(NoteKind.MEDIA)
    return words


def _part(part: Mapping[str, Any], words: Words, sketch: Sketch) -> None:
    kind = text(part.get("type"))
    if kind == "text":
        words.add(text(part.get("text")))
    elif kind == "thinking":
        words.think(text(part.get("thinking")) or text(part.get("text")))
    elif kind == "tool_use":
        _tool_use(part, words)
    elif kind == "tool_result":
        words.think(_result(part.get("content"), sketch))
    elif kind in {"token_budget", "redacted_thinking"}:
        sketch.note(NoteKind.HIDDEN)
    elif kind in {"image", "document"}:
        words.add(f"[File: {text(part.get('file_name')) or kind}]")
        sketch.note(NoteKind.MEDIA)
    else:
        words.add(text(part.get("text")) or fenced(readable(dict(part)), "json"))
        sketch.note(NoteKind.UNKNOWN_KIND)


def _tool_use(part: Mapping[str, Any], words: Words) -> None:
    """An artifact is part of the answer; the use of other tools is shown with the thoughts."""
    name, given = text(part.get("name")), mapping(part.get("input"))
    made = text(given.get("content")) or text(given.get("new_str"))
    if name == "artifacts" and made:
        title = text(given.get("title")) or text(given.get("id"))
        language = text(given.get("language"))
        if text(given.get("type")) == "text/markdown" and not language:
            words.add(f"**{title}**" if title else "", made)
        else:
            words.add(f"**{title}**" if title else "", fenced(made, language))
    else:
        words.think(f"**{name}**" if name else "", fenced(readable(dict(given)), "json"))


def _result(content: object, sketch: Sketch) -> str:
    if isinstance(content, str):
        return fenced(text(content)) if content.strip() else ""
    found: list[str] = []
    for part in objects(content):
        said = text(part.get("text")) or text(part.get("title"))
        if said:
            found.append(said)
        elif text(part.get("type")) == "image":
            sketch.note(NoteKind.MEDIA)
            found.append("[Image]")
        else:
            found.append(readable(part))
    return fenced("\n".join(found)) if found else ""
