"""The conversation as a page: painted text, and real buttons where the reader is."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from gizai_desktop.ui.theme import Theme
from gizai_desktop.ui.timeline import sizes
from gizai_desktop.ui.timeline.column import Shown, Spot
from gizai_desktop.ui.timeline.entries import Boxes, Merged, arrived_whole
from gizai_desktop.ui.timeline.entry import TimelineEntry
from gizai_desktop.ui.timeline.finding import FindingColumn


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
        self._places: dict[str, tuple[str, Spot]] = {}  # of the conversations left before the end
        self._boxes = Boxes(self._page)
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
            before = boxes[index].entry
            if before.id == entry.id:
                follow = self._at_end
                part = boxes[index].update(entry)
                self._column.remeasure(index)
                if entry.running and before.running and self._focused is None:
                    self._grows_from = index, part
                grown = len(entry.message.content) > len(before.message.content)
                self._to_end.set_news(self._to_end.news or (grown and not follow))
                self._settle(follow, before if index == len(boxes) - 1 else None)
                self._grows_from = None
                self.entry_updated.emit(entry)
                return

    def _show_other(self, entries: Sequence[TimelineEntry]) -> None:
        self._selection.clear()
        self._dragger.release()
        self._focused = self._hovered = None
        self._to_end.set_news(False)
        boxes = self._boxes.fresh(entries)
        self._page.cache.clear()
        place = self._places.get(self._conversation or "")
        index = next((i for i, box in enumerate(boxes) if place and box.entry.id == place[0]), None)
        if place is not None and index is not None:
            self._column.set_boxes(boxes, Spot(index, place[1].part, place[1].offset))
            self._refresh()
        else:
            self._column.set_boxes(boxes, Spot())
            self.scroll_to_end()

    def _show_change(self, entries: Sequence[TimelineEntry]) -> None:
        old = list(self._column.boxes)
        last_before = old[-1].entry if old else None
        follow = self._at_end
        visible = list(self._column.visible(self._screen))
        spot = self._column.spot
        merged = self._boxes.merged(old, entries)
        follow = follow and (merged.same >= len(old) or merged.same >= len(merged.boxes) - 1)
        self._selection.moved(merged.moves)
        self._focused = merged.moves.get(self._focused) if self._focused is not None else None
        self._hovered = None
        self._column.set_boxes(merged.boxes, self._new_spot(spot, merged, visible))
        same_last = bool(merged.boxes) and merged.moves.get(len(old) - 1) == len(merged.boxes) - 1
        self._settle(follow, last_before if same_last else None)

    def _new_spot(self, spot: Spot, merged: Merged, visible: Sequence[Shown]) -> Spot:
        """Where the screen begins now: what is there stays, above all the switched branch."""
        at = merged.same
        if at < len(merged.boxes) and merged.boxes[at].entry.branched:
            box = merged.boxes[at]
            for shown in visible:
                switched = shown.index == at and shown.box.entry.id in box.entry.siblings
                if switched and shown.box is not box and _has_branches(shown):
                    return Spot(at, 0 if box.entry.by_user else box.parts - 1, -shown.y)
        if spot.box in merged.moves:
            return Spot(merged.moves[spot.box], spot.part, spot.offset)
        if at < len(merged.boxes):
            return Spot(at, 0, -self._page.top)
        return Spot(max(0, len(merged.boxes) - 1))

    def _settle(self, follow: bool, before: TimelineEntry | None) -> None:
        """Show the change; `before` is what the last message was."""
        if not follow:
            self._refresh()
            return
        self.scroll_to_end()
        boxes = self._column.boxes
        if before is None or not boxes or not arrived_whole(before, boxes[-1].entry):
            return
        # A long answer that arrives in one piece is read from its beginning.
        last = len(boxes) - 1
        if self._column.box_top(last) < self._column.scroll:
            self._column.go_to(Spot(last, 0, -sizes.GAP))
            self._refresh()

    def _leave_place(self) -> None:
        if self._conversation is None or not self._column.boxes:
            return
        spot = self._column.spot
        if self._at_end:
            self._places.pop(self._conversation, None)
        else:
            entry = self._column.boxes[spot.box].entry
            self._places[self._conversation] = (entry.id, spot)


def _has_branches(shown: Shown) -> bool:
    """Whether the buttons for branches stand at this part of a message."""
    part = 0 if shown.box.entry.by_user else shown.box.parts - 1
    return shown.part == part
