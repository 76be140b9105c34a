"""Finds what has changed between what is shown and what is to be shown."""

from collections.abc import Sequence
from dataclasses import dataclass

from gizai_desktop.domain.message import MessageStatus
from gizai_desktop.ui.timeline.column.box import MessageBox
from gizai_desktop.ui.timeline.column.box_list import BoxList
from gizai_desktop.ui.timeline.column.entry import TimelineEntry
from gizai_desktop.ui.timeline.column.page import Page


@dataclass(frozen=True, slots=True)
class Merged:
    """The boxes of the new entries.

    Attributes:
        moves: the new index of every box that was there before.
        same: how many messages at the beginning are the same ones.
        unchanged: how many of these look as they did.
    """

    boxes: BoxList
    moves: dict[int, int]
    same: int
    unchanged: int


def merged(old: BoxList, entries: Sequence[TimelineEntry], page: Page) -> Merged:
    """Boxes for another state of the same conversation; messages that stay keep theirs."""
    unchanged = same = _unchanged(old.entries, entries)
    moves = dict(zip(range(same), range(same), strict=True))
    made: list[MessageBox | None] = list(old.made[:same])
    known = {old.entries[index].id: index for index in range(same, len(old))}
    for index in range(same, len(entries)):
        before = known.get(entries[index].id)
        box = old.made[before] if before is not None else None
        if box is not None and box.entry != entries[index]:
            box.update(entries[index])
        if before is not None:
            moves[before] = index
        made.append(box)
    while same < min(len(old), len(entries)) and moves.get(same) == same:
        same += 1
    return Merged(BoxList(page, entries, made), moves, same, unchanged)


def _unchanged(old: Sequence[TimelineEntry], new: Sequence[TimelineEntry]) -> int:
    """How many entries at the beginning are the same objects."""
    pairs = enumerate(zip(old, new, strict=False))
    changed = (index for index, (before, now) in pairs if before is not now)
    return next(changed, min(len(old), len(new)))


def arrived_whole(before: TimelineEntry, after: TimelineEntry) -> bool:
    """Whether the first words of an answer that was awaited are here, all at once."""
    waited = before.message.status is MessageStatus.RUNNING and not before.message.content
    return waited and bool(after.message.content)
