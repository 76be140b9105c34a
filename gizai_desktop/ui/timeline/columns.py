"""How wide the columns of a table are, and on which side their cells stand."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QFontMetricsF

from gizai_desktop.ui.markdown.simple import cells_of

PAD_X = 16
PAD_TOP = 7
PAD_BOTTOM = 8
_LIMITS = (400, 300, 220)
_LEAST = 24
_SLACK = 6
_SIGNS = re.compile(r"[*_`~]|!?\[|\]\([^)]*\)|\\(?=[|*_`])")
_NUMBER = re.compile(r"[-+−~≈<>]?\s?[$€£¥]?\s?\d[\d\s.,:/]*\s?(?:%|[^\W\d]{1,6}|[$€£¥])?\Z")


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of one table.

    Attributes:
        widths: of the text, in pixels, without the padding.
        aligns: left, right or center for each column.
    """

    widths: tuple[int, ...] = ()
    aligns: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """The width of the whole table."""
        return sum(self.widths) + 2 * PAD_X * len(self.widths)


class ColumnRuler:
    """Measures tables; remembers how wide texts are, as rows are measured often."""

    def __init__(self, cell: QFontMetricsF, head: QFontMetricsF, code: QFontMetricsF) -> None:
        self._cell = cell
        self._head = head
        self._code = code
        self._widths: dict[tuple[str, bool], float] = {}

    def measure(self, rows: Sequence[str], aligns: Sequence[str], room: int) -> Columns:
        """The columns for rows as they stand in the source, the head first."""
        cells = [[row[start:end] for start, end in cells_of(row)] for row in rows]
        natural: list[float] = [_LEAST] * len(aligns)
        numeric = [len(rows) > 1] * len(aligns)
        for number, row in enumerate(cells):
            for column, text in enumerate(row[: len(aligns)]):
                natural[column] = max(natural[column], self._width(text, head=number == 0))
                if number and text and not _NUMBER.match(_SIGNS.sub("", text)):
                    numeric[column] = False
        sides = tuple(
            align or ("right" if number else "left")
            for align, number in zip(aligns, numeric, strict=True)
        )
        return Columns(_fitted(natural, room - 2 * PAD_X * len(aligns)), sides)

    def _width(self, text: str, *, head: bool) -> float:
        found = self._widths.get((text, head))
        if found is None:
            metrics = self._head if head or "**" in text else self._cell
            bare = _SIGNS.sub("", text)
            found = metrics.horizontalAdvance(bare)
            if "`" in text:
                found = max(found, self._code.horizontalAdvance(bare)) + _SLACK
            self._widths[text, head] = found
        return found


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
