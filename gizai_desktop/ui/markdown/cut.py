"""Cuts a source into pieces, and knows those that it has cut before."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from gizai_desktop.ui.markdown.around import Around
from gizai_desktop.ui.markdown.parsers import Parsers
from gizai_desktop.ui.markdown.pieces import Kind, Piece, Table
from gizai_desktop.ui.markdown.sections import LONG_LIST, Range, Scanner
from gizai_desktop.ui.markdown.simple import (
    alignments,
    grown_code,
    grown_table,
    more_rows,
    paragraphs,
    simple_pieces,
)

MOST_PARSED = 16_000
"""Characters of a section that the parser reads; about 1.5 ms for a thousand of lists."""
AT_ONCE = 4000
"""Characters that the parser reads of a message before anybody looks at a place in it."""
_READ_AT_END = 100_000
"""Characters of a source of which nothing is read before somebody looks at a place in it."""
_SIMPLE = 8
"""How many times faster it is to read what needs no parser."""
LONGEST = 150_000
"""Characters of a section; a message with a longer one is shown as plain text."""
MOST_SECTIONS = 10_000
_LONGEST_SOURCE = 2_000_000
"""Characters; about 20 ms for a million until its sections are known."""
_DEFINES = re.compile(r"^[ \t>*+\-\d.)]*\[[^\]\n]+\]:", re.MULTILINE)
_NOTE = re.compile(r"\[\^(?P<label>[^\]\s]+)\](?P<colon>:)?")
_MARKS = re.compile(r"(?:[ \t>*+-]|\d{1,9}[.)])*\Z")
_FURTHEST_IN = 200  # characters of marks before the definition of a footnote


@dataclass(frozen=True, slots=True)
class Section:
    """A section at its place in the source; the pieces count from its start.

    Attributes:
        table_goes_on: whether its last row is not the last one of the table.
    """

    start: int
    pieces: tuple[Piece, ...]
    table_goes_on: bool = False


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
    """What a section consists of, and what it took to read it; nothing for an unread one."""

    pieces: tuple[Piece, ...]
    references: Mapping[str, Any]
    notes: frozenset[str]
    cost: int = 0
    parsed: bool = False
    unread: bool = False


@dataclass(frozen=True, slots=True)
class _Found:
    """A section, and how much could be read at once from there on."""

    section: Section
    around: Around
    text: str
    rest: int
    known: _Known

    @property
    def rest_after(self) -> int:
        """How much can be read at once after it: nothing after what was too much."""
        if self.known.unread:
            return 0
        return self.rest - self.known.cost if self.known.cost <= self.rest else self.rest


class Cutter:
    """Cuts the states of one growing source; a section that is known costs nothing.

    A long source is only read at its beginning, and where somebody asks for it. What is not
    read is one piece of the kind UNREAD for each section.

    Args:
        lazy: False to read all of it at once, what is too much for that as paragraphs.
        long: the characters after which a list goes on in a new section.
    """

    def __init__(self, parsers: Parsers, *, lazy: bool = True, long: int = LONG_LIST) -> None:
        self._parsers = parsers
        self._lazy = lazy
        self._scanner = Scanner(long, MOST_SECTIONS)
        self._found: list[_Found] = []
        self._wanted: set[int] = set()

    def cut(self, source: str) -> Cut | None:
        """The pieces of a source, None if it is too long for that."""
        ranges = self._scanner.sections(source) if len(source) <= _LONGEST_SOURCE else None
        if ranges is None or any(each.end - each.start > LONGEST for each in ranges):
            return None
        found, growing = self._settled(source, ranges)
        rest = found[-1].rest_after if found else self._first_rest(len(source))
        # What comes at the end of a source is read when the end was read before, and what
        # others may refer to is.
        more = AT_ONCE if self._found and not self._found[-1].known.unread else 0
        named = AT_ONCE
        for start, end, around in ranges[len(found) :]:
            text = source[start:end]
            limit = max(rest, more, LONGEST if start in self._wanted else 0)
            known = self._read(text, around, growing, start, limit)
            if known.unread and named > 0 and "]:" in text and _DEFINES.search(text):
                known = self._read(text, around, growing, start, named)
                named -= known.cost
            found.append(_Found(Section(start, known.pieces), around, text, rest, known))
            more -= known.cost if known.cost > rest else 0
            rest, growing = found[-1].rest_after, None
        self._found = found
        return self._assembled(source)

    def _first_rest(self, length: int) -> int:
        """How much is read at once: of a very long source nothing, as its end is seen first."""
        if not self._lazy:
            return MOST_PARSED
        return AT_ONCE if length <= _READ_AT_END else 0

    def read(self, starts: Iterable[int]) -> None:
        """Read the sections that begin there; the next cut has their pieces."""
        wanted = set(starts) - self._wanted
        self._wanted |= wanted
        for number, each in enumerate(self._found):
            start = each.section.start
            if start in wanted and each.known.unread:
                known = self._read(each.text, each.around, None, start, LONGEST)
                known = replace(known, cost=0)
                section = Section(start, known.pieces)
                self._found[number] = _Found(section, each.around, each.text, each.rest, known)

    def unread(self) -> list[int]:
        """Where the sections begin that are not read."""
        return [each.section.start for each in self._found if each.known.unread]

    def _assembled(self, source: str) -> Cut:
        references: dict[str, Any] = {}
        labels: set[str] = set()
        for known in [each.known for each in self._found if each.known.parsed]:
            for label, reference in known.references.items():
                references.setdefault(label, reference)
            labels |= known.notes
        sections = [each.section for each in self._found]
        for number, each in enumerate(self._found):
            if number and each.around.table is not None:
                before = sections[number - 1]
                sections[number - 1] = Section(before.start, before.pieces, table_goes_on=True)
        return Cut(tuple(sections), references, _numbers(source, labels))

    def _settled(self, source: str, ranges: Sequence[Range]) -> tuple[list[_Found], _Found | None]:
        """The sections that have stayed, and the one after them, which may have grown."""
        same = 0
        for each, (start, end, around) in zip(self._found, ranges, strict=False):
            if each.section.start != start or len(each.text) != end - start:
                break
            if not source.startswith(each.text, start) or each.around != around:
                break
            same += 1
        growing = self._found[same] if same < len(self._found) else None
        return self._found[:same], growing

    def _read(
        self, text: str, around: Around, before: _Found | None, start: int, limit: int
    ) -> _Known:
        """Read a section, if that costs no more than the limit.

        Args:
            before: what it was before it grew.
        """
        if len(text) // _SIMPLE > limit or limit <= 0:
            return self._left(text)
        simple = _simple(text, around, start)
        if simple is None and before is not None and not before.known.parsed:
            state = before.text, before.known.pieces
            simple = grown_table(text, *state) or grown_code(text, *state)
        if simple is None and not around.lines:
            simple = simple_pieces(text)
        if simple is not None:
            return _Known(simple, {}, frozenset(), len(text) // _SIMPLE)
        if len(text) > limit:
            return self._left(text) if len(text) <= MOST_PARSED else _as_paragraphs(text)
        references: dict[str, Any] = {}
        pieces = self._parsers.pieces(text, references, around.lines)
        if pieces is None and around.lines:
            pieces = self._parsers.pieces(text, references)
        if pieces is not None and around.table is not None:
            pieces = tuple(_in_table(piece, around.table.start - start) for piece in pieces)
        if pieces is None:
            return _as_paragraphs(text)
        labels = {marker.note.casefold() for piece in pieces for marker in piece.markers}
        return _Known(pieces, references, frozenset(labels - {""}), len(text), parsed=True)

    def _left(self, text: str) -> _Known:
        """Leave a section unread."""
        if not self._lazy:
            return _as_paragraphs(text)
        whole = 0, len(text.rstrip())
        pieces = (Piece(Kind.UNREAD, (whole,), whole),) if whole[1] else ()
        return _Known(pieces, {}, frozenset(), unread=True)


def _simple(text: str, around: Around, start: int) -> tuple[Piece, ...] | None:
    """More rows of a table."""
    if around.table is None:
        return None
    signs = alignments(around.table.text.split("\n")[1])
    return more_rows(text, Table(around.table.start - start, signs))


def _in_table(piece: Piece, start: int) -> Piece:
    """A row of the table that goes on, which is known by where it begins."""
    table = piece.table
    return (
        piece
        if table is None or table.start >= 0
        else replace(piece, table=Table(start, table.aligns))
    )


def _as_paragraphs(text: str) -> _Known:
    return _Known(paragraphs(text), {}, frozenset(), len(text) // _SIMPLE)


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
