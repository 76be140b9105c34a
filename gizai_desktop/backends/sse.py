"""Server-sent events: bytes in, events out. No input or output.

As https://html.spec.whatwg.org/multipage/server-sent-events.html says (9.2.5, 9.2.6): UTF-8, an
optional byte order mark, lines that end at CR, LF or CRLF and nothing else.
"""

from dataclasses import dataclass

EVENT_LIMIT = 16 * 1024 * 1024
"""Bytes of one event that are kept at most."""
_BOM = b"\xef\xbb\xbf"
_LF = 0x0A


@dataclass(frozen=True, slots=True)
class ServerEvent:
    """One event.

    Attributes:
        event: its type, or empty for the usual ``message``.
        data: the data lines, joined by line feeds.
        id: the last id that the stream has named, or empty.
    """

    event: str
    data: str
    id: str = ""


class SseDecoder:
    """Takes a stream apart as it comes; the pieces may end anywhere.

    A UTF-8 sequence never contains a line end, so that lines can be found among the bytes and
    decoded whole; what is no UTF-8 becomes U+FFFD.

    Attributes:
        too_large: an event or line has passed the limit; nothing more comes out.
    """

    __slots__ = (
        "_after_cr",
        "_begun",
        "_data",
        "_event",
        "_id",
        "_limit",
        "_line",
        "_size",
        "too_large",
    )

    def __init__(self, limit: int = EVENT_LIMIT) -> None:
        self.too_large = False
        self._limit = limit
        self._begun = False
        self._after_cr = False
        self._line = bytearray()
        self._data: list[bytes] = []
        self._size = 0
        self._event = ""
        self._id = ""

    def feed(self, piece: bytes) -> list[ServerEvent]:
        """The events that end in this piece."""
        if self._after_cr and piece:
            self._after_cr = False
            if piece[0] == _LF:
                piece = piece[1:]
        if not piece or self.too_large:
            return []
        lines = piece.splitlines()  # of bytes: at CR, LF and CRLF only
        rest = b"" if piece[-1] in b"\r\n" else lines.pop()
        self._after_cr = piece.endswith(b"\r")
        events: list[ServerEvent] = []
        if lines:
            if self._line:
                lines[0] = bytes(self._line) + lines[0]
                self._line.clear()
            for line in lines:
                self._read(line, events)
        self._line += rest
        self._bound(len(self._line))
        return events

    def flush(self) -> list[ServerEvent]:
        """What a stream that ends here leaves: a last line and event that nothing has ended.

        Browsers drop them; a caller that knows how to tell half an event may want them.
        """
        return self.feed(b"\n\n")

    def _read(self, line: bytes, events: list[ServerEvent]) -> None:
        if not self._begun:
            self._begun = True
            line = line.removeprefix(_BOM)
        if line.startswith(b"data:"):
            self._add(line[6:] if line[5:6] == b" " else line[5:])
        elif not line:
            self._dispatch(events)
        elif not line.startswith(b":"):
            self._set(line)

    def _add(self, value: bytes) -> None:
        self._size += len(value) + 1
        self._bound(self._size)
        if not self.too_large:
            self._data.append(value)

    def _set(self, line: bytes) -> None:
        name, _, value = line.partition(b":")
        value = value.removeprefix(b" ")
        match name:
            case b"data":  # alone on its line: an empty one
                self._add(value)
            case b"event":
                self._event = value.decode(errors="replace")
            case b"id" if b"\0" not in value:
                self._id = value.decode(errors="replace")
            case _:  # "retry" too: an answer is never asked for again by itself
                pass

    def _dispatch(self, events: list[ServerEvent]) -> None:
        if self._data and not self.too_large:
            data = self._data[0] if len(self._data) == 1 else b"\n".join(self._data)
            events.append(ServerEvent(self._event, data.decode(errors="replace"), self._id))
        self._data.clear()
        self._size = 0
        self._event = ""

    def _bound(self, size: int) -> None:
        if size > self._limit:
            self.too_large = True
            self._data.clear()
            self._line.clear()
