"""The pieces of Markdown as blocks of a message, none of them long."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from gizai_desktop.ui.markdown.cut import Cut
from gizai_desktop.ui.markdown.pieces import Above, Kind, Piece
from gizai_desktop.ui.timeline.blocks import LIMIT, LINES, Block, Fence, spans

Lines = tuple[tuple[int, int], ...]


def rich_blocks(content: str, cut: Cut) -> tuple[Block, ...]:
    """The blocks of a whole message."""
    placed = [_at(piece, section.start) for section in cut.sections for piece in section.pieces]
    blocks: list[Block] = []
    before: Piece | None = None
    for piece, after in pairwise([*placed, None]):
        if piece is not None:
            spaced = replace(piece, above=_above(piece, before))
            blocks.extend(_blocks(content, spaced, after))
            before = piece
    return tuple(blocks)


def _at(piece: Piece, start: int) -> Piece:
    """The piece with positions in the whole source."""
    if not start:
        return piece
    lines = tuple((first + start, last + start) for first, last in piece.lines)
    outer = piece.outer[0] + start, piece.outer[1] + start
    table = piece.table
    if table is not None:
        table = replace(table, start=table.start + start)
    return replace(piece, lines=lines, outer=outer, table=table)


def _above(piece: Piece, before: Piece | None) -> Above:
    """The distance to the piece before, which may be in another section."""
    if before is None or piece.above is not Above.PARAGRAPH:
        return piece.above
    if before.level:
        return Above.NEAR
    in_list = before.nesting.inset and not before.nesting.bars
    return Above.ITEM if piece.markers and in_list else piece.above


def _blocks(content: str, piece: Piece, after: Piece | None) -> Iterator[Block]:
    if piece.kind is Kind.CODE:
        yield from _code(content, piece)
    elif piece.kind is Kind.ROW:
        last = after is None or after.table != piece.table
        yield Block(piece.start, piece.end, opens=piece.head, closes=last, piece=piece)
    else:
        for number, lines in enumerate(_portions(content, piece.lines)):
            part = piece if not number else replace(piece, above=Above.NONE, markers=())
            part = replace(part, lines=lines)
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
    found: list[tuple[int, int]] = []
    size = 0
    for start, end in lines:
        if found and (len(found) >= LINES or size + end - start > LIMIT):
            yield tuple(found)
            found, size = [], 0
        if end - start > LIMIT:
            *whole, rest = spans(content, start, end)
            yield from ((span,) for span in whole)
            found, size = [rest], rest[1] - rest[0]
        else:
            found.append((start, end))
            size += end - start
    if found:
        yield tuple(found)
