"""Cuts a source into pieces, and knows those that it has cut before."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from gizai_desktop.ui.markdown.parsers import Parsers
from gizai_desktop.ui.markdown.pieces import Piece
from gizai_desktop.ui.markdown.sections import sections
from gizai_desktop.ui.markdown.simple import paragraphs, simple_pieces

MOST_PARSED = 20_000
"""Characters of a message that the parser reads; about 1.5 ms for a thousand of lists."""
LONGEST = 150_000
"""Characters of a message; a longer one is shown as plain text."""
MOST_LINES = 10_000
_NOTE = re.compile(r"\[\^(?P<label>[^\]\s]+)\](?P<colon>:)?")
_MARKS = re.compile(r"(?:[ \t>*+-]|\d{1,9}[.)])*\Z")
_FURTHEST_IN = 200  # characters of marks before the definition of a footnote


@dataclass(frozen=True, slots=True)
class Section:
    """A section at its place in the source; the pieces count from its start."""

    start: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Cut:
    """A whole source: its sections, and what texts in it refer to by name.

    Attributes:
        references: the addresses of links.
        notes: the numbers of footnotes, by their labels; those without a reference have none.
    """

    sections: tuple[Section, ...]
    references: Mapping[str, Any]
    notes: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Known:
    pieces: tuple[Piece, ...]
    references: Mapping[str, Any]
    parsed: bool
    notes: frozenset[str]


class Cutter:
    """Cuts the states of one growing source; a section that is known costs nothing."""

    def __init__(self, parsers: Parsers) -> None:
        self._parsers = parsers
        self._known: dict[tuple[str, bool], _Known] = {}

    def cut(self, source: str) -> Cut | None:
        """The pieces of a source, None if it is too long for that."""
        if len(source) > LONGEST or source.count("\n") > MOST_LINES:
            return None
        known: dict[tuple[str, bool], _Known] = {}
        found: list[Section] = []
        references: dict[str, Any] = {}
        labels: set[str] = set()
        rest = MOST_PARSED
        for start, end in sections(source):
            text = source[start:end]
            key = (text, len(text) <= rest)
            section = self._known.get(key) or self._read(*key)
            rest -= len(text) if section.parsed else 0
            known[key] = section
            for label, reference in section.references.items():
                references.setdefault(label, reference)
            labels |= section.notes
            found.append(Section(start, section.pieces))
        self._known = known
        return Cut(tuple(found), references, _numbers(source, labels))

    def _read(self, text: str, parse: bool) -> _Known:
        simple = simple_pieces(text)
        if simple is not None:
            return _known(simple)
        references: dict[str, Any] = {}
        pieces = self._parsers.pieces(text, references) if parse else None
        if pieces is None:
            return _known(paragraphs(text))
        labels = {marker.note.casefold() for piece in pieces for marker in piece.markers}
        return _Known(pieces, references, parsed=True, notes=frozenset(labels - {""}))


def _known(pieces: tuple[Piece, ...]) -> _Known:
    """What needed no parser."""
    return _Known(pieces, {}, parsed=False, notes=frozenset())


def _numbers(source: str, labels: Collection[str]) -> Mapping[str, int]:
    """The footnotes with these labels, in the order in which they are referred to."""
    numbers: dict[str, int] = {}
    for found in _NOTE.finditer(source) if labels else ():
        label = found["label"].casefold()
        if label in labels and not _defines(source, found):
            numbers.setdefault(label, len(numbers) + 1)
    return numbers


def _defines(source: str, found: re.Match[str]) -> bool:
    """Whether a footnote begins there, instead of being referred to."""
    line = source.rfind("\n", 0, found.start()) + 1
    near = found.start() - line <= _FURTHEST_IN
    return bool(found["colon"] and near and _MARKS.match(source, line, found.start()))
