"""Texts as every search compares them: without case and accents."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, combinations

_UNCOMMON = re.compile(
    "[^\x00-\x7fа-щъ-я«»\u2010\u2012-\u2016\u2018-\u2023\u2190-\u2199\u21d0-\u21ff"
    "\u2500-\u25ff\u3001-\u3029\u3041-\u304b\u30a1-\u30ab\u4e00-\u9fff\U0001f300-\U0001faff]"
)
"""A character that may become another one or several, in a text that is in lower case."""
_FEW = 12
"""Characters that are faster replaced one by one than all looked up."""
_ASCII = bytes(range(128))


def fold(text: str) -> str:
    """Lower case without combining marks, so that ``Ärger`` is found by ``arger``.

    Compatibility forms (NFKD) make ligatures and full-width letters equal to plain ones; the
    Russian ``ё`` becomes ``е`` and ``й`` becomes ``и``. Each character is folded for itself:
    the folded whole is the folded characters in a row.
    """
    return fold_evenly(text)[0]


def fold_evenly(text: str) -> tuple[str, bool]:
    """The folded text, and whether no character became several, as ``ß`` becomes ``ss``."""
    if text.isascii():
        return text.lower(), True
    low = text.casefold().replace("ё", "е").replace("й", "и")
    uncommon = set(_UNCOMMON.findall(low)) if len(low) == len(text) else set(text)
    even = all(len(_TABLE[ord(char)]) <= 1 for char in uncommon)
    if len(low) != len(text) or len(uncommon) > _FEW:
        return text.translate(_TABLE), even
    for char in uncommon:
        low = low.replace(char, _TABLE[ord(char)])
    return low, even


@dataclass(frozen=True, slots=True)
class FoldedBytes:
    """A folded text in UTF-8.

    Attributes:
        special: the different characters beyond ASCII of what was folded.
        within: every two letters, in their order, that one character became: of ``ß`` an s and
            an s. What ends with the first and begins with the second may be twice in it.
    """

    data: bytes
    special: frozenset[str]
    within: frozenset[tuple[str, str]]


def fold_to_utf8(text: str) -> FoldedBytes:
    """The same as `fold`; texts of thousands of characters are folded several times faster."""
    data = text.encode("utf-8", "surrogatepass").lower()
    if text.isascii():
        return FoldedBytes(data, frozenset(), frozenset())
    special = frozenset(data.translate(None, _ASCII).decode("utf-8", "surrogatepass"))
    folded = {char: _TABLE[ord(char)] for char in special}
    changed = [(char, plain) for char, plain in folded.items() if char != plain]
    if len(changed) <= _FEW:
        for char, plain in changed:
            data = data.replace(char.encode("utf-8", "surrogatepass"), plain.encode())
    else:
        data = fold(text).encode("utf-8", "surrogatepass")
    several = (plain for plain in folded.values() if len(plain) > 1)
    within = frozenset(pair for plain in several for pair in combinations(plain, 2))
    return FoldedBytes(data, special, within)


class Folded:
    """A folded text whose places can be traced back to the original's.

    Attributes:
        original: as it was given.
        text: as `fold` gives it.
    """

    def __init__(self, original: str) -> None:
        self.original = original
        self.text, evenly = fold_evenly(original)
        self._in_place = evenly and len(self.text) == len(original)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original's characters, marks included, that gave ``text[start:end]``."""
        if start >= end:
            at = self._place(start)
            return at, at
        last = self._place(end - 1) + 1
        while last < len(self.original) and not fold(self.original[last]):
            last += 1
        return self._place(start), last

    def _place(self, at: int) -> int:
        return at if self._in_place else bisect_right(self._ends, at)

    @cached_property
    def _ends(self) -> Sequence[int]:
        """Where in ``text`` each character of the original has ended."""
        return [*accumulate(len(_TABLE[ord(char)]) for char in self.original)]


def _folded(char: str) -> str:
    decomposed = unicodedata.normalize("NFKD", char.casefold())
    plain = "".join(each for each in decomposed if not unicodedata.combining(each))
    return unicodedata.normalize("NFKD", plain.casefold())


class _Table(dict[int, str]):
    """What each character becomes; a character is looked up once."""

    def __missing__(self, code: int) -> str:
        self[code] = found = _folded(chr(code))
        return found


_TABLE = _Table()
