"""Names of files that every system takes, made of titles that can be anything."""

import re
import unicodedata
from collections.abc import MutableSet

LIMIT_BYTES = 120
"""Most bytes of a name: encrypted folders take 143, and a number may follow."""

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_RESERVED = re.compile(
    r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\.|$)", re.I
)
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_JOINERS = "\u200c\u200d"
"""Of the unseen characters these two belong to words and emoji."""


def safe_name(title: str, otherwise: str) -> str:
    """A name without a suffix; ``otherwise`` if nothing of the title is left."""
    name = "".join(
        char
        for char in unicodedata.normalize("NFC", title)
        if char.isspace() or char in _JOINERS or unicodedata.category(char) not in _UNSEEN
    )
    name = _FORBIDDEN.sub("-", " ".join(name.split()))
    name = name.strip(" .-" + _JOINERS)
    name = name.encode()[:LIMIT_BYTES].decode(errors="ignore").rstrip(" .-" + _JOINERS)
    if not name:
        return otherwise
    return f"_{name}" if _RESERVED.match(name) or name.startswith("~") else name


def free_file_name(title: str, suffix: str, otherwise: str, taken: MutableSet[str]) -> str:
    """A name with a suffix that is not taken yet, also where case and accents do not count."""
    stem = safe_name(title, otherwise)
    name, number = f"{stem}.{suffix}", 1
    while _key(name) in taken:
        number += 1
        name = f"{stem} {number}.{suffix}"
    taken.add(_key(name))
    return name


def _key(name: str) -> str:
    return unicodedata.normalize("NFKD", name.casefold())
