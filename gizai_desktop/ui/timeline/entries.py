"""Finds what has changed between what is shown and what is to be shown."""

from collections.abc import Sequence
from dataclasses import dataclass

from gizai_desktop.domain.message import MessageStatus
from gizai_desktop.ui.timeline.box import MessageBox
from gizai_desktop.ui.timeline.entry import TimelineEntry
from gizai_desktop.ui.timeline.page import Page


@dataclass(frozen=True, slots=True)
class Merged:
    """The boxes of the new entries.

    Attributes:
        moves: the new index of every box that was there before.
        same: how many messages at the beginning are the same ones.
    """

    boxes: list[MessageBox]
    moves: dict[int, int]
    same: int


class Boxes:
    """Makes boxes and keeps those whose message stays."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._serial = 0

    def fresh(self, entries: Sequence[TimelineEntry]) -> list[MessageBox]:
        """Boxes for another conversation."""
        return [self._make(entry) for entry in entries]

    def merged(self, old: Sequence[MessageBox], entries: Sequence[TimelineEntry]) -> Merged:
        """Boxes for another state of the same conversation."""
        known = {box.entry.id: index for index, box in enumerate(old)}
        boxes: list[MessageBox] = []
        moves: dict[int, int] = {}
        for index, entry in enumerate(entries):
            before = known.get(entry.id)
            if before is None:
                boxes.append(self._make(entry))
                continue
            box = old[before]
            if box.entry is not entry and box.entry != entry:
                box.update(entry)
            boxes.append(box)
            moves[before] = index
        same = 0
        while same < min(len(old), len(boxes)) and moves.get(same) == same:
            same += 1
        return Merged(boxes, moves, same)

    def _make(self, entry: TimelineEntry) -> MessageBox:
        self._serial += 1
        return MessageBox(entry, self._serial, self._page)


def arrived_whole(before: TimelineEntry, after: TimelineEntry) -> bool:
    """Whether the first words of an answer that was awaited are here, all at once."""
    waited = before.message.status is MessageStatus.RUNNING and not before.message.content
    return waited and bool(after.message.content)
