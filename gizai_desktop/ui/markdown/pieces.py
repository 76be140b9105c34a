"""What a Markdown source consists of: pieces that are laid out one by one.

All positions count characters from the beginning of the section that a piece was found in.
"""

from dataclasses import dataclass, field
from enum import Enum

ITEM_INSET = 22
"""Pixels that a list item stands further in, at zoom 1."""
NUMBER_INSET = 26
"""The same for numbers of up to two digits."""
DIGIT_INSET = 9
"""Pixels more for every further digit."""
QUOTE_INSET = 16


class Kind(Enum):
    """What a piece is; UNREAD is a section of which nothing is known yet but its place."""

    TEXT = 1
    CODE = 2
    RULE = 3
    ROW = 4
    FORMULA = 5
    UNREAD = 6


class Above(Enum):
    """The distance to what stands above."""

    NONE = 0
    ITEM = 4
    NEAR = 8
    PARAGRAPH = 12
    HEADING = 20


@dataclass(frozen=True, slots=True)
class Marker:
    """What stands before a list item: a bullet, a number, or a box.

    Attributes:
        inset: where the item's text begins, in pixels at zoom 1.
        text: the number with its sign, empty for a bullet.
        checked: for a task whether it is done, else None.
        note: the label of a footnote, whose number is that of its first reference.
    """

    inset: int
    text: str = ""
    checked: bool | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Nesting:
    """The lists and quotes around a piece: how far in it stands, and where the bars are."""

    inset: int = 0
    bars: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """One table: where it begins, and how its columns are set ("", left, center, right)."""

    start: int
    aligns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph, heading, code block, rule, row of a table, or formula.

    Attributes:
        lines: the ranges of the source with its lines, without what belongs to lists and quotes.
        outer: the range of whole source lines that it stands for, with all marks.
        level: 1 to 6 for a heading.
        language: of code, as written.
        head: whether it is the first row of its table.
    """

    kind: Kind
    lines: tuple[tuple[int, int], ...]
    outer: tuple[int, int] = field(compare=False)  # no part of how it looks
    above: Above = Above.PARAGRAPH
    nesting: Nesting = Nesting()
    markers: tuple[Marker, ...] = ()
    level: int = 0
    language: str = ""
    table: Table | None = None
    head: bool = False

    def moved(self, by: int, above: Above) -> "Piece":
        """The same so many characters further on, at that distance to what is above."""
        if not by and above is self.above:
            return self
        table = self.table
        return Piece(
            self.kind,
            tuple([(first + by, last + by) for first, last in self.lines]),
            (self.outer[0] + by, self.outer[1] + by),
            above,
            self.nesting,
            self.markers,
            self.level,
            self.language,
            Table(table.start + by, table.aligns) if table is not None else None,
            self.head,
        )

    @property
    def start(self) -> int:
        """Where its own text begins."""
        return self.lines[0][0]

    @property
    def end(self) -> int:
        """Where its own text ends."""
        return self.lines[-1][1]
