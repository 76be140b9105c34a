"""Where ranges of a message's source are on the page, also where nothing is laid out yet."""

from bisect import bisect_right

from PySide6.QtCore import QPointF, QRect

from gizai_desktop.ui.timeline.column.box import MessageBox
from gizai_desktop.ui.timeline.column.column import Column


def part_with(box: MessageBox, position: int) -> int | None:
    """The part with a position of the source, or the nearest one before it."""
    if not box.blocks:
        return None
    return max(0, bisect_right(box.blocks, position, key=lambda block: block.start) - 1)


def words_place(column: Column, index: int, first: int, last: int) -> QRect:
    """Where the words of a range are in the viewport, which is no longer than one part.

    Args:
        first, last: positions in the source; of one character, or of a link or cell.
    """
    box = column.boxes[index]
    part = part_with(box, first)
    if part is None or box.is_hidden(part):
        return QRect()
    block, layout = box.blocks[part], box.layout(part)
    found = layout.box_of(first - block.start)
    if last > first + 1:
        for place in layout.selection_boxes(
            first - block.start, min(last, block.end) - block.start
        ):
            found = place if found.isNull() else found.united(place)
    return found.translated(_text_at(column, index, part)).toAlignedRect()


def lines_place(column: Column, index: int, first: int, last: int) -> QRect:
    """Where all parts of a range are in the viewport, as wide as their room."""
    box = column.boxes[index]
    start, end = part_with(box, first), part_with(box, max(first, last - 1))
    if start is None or end is None:
        return QRect()
    top = column.box_top(index) - column.scroll
    blocks = box.blocks[start : end + 1]
    left = min(box.frame_left(block) for block in blocks)
    right = max(box.frame_left(block) + box.shown_width - box.inset(block) for block in blocks)
    y = top + box.part_top(start) + box.space_above(start)
    return QRect(left, y, right - left, top + box.part_top(end + 1) - y)


def _text_at(column: Column, index: int, part: int) -> QPointF:
    """Where the text of a part begins in the viewport."""
    box = column.boxes[index]
    block = box.blocks[part]
    scroll = box.code_state(block).scroll if block.frame is not None else 0
    top = column.box_top(index) - column.scroll
    return QPointF(box.text_left(block) - scroll, top + box.part_top(part) + box.text_top(part))
