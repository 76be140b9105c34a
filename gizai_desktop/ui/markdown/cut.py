"""Cuts a source into pieces, and knows those that it has cut before."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gizai_desktop.ui.markdown.parsers import Parsers
from gizai_desktop.ui.markdown.pieces import Piece
from gizai_desktop.ui.markdown.sections import Scanner
from gizai_desktop.ui.markdown.simple import grown_code, grown_table, paragraphs, simple_pieces

MOST_PARSED = 16_000
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


@dataclass(frozen=True, slots=True)
class _Found:
    """A section that was read, and how many characters the parser may read from there on."""

    section: Section
    text: str
    rest: int
    known: _Known

    @property
    def rest_after(self) -> int:
        """How many it leaves for the sections after it."""
        return self.rest - (len(self.text) if self.known.parsed else 0)


class Cutter:
    """Cuts the states of one growing source; a section that is known costs nothing."""

    def __init__(self, parsers: Parsers) -> None:
        self._parsers = parsers
        self._scanner = Scanner()
        self._found: list[_Found] = []

    def cut(self, source: str) -> Cut | None:
        """The pieces of a source, None if it is too long for that."""
        if len(source) > LONGEST or source.count("\n") > MOST_LINES:
            return None
        ranges = self._scanner.sections(source)
        found, growing = self._settled(source, ranges)
        rest = found[-1].rest_after if found else MOST_PARSED
        for start, end in ranges[len(found) :]:
            text = source[start:end]
            known = self._read(text, growing, parse=len(text) <= rest)
            found.append(_Found(Section(start, known.pieces), text, rest, known))
            rest, growing = found[-1].rest_after, None
        self._found = found
        references: dict[str, Any] = {}
        labels: set[str] = set()
        for known in (each.known for each in found if each.known.parsed):
            for label, reference in known.references.items():
                references.setdefault(label, reference)
            labels |= known.notes
        sections_found = tuple([each.section for each in found])
        return Cut(sections_found, references, _numbers(source, labels))

    def _settled(
        self, source: str, ranges: Sequence[tuple[int, int]]
    ) -> tuple[list[_Found], _Found | None]:
        """The sections that have stayed, and the one after them, which may have grown."""
        same = 0
        for each, (start, end) in zip(self._found, ranges, strict=False):
            if each.section.start != start or len(each.text) != end - start:
                break
            if not source.startswith(each.text, start):
                break
            same += 1
        growing = self._found[same] if same < len(self._found) else None
        return self._found[:same], growing

    def _read(self, text: str, before: _Found | None, *, parse: bool) -> _Known:
        grown = None
        if before is not None and not before.known.parsed:
            state = before.text, before.known.pieces
            grown = grown_table(text, *state) or grown_code(text, *state)
        simple = grown or simple_pieces(text)
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
