"""A second start hands what it wants to the process that has the data folder.

They meet at a socket that only this user can reach: below the runtime folder on Linux and macOS, a
named pipe on Windows. What arrives is one JSON object, checked like a file that somebody wrote.
"""

import json
import os
import stat
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from errno import EACCES
from hashlib import sha256
from multiprocessing.connection import Client, Connection, Listener
from pathlib import Path
from tempfile import gettempdir
from typing import Any

from gizai_desktop.domain.errors import StorageError
from gizai_desktop.domain.wishes import Wishes
from gizai_desktop.store.atomic import make_private_folder

MOST_BYTES = 1 << 20
"""Of one start's wishes."""
ANSWER_S = 3.0
"""Seconds that a start waits for the open window; one that is busy for longer is not helped."""
SILENCE_S = 1.0
"""Seconds after which one that says nothing is left, so that the next is heard in time."""
AGAIN_S = 0.1
"""Seconds between two attempts to reach it."""
_TAKEN = b"taken"


def address_for(data: Path) -> str:
    """Where starts with this data folder meet.

    The name is short whatever the folder's is: a socket's address has at most 107 bytes. By
    whichever way the folder is reached, links included, it is the same.
    """
    name = f"gizai-desktop-{sha256(os.fsencode(os.path.realpath(data))).hexdigest()[:16]}"
    if sys.platform == "win32":
        return rf"\\.\pipe\{name}"
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    if runtime:
        return str(Path(runtime) / "gizai-desktop" / name)
    return str(Path(gettempdir()) / f"gizai-desktop-{os.getuid()}" / name)


def hand_over(data: Path, wishes: Wishes) -> bool:
    """Tell the process that has this data folder; whether it took them.

    That process may just be starting, so this asks again for `ANSWER_S` seconds.
    """
    deadline = time.monotonic() + ANSWER_S
    while not (taken := _tell(data, wishes)) and time.monotonic() < deadline:
        time.sleep(AGAIN_S)
    return taken


def _tell(data: Path, wishes: Wishes) -> bool:
    address = address_for(data)
    try:
        _check_owner(address)
        with Client(address) as there:
            there.send_bytes(_to_json(wishes))
            return there.poll(ANSWER_S) and there.recv_bytes(len(_TAKEN)) == _TAKEN
    except (OSError, EOFError):
        return False


class Handover:
    """Listens for later starts in a thread of its own, from `start` until `close`."""

    def __init__(self, data: Path, taken: Callable[[Wishes], None]) -> None:
        """Take whom to tell; it is called in the thread."""
        self._address = address_for(data)
        self._taken = taken
        self._listener: Listener | None = None
        self._thread = threading.Thread(target=self._serve, name="handover", daemon=True)

    def start(self) -> None:
        """Begin; without a place to listen at, later starts say that the folder is in use.

        Whoever has the data folder owns the place: what a process that died left is removed.
        """
        with suppress(OSError, StorageError):
            if sys.platform != "win32":
                place = Path(self._address)
                make_private_folder(place.parent)
                _check_owner(self._address)
                place.unlink(missing_ok=True)
            self._listener = Listener(self._address)
            self._thread.start()

    def close(self) -> None:
        """End the thread and remove the place; a second call does nothing."""
        listener, self._listener = self._listener, None
        if listener is None:
            return
        with suppress(OSError), Client(self._address) as last:
            last.send_bytes(b"")  # wakes the thread, which sees that there is no listener any more
        self._thread.join()
        listener.close()

    def _serve(self) -> None:
        while (listener := self._listener) is not None:
            with suppress(OSError, EOFError), listener.accept() as visitor:
                self._take(visitor)

    def _take(self, visitor: Connection) -> None:
        if not visitor.poll(SILENCE_S):
            return
        wishes = _from_json(visitor.recv_bytes(MOST_BYTES))
        if wishes is not None and self._listener is not None:
            self._taken(wishes)
            visitor.send_bytes(_TAKEN)


def _check_owner(address: str) -> None:
    """Refuse a folder that somebody else made where everybody may, such as below /tmp.

    Raises:
        OSError: it is not there, or not this user's own.
    """
    if sys.platform != "win32":
        found = Path(address).parent.lstat()
        if found.st_uid != os.getuid() or not stat.S_ISDIR(found.st_mode):
            raise PermissionError(EACCES, "not this user's folder")


def _to_json(wishes: Wishes) -> bytes:
    told = {
        "new_chat": wishes.new_chat,
        "conversation": wishes.conversation,
        "toggle": wishes.toggle,
        "files": [str(path) for path in wishes.files],
        "activation": wishes.activation,
    }
    return json.dumps(told).encode()


def _from_json(told: bytes) -> Wishes | None:
    """None for what no start of ours would send."""
    try:
        value = json.loads(told)
    except (ValueError, RecursionError):
        return None
    if not isinstance(value, dict):
        return None
    new_chat, files = value.get("new_chat"), value.get("files")
    return Wishes(
        new_chat if isinstance(new_chat, str) else None,
        _text(value.get("conversation")),
        value.get("toggle") is True,
        tuple(Path(each) for each in files if isinstance(each, str))
        if isinstance(files, list)
        else (),
        _text(value.get("activation")),
    )


def _text(value: Any) -> str:  # noqa: ANN401 - anything that JSON can hold
    return value if isinstance(value, str) else ""
