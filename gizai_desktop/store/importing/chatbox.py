"""A session of a Chatbox backup: its messages, forks of them, and former threads."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from gizai_desktop.domain.importing import NoteKind, Origin
from gizai_desktop.domain.message import Role
from gizai_desktop.domain.tree import made_id
from gizai_desktop.store.importing.sketch import Found, Sketch, Words
from gizai_desktop.store.importing.values import (
    fenced,
    items,
    mapping,
    moment,
    objects,
    readable,
    text,
)

SESSION = "session:"
"""The keys of a backup under which the sessions are."""
SESSIONS = "chat-sessions"
"""The key of older backups: a list of all sessions."""

_ROLES = {"user": Role.USER, "system": Role.SYSTEM}


def conversations(raw: Mapping[str, Any]) -> Iterator[Found]:
    """The session, and each of its former threads, as conversations; empty ones are left out."""
    found = [_thread(raw, raw, "")]
    for place, thread in enumerate(objects(raw.get("threads"))):
        found.append(_thread(raw, thread, text(thread.get("id")) or f"#{place}"))
    yield from filter(None, found)


def looks_like(raw: Mapping[str, Any]) -> bool:
    """Whether an object is such a session."""
    if not isinstance(raw.get("messages"), list) or "format" in raw:
        return False
    marks = {"threads", "threadName", "messageForksHash", "starred", "copilotId", "picUrl"}
    first = objects(raw["messages"])[:1]
    return bool(raw.keys() & marks) or any("contentParts" in message for message in first)


def _thread(session: Mapping[str, Any], thread: Mapping[str, Any], own: str) -> Found | None:
    messages = objects(thread.get("messages"))
    first = text(messages[0].get("id")) if messages else ""
    source = text(session.get("id")) or made_id(session.get("name"), first)
    sketch = Sketch(Origin.CHATBOX, f"{source}/{own}" if own else source)
    name = text(session.get("name"))
    named = text(thread.get("name")) or text(session.get("threadName")) if own else ""
    sketch.title = " – ".join(filter(None, (name, named if named != name else "")))
    sketch.created_at = moment(thread.get("createdAt"), sketch.created_at)
    sketch.pinned = session.get("starred") is True and not own
    last = _Chain(sketch, mapping(session.get("messageForksHash"))).add(messages, None)
    return None if sketch.empty else sketch.found(last)


class _Chain:
    """Adds messages one below the other, and the forks below each of them."""

    def __init__(self, sketch: Sketch, forks: Mapping[str, Any]) -> None:
        self._sketch = sketch
        self._forks = forks
        self._added: set[str] = set()

    def add(self, messages: list[dict[str, Any]], parent: str | None) -> str | None:
        """Add these below ``parent``; gives the last one's foreign id."""
        last = parent
        todo = [(messages, parent)]
        while todo:
            chain, at = todo.pop()
            for place, message in enumerate(chain):
                own = text(message.get("id")) or f"{at}#{place}"
                if own not in self._added:
                    self._added.add(own)
                    _add(self._sketch, own, at, message)
                    fork = mapping(self._forks.get(own))
                    todo += [
                        (objects(other.get("messages")), own)
                        for other in reversed(objects(fork.get("lists")))
                    ]
                at = own
            if chain is messages:
                last = at
        return last


def _add(sketch: Sketch, own: str, parent: str | None, message: Mapping[str, Any]) -> None:
    role = _ROLES.get(text(message.get("role")), Role.ASSISTANT)
    words = _words(message, sketch)
    if role is Role.SYSTEM and parent is None and not sketch.system_prompt:
        sketch.system_prompt = words.content
        sketch.hide(own, parent, counted=False)
        return
    error = text(message.get("error"))
    if not words and not error:
        sketch.hide(own, parent)
        return
    time: datetime = moment(message.get("timestamp"), sketch.created_at)
    sketch.add(own, parent, role, words, time, model=text(message.get("model")), error=error)


def _words(message: Mapping[str, Any], sketch: Sketch) -> Words:
    words = Words()
    for part in objects(message.get("contentParts")):
        _part(part, words, sketch)
    if not words.content.strip():
        words.add(text(message.get("content")))
    words.think(text(message.get("reasoningContent")))
    for file in items(message.get("files")) + items(message.get("pictures")):
        words.add(f"[File: {text(mapping(file).get('name')) or '?'}]")
        sketch.note(NoteKind.MEDIA)
    return words


def _part(part: Mapping[str, Any], words: Words, sketch: Sketch) -> None:
    kind = text(part.get("type"))
    if kind in {"text", "info"}:
        words.add(text(part.get("text")))
    elif kind == "reasoning":
        words.think(text(part.get("text")))
    elif kind == "image":
        words.add(f"[Image: {text(part.get('storageKey')) or '?'}]")
        sketch.note(NoteKind.MEDIA)
    elif kind == "tool-call":
        name = text(part.get("toolName"))
        called = [fenced(readable(part[key]), "json") for key in ("args", "result") if key in part]
        words.think(f"**{name}**" if name else "", *called)
    else:
        words.add(text(part.get("text")) or fenced(readable(dict(part)), "json"))
        sketch.note(NoteKind.UNKNOWN_KIND)
