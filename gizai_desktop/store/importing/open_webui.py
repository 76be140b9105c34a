"""A conversation of an Open WebUI export: a tree by ids, in a wrapper or without."""

import re
from collections.abc import Mapping
from typing import Any

from gizai_desktop.domain.importing import NoteKind, Origin
from gizai_desktop.domain.message import Role
from gizai_desktop.domain.tree import made_id
from gizai_desktop.store.importing.sketch import Found, Sketch, Words
from gizai_desktop.store.importing.values import fenced, items, mapping, moment, readable, text

_DETAILS = re.compile(
    r'<details\b[^>]*\btype="reasoning"[^>]*>\s*(?:<summary>[^<]*</summary>)?(.*?)</details>',
    re.DOTALL,
)
_QUOTE = re.compile(r"^(?:>|&gt;) ?", re.MULTILINE)
_ROLES = {"user": Role.USER, "system": Role.SYSTEM}


def conversation(raw: Mapping[str, Any]) -> Found | None:
    """Our form of it; None when nobody says anything in it."""
    chat = mapping(raw.get("chat")) or raw
    history = mapping(chat.get("history"))
    nodes = _nodes(history, chat)
    source = text(raw.get("id")) or text(chat.get("id"))
    sketch = Sketch(Origin.OPEN_WEBUI, source or made_id(chat.get("title"), *sorted(nodes)))
    sketch.title = text(chat.get("title")) or text(raw.get("title"))
    sketch.created_at = moment(raw.get("created_at", chat.get("timestamp")), sketch.created_at)
    sketch.updated_at = moment(raw.get("updated_at"), sketch.created_at)
    sketch.pinned = raw.get("pinned") is True
    sketch.archived = raw.get("archived") is True
    sketch.tags = _tags(raw, chat)
    parameters = mapping(chat.get("params"))
    sketch.system_prompt = text(chat.get("system")) or text(parameters.get("system"))
    usual = next(filter(None, map(text, items(chat.get("models")))), "")
    for name, node in nodes.items():
        _add(sketch, name, node, usual)
    if sketch.empty:
        return None
    head = text(history.get("currentId"))
    return sketch.found(head if head in nodes else None)


def looks_like(raw: Mapping[str, Any]) -> bool:
    """Whether an object is such a conversation."""
    chat = mapping(raw.get("chat"))
    if chat:
        return "history" in chat or "messages" in chat
    return isinstance(mapping(raw.get("history")).get("messages"), dict)


def _nodes(history: Mapping[str, Any], chat: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """The messages by id; of the oldest exports a list in which each follows the one before."""
    found = mapping(history.get("messages"))
    if found:
        return {name: node for name, node in found.items() if isinstance(node, dict)}
    nodes: dict[str, Mapping[str, Any]] = {}
    last: str | None = None
    for place, message in enumerate(items(chat.get("messages"))):
        if isinstance(message, dict):
            own = text(message.get("id")) or f"#{place}"
            nodes[own] = {"parentId": last, **message}
            last = own
    return nodes


def _add(sketch: Sketch, name: str, node: Mapping[str, Any], usual: str) -> None:
    parent = text(node.get("parentId")) or None
    role = _ROLES.get(text(node.get("role")), Role.ASSISTANT)
    words = _words(node, role, sketch)
    raw_error = node.get("error")
    error = text(mapping(raw_error).get("content")) or text(raw_error)
    if not words and not error:
        sketch.hide(name, parent)
        return
    time = moment(node.get("timestamp"), sketch.created_at)
    model = text(node.get("model")) or usual
    sketch.add(name, parent, role, words, time, model=model, error=error)


def _words(node: Mapping[str, Any], role: Role, sketch: Sketch) -> Words:
    words = Words()
    content = node.get("content")
    if isinstance(content, str):
        said = text(content)
        if role is Role.ASSISTANT and "<details" in said:
            for thought in _DETAILS.findall(said):
                words.think(_QUOTE.sub("", thought.strip()))
            said = _DETAILS.sub("", said)
        words.add(said)
    for part in items(content):  # what models with eyes were sent
        kind = text(mapping(part).get("type"))
        if kind == "text":
            words.add(text(part.get("text")))
        elif kind == "image_url":
            words.add("[Image]")
            sketch.note(NoteKind.MEDIA)
        else:
            words.add(fenced(readable(part), "json"))
            sketch.note(NoteKind.UNKNOWN_KIND)
    for file in items(node.get("files")):
        name = text(mapping(file).get("name")) or text(mapping(file).get("type")) or "?"
        words.add(f"[File: {name}]")
        sketch.note(NoteKind.MEDIA)
    return words


def _tags(raw: Mapping[str, Any], chat: Mapping[str, Any]) -> tuple[str, ...]:
    listed = items(mapping(raw.get("meta")).get("tags")) or items(chat.get("tags"))
    names = (text(mapping(tag).get("name")) or text(tag) for tag in listed)
    return tuple(filter(None, names))
