"""A thread of a VividNode export: a list of messages."""

from collections.abc import Mapping
from typing import Any

from gizai_desktop.domain.importing import NoteKind, Origin
from gizai_desktop.domain.message import Role
from gizai_desktop.domain.tree import made_id
from gizai_desktop.store.importing.sketch import Found, Sketch, Words
from gizai_desktop.store.importing.values import fenced, moment, objects, readable, text

_ROLES = {"user": Role.USER, "system": Role.SYSTEM}


def conversation(raw: Mapping[str, Any]) -> Found | None:
    """Our form of it; None when nobody says anything in it."""
    messages = objects(raw.get("messages"))
    first = text(messages[0].get("id")) if messages else ""
    source = _name(raw.get("id")) or made_id(raw.get("name"), raw.get("insert_dt"), first)
    sketch = Sketch(Origin.VIVIDNODE, source)
    sketch.title = text(raw.get("name"))
    sketch.created_at = moment(raw.get("insert_dt"), sketch.created_at)
    sketch.updated_at = moment(raw.get("update_dt"), sketch.created_at)
    last: str | None = None
    time = sketch.created_at
    for place, message in enumerate(messages):
        own = _name(message.get("id")) or f"#{place}"
        role = _ROLES.get(text(message.get("role")), Role.ASSISTANT)
        words = _words(message.get("content"), sketch)
        if not words:
            sketch.hide(own, last)
        else:
            time = moment(message.get("insert_dt"), time)
            sketch.add(own, last, role, words, time, model=text(message.get("model")))
        last = own
    return None if sketch.empty else sketch.found(last)


def looks_like(raw: Mapping[str, Any]) -> bool:
    """Whether an object is such a thread."""
    if not isinstance(raw.get("messages"), list) or "format" in raw:
        return False
    first = objects(raw["messages"])[:1]
    return "insert_dt" in raw or any("thread_id" in message for message in first)


def _words(content: object, sketch: Sketch) -> Words:
    words = Words()
    if isinstance(content, str):
        words.add(text(content))
    elif content:
        words.add(fenced(readable(content), "json"))
        sketch.note(NoteKind.UNKNOWN_KIND)
    return words


def _name(value: object) -> str:
    return str(value) if isinstance(value, str | int) and value != "" else ""
