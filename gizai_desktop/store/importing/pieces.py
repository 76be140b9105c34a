"""The pieces of a JSON file of any size: one conversation after the other, never all at once."""

import codecs
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from gizai_desktop.domain.importing import SkipReason

CHUNK = 1 << 20
"""Bytes that are read at a time, at least."""
PIECE_LIMIT = 64 << 20
"""Most characters of one piece; beyond, memory could not be promised."""

_SPACE = re.compile(r"[ \t\r\n]*")
_NEXT = re.compile(r"[\]}]\s*,\s*(?=\{)")
_NEAR_END = 64
_ATTEMPT_COST = 64
_RECURSION_COST = 8000
_RECOVERY_COST = 8 * PIECE_LIMIT
_DECODER = json.JSONDecoder()


@dataclass(frozen=True, slots=True)
class Piece:
    """An item of the file's list, or a value of its object.

    Attributes:
        key: of a value in an object; empty for an item of a list.
        problem: why there is no value.
    """

    value: object
    key: str = ""
    problem: SkipReason | None = None


class _EndError(Exception):
    """The text ends before the value does."""


class _TooBigError(Exception):
    """A value is longer than `PIECE_LIMIT`."""


class _Text:
    """A window on the decoded text that moves on as it is read."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        start = stream.read(CHUNK)
        self._decoder = codecs.getincrementaldecoder(_encoding(start))("replace")
        self.text = self._decoder.decode(start)
        self.at = 0
        self.ended = False

    def more(self) -> bool:
        """Forget what was read, and get as much again as is left; False at the end."""
        if self.ended:
            return False
        rest = self.text[self.at :]
        data = self._stream.read(max(CHUNK, len(rest)))
        self.ended = not data
        self.text = rest + self._decoder.decode(data, final=self.ended)
        self.at = 0
        return bool(data)

    def peek(self) -> str:
        """The next character that is no space, or empty at the end."""
        while True:
            match = _SPACE.match(self.text, self.at)
            self.at = match.end() if match else self.at
            if self.at < len(self.text):
                return self.text[self.at]
            if not self.more():
                return ""

    def value(self) -> object:
        """The next value.

        Raises:
            _EndError: the text ends in it.
            _TooBigError: it is too long to be read.
            ValueError, RecursionError: it is not JSON.
        """
        self.peek()
        while True:
            try:
                value, end = _DECODER.raw_decode(self.text, self.at)
            except json.JSONDecodeError as error:
                if not self._may_be_cut(error):
                    raise
            else:
                # A number at the end of the window may go on behind it.
                if end < len(self.text) or self.ended:
                    self.at = end
                    return value
            if len(self.text) - self.at > PIECE_LIMIT:
                raise _TooBigError
            if not self.more():
                raise _EndError

    def _may_be_cut(self, error: json.JSONDecodeError) -> bool:
        near_end = error.pos > len(self.text) - _NEAR_END
        return near_end or error.msg.startswith("Unterminated string")


class Pieces:
    """Reads the pieces of one file; broken ones are told and passed over.

    Args:
        is_known: whether a value is a conversation: after damage, reading goes on at the next
            one.
        opens: keys of an object under which a list is read item by item.
    """

    def __init__(
        self, stream: BinaryIO, is_known: Callable[[object], bool], opens: frozenset[str]
    ) -> None:
        self._text = _Text(stream)
        self._is_known = is_known
        self._opens = opens

    def __iter__(self) -> Iterator[Piece]:
        first = self._text.peek()
        if first == "[":
            yield from self._items("")
        elif first == "{":
            yield from self._values()
        else:
            yield Piece(None, problem=SkipReason.NOT_AN_EXPORT)

    def _items(self, key: str) -> Iterator[Piece]:
        text = self._text
        text.at += 1
        while (sign := text.peek()) != "]":
            if sign == ",":
                text.at += 1
                continue
            if not sign:
                yield Piece(None, key, SkipReason.BROKEN)
                return
            try:
                value = text.value()
            except (_TooBigError, _EndError, ValueError, RecursionError) as error:
                too_big = isinstance(error, _TooBigError)
                yield Piece(None, key, SkipReason.TOO_BIG if too_big else SkipReason.BROKEN)
                recovered = self._recover()
                if recovered is None:
                    return
                yield Piece(recovered, key)
            else:
                yield Piece(value, key)
        text.at += 1

    def _values(self) -> Iterator[Piece]:
        text = self._text
        text.at += 1
        while (sign := text.peek()) != "}":
            if sign == ",":
                text.at += 1
                continue
            try:
                key = text.value() if sign else None
                if not isinstance(key, str) or text.peek() != ":":
                    yield Piece(None, problem=SkipReason.BROKEN)
                    return
                text.at += 1
                if key in self._opens and text.peek() == "[":
                    yield from self._items(key)
                    continue
                value = text.value()
            except (_TooBigError, _EndError, ValueError, RecursionError) as error:
                too_big = isinstance(error, _TooBigError)
                yield Piece(None, problem=SkipReason.TOO_BIG if too_big else SkipReason.BROKEN)
                return
            yield Piece(value, key)

    def _recover(self) -> object:
        """The next conversation after damage, or None.

        The work is bounded, so that no rubbish can keep this busy.
        """
        text = self._text
        budget = _RECOVERY_COST
        text.at += 1
        while budget > 0:
            match = _NEXT.search(text.text, text.at)
            if match is None:
                budget -= len(text.text) - text.at
                text.at = max(text.at, len(text.text) - _NEAR_END)
                if not text.more():
                    return None
                continue
            text.at = match.end()
            try:
                value = text.value()
                if self._is_known(value):
                    return value
                budget -= _ATTEMPT_COST
            except (_TooBigError, _EndError, ValueError, RecursionError) as error:
                budget -= _cost(error, len(text.text) - text.at)
                text.at += 1
        return None


def _cost(error: Exception, rest: int) -> int:
    if isinstance(error, json.JSONDecodeError) and not error.msg.startswith("Unterminated"):
        return max(_ATTEMPT_COST, error.pos // 8)
    return _RECURSION_COST if isinstance(error, RecursionError) else max(_ATTEMPT_COST, rest)


def _encoding(start: bytes) -> str:
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return "utf-8-sig"
