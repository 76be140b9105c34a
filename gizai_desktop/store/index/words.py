"""The words by which folded texts are indexed, and those that a looked-for text touches.

A word is a run of ASCII letters, digits and underscores and of every character beyond ASCII, as
FTS5's tokenizer ``ascii`` sees it. Chinese and Japanese have no spaces: there each pair of
neighbours is a word, and so is the last character of a run.

Indexing distinct words costs a third of the time and a tenth of the room of trigrams over the
texts (measured on 98 MB: 16 and 18 MB against 23 s and 237 MB); parts of words are found by
trigrams over the words.
"""

import re
from collections.abc import Iterable, Iterator
from enum import Enum
from typing import NamedTuple

LONGEST = 64
"""Characters of a word; longer ones are indexed as pieces that overlap by half."""

_CJK = "\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HAS_CJK = re.compile(f"[{_CJK}]")
_CJK_RUN = re.compile(f"[{_CJK}]+")
_RUN = re.compile(f"(?P<cjk>[{_CJK}]+)|(?:[0-9A-Za-z_]|[^\x00-\x7f{_CJK}])+")
_SEPARATORS = bytes(
    code if code > 127 or chr(code).isalnum() or code == 95 else 32 for code in range(256)
)


class Place(Enum):
    """Where in a word of the index a piece of a looked-for text is."""

    WHOLE = "whole"
    START = "start"
    END = "end"
    INSIDE = "inside"


class Piece(NamedTuple):
    """A part of a looked-for text, and where in a word it must be."""

    text: str
    place: Place


class Words(NamedTuple):
    """The distinct words of some texts, in UTF-8.

    Attributes:
        whole: words that have parts.
        pairs: of Chinese and Japanese, and the last characters of their runs.
    """

    whole: set[bytes]
    pairs: set[bytes]


def words_of(texts: Iterable[str]) -> Words:
    """The distinct words of folded texts."""
    found = Words(set(), set())
    for text in texts:
        others = text
        if not text.isascii() and _HAS_CJK.search(text) is not None:
            others = _CJK_RUN.sub(" ", text)
            for run in _CJK_RUN.findall(text):
                # As one text: encoding each pair alone takes five times as long.
                found.pairs.update(" ".join((*_pairs(run), run[-1])).encode().split())
        found.whole.update(others.encode().translate(_SEPARATORS).split())
    if found.whole and len(max(found.whole, key=len)) > LONGEST:
        _cut_long_words(found.whole)
    return found


def is_paired(word: str) -> bool:
    """Whether a word is a pair of Chinese characters or one alone, which have no parts."""
    return _HAS_CJK.match(word) is not None


def pieces_of(looked_for: str) -> list[Piece]:
    """The words that a folded text touches; each of them is in every text that contains it."""
    found: list[Piece] = []
    for run in _RUN.finditer(looked_for):
        first, last = run.start() == 0, run.end() == len(looked_for)
        if run["cjk"] is None:
            found.append(_piece(run[0], first=first, last=last))
        elif len(run[0]) == 1:
            found.append(Piece(run[0], Place.START if last else Place.WHOLE))
        else:
            found += (Piece(pair, Place.WHOLE) for pair in _pairs(run[0]))
    return found


def _piece(word: str, *, first: bool, last: bool) -> Piece:
    if len(word) > LONGEST // 2:
        return Piece(word[: LONGEST // 2], Place.INSIDE)
    if first:
        return Piece(word, Place.INSIDE if last else Place.END)
    return Piece(word, Place.START if last else Place.WHOLE)


def _pairs(run: str) -> Iterator[str]:
    return map(str.__add__, run, run[1:])


def _cut_long_words(found: set[bytes]) -> None:
    step = LONGEST // 2
    for encoded in [word for word in found if len(word) > LONGEST]:
        word = encoded.decode()
        if len(word) > LONGEST:
            found.discard(encoded)
            starts = range(0, len(word) - step, step)
            found.update(word[at : at + LONGEST].encode() for at in starts)
