"""One message on the page: how high its parts are, as far as that is known."""

from bisect import bisect_right
from collections.abc import Iterable

from gizai_desktop.ui.timeline.column import sizes
from gizai_desktop.ui.timeline.column.box_changes import Before, begins_alike, kept, same_pieces
from gizai_desktop.ui.timeline.column.box_guesses import foot_guess, guesses, part_guesses
from gizai_desktop.ui.timeline.column.entry import TimelineEntry
from gizai_desktop.ui.timeline.column.heights import Heights
from gizai_desktop.ui.timeline.column.page import Page
from gizai_desktop.ui.timeline.column.shape import MessageShape
from gizai_desktop.ui.typesetting.blocks import Block
from gizai_desktop.ui.typesetting.layouts import BlockLayout
from gizai_desktop.ui.typesetting.row_layout import RowLayout

_UNKNOWN = Heights([])


class MessageBox(MessageShape):
    """A message whose height is an estimate until its parts come near the screen."""

    def __init__(self, entry: TimelineEntry, serial: int, page: Page) -> None:
        super().__init__(entry, serial, page)
        self._guess = self._estimate()
        self._heights = _UNKNOWN
        self._measured: list[int] = []
        self._waiting: set[int] = set()  # parts whose formulas are not drawn yet
        self._before: Before | None = None

    @property
    def height(self) -> int:
        """The height of everything, as far as it is known."""
        return self._guess if self._blocks is None else self._heights.total

    @property
    def bubble_height(self) -> int:
        """The height of the bubble, as far as it is known."""
        return self._heights.top(len(self.blocks)) + sizes.BUBBLE_Y

    def part_top(self, part: int) -> int:
        """Where that part begins, from the top of the message."""
        return self._heights.top(part)

    def part_height(self, part: int) -> int:
        """How high it is, as far as it is known."""
        return self._heights[part]

    def part_at(self, y: int) -> int:
        """The part that covers that height of the message."""
        return min(self._heights.find(y), self.parts - 1)

    def part_after(self, part: int) -> int:
        """The next part of which anything is shown."""
        blocks = self.blocks
        if part >= len(blocks) or blocks[part].fence is None:
            return part + 1
        fold = self.fold(blocks[part])
        if fold is not None and part >= fold.cut and self.is_folded(blocks[part]):
            return fold.last + 1
        return part + 1

    def part_before(self, part: int) -> int:
        """The part before of which anything is shown."""
        fold = self.fold(self.blocks[part - 1]) if 0 < part <= len(self.blocks) else None
        if fold is not None and part > fold.cut and self.is_folded(self.blocks[part - 1]):
            return fold.cut
        return part - 1

    def measure(self, part: int) -> int:
        """Find the true height of a part, if it is not known; returns it."""
        blocks = self.blocks
        if part < len(blocks) and blocks[part].is_unread:
            return self._heights[part]
        if self._measured[part] != self._page.generation:
            height = self._foot_height() if part == len(blocks) else self._block_height(part)
            self._heights.set(part, height)
            self._measured[part] = self._page.generation
        return self._heights[part]

    def forget_foot(self) -> None:
        """Measure the foot again, because its notice has another height now."""
        if self._measured:
            self._measured[-1] = -1

    def forget_waiting(self) -> bool:
        """Measure again what may have its formulas now; returns whether there is any."""
        waiting, self._waiting = self._waiting, set()
        for part in waiting:
            if part < len(self._measured):
                self._measured[part] = -1
        return bool(waiting)

    def turn_fold(self, block: Block) -> None:
        """Show all lines of long code, or only the first ones again."""
        self.code_state(block).opened = self.is_folded(block)
        self._forget_code(block)

    def turn_wrap(self, block: Block) -> None:
        """Break the long lines of code, or no more."""
        state = self.code_state(block)
        state.wrapped = not state.wrapped
        state.width = state.scroll = 0
        for part in self._forget_code(block):
            self._page.cache.drop((self._serial, self.blocks[part].start))

    def reveal(self, position: int) -> bool:
        """Open the folded code that a position is in; returns whether it was folded."""
        for part, block in enumerate(self.blocks):
            if block.start <= position <= block.end and block.fence is not None:
                fold = self.fold(block)
                inside = position - block.start
                cut = fold is not None and (part, inside) >= (fold.cut, fold.position)
                if cut and self.is_folded(block):
                    self.turn_fold(block)
                    return True
        return False

    def _forget_code(self, block: Block) -> list[int]:
        """Measure all parts of the code again; returns them."""
        parts = [part for part, other in enumerate(self.blocks) if other.fence == block.fence]
        estimates = self._estimates(self.blocks, parts[0])
        for part, height in zip(parts, estimates, strict=False):
            self._measured[part] = -1
            self._heights.set(part, height)
        return parts

    def forget_head(self) -> None:
        """Measure the first part again, because what stands above it has another height."""
        if self._measured:
            self._measured[0] = -1

    def update(self, entry: TimelineEntry) -> int:
        """Show another state of the same message; pieces that stay keep their layouts.

        Returns:
            The first part that may look different.
        """
        before, old = self.entry.message.content, self._blocks
        head = self.head_height
        self.entry = entry
        moved = self.head_height != head
        if moved:
            self.forget_head()
        self._bubble = (-1, 0)
        if old is None:
            self._guess = self._estimate()
            return 0
        self.forget_foot()
        if not entry.running:
            self._page.cache.drop_uncolored()
        content = entry.message.content
        if content == before:
            return 0 if moved else len(old)
        names = self._names
        new = self._cut()
        same = same_pieces(before, old, content, new) if self._names == names else 0
        if self._rich is not None:
            same = self._rich.stays(content, new, same, self._room)
        self._before = self._before_of(same) if entry.running else None
        self._replace(new, same, 0)
        self._codes.keep(len(content))
        return 0 if moved else min(same, len(old))

    def read(self, parts: Iterable[int]) -> bool:
        """Read what stands in these parts, if it is not read; returns whether any was not.

        What stands behind them has other numbers then.
        """
        old = self.blocks
        unread = [old[part] for part in parts if part < len(old) and old[part].is_unread]
        if not unread or self._rich is None:
            return False
        self._rich.read(unread)
        self._cut_again()
        return True

    def look_on(self) -> bool:
        """Look at more of a very long answer; returns whether anything was waiting for that."""
        waited = self.waits
        if waited:
            self._cut_again()
        return waited

    @property
    def waits(self) -> bool:
        """Whether what stands in the last piece is not even looked at."""
        return self._rich is not None and self._rich.waits

    def waits_at(self, part: int) -> bool:
        """Whether that is the piece which waits to be looked at."""
        return self.waits and part == len(self.blocks) - 1

    def _cut_again(self) -> None:
        old, names = self.blocks, self._names
        new = self._cut()
        self._replace(new, *(kept(old, new) if self._names == names else (0, 0)))

    def is_unread(self, part: int) -> bool:
        """Whether it is not known what stands in a part."""
        return part < len(self.blocks) and self.blocks[part].is_unread

    def part_of(self, position: int) -> int:
        """The part that a position of the source is in, or the one before it."""
        return max(0, bisect_right(self.blocks, position, key=lambda block: block.start) - 1)

    def _replace(self, new: tuple[Block, ...], same: int, after: int) -> None:
        """Show other pieces between the first ones and the last ones, which stay."""
        old, heights = self.blocks, self._heights
        last, moved = len(old) - after, len(new) - len(old)
        for block in old[same:last]:
            self._page.cache.drop((self._serial, block.start))
        self._blocks = new
        between = self._estimates(new, same, len(new) - after)
        values = heights.first(len(old) + 1)
        self._heights = Heights([*values[:same], *between, *values[last:]])
        self._measured[same:last] = [-1] * len(between)
        waiting = {part for part in self._waiting if part < same}
        self._waiting = waiting | {part + moved for part in self._waiting if part >= last}

    def first_change(self, part: int) -> int:
        """How many pixels at the top of a part look as they did before the last update."""
        before = self._before
        if before is None or before.part != part or part >= len(self.blocks):
            return 0
        if not begins_alike(before.block, self.blocks[part]):
            return 0
        return self.text_top(part) + self.layout(part).first_change(before.layout)

    @property
    def _names(self) -> tuple[object, object]:
        """What texts of the message refer to: a change may change all of them."""
        return (self._rich.references, self._rich.notes) if self._rich is not None else ({}, {})

    def _room(self, block: Block) -> int:
        return self.content_width - self.inset(block)

    def _before_of(self, part: int) -> "Before | None":
        if part >= len(self.blocks):
            return None
        layout = self._page.cache.take((self._serial, self.blocks[part].start))
        return Before(part, self.blocks[part], layout) if layout is not None else None

    def _opened(self, blocks: tuple[Block, ...]) -> None:
        values = self._estimates(blocks, 0)
        self._heights = Heights([*values, foot_guess(self)])
        self._measured = [-1] * (len(values) + 1)

    def _block_height(self, part: int) -> int:
        block = self.blocks[part]
        if self.is_hidden(part):
            return 0
        layout = self.layout(part)
        if layout.waits:
            self._waiting.add(part)
        height = self.text_top(part) + self.text_height(part)
        if block.fence is None:
            if block.frame is not None:
                self._place_table(block, layout)
                height += sizes.CODE_BAR if block.closes and self.code_overflows(block) else 0
            return height
        self._widen(block.fence, block, layout.natural)
        if self.ends_code(part):
            overflows, row = self.code_overflows(block), self._page.theme.px(sizes.CODE_FOLD)
            height += self._codes.foot_height(self.fold(block), overflows, row)
        return height

    def _place_table(self, block: Block, layout: BlockLayout) -> None:
        """Take over the width of a table or formula; one from right to left begins at the right."""
        state = self.code_state(block)
        state.width = layout.natural
        if isinstance(layout, RowLayout) and layout.columns.mirrored and not state.placed:
            state.placed = True
            state.scroll = max(0, state.width - self.room_of(block))

    def _foot_height(self) -> int:
        page, entry = self._page, self.entry
        if entry.by_user:
            return sizes.BUBBLE_Y + self.row_below + sizes.GAP
        if self.has_row:
            return self.row_top + page.theme.px(sizes.ROW) + sizes.ROW_AFTER + sizes.GAP
        return self.status_top + self.status_height + sizes.GAP

    def _estimate(self) -> int:
        return next(guesses([self.entry], self._page))

    def _estimates(
        self, blocks: tuple[Block, ...], first: int, last: int | None = None
    ) -> list[int]:
        parts = range(first, len(blocks) if last is None else last)
        return part_guesses(self, self._page, blocks, parts)
