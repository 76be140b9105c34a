"""Reads a file as this program writes it: the first line, a line for each message, the last one.

A long conversation read in one piece would stop all other threads for as long as that takes,
70 ms for 20,000 messages; between two portions they have their turn.
"""

import json
import math
from collections.abc import Iterator
from typing import Any

_OPENING = b', "messages": ['
PORTION = 32 * 1024
"""Bytes that are read in one piece, at least; about 0.2 ms."""


def finite(digits: str) -> float | None:
    """A number that other programs can read back."""
    value = float(digits)
    return value if math.isfinite(value) else None


def no_constant(_: str) -> None:
    """NaN and the infinities are not JSON; other programs could not read them back."""


DECODER = json.JSONDecoder(parse_float=finite, parse_constant=no_constant)


def opening_line(top: str) -> bytes:
    """The first line of a file whose object has these fields besides its messages."""
    return whole_utf8(top[:-1]) + _OPENING + b"\n"


def closing_line() -> bytes:
    """The last line of a file, with the end of the one before it."""
    return b"\n]}\n"


def whole_utf8(text: str) -> bytes:
    """UTF-8; lone halves of surrogate pairs are replaced."""
    try:
        return text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()


def read_lines(data: bytes) -> dict[str, Any] | None:
    """The object of a file of that form; None for any other, which may be whole nevertheless."""
    found = read_top(data)
    if found is None:
        return None
    try:
        messages = list(_messages(data, data.find(b"\n") + 1, len(data) - len(closing_line())))
    except (ValueError, RecursionError):
        return None
    return {**found, "messages": messages}


def read_top(data: bytes) -> dict[str, Any] | None:
    """The object of such a file without its messages, which are not looked at."""
    end = data.find(b"\n")
    if end < 0 or not data.endswith(_OPENING, 0, end) or not data.endswith(closing_line()):
        return None
    try:
        found = _value(data[: end - len(_OPENING)] + b"}")
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _messages(data: bytes, at: int, last: int) -> Iterator[Any]:
    """The values of the lines between two places."""
    while at < last:
        end = data.find(b"\n", at + PORTION, last)
        more = end >= 0
        if more and data[end - 1 : end] != b",":
            raise ValueError("no sign between two messages")
        yield from _value(b"[%s]" % data[at : end - 1 if more else last])
        at = end + 1 if more else last


def _value(data: bytes) -> Any:  # noqa: ANN401 - the values of JSON
    text = data.decode()
    value, end = DECODER.raw_decode(text)
    if end < len(text):
        raise ValueError("more than one value")
    return value
