"""As much of the X11 protocol as watching windows and pressing keys takes.

Sources: "X Window System Protocol" 11.0, "The X Damage Extension" 1.1, "XTEST Extension" 2.2.
"""

import select
import socket
import struct
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

CREATE_NOTIFY = 16
MAP_NOTIFY = 19
STRUCTURE = 1 << 17
SUBSTRUCTURE = 1 << 19
KEY_RETURN = 36
"""Keycode of X's usual PC keyboard, which Xvfb has."""
KEY_H = 43
_PRESS, _RELEASE = 2, 3
_REPLY = 1
_RAW_RECTANGLES = 0


@dataclass(frozen=True, slots=True)
class XEvent:
    """Something that happened.

    Attributes:
        kind: the event's number on the wire.
        window: which window it is about.
        size: width and height: of a new window, or of what was painted; zeros otherwise.
        at_s: when it was read here, in seconds of the monotonic clock.
    """

    kind: int
    window: int
    size: tuple[int, int]
    at_s: float


class XConnection:
    """One connection to a local X server that asks for no authority."""

    def __init__(self, stream: socket.socket) -> None:
        self._stream = stream
        self._buffer = b""
        self._events: list[XEvent] = []
        self._id_base, self.root = self._greet()
        self._damage, self.damage_event = self._extension(b"DAMAGE")
        self._test, _ = self._extension(b"XTEST")
        self._ask(struct.pack("<BBHII", self._damage, 0, 3, 1, 1))  # QueryVersion is required.
        self._damages = 0

    def listen(self, window: int, mask: int) -> None:
        """Ask for events of a window."""
        self._stream.sendall(struct.pack("<BxHIII", 2, 4, window, 0x800, mask))

    def listen_for_paint(self, window: int) -> None:
        """Ask for an event of kind `damage_event` whenever something is painted in a window."""
        self._damages += 1
        made = self._id_base + self._damages
        request = struct.pack("<BBHIIBxxx", self._damage, 1, 4, made, window, _RAW_RECTANGLES)
        self._stream.sendall(request)

    def press(self, keycode: int) -> float:
        """Press and release a key; returns the moment just before, monotonic seconds."""
        requests = b"".join(
            struct.pack("<BBHBBxxII8xhh8x", self._test, 2, 9, kind, keycode, 0, self.root, 0, 0)
            for kind in (_PRESS, _RELEASE)
        )
        moment = time.monotonic()
        self._stream.sendall(requests)
        return moment

    def next_event(self, limit_s: float) -> XEvent | None:
        """The next event, or None when none came within ``limit_s`` seconds."""
        deadline = time.monotonic() + limit_s
        while not self._events:
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([self._stream], [], [], left)[0]:
                return None
            self._read_packet()
        return self._events.pop(0)

    def _greet(self) -> tuple[int, int]:
        self._stream.sendall(struct.pack("<BxHHHHxx", ord("l"), 11, 0, 0, 0))
        status, length = struct.unpack("<B5xH", self._take(8))
        body = self._take(length * 4)
        if status != 1:
            raise ConnectionError(f"X refused: {body!r}")
        id_base, vendor, formats = struct.unpack_from("<4xI8xH3xB", body)
        (root,) = struct.unpack_from("<I", body, 32 + (vendor + 3) // 4 * 4 + formats * 8)
        return id_base, root

    def _extension(self, name: bytes) -> tuple[int, int]:
        padded = name + b"\0" * (-len(name) % 4)
        request = struct.pack("<BxHHxx", 98, 2 + len(padded) // 4, len(name)) + padded
        present, opcode, first_event = struct.unpack_from("<8xBBB", self._ask(request))
        if not present:
            raise ConnectionError(f"this X server has no {name.decode()}")
        return opcode, first_event

    def _ask(self, request: bytes) -> bytes:
        self._stream.sendall(request)
        while (reply := self._read_packet()) is None:
            pass
        return reply

    def _read_packet(self) -> bytes | None:
        """Keep an event, or give a reply."""
        packet = self._take(32)
        kind = packet[0] & 0x7F
        if kind == _REPLY:
            return packet + self._take(struct.unpack_from("<4xI", packet)[0] * 4)
        if kind == 0:
            raise ConnectionError(f"X error {packet[1]}")
        size = (0, 0)
        window = struct.unpack_from("<8xI", packet)[0]
        if kind == CREATE_NOTIFY:
            size = struct.unpack_from("<16xHH", packet)
        elif kind == self.damage_event:
            window = struct.unpack_from("<4xI", packet)[0]
            size = struct.unpack_from("<20xHH", packet)
        self._events.append(XEvent(kind, window, size, time.monotonic()))
        return None

    def _take(self, count: int) -> bytes:
        while len(self._buffer) < count:
            received = self._stream.recv(65536)
            if not received:
                raise ConnectionError("the X server is gone")
            self._buffer += received
        taken, self._buffer = self._buffer[:count], self._buffer[count:]
        return taken


@contextmanager
def x_connection(display: str) -> Iterator[XConnection]:
    """Connect to a display such as ``:7`` while the block runs."""
    with socket.socket(socket.AF_UNIX) as stream:
        stream.connect(f"/tmp/.X11-unix/X{display.removeprefix(':')}")
        yield XConnection(stream)


def wait_for(
    connection: XConnection, wanted: Callable[[XEvent], bool], what: str, limit_s: float
) -> XEvent:
    """The first wanted event.

    Raises:
        TimeoutError: none came within ``limit_s`` seconds.
    """
    deadline = time.monotonic() + limit_s
    while (event := connection.next_event(deadline - time.monotonic())) is not None:
        if wanted(event):
            return event
    raise TimeoutError(f"never happened: {what}")
