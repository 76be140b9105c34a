"""What is looked for in the conversation: marked, and brought to where it can be seen."""

from PySide6.QtCore import QPointF, Signal

from gizai_desktop.ui.timeline.column.box import MessageBox
from gizai_desktop.ui.timeline.column.entry import TimelineEntry
from gizai_desktop.ui.timeline.column.spots import Spot
from gizai_desktop.ui.timeline.spoken_column import SpokenColumn
from gizai_desktop.ui.typesetting.marks import Marked
from gizai_desktop.ui.typesetting.matches import Field, Hit

_MARGIN = 12  # between a hit and the edges of the screen
_ASIDE = 24  # between a hit and the edges of code that scrolls to the side


class FindingColumn(SpokenColumn):
    """A column in which hits are marked.

    Signals:
        entries_shown(): other messages are shown, or other states of them.
        entry_updated(TimelineEntry): one of them has changed.
    """

    entries_shown = Signal()
    entry_updated = Signal(object)

    @property
    def entries(self) -> list[TimelineEntry]:
        """The messages that are shown."""
        return list(self._column.boxes.entries)

    def link_schemes(self, entry: TimelineEntry) -> frozenset[str]:
        """The schemes of the links that a message may have."""
        return self._page.style_of(entry).schemes

    def mark(self, marked: Marked) -> None:
        """Mark all hits on the screen, and those that come onto it."""
        self._painter.marked = marked
        self._shown_overlay.marked = marked
        self._place_overlay()
        self.viewport().update()

    def set_covered(self, pixels: int) -> None:
        """So much of the top of the screen is covered by something."""
        # What is there does not move, but can be brought below it.
        self._page.covered = pixels
        self._refresh()

    def reading_place(self) -> tuple[int, Field, int]:
        """Where the reader is: the message, and the place in it, at the top of the screen."""
        point = QPointF(self._page.left + 1, self._page.covered + 1)
        shown = self._pointer.part_at(point.y())
        position = self._pointer.position_at(point)
        if shown is None or position is None:
            return 0, Field.REASONING, 0
        first = shown.part == 0 and position.offset == 0
        return position.box, Field.REASONING if first else Field.CONTENT, position.offset

    def selected_line(self) -> str:
        """What is selected, if that is a part of one line."""
        text = self.selected_text() if self.has_selection else ""
        return "" if "\n" in text or len(text) > 200 else text

    def show_hit(self, hit: Hit) -> None:
        """Bring a hit onto the screen; what is there already does not move."""
        index = self._index_of(hit.message_id)
        if index is None:
            return
        if hit.field is Field.REASONING:
            self._show_thoughts(index, hit)
        elif hit.field is Field.NOTICE:
            self._show_notice(index)
        else:
            self._show_text(index, hit)

    def show_message(self, message_id: str) -> None:
        """Bring the beginning of a message onto the screen."""
        index = self._index_of(message_id)
        if index is not None:
            self._column.go_to(Spot(index, 0, -self._page.covered - _MARGIN))
            self._refresh()

    def _show_text(self, index: int, hit: Hit) -> None:
        box = self._column.boxes[index]
        self._column.read_at(index, hit.start)
        part = _part_with(box, hit.start)
        if part is None:
            return
        box.reveal(hit.start)
        box.measure(part)
        self._column.remeasure(index)
        block = box.blocks[part]
        self._refresh()
        part = box.part_of(block.start)  # what was read on the screen may have moved it
        inside = box.text_top(part) + box.layout(part).line_top(hit.start - block.start)
        head = box.code_head if block.fence is not None else 0
        self._bring(index, part, inside, self._page.text.line, head)
        if block.frame is not None:
            self._bring_sideways(box, box.part_of(block.start), hit)
        self.viewport().update()

    def _show_thoughts(self, index: int, hit: Hit) -> None:
        box = self._column.boxes[index]
        overlay = self._shown_overlay
        if not overlay.thinking.opened(box.entry):
            overlay.thinking.choose(hit.message_id, opened=True)
            box.forget_head()
            self._refresh()
        self._bring(index, 0, 0, min(box.head_height, self._screen // 2))
        head = overlay.heads.lent(hit.message_id)
        if head is not None:
            head.thoughts.show_place(hit.start)

    def _show_notice(self, index: int) -> None:
        box = self._column.boxes[index]
        height = min(box.status_height, self._screen // 2)
        self._bring(index, box.parts - 1, box.status_top, height)

    def _bring(self, index: int, part: int, top: int, height: int, head: int = 0) -> None:
        """Scroll to a place in a part, unless it is on the screen, below the head of its code."""
        covered = max(self._page.covered, head)
        for shown in self._column.visible(self._screen):
            if (shown.index, shown.part) == (index, part):
                y = shown.y + top
                if covered + _MARGIN <= y and y + height <= self._screen - _MARGIN:
                    return
        self._column.go_to(Spot(index, part, top - max(self._screen // 3, covered)))
        self._refresh()

    def _bring_sideways(self, box: MessageBox, part: int, hit: Hit) -> None:
        block, layout = box.blocks[part], box.layout(part)
        at = hit.start - block.start
        found = layout.found(self._painter.marked.query)
        boxes = [
            place for one in found if one.start <= at < one.end for place in layout.boxes_of(one)
        ]
        if not boxes:
            return
        scroll, room = box.code_state(block).scroll, box.room_of(block)
        if boxes[0].left() < scroll:
            box.scroll_code(block, round(boxes[0].left()) - _ASIDE)
        elif boxes[0].right() > scroll + room:
            box.scroll_code(block, round(boxes[0].right()) + _ASIDE - room)


def _part_with(box: MessageBox, position: int) -> int | None:
    """The part with a position of the source."""
    parts = (part for part, block in enumerate(box.blocks) if block.start <= position < block.end)
    return next(parts, None)
