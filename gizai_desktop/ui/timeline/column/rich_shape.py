"""The sizes and layouts of one message in Markdown."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice

from gizai_desktop.ui.markdown.cut import STEP, Cut, Cutter
from gizai_desktop.ui.markdown.pieces import Kind
from gizai_desktop.ui.markdown.simple import table_rows
from gizai_desktop.ui.timeline.column.entry import TimelineEntry
from gizai_desktop.ui.timeline.column.page import Page
from gizai_desktop.ui.timeline.column.rich_builder import RichBuilder
from gizai_desktop.ui.typesetting.blocks import Block, code_of, parse
from gizai_desktop.ui.typesetting.columns import MEASURED, Columns
from gizai_desktop.ui.typesetting.layouts import BlockLayout
from gizai_desktop.ui.typesetting.rich_blocks import BlockMaker
from gizai_desktop.ui.typesetting.row_layout import RowLayout


@dataclass(slots=True)
class _Measured:
    """The columns of a table, and what they were measured for."""

    key: tuple[int, int]
    columns: Columns = field(default_factory=Columns)


class RichMessage:
    """Cuts an answer, and lays out its pieces."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._cutter = Cutter(page.parsers, step=STEP)
        self._maker = BlockMaker()
        self._cut: Cut | None = None
        self._tables: dict[int, _Measured] = {}
        self._tables_before: dict[int, _Measured] = {}

    def cut(self, content: str) -> tuple[Block, ...]:
        """The blocks of an answer; a very long one is shown as it was written."""
        self._cut = self._cutter.cut(content)
        self._tables_before, self._tables = self._tables, {}
        return parse(content) if self._cut is None else self._maker.blocks(content, self._cut)

    @property
    def waits(self) -> bool:
        """Whether another cut of the same answer finds more of it."""
        return self._cutter.waits

    def read(self, blocks: Iterable[Block]) -> None:
        """Read the sections that these blocks stand for, for the next cut."""
        self._cutter.read(block.start for block in blocks)

    @property
    def references(self) -> dict[str, object]:
        """The addresses that links refer to by name."""
        return dict(self._cut.references) if self._cut is not None else {}

    @property
    def notes(self) -> Mapping[str, int]:
        """The numbers of the footnotes, by their labels."""
        return self._cut.notes if self._cut is not None else {}

    def layout(
        self,
        entry: TimelineEntry,
        blocks: tuple[Block, ...],
        block: Block,
        width: int,
        *,
        wrapped: bool,
    ) -> BlockLayout:
        """The layout of a piece that is Markdown."""
        if block.piece is None:
            raise ValueError("The block is plain text")
        page, content = self._page, entry.message.content
        schemes = page.style_of(entry).schemes
        builder = RichBuilder(page, content, self.references, self.notes, schemes)
        if block.piece.kind is Kind.ROW:
            columns = self.columns(content, blocks, block, width)
            return builder.row_layout(block, block.piece, columns)
        if block.fence is None:
            return builder.text_layout(block, block.piece, width)
        paints = None
        if not (entry.running and block.fence == blocks[-1].fence):
            code = code_of(content, blocks, block.fence)
            paints = page.highlights.paints(block.fence.language, code)
        return builder.code_layout(block, block.piece, width, paints, wrapped=wrapped)

    def stays(
        self, content: str, blocks: tuple[Block, ...], same: int, room: Callable[[Block], int]
    ) -> int:
        """How many of the blocks look as they did, if the first ones are the same since a cut.

        A new row may make columns wider, so that all rows are laid out again.
        """
        if not 0 < same < len(blocks) or blocks[same].fence is not None:
            return same
        if not self._has_other_columns(content, blocks, blocks[same], room(blocks[same])):
            return same
        while same > 0 and blocks[same].frame is not None and not blocks[same].opens:
            same -= 1
        return same

    def _has_other_columns(
        self, content: str, blocks: tuple[Block, ...], block: Block, room: int
    ) -> bool:
        """Whether a table that was laid out before has other columns since the last cut."""
        before = self._tables_before.get(-1 if block.frame is None else block.frame)
        return before is not None and before.columns != self.columns(content, blocks, block, room)

    def columns(self, content: str, blocks: tuple[Block, ...], block: Block, room: int) -> Columns:
        """The columns of the table that a row belongs to."""
        table = block.piece.table if block.piece is not None else None
        if table is None:
            return Columns()
        key = (self._page.generation, room)
        known = self._tables.get(table.start)
        if known is None or known.key != key:
            rows = table_rows(content, table.start, MEASURED)
            if not rows:
                of_table = (b for b in blocks if b.frame == table.start)
                rows = [content[b.start : b.end] for b in islice(of_table, MEASURED)]
            columns = self._page.columns.measure(rows, table.aligns, room)
            known = self._tables[table.start] = _Measured(key, columns)
        return known.columns

    def is_stale(
        self, layout: BlockLayout, content: str, blocks: tuple[Block, ...], block: Block, room: int
    ) -> bool:
        """Whether a row was laid out for other columns."""
        if not isinstance(layout, RowLayout):
            return False
        return layout.columns != self.columns(content, blocks, block, room)
