"""What stays of a message that has changed."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace

from gizai_desktop.ui.typesetting.blocks import Block
from gizai_desktop.ui.typesetting.layouts import BlockLayout


@dataclass(frozen=True, slots=True)
class Before:
    """What the first part that has changed looked like."""

    part: int
    block: Block
    layout: BlockLayout


def same_pieces(before: str, old: tuple[Block, ...], content: str, new: tuple[Block, ...]) -> int:
    """How many pieces at the beginning are the same in both."""
    same = 0
    for first, second in zip(old, new, strict=False):
        if first is second:
            # Only a section with the same text at the same place has the same blocks.
            same += 1
            continue
        if first != second or before[first.start : first.end] != content[second.start : second.end]:
            break
        same += 1
    return same


def begins_alike(before: Block, block: Block) -> bool:
    """Whether two states of a piece differ in nothing but their last lines."""
    one, other = before.piece, block.piece
    if one is None or other is None:
        return False
    grown = replace(before, end=block.end, closes=block.closes, piece=other)
    return grown == block and replace(one, lines=other.lines, outer=other.outer) == other


def kept(old: tuple[Block, ...], new: tuple[Block, ...]) -> tuple[int, int]:
    """How many pieces at the beginning and at the end are the same objects."""
    most = min(len(old), len(new))
    same = next((n for n in range(most) if old[n] is not new[n]), most)
    ends = range(1, most - same + 1)
    return same, next((n - 1 for n in ends if old[-n] is not new[-n]), most - same)


def place_after(blocks: tuple[Block, ...], old: Block, share: float) -> tuple[int, float]:
    """Where the place is now that was so far in a piece, as a share of it: the part, the share.

    What is read has no share: a place in it is its beginning.
    """
    position = old.start + int(share * (old.end - old.start))
    # The first piece of a section may begin behind its marks.
    first = bisect_left(blocks, old.start, key=_start)
    part = max(first, bisect_right(blocks, position, key=_start) - 1)
    if part >= len(blocks) or not blocks[part].is_unread:
        return part, 0.0
    block = blocks[part]
    return part, max(0, position - block.start) / max(1, block.end - block.start)


def _start(block: Block) -> int:
    return block.start
