"""Which lines of long code are shown: all, or the first ones and a button for the rest."""

from collections.abc import Sequence
from dataclasses import dataclass

from gizai_desktop.ui.typesetting.blocks import Block

LONG = 40
"""Lines; of longer code only the first ones are shown until somebody asks for all."""
SHOWN = 20


@dataclass(slots=True)
class CodeState:
    """How the lines of one fenced block, table or formula are seen.

    Attributes:
        width: of the longest line in pixels.
        scroll: how far it is scrolled to the side.
        wrapped: whether longer lines are broken.
        placed: whether a table from right to left has been scrolled to where it begins.
        opened: whether all lines of long code are shown, None as long as nobody has chosen.
    """

    width: int
    scroll: int = 0
    wrapped: bool = False
    placed: bool = False
    opened: bool | None = None


@dataclass(frozen=True, slots=True)
class Fold:
    """Long code, and where it is cut while it is folded.

    Attributes:
        lines: how many lines there are.
        first, last: its parts.
        cut: the part in which the last shown line is.
        position: where the lines begin in that part that are not shown, from its start.
    """

    lines: int
    first: int
    last: int
    cut: int
    position: int


def folds_of(content: str, blocks: Sequence[Block]) -> dict[int, Fold]:
    """The long fenced blocks of a message, by where their code begins."""
    found: dict[int, Fold] = {}
    first = 0
    for part, block in enumerate(blocks):
        if block.fence is None:
            continue
        first = part if block.opens else first
        if block.closes:
            fold = _fold(content, blocks, first, part)
            if fold.lines > LONG:
                found[block.fence.start] = fold
    return found


def _fold(content: str, blocks: Sequence[Block], first: int, last: int) -> Fold:
    total = 0
    cut, position = last, blocks[last].end - blocks[last].start
    for part in range(first, last + 1):
        block = blocks[part]
        lines = _lines(content, block)
        if total < SHOWN <= total + lines:
            starts = [*_line_starts(content, block), block.end]
            cut, position = part, starts[SHOWN - total] - block.start
        total += lines
    return Fold(total, first, last, cut, position)


def _lines(content: str, block: Block) -> int:
    if block.piece is not None:
        return len(block.piece.lines)
    return content.count("\n", block.start, block.end) + 1


def _line_starts(content: str, block: Block) -> list[int]:
    if block.piece is not None:
        return [start for start, _ in block.piece.lines]
    starts = [block.start]
    at = content.find("\n", block.start, block.end)
    while at >= 0:
        starts.append(at + 1)
        at = content.find("\n", at + 1, block.end)
    return starts
