"""Where the parts of one message stand: bubble or column, code blocks, and what is below."""

from gizai_desktop.ui.markdown.pieces import Above
from gizai_desktop.ui.timeline.column import sizes
from gizai_desktop.ui.timeline.column.code_folds import CodeState, Fold
from gizai_desktop.ui.timeline.column.code_shape import CodeShape
from gizai_desktop.ui.timeline.column.entry import TimelineEntry
from gizai_desktop.ui.timeline.column.page import Page
from gizai_desktop.ui.timeline.column.rich_shape import RichMessage
from gizai_desktop.ui.timeline.column.states import has_notice, is_quiet
from gizai_desktop.ui.typesetting.blocks import Block, Fence, fence_end, parse
from gizai_desktop.ui.typesetting.layouts import BlockLayout
from gizai_desktop.ui.typesetting.segments import begins_right

_LOOKED_AT = 200  # characters, for the first letter
_MEASURED_BUBBLE = 6  # pieces; a longer message is as wide as a bubble gets


class MessageShape:
    """A message cut into pieces, when that is asked for first, and the places of its parts.

    The last part, after the pieces, is the foot: notice, row of actions, space to the next one.
    """

    def __init__(self, entry: TimelineEntry, serial: int, page: Page) -> None:
        self.entry = entry
        self._serial = serial
        self._page = page
        self._blocks: tuple[Block, ...] | None = None
        self._codes = CodeShape()
        self._bubble = (-1, 0)  # generation, width
        self._rich: RichMessage | None = None

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The pieces; the first call cuts the message."""
        if self._blocks is None:
            self._blocks = self._cut()
            self._opened(self._blocks)
        return self._blocks

    def note_number(self, label: str) -> int:
        """The number of a footnote, 0 for one that nothing refers to."""
        return self._rich.notes.get(label.casefold(), 0) if self._rich is not None else 0

    @property
    def parts(self) -> int:
        """How many parts there are: the pieces and the foot."""
        return len(self.blocks) + 1

    @property
    def has_row(self) -> bool:
        """Whether a row of actions stands under the answer."""
        entry = self.entry
        if entry.by_user or entry.running:
            return False
        ended = self.has_notice or self.is_quiet
        return bool(entry.message.content) or entry.branched or not ended

    @property
    def has_notice(self) -> bool:
        """Whether a notice says why there is no answer."""
        return has_notice(self.entry)

    @property
    def is_quiet(self) -> bool:
        """Whether a quiet line says that the answer ended early."""
        return is_quiet(self.entry)

    @property
    def content_left(self) -> int:
        """The left edge of the text in viewport pixels."""
        if not self.entry.by_user:
            return self._page.left
        return self._page.left + self._page.width - self.bubble_width + sizes.BUBBLE_X

    @property
    def content_width(self) -> int:
        """The width that lines are broken to."""
        if self.entry.by_user:
            return min(sizes.BUBBLE_MAX, self._page.width) - 2 * sizes.BUBBLE_X
        return self._page.width

    @property
    def shown_width(self) -> int:
        """The width that the text takes: in a bubble, its longest line."""
        if self.entry.by_user:
            return self.bubble_width - 2 * sizes.BUBBLE_X
        return self._page.width

    @property
    def bubble_width(self) -> int:
        """The width of the bubble, padding included."""
        if self._bubble[0] != self._page.generation:
            self._bubble = (self._page.generation, self._measure_bubble())
        return self._bubble[1]

    def text_top(self, part: int) -> int:
        """Where the text of a piece begins, from the top of the part."""
        block = self.blocks[part]
        top = self.space_above(part)
        if block.opens and block.fence is not None:
            top += self.code_head + sizes.CODE_Y
        return top

    def space_above(self, part: int) -> int:
        """The empty space at the top of a part."""
        if part == 0:
            head = self.head_height
            return sizes.BUBBLE_Y if self.entry.by_user else head + sizes.HEAD_GAP * bool(head)
        piece = self.blocks[part].piece
        if piece is not None and piece.above is not Above.PARAGRAPH:
            return piece.above.value if self.blocks[part].gap else 0
        return sizes.PARAGRAPH_GAP if self.blocks[part].gap else 0

    @property
    def head_height(self) -> int:
        """The height of what stands above the text of an answer, in its first part."""
        if self.entry.by_user:
            return 0
        return self._page.head_height(self.entry, self._page.width)

    @property
    def code_head(self) -> int:
        """The height of a code block's head."""
        return self._page.theme.px(sizes.CODE_HEAD)

    def code_overflows(self, block: Block) -> bool:
        """Whether the lines are wider than the block shows."""
        return self.code_state(block).width > self.room_of(block)

    def inset(self, block: Block) -> int:
        """How far in a piece stands, for the lists and quotes around it."""
        piece = block.piece
        return self._page.theme.px(piece.nesting.inset) if piece is not None else 0

    def frame_left(self, block: Block) -> int:
        """Where a piece begins in viewport pixels; the frame of code and tables too."""
        return self.content_left + (0 if self.is_mirrored(block) else self.inset(block))

    def is_mirrored(self, block: Block) -> bool:
        """Whether a piece in a list or quote is written from right to left, as is all around it."""
        piece = block.piece
        if piece is None or not piece.nesting.inset or block.frame is not None:
            return False
        end = min(block.end, block.start + _LOOKED_AT)
        return begins_right(self.entry.message.content[block.start : end])

    def text_left(self, block: Block) -> int:
        """Where its text begins, if it is not scrolled to the side."""
        return self.frame_left(block) + (sizes.CODE_X if block.fence is not None else 0)

    def room_of(self, block: Block) -> int:
        """The width that a piece shows of its lines."""
        padding = 2 * sizes.CODE_X if block.fence is not None else 0
        return max(40, self.shown_width - self.inset(block) - padding)

    def code_state(self, block: Block) -> CodeState:
        """The state of the code block or the table that a piece belongs to."""
        return self._codes.state(block)

    def fold(self, block: Block) -> Fold | None:
        """How long code is folded; None for short code, and for all else."""
        return self._codes.fold(self.entry, self.blocks, block)

    def is_folded(self, block: Block) -> bool:
        """Whether only the first lines of the code are shown."""
        return self._codes.is_folded(self.entry, self.blocks, block)

    def is_hidden(self, part: int) -> bool:
        """Whether nothing of a piece is shown, because it is folded away."""
        fold = self.fold(self.blocks[part]) if part < len(self.blocks) else None
        return fold is not None and part > fold.cut and self.is_folded(self.blocks[part])

    def ends_code(self, part: int) -> bool:
        """Whether the frame of code or of a table ends with that piece."""
        block = self.blocks[part]
        fold = self.fold(block)
        if fold is None or not self.is_folded(block):
            return block.closes
        return part == fold.cut

    def text_height(self, part: int) -> int:
        """How much of a piece is shown."""
        block = self.blocks[part]
        fold = self.fold(block)
        if fold is None or not self.is_folded(block) or part < fold.cut:
            return self.layout(part).height
        layout = self.layout(part)
        whole = block.start + fold.position >= block.end
        return layout.height if whole else layout.line_top(fold.position)

    def scroll_code(self, block: Block, x: int) -> bool:
        """Scroll code to the side; returns whether it moved."""
        state = self.code_state(block)
        x = max(0, min(x, state.width - self.room_of(block)))
        moved = x != state.scroll
        state.scroll = x
        return moved

    def layout(self, part: int) -> BlockLayout:
        """The lines of a piece."""
        block = self.blocks[part]
        key = self._serial, block.start
        layout = self._page.cache.get(key, lambda: self._build(block))
        if block.piece is not None and self._is_stale(layout, block):
            self._page.cache.drop(key)
            layout = self._page.cache.get(key, lambda: self._build(block))
        if self.entry.by_user and self._bubble[0] == self._page.generation:
            layout.align(self.shown_width)
        return layout

    @property
    def row_below(self) -> int:
        """The room of a bubble's row of actions, where it does not fit beside the bubble."""
        if self.entry.by_user and self.entry.branched and not self.row_fits_beside:
            return self._page.theme.px(sizes.ROW) + sizes.ROW_AFTER
        return 0

    @property
    def row_fits_beside(self) -> bool:
        """Whether a bubble leaves room for its actions at its left."""
        needed = 190 if self.entry.branched else 90
        return self._page.width - self.bubble_width >= self._page.theme.px(needed)

    @property
    def status_top(self) -> int:
        """Where the notice or the line about the state stands in the foot."""
        head = 0 if self.blocks else self.head_height
        above = bool(self.blocks or head)
        return head + (sizes.PARAGRAPH_GAP if above and self.status_height else 0)

    @property
    def status_height(self) -> int:
        """The height of the notice, or of the line about the state."""
        if self.entry.running:
            return self._page.theme.px(sizes.WAITING)
        if self.has_notice:
            return self._page.notice_height(self.entry, self._page.width)
        return self._page.theme.px(sizes.QUIET) if self.is_quiet else 0

    @property
    def row_top(self) -> int:
        """Where the row of actions stands in the foot of an answer."""
        above = self.status_top + self.status_height
        return above + (sizes.ROW_GAP if above or self.blocks else 0)

    def _opened(self, blocks: tuple[Block, ...]) -> None:
        raise NotImplementedError

    def _build(self, block: Block) -> BlockLayout:
        content = self.entry.message.content
        wrapped = block.fence is not None and self.code_state(block).wrapped
        padding = 2 * sizes.CODE_X if wrapped else 0
        room = self.content_width - self.inset(block) - padding
        if self._rich is not None and block.piece is not None and not block.is_unread:
            return self._rich.layout(self.entry, self.blocks, block, room, wrapped=wrapped)
        page = self._page
        style = page.code_style(wrapped=wrapped) if block.fence else page.style_of(self.entry)
        text = "" if block.is_unread else content[block.start : block.end]
        return BlockLayout(text, style, room)

    def _is_stale(self, layout: BlockLayout, block: Block) -> bool:
        content, room = self.entry.message.content, self.content_width - self.inset(block)
        return self._rich is not None and self._rich.is_stale(
            layout, content, self.blocks, block, room
        )

    def _cut(self) -> tuple[Block, ...]:
        content = self.entry.message.content
        if not self.entry.by_user:
            if self._rich is None:
                self._rich = RichMessage(self._page)
            return self._rich.cut(content)
        blocks = parse(content)
        # Even a bubble without words is one line high.
        return blocks or (Block(0, 0),)

    def _widen(self, fence: Fence, block: Block, natural: int) -> None:
        state = self.code_state(block)
        if state.wrapped:
            state.width = state.scroll = 0
            return
        if not state.width and not (block.opens and block.closes):
            # The pieces that are not laid out yet count too, or the bar would come late.
            code = self.entry.message.content[fence.start : fence_end(self.blocks, fence)]
            longest = max(map(len, code.expandtabs(4).splitlines()), default=0)
            state.width = int(min(longest, 4000) * self._page.code_char)
        state.width = max(state.width, natural)

    def _measure_bubble(self) -> int:
        limit = self.content_width
        blocks = self.blocks
        few = len(blocks) <= _MEASURED_BUBBLE
        if few and all(block.fence is None for block in blocks):
            widest = max(self.layout(part).natural for part in range(len(blocks)))
            limit = min(limit, max(widest, sizes.BUBBLE_Y))
        return limit + 2 * sizes.BUBBLE_X
