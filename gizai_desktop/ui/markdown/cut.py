"""Cuts a source into pieces, and knows those that it has cut before."""

from collections.abc import Mapping
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


@dataclass(frozen=True, slots=True)
class Section:
    """A section at its place in the source; the pieces count from its start."""

    start: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Cut:
    """A whole source: its sections, and the addresses that links in it refer to by name."""

    sections: tuple[Section, ...]
    references: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Known:
    pieces: tuple[Piece, ...]
    references: Mapping[str, Any]
    parsed: bool


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
        rest = MOST_PARSED
        for start, end in sections(source):
            text = source[start:end]
            key = (text, len(text) <= rest)
            section = self._known.get(key) or self._read(*key)
            rest -= len(text) if section.parsed else 0
            known[key] = section
            for label, reference in section.references.items():
                references.setdefault(label, reference)
            found.append(Section(start, section.pieces))
        self._known = known
        return Cut(tuple(found), references)

    def _read(self, text: str, parse: bool) -> _Known:
        simple = simple_pieces(text)
        if simple is not None:
            return _Known(simple, {}, parsed=False)
        references: dict[str, Any] = {}
        pieces = self._parsers.pieces(text, references) if parse else None
        if pieces is None:
            return _Known(paragraphs(text), {}, parsed=False)
        return _Known(pieces, references, parsed=True)
