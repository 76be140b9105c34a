"""Cuts a source into pieces, and knows those that it has cut before."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from gizai_desktop.ui.markdown.around import Around
from gizai_desktop.ui.markdown.note_numbers import note_numbers
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
STEP = 200_000
"""Characters of which the sections are looked for at once, while the rest waits."""
_DEFINES = re.compile(r"^[ \t>*+\-\d.)]*\[[^\]\n]+\]:", re.MULTILINE)


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
        step: the characters of which sections are looked for in one cut; all that is behind them
            is one piece of the kind UNREAD until further cuts come to it.
    """

    def __init__(
        self,
        parsers: Parsers,
        *,
        lazy: bool = True,
        long: int = LONG_LIST,
        step: int | None = None,
    ) -> None:
        self._parsers = parsers
        self._lazy = lazy
        self._step = step
        self._rest: Range | None = None  # what that piece stands for
        self._now = step
        self._scanner = Scanner(long, MOST_SECTIONS)
        self._found: list[_Found] = []
        self._wanted: set[int] = set()

    def cut(self, source: str) -> Cut | None:
        """The pieces of a source, None if it is too long for that."""
        ranges = self._ranges(source)
        if ranges is None:
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

    @property
    def waits(self) -> bool:
        """Whether another cut of the same source finds more sections."""
        return self._rest is not None

    def _ranges(self, source: str) -> list[Range] | None:
        """The sections that are known by now; None for what is shown as plain text."""
        scanner, step = self._scanner, self._now
        ranges = scanner.sections(source, step) if len(source) <= _LONGEST_SOURCE else None
        self._rest, self._now = None, self._step
        if ranges is None:
            return None
        seen = len(source) - scanner.waiting
        if any(min(each.end, seen) - each.start > LONGEST for each in ranges):
            return None
        if scanner.waiting:
            self._rest = ranges.pop()
        return ranges

    def _first_rest(self, length: int) -> int:
        """How much is read at once: of a very long source nothing, as its end is seen first."""
        if not self._lazy:
            return MOST_PARSED
        return AT_ONCE if length <= _READ_AT_END else 0

    def read(self, starts: Iterable[int]) -> None:
        """Read the sections that begin there; the next cut has their pieces.

        Where one of them is what waits, that cut finds all sections, else no more of them.
        """
        asked = set(starts)
        if self._rest is not None:
            self._now = None if self._rest.start in asked else 0
        wanted = asked - self._wanted
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
        arounds = [each.around for each in self._found]
        if self._rest is not None:
            whole = 0, len(source.rstrip()) - self._rest.start
            pieces = (Piece(Kind.UNREAD, (whole,), whole),) if whole[1] > 0 else ()
            sections.append(Section(self._rest.start, pieces))
            arounds.append(self._rest.around)
        for number, around in enumerate(arounds):
            if number and around.table is not None:
                before = sections[number - 1]
                sections[number - 1] = Section(before.start, before.pieces, table_goes_on=True)
        return Cut(tuple(sections), references, note_numbers(source, labels))

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
