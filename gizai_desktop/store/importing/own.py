"""A conversation of this application, from a backup, an export or another computer."""

import json
from collections.abc import Mapping
from typing import Any

from gizai_desktop.domain.importing import NoteKind, Origin
from gizai_desktop.domain.tree import made_id
from gizai_desktop.store.conversations.codec import FORMAT, decode
from gizai_desktop.store.conversations.files import may_be_id
from gizai_desktop.store.importing.sketch import Found
from gizai_desktop.store.importing.values import text


def conversation(raw: Mapping[str, Any]) -> Found | None:
    """The conversation with its own id; None when it has no messages or cannot be read."""
    source = text(raw.get("id"))
    own = source if may_be_id(source) else made_id(Origin.OWN, source, raw.get("created_at"))
    try:
        data = json.dumps(raw).encode()
    except RecursionError:
        return None
    decoded = decode(data, own)
    if decoded.conversation is None or not decoded.conversation.messages:
        return None
    notes = {NoteKind.REPAIRED: 1} if decoded.problems else {}
    return Found(decoded.conversation, Origin.OWN, notes)


def is_newer(raw: Mapping[str, Any]) -> bool:
    """Whether a newer version wrote it: this one would lose what is new in it."""
    return decode(json.dumps({**raw, "messages": []}).encode(), "x").read_only


def looks_like(raw: Mapping[str, Any]) -> bool:
    """Whether an object is such a conversation."""
    return raw.get("format") == FORMAT
