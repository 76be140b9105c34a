"""The pieces of Markdown as blocks of a message, none of them long."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from gizai_desktop.ui.markdown.cut import Cut, Section
from gizai_desktop.ui.markdown.pieces import Above, Kind, Piece
from gizai_desktop.ui.typesetting.blocks import LIMIT, LINES, Block, Fence, spans

_PORTION = 1600
"""Characters of a part of what is too long to be laid out at once."""

Lines = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Made:
    """The blocks of a section, those of each of its pieces for themselves."""

    pieces: tuple[Piece, ...]
    blocks: list[tuple[Block, ...]]


class BlockMaker:
    """Makes the blocks of the states of one growing message, each of them once."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, bool, bool], _Made] = {}

    def blocks(self, content: str, cut: Cut) -> tuple[Block, ...]:
        """The blocks of a whole message; those of pieces that stay are the same objects."""
        known = {}
        blocks: list[Block] = []
        heading = False
        for section in cut.sections:
            key = section.start, heading, section.table_goes_on
            made = self._known.get(key)
            if made is None or made.pieces is not section.pieces:
                made = _section(content, section, heading=heading, before=made)
            known[key] = made
            for each in made.blocks:
                blocks.extend(each)
            if section.pieces:
                heading = section.pieces[-1].level > 0
        self._known = known
        return tuple(blocks)


def section_blocks(content: str, section: Section) -> Iterator[Block]:
    """The blocks of one section, for itself."""
    for blocks in _section(content, section).blocks:
        yield from blocks


def _section(
    content: str, section: Section, *, heading: bool = False, before: _Made | None = None
) -> _Made:
    same = _same(before.pieces, section.pieces) if before is not None else 0
    blocks = before.blocks[:same] if before is not None else []
    if same:
        heading = section.pieces[same - 1].level > 0
    rest = section.pieces[same:]
    for piece, after in zip_longest(rest, rest[1:]):
        above = Above.NEAR if piece.above is Above.PARAGRAPH and heading else piece.above
        heading = piece.level > 0
        placed = piece.moved(section.start, above)
        goes_on = after is not None and after.table is not None and not after.head
        if after is None:
            goes_on = section.table_goes_on
        blocks.append(tuple(_blocks(content, placed, goes_on)))
    return _Made(section.pieces, blocks)


def _same(before: Sequence[Piece], now: Sequence[Piece]) -> int:
    """How many pieces are the same objects, with the same object after each of them."""
    same = 0
    for first, second in zip(before, now, strict=False):
        if first is not second:
            break
        same += 1
    return max(0, same - 1)


def _blocks(content: str, piece: Piece, goes_on: bool) -> Iterator[Block]:
    """The blocks of one piece; `goes_on` says that a row of the same table follows."""
    if piece.kind is Kind.CODE:
        yield from _code(content, piece)
    elif piece.kind is Kind.ROW:
        yield Block(piece.start, piece.end, opens=piece.head, closes=not goes_on, piece=piece)
    elif piece.kind is Kind.UNREAD:
        yield Block(piece.start, piece.end, piece=piece)
    elif piece.kind is Kind.FORMULA:
        yield Block(piece.start, piece.end, opens=True, closes=True, piece=piece)
    else:
        for number, lines in enumerate(_portions(content, piece.lines)):
            part = piece
            if lines != piece.lines:
                above, markers = (piece.above, piece.markers) if not number else (Above.NONE, ())
                part = replace(piece, lines=lines, above=above, markers=markers)
            yield Block(part.start, part.end, gap=not number, piece=part)


def _code(content: str, piece: Piece) -> Iterator[Block]:
    fence = Fence(piece.start, piece.language, 0)
    portions = list(_portions(content, piece.lines))
    offset = 0
    for number, lines in enumerate(portions):
        first, last = number == 0, number == len(portions) - 1
        part = replace(piece, lines=lines, markers=piece.markers if first else ())
        yield Block(part.start, part.end, first, fence, first, last, part, offset)
        offset += sum(end - start for start, end in lines) + len(lines)
        if not last and portions[number + 1][0][0] == part.end:  # the same long line
            offset -= 1


def _portions(content: str, lines: Lines) -> Iterator[Lines]:
    """Lines in portions of a size that is laid out quickly; longer lines are cut."""
    long = lines[-1][1] - lines[0][0] > LIMIT
    if not long and len(lines) <= LINES:
        yield lines
        return
    limit = _PORTION if long else LIMIT
    found: list[tuple[int, int]] = []
    size = 0
    for start, end in lines:
        if found and (len(found) >= LINES or size + end - start > limit):
            yield tuple(found)
            found, size = [], 0
        if end - start > LIMIT:
            *whole, rest = spans(content, start, end, _PORTION)
            yield from ((span,) for span in whole)
            found, size = [rest], rest[1] - rest[0]
        else:
            found.append((start, end))
            size += end - start
    if found:
        yield tuple(found)
