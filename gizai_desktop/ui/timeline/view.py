"""The conversation as a page: painted text, and real buttons where the reader is."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.timeline.column import sizes
from gizai_desktop.ui.timeline.column.box_list import BoxList
from gizai_desktop.ui.timeline.column.entry import TimelineEntry
from gizai_desktop.ui.timeline.column.spots import Shown, Spot
from gizai_desktop.ui.timeline.entries import Merged, arrived_whole, merged
from gizai_desktop.ui.timeline.finding import FindingColumn
from gizai_desktop.ui.timeline.repainting import Growth

_SURELY = 3
"""Screens that an answer takes by estimate which takes more than one for sure."""


@dataclass(frozen=True, slots=True)
class _Place:
    """What the screen begins with: a position in a message, None for what is below its text."""

    message_id: str
    position: int | None
    offset: int


class TimelineView(FindingColumn):
    """Shows the messages of one conversation at a time.

    Signals carry a message id: `branch_requested` that of the sibling to show,
    `step_requested` also the `NextStep` of the failure, `regenerate_with_requested` also the
    place on the screen where AI models may be offered. `continue_requested` is about an answer
    that broke off. `link_activated` carries an address: http, https, mailto, or of the Guide's
    answers also gizai-desktop.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._conversation: str | None = None
        self._places: dict[str, _Place] = {}  # of the conversations left before the end
        self.setAccessibleName(self.tr("Conversation"))
        hint = self.tr("Ctrl+Up and Ctrl+Down go from message to message")
        self.setAccessibleDescription(hint)

    def show_entries(self, conversation_id: str, entries: Sequence[TimelineEntry]) -> None:
        """Show a conversation, or another state of the one that is shown.

        The same conversation stays where the reader is, and follows the end only from the end;
        another one begins where it was left in this session, at first at its end.
        """
        other = conversation_id != self._conversation
        if not other:
            self._show_change(entries)
        else:
            self._leave_place()
            self._conversation = conversation_id
            self._show_other(entries)
        self._tell_of_change(other=other)
        self.entries_shown.emit()

    def update_entry(self, entry: TimelineEntry) -> None:
        """Show another state of one message that is shown; others cost nothing."""
        boxes = self._column.boxes
        for index in range(len(boxes) - 1, -1, -1):
            before = boxes.entries[index]
            if before.id == entry.id:
                follow = self._at_end
                part = boxes.update(index, entry)
                self._column.remeasure(index)
                if entry.running and before.running and self._focused is None:
                    self._growth = Growth(index, part)
                grown = len(entry.message.content) > len(before.message.content)
                self._to_end.set_news(self._to_end.news or (grown and not follow))
                self._settle(follow, before if index == len(boxes) - 1 else None)
                self._growth = None
                self.entry_updated.emit(entry)
                return

    def _show_other(self, entries: Sequence[TimelineEntry]) -> None:
        self._selection.clear()
        self._dragger.release()
        self._focused = self._stop = self._hovered = None
        self._to_end.set_news(False)
        boxes = BoxList(self._page, entries)
        self._page.cache.clear()
        place = self._places.get(self._conversation or "")
        index = _index_of(entries, place.message_id) if place is not None else None
        if place is not None and index is not None:
            self._column.set_boxes(boxes, Spot(index))
            self._column.go_to_position(index, place.position, place.offset)
            self._refresh()
        else:
            self._column.set_boxes(boxes, Spot())
            self.scroll_to_end()

    def _show_change(self, entries: Sequence[TimelineEntry]) -> None:
        old = self._column.boxes
        last_before = old.entries[-1] if old else None
        follow = self._at_end
        visible = list(self._column.visible(self._screen))
        spot = self._column.spot
        change = merged(old, entries, self._page)
        follow = follow and (change.same >= len(old) or change.same >= len(change.boxes) - 1)
        self._selection.moved(change.moves)
        self._focused = change.moves.get(self._focused) if self._focused is not None else None
        self._hovered = None
        self._column.set_boxes(
            change.boxes, self._new_spot(spot, change, visible), change.unchanged
        )
        same_last = bool(change.boxes) and change.moves.get(len(old) - 1) == len(change.boxes) - 1
        self._settle(follow, last_before if same_last else None)

    def _new_spot(self, spot: Spot, change: Merged, visible: Sequence[Shown]) -> Spot:
        """Where the screen begins now: what is there stays, above all the switched branch."""
        at = change.same
        if at < len(change.boxes) and change.boxes.entries[at].branched:
            box = change.boxes[at]
            for shown in visible:
                switched = shown.index == at and shown.box.entry.id in box.entry.siblings
                if switched and shown.box is not box and _has_branches(shown):
                    return Spot(at, 0 if box.entry.by_user else box.parts - 1, -shown.y)
        if spot.box in change.moves:
            return Spot(change.moves[spot.box], spot.part, spot.offset)
        if at < len(change.boxes):
            return Spot(at, 0, -self._page.top)
        return Spot(max(0, len(change.boxes) - 1))

    def _settle(self, follow: bool, before: TimelineEntry | None) -> None:
        """Show the change; `before` is what the last message was."""
        if not follow:
            self._refresh()
            return
        boxes, last = self._column.boxes, len(self._column.boxes) - 1
        arrived = before is not None and last >= 0 and arrived_whole(before, boxes.entries[last])
        surely_long = arrived and boxes[last].height > _SURELY * self._screen
        if not surely_long:
            self.scroll_to_end()
        # A long answer that arrives in one piece is read from its beginning.
        if surely_long or (arrived and self._column.box_top(last) < self._column.scroll):
            self._column.go_to(Spot(last, 0, -sizes.GAP))
            self._refresh()

    def _leave_place(self) -> None:
        if self._conversation is None or not self._column.boxes:
            return
        spot = self._column.spot
        if self._at_end:
            self._places.pop(self._conversation, None)
        else:
            entry = self._column.boxes.entries[spot.box]
            blocks = self._column.boxes[spot.box].blocks
            position = blocks[spot.part].start if spot.part < len(blocks) else None
            self._places[self._conversation] = _Place(entry.id, position, spot.offset)


def _has_branches(shown: Shown) -> bool:
    """Whether the buttons for branches stand at this part of a message."""
    part = 0 if shown.box.entry.by_user else shown.box.parts - 1
    return shown.part == part


def _index_of(entries: Sequence[TimelineEntry], message_id: str) -> int | None:
    return next((i for i, entry in enumerate(entries) if entry.id == message_id), None)
