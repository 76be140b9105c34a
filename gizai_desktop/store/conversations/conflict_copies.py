"""Copies of a conversation that programs put beside it when two computers changed it at once.

As these programs name them (their documentation and sources):

- Syncthing: ``ID.sync-conflict-20261122-061142-ABCDEFG.json``
- Dropbox: ``ID (conflicted copy 2026-11-22).json``, ``ID (Anna's conflicted copy 2026-11-22).json``
  and the same in the words of each language, such as ``ID (В конфликте с … ).json``
- Nextcloud: ``ID (conflicted copy 2026-11-22 061142).json``; ownCloud before:
  ``ID_conflict-20261122-061142.json``
- Seafile: ``ID (SFConflict anna@example.org 2026-11-22-06-11-42).json``
- Google Drive and browsers: ``ID (1).json``; iCloud and Finder: ``ID 2.json``
- OneDrive: ``ID-LAPTOP.json``; Synology Drive: ``ID_LAPTOP_Nov-22-061142-2026_Conflict.json``
- pCloud: ``ID [conflicted].json``; Resilio: ``ID.Conflict.json``

What follows the id differs too much for a list. So a copy is a JSON file whose name begins with
the id that is inside of it, and goes on with something that is no part of an id of ours.
"""

import re
from pathlib import Path

from gizai_desktop.store.atomic import free_name
from gizai_desktop.store.conversations.codec import Decoded

_UUID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_PLAIN = re.compile(r"[A-Za-z0-9-]{1,100}")
_SUFFIX = ".json"


def owner_of(name: str) -> str:
    """The id of the conversation that a file of this name may be a copy of, or empty."""
    if not name.endswith(_SUFFIX) or name.startswith("."):
        return ""
    stem = name[: -len(_SUFFIX)]
    found = _UUID.match(stem) or _PLAIN.match(stem)
    return found[0] if found is not None and found[0] != stem else ""


def is_copy(name: str, decoded: Decoded) -> bool:
    """Whether the content says so, too; what cannot be read at all is left to its owner."""
    if decoded.conversation is None or decoded.foreign or decoded.read_only:
        return False
    # The beginning, with the id, may be what is missing.
    return decoded.own_id == owner_of(name) or (decoded.damaged and not decoded.own_id)


def trash_name(path: Path, trash: Path) -> Path:
    """A free name in the trash that tells the copy from what was deleted."""
    owner = owner_of(path.name)
    rest = re.sub(r"[^A-Za-z0-9]+", "-", path.stem[len(owner) :]).strip("-")[:80]
    return free_name(trash, f"{owner}.copy-{rest}{_SUFFIX}")
