"""About how high messages are that nobody has looked at."""

from collections.abc import Iterable, Iterator

from gizai_desktop.domain.message import MessageStatus, Role
from gizai_desktop.ui.markdown.pieces import Above
from gizai_desktop.ui.timeline.column import sizes
from gizai_desktop.ui.timeline.column.entry import TimelineEntry
from gizai_desktop.ui.timeline.column.page import Page
from gizai_desktop.ui.timeline.column.shape import MessageShape
from gizai_desktop.ui.typesetting.blocks import Block

_BUBBLE_FOOT = sizes.BUBBLE_Y + sizes.GAP
_FOOT = sizes.ROW_GAP + sizes.ROW + sizes.ROW_AFTER + sizes.GAP
_NOTICE = 110


def guesses(entries: Iterable[TimelineEntry], page: Page) -> Iterator[int]:
    """About how high messages are that nobody has looked at; there may be very many."""
    bubble = page.per_line(min(sizes.BUBBLE_MAX, page.width) - 2 * sizes.BUBBLE_X)
    column, line = page.per_line(page.width), page.text.line
    user, failed = Role.USER, MessageStatus.FAILED
    for entry in entries:
        message = entry.message
        content = message.content
        lines = content.count("\n") + 1
        if message.role is user:
            yield (lines + len(content) // bubble) * line + sizes.BUBBLE_Y + _BUBBLE_FOOT
        elif message.status is failed:
            yield (lines + len(content) // column) * line + _FOOT + _NOTICE
        else:
            yield (lines + len(content) // column) * line + _FOOT


def foot_guess(shape: MessageShape) -> int:
    """About how high that is which stands below the last part."""
    if shape.entry.by_user:
        return _BUBBLE_FOOT
    return _FOOT + (_NOTICE if shape.has_notice else 0)


def part_guesses(
    shape: MessageShape, page: Page, blocks: tuple[Block, ...], parts: Iterable[int]
) -> list[int]:
    """About how high these parts of a message are; there may be thousands."""
    content, width = shape.entry.message.content, shape.content_width
    found: list[int] = []
    for part in parts:
        block = blocks[part]
        start, end = block.start, block.end
        breaks = content.count("\n", start, end)
        if block.is_unread:
            gaps = (breaks + 1) * Above.ITEM.value
            found.append(gaps + page.estimate(end - start, breaks, width))
        elif block.fence is None:
            found.append(sizes.PARAGRAPH_GAP + page.estimate(end - start, breaks, width))
        elif shape.is_hidden(part):
            found.append(0)
        else:
            head = sizes.CODE_HEAD + sizes.CODE_Y if block.opens else 0
            found.append(head + (breaks + 1) * page.code.line)
    return found
