"""How wide the columns of a table are, and on which side their cells stand."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QFontMetricsF

from gizai_desktop.ui.markdown.simple import cells_of
from gizai_desktop.ui.typesetting.segments import begins_right

PAD_X = 16
PAD_TOP = 7
PAD_BOTTOM = 8
_LIMITS = (400, 300, 220)
_LEAST = 24
_SLACK = 6
_KEPT = 5000  # rows
MEASURED = 500
"""Rows that make columns wide; later ones are broken to what there is."""
_SIGNS = re.compile(r"[*_`~]|!?\[|\]\([^)]*\)|\\(?=[|*_`])")
_NUMBER = re.compile(r"[-+−~≈<>]?\s?[$€£¥]?\s?\d[\d\s.,:/]*\s?(?:%|[^\W\d]{1,3}|[$€£¥])?\Z")


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of one table.

    Attributes:
        widths: of the text, in pixels, without the padding.
        aligns: left, right or center for each column.
        mirrored: whether the first column is at the right.
    """

    widths: tuple[int, ...] = ()
    aligns: tuple[str, ...] = ()
    mirrored: bool = False

    @property
    def total(self) -> int:
        """The width of the whole table."""
        return sum(self.widths) + 2 * PAD_X * len(self.widths)


@dataclass(slots=True)
class _Seen:
    """Rows that were measured: how wide each column is, and whether it has only numbers."""

    rows: list[str]
    natural: list[float]
    numeric: list[bool]


class ColumnRuler:
    """Measures tables; remembers how wide texts are, as rows are measured often."""

    def __init__(self, cell: QFontMetricsF, head: QFontMetricsF, code: QFontMetricsF) -> None:
        self._cell = cell
        self._head = head
        self._code = code
        self._known: dict[tuple[str, bool], Sequence[tuple[float, bool]]] = {}
        self._seen = _Seen([], [], [])

    def measure(self, rows: Sequence[str], aligns: Sequence[str], room: int) -> Columns:
        """The columns for rows as they stand in the source, the head first."""
        seen = self._seen
        if seen.rows != rows[: len(seen.rows)] or len(seen.natural) != len(aligns) or not seen.rows:
            seen = _Seen([], [_LEAST] * len(aligns), [True] * len(aligns))
        # A table that grows is measured again and again; only its last row may still change.
        for row in rows[len(seen.rows) : -1]:
            self._look(seen, row)
        self._seen = seen
        now = _Seen(list(seen.rows), list(seen.natural), list(seen.numeric))
        self._look(now, rows[-1])
        natural, numeric = now.natural, now.numeric
        sides = tuple(
            align or ("right" if number and len(rows) > 1 else "left")
            for align, number in zip(aligns, numeric, strict=True)
        )
        mirrored = begins_right(rows[0])
        if mirrored:
            sides = tuple("right" if side == "left" else side for side in sides)
        return Columns(_fitted(natural, room - 2 * PAD_X * len(aligns)), sides, mirrored)

    def _look(self, seen: "_Seen", row: str) -> None:
        cells = self._cells(row, head=not seen.rows)
        for column, (width, is_number) in enumerate(cells[: len(seen.natural)]):
            seen.natural[column] = max(seen.natural[column], width)
            seen.numeric[column] = seen.numeric[column] and is_number
        seen.rows.append(row)

    def _cells(self, row: str, *, head: bool) -> Sequence[tuple[float, bool]]:
        """How wide each cell is, and whether it may stand in a column of numbers."""
        found = self._known.get((row, head))
        if found is None:
            if len(self._known) > _KEPT:
                self._known.clear()
            texts = [row[start:end] for start, end in cells_of(row)]
            found = [
                (self._width(text, head=head), head or not text or is_number(text))
                for text in texts
            ]
            self._known[row, head] = found
        return found

    def _width(self, text: str, *, head: bool) -> float:
        metrics = self._head if head or "**" in text else self._cell
        bare = _SIGNS.sub("", text)
        width = metrics.horizontalAdvance(bare)
        if "`" in text:
            width = max(width, self._code.horizontalAdvance(bare)) + _SLACK
        return width


def is_number(text: str) -> bool:
    """Whether a cell holds a number, perhaps with a unit."""
    return _NUMBER.match(_SIGNS.sub("", text)) is not None


def _fitted(natural: Sequence[float], room: int) -> tuple[int, ...]:
    """Widths that fill the room, or those of a table that scrolls."""
    widths = [int(width) + _SLACK for width in natural]
    for limit in _LIMITS:
        widths = [min(width, limit) for width in widths]
        if sum(widths) <= room:
            return _spread(widths, room)
    return tuple(widths)


def _spread(widths: Sequence[int], room: int) -> tuple[int, ...]:
    spare, total = room - sum(widths), sum(widths)
    shared = [width + spare * width // total for width in widths]
    shared[-1] += room - sum(shared)
    return tuple(shared)
