"""Which program an object of an export comes from, by its shape."""

from collections.abc import Iterator, Mapping
from typing import Any

from gizai_desktop.domain.importing import Origin
from gizai_desktop.store.importing import chatbox, chatgpt, claude, open_webui, own, vividnode
from gizai_desktop.store.importing.sketch import Found


def origin_of(raw: object) -> Origin | None:
    """The program whose conversation this is, or None."""
    if not isinstance(raw, dict):
        return None
    return next((origin for origin, looks in _LOOKS.items() if looks(raw)), None)


def conversations(raw: Mapping[str, Any], origin: Origin) -> Iterator[Found]:
    """What an object of this origin holds; conversations without messages are left out."""
    if origin is Origin.CHATBOX:
        yield from chatbox.conversations(raw)
        return
    found = _READ[origin](raw)
    if found is not None:
        yield found


def title_of(raw: object) -> str:
    """What a report calls an object, or empty."""
    if isinstance(raw, dict):
        for name in ("title", "name"):
            if isinstance(raw.get(name), str):
                return str(raw[name])[:80]
    return ""


_LOOKS = {
    Origin.OWN: own.looks_like,
    Origin.CHATGPT: chatgpt.looks_like,
    Origin.CLAUDE: claude.looks_like,
    Origin.OPEN_WEBUI: open_webui.looks_like,
    Origin.VIVIDNODE: vividnode.looks_like,
    Origin.CHATBOX: chatbox.looks_like,
}
_READ = {
    Origin.OWN: own.conversation,
    Origin.CHATGPT: chatgpt.conversation,
    Origin.CLAUDE: claude.conversation,
    Origin.OPEN_WEBUI: open_webui.conversation,
    Origin.VIVIDNODE: vividnode.conversation,
}
