"""The messages below each other, seen from one spot: the part at the top of the screen.

Heights that become known never move what is on the screen, because the spot is a part and an
offset in it, not a distance from the first message.
"""

from collections.abc import Callable, Iterator, Sequence

from gizai_desktop.ui.timeline.column.box import MessageBox
from gizai_desktop.ui.timeline.column.box_changes import place_after
from gizai_desktop.ui.timeline.column.box_list import BoxList
from gizai_desktop.ui.timeline.column.heights import Heights
from gizai_desktop.ui.timeline.column.page import Page
from gizai_desktop.ui.timeline.column.spots import Held, Shown, Spot


class Column:
    """Messages, their heights, and which part is at the top of the screen."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.boxes = BoxList(page)
        self._heights = Heights([])
        self._spot = Spot()
        self._held: Held | None = None

    @property
    def spot(self) -> Spot:
        """A copy of the place that the screen begins at."""
        return Spot(self._spot.box, self._spot.part, self._spot.offset)

    @property
    def total(self) -> int:
        """The height of everything in pixels, as far as it is known."""
        return self._page.top + self._heights.total

    @property
    def scroll(self) -> int:
        """How many pixels are above the screen, as far as they are known."""
        if not self.boxes:
            return 0
        return self.box_top(self._spot.box) + self._part_top(self._spot) + self._spot.offset

    def box_top(self, index: int) -> int:
        """Where a message begins, from the very top."""
        return self._page.top + self._heights.top(index)

    def set_boxes(self, boxes: BoxList, spot: Spot, unchanged: int = 0) -> None:
        """Show these messages, beginning at that spot; the first ones may be unchanged."""
        self.boxes = boxes
        self._heights = Heights([*self._heights.first(unchanged), *boxes.heights(unchanged)])
        self._held = None
        last = max(0, len(self.boxes) - 1)
        self._spot = Spot(min(spot.box, last), spot.part, spot.offset)
        if self.boxes:
            self._spot.part = min(spot.part, self.boxes[self._spot.box].parts - 1)
            self._sync(self._spot.box)

    def remeasure(self, index: int) -> None:
        """Take over the height of a message that has changed."""
        box = self.boxes[index]
        if index == self._spot.box:
            self._spot.part = min(self._spot.part, box.parts - 1)
        self._sync(index)

    def move(self, distance: int) -> None:
        """Scroll by pixels, through true heights."""
        self._held = None
        self._spot.offset += distance

    def jump(self, y: int) -> None:
        """Scroll to a distance from the top, through estimates."""
        if not self.boxes:
            return
        index = self._heights.find(y - self._page.top)
        box = self.boxes[index]
        inside = y - self.box_top(index)
        _ = box.blocks
        self._sync(index)
        part = box.part_at(min(inside, box.height - 1))
        self._held = None
        self._spot = Spot(index, part, inside - box.part_top(part))

    def go_to(self, spot: Spot) -> None:
        """Begin the screen at that spot."""
        self._held = None
        self._spot = Spot(spot.box, spot.part, spot.offset)

    def go_to_position(self, index: int, position: int | None, offset: int) -> None:
        """Begin the screen in the part with that position of a message, or below its text."""
        below = self.boxes[index].parts - 1
        part = below if position is None else self.read_at(index, position)
        self.go_to(Spot(index, part, offset))

    def go_to_end(self, height: int) -> None:
        """Show the last `height` pixels."""
        if not self.boxes:
            return
        last = len(self.boxes) - 1
        self._held = None
        unread = True
        while unread:
            part = self.boxes[last].parts - 1
            self._spot = Spot(last, part, self._measure(last, part) - height)
            self._settle()
            unread = self._read(height)

    def fill(self, height: int) -> None:
        """Read and measure everything on a screen of that height; nothing is empty below the end.

        What is read anew moves what is below it, or above it, but not what is known already.
        """
        if not self.boxes:
            return
        self._fill(height)
        while self._read(height):
            self._fill(height)

    def read_at(self, index: int, position: int) -> int:
        """Read what stands at a position of a message; returns the part that it is in."""
        box = self.boxes[index]
        while self._read_parts(index, [box.part_of(position)]):
            pass  # what was not looked at has parts now
        return min(box.part_of(position), box.parts - 1)

    def read_part(self, index: int, part: int) -> bool:
        """Read what stands in a part, if it is not read; what is behind it moves then."""
        return self._read_parts(index, [part])

    def look_on(self, height: int) -> bool:
        """Look at more of the very long answers on the screen; returns whether any waited."""
        waiting = {shown.index for shown in self.visible(height) if shown.box.waits}
        for index in waiting:
            self._exchange(index, MessageBox.look_on)
        return bool(waiting)

    def _fill(self, height: int) -> None:
        self._settle()
        missing = height - self._measure_down(height)
        if missing > 0:
            self._spot.offset -= missing
            self._settle()
            self._measure_down(height)

    def visible(self, height: int) -> Iterator[Shown]:
        """The parts on the screen, from the top."""
        if not self.boxes:
            return
        index, part, y = self._spot.box, self._spot.part, -self._spot.offset
        count = len(self.boxes)
        while y < height and index < count:
            box = self.boxes[index]
            parts = box.parts
            while y < height and part < parts:
                yield Shown(index, box, part, y)
                y += box.part_height(part)
                part = box.part_after(part)
            index, part = index + 1, 0

    @property
    def holding(self) -> bool:
        """Whether the line at the top is remembered."""
        return self._held is not None

    def hold(self) -> None:
        """Remember which line is at the top, before lines are broken anew."""
        if self._held is not None or not self.boxes:
            return
        spot = self._spot
        box = self.boxes[spot.box]
        if spot.part < len(box.blocks):
            layout = box.layout(spot.part)
            inside = spot.offset - box.text_top(spot.part)
            if inside >= 0:
                position = layout.position_at(0, inside)
                above = inside - layout.line_top(position)
                self._held = Held(spot.box, spot.part, position, above)

    def restore(self) -> None:
        """Bring that line to the top again."""
        if self._held is None or not self.boxes:
            return
        held = self._held
        box = self.boxes[held.box]
        self._measure(held.box, held.part)
        top = box.text_top(held.part) + box.layout(held.part).line_top(held.position)
        above = min(held.above, self._page.text.line)
        self._spot = Spot(held.box, held.part, top + above)

    def _read(self, height: int) -> bool:
        """Read what is seen on a screen of that height; returns whether anything was unread."""
        shown = list(self.visible(height))
        unread: dict[int, list[int]] = {}
        for each in shown:
            if each.box.is_unread(each.part) and not each.box.waits_at(each.part):
                unread.setdefault(each.index, []).append(each.part)
        if not unread:
            return False
        self._spot = self._firm_spot(shown)
        for index, parts in unread.items():
            self._read_parts(index, parts)
        return True

    def _firm_spot(self, shown: Sequence[Shown]) -> Spot:
        """The same place on the screen, said by a part that stays while others are read."""
        for each in shown:
            if not each.box.is_unread(each.part):
                return Spot(each.index, each.part, -each.y)
        return self.spot

    def _read_parts(self, index: int, parts: Sequence[int]) -> bool:
        """Read parts of a message; returns whether any was unread."""
        return self._exchange(index, lambda box: box.read(parts))

    def _exchange(self, index: int, change: Callable[[MessageBox], bool]) -> bool:
        """Have other parts in a message; the spot stays at the same text."""
        box, spot = self.boxes[index], self._spot
        before, height = box.blocks, box.part_height(spot.part) if index == spot.box else 0
        if not change(box):
            return False
        self._sync(index)
        if index != spot.box:
            return True
        if spot.part >= len(before):
            spot.part = len(box.blocks)
            return True
        block = before[spot.part]
        share = max(0, spot.offset) / max(1, height) if block.is_unread else 0.0
        spot.part, share = place_after(box.blocks, block, share)
        if spot.offset > 0 and block.is_unread:
            spot.offset = int(share * box.part_height(spot.part))
        return True

    def _settle(self) -> None:
        """Move the spot to the part that is at the top, measuring all on the way."""
        spot = self._spot
        last = len(self.boxes) - 1
        while spot.offset < 0 and (spot.box or spot.part):
            if spot.part == 0:
                spot.box -= 1
                spot.part = self.boxes[spot.box].parts
            spot.part = self.boxes[spot.box].part_before(spot.part)
            spot.offset += self._measure(spot.box, spot.part)
        if spot.offset < 0:
            spot.offset = max(spot.offset, -self._page.top)
        while spot.offset >= (height := self._measure(spot.box, spot.part)):
            if spot.box == last and spot.part == self.boxes[last].parts - 1:
                break
            spot.offset -= height
            spot.part = self.boxes[spot.box].part_after(spot.part)
            if spot.part >= self.boxes[spot.box].parts:
                spot.box, spot.part = spot.box + 1, 0

    def _measure_down(self, height: int) -> int:
        """Measure the screen; returns how far down the messages reach."""
        index, part, y = self._spot.box, self._spot.part, -self._spot.offset
        while y < height and index < len(self.boxes):
            y += self._measure(index, part)
            part = self.boxes[index].part_after(part)
            if part >= self.boxes[index].parts:
                index, part = index + 1, 0
        return y

    def _measure(self, index: int, part: int) -> int:
        height = self.boxes[index].measure(part)
        self._sync(index)
        return height

    def _sync(self, index: int) -> None:
        self._heights.set(index, self.boxes[index].height)

    def _part_top(self, spot: Spot) -> int:
        return self.boxes[spot.box].part_top(spot.part)
