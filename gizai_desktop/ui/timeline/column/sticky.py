"""The head of a code block stays at the top of the screen while its lines scroll below it."""

from collections.abc import Sequence
from dataclasses import dataclass

from gizai_desktop.ui.timeline.column.spots import Shown
from gizai_desktop.ui.typesetting.blocks import Block


@dataclass(frozen=True, slots=True)
class StickyHead:
    """The head of the code at the top of the screen, and how far it is pushed up, in pixels."""

    shown: Shown
    block: Block
    y: int


def sticky_head(parts: Sequence[Shown]) -> StickyHead | None:
    """The head to keep on the screen, None if the code at the top shows its own, or is no code."""
    shown = next((one for one in parts if one.part < len(one.box.blocks) and _height(one)), None)
    if shown is None:
        return None
    box, block = shown.box, shown.box.blocks[shown.part]
    fence = block.fence
    if fence is None or (block.opens and shown.y + box.space_above(shown.part) >= 0):
        return None
    bottom = shown.y
    for part in range(shown.part, len(box.blocks)):
        if box.blocks[part].fence != fence:
            break
        bottom += box.part_height(part)
    pushed = min(0, bottom - 2 * box.code_head)
    return StickyHead(shown, block, pushed) if pushed > -box.code_head else None


def _height(shown: Shown) -> int:
    return shown.box.part_height(shown.part)
