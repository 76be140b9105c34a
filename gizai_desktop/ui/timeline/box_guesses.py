"""About how high messages are that nobody has looked at."""

from collections.abc import Iterable, Iterator

from gizai_desktop.domain.message import MessageStatus, Role
from gizai_desktop.ui.timeline import sizes
from gizai_desktop.ui.timeline.entry import TimelineEntry
from gizai_desktop.ui.timeline.page import Page

BUBBLE_FOOT = sizes.BUBBLE_Y + sizes.GAP
FOOT = sizes.ROW_GAP + sizes.ROW + sizes.ROW_AFTER + sizes.GAP
NOTICE = 110


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
            yield (lines + len(content) // bubble) * line + sizes.BUBBLE_Y + BUBBLE_FOOT
        elif message.status is failed:
            yield (lines + len(content) // column) * line + FOOT + NOTICE
        else:
            yield (lines + len(content) // column) * line + FOOT
