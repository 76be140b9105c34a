"""Makes the layouts of Markdown pieces."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gizai_desktop.ui.markdown.pieces import Kind, Piece
from gizai_desktop.ui.markdown.runs import RichText, Run
from gizai_desktop.ui.markdown.text import (
    Reading,
    cell_texts,
    code_text,
    formula_text,
    piece_text,
)
from gizai_desktop.ui.timeline.column.page import Page
from gizai_desktop.ui.typesetting.blocks import Block
from gizai_desktop.ui.typesetting.columns import Columns
from gizai_desktop.ui.typesetting.highlights import Paint
from gizai_desktop.ui.typesetting.links import allowed_links
from gizai_desktop.ui.typesetting.rich_layouts import RichLayout
from gizai_desktop.ui.typesetting.row_layout import RowLayout
from gizai_desktop.ui.typesetting.segments import TextStyle


@dataclass(slots=True)
class RichBuilder:
    """What is needed to lay out a piece of a message."""

    page: Page
    content: str
    references: Mapping[str, Any]
    notes: Mapping[str, int]
    schemes: frozenset[str]
    _waits: bool = False

    def text_layout(self, block: Block, piece: Piece, width: int) -> RichLayout:
        """A paragraph, a heading, or the line of a rule."""
        if piece.kind is Kind.RULE:
            text = RichText((Run("", block.start, block.end),))
        elif piece.kind is Kind.FORMULA:
            text = formula_text(self.content, piece, self._reading)
        else:
            text = piece_text(self.content, piece, self._reading)
        extent = block.start, block.end
        centered = any(run.look.formula for run in text.runs) and piece.kind is Kind.FORMULA
        look, style = self.page.rich, self.style_of(piece)
        layout = RichLayout(text, extent, style, look, width=width, centered=centered)
        layout.waits = self._waits
        return layout

    def code_layout(
        self,
        block: Block,
        piece: Piece,
        width: int,
        paints: Sequence[Paint] | None,
        *,
        wrapped: bool,
    ) -> RichLayout:
        """One part of a code block, in its colours if they are known."""
        text = code_text(self.content, piece.lines)
        found = [] if not paints else _inside(paints, block.offset, len(text.text))
        extent = block.start, block.end
        look, style = self.page.rich, self.page.code_style(wrapped=wrapped)
        layout = RichLayout(text, extent, style, look, width=width, paints=found)
        layout.colored = paints is not None
        return layout

    def row_layout(self, block: Block, piece: Piece, columns: Columns) -> RowLayout:
        """One row of a table."""
        row = piece.start, piece.end
        cells = cell_texts(self.content, row, len(columns.widths), self._reading)
        look = self.page.rich
        style = look.head_cell if piece.head else look.cell
        layout = RowLayout(cells, (block.start, block.end), style, look, columns)
        layout.waits = self._waits
        return layout

    def style_of(self, piece: Piece) -> TextStyle:
        """How the text of a piece is set."""
        return self.page.rich.heading(piece.level) if piece.level else self.page.text

    @property
    def _reading(self) -> Reading:
        allowed, parsers = allowed_links(self.schemes), self.page.parsers
        return Reading(parsers, self.references, self.notes, allowed, self._drawn)

    def _drawn(self, source: str, display: bool) -> bool:
        """Whether a formula is there; one that comes later makes the layout wait for it."""
        formulas = self.page.formulas
        if formulas.find(source, display) is not None:
            return True
        self._waits = self._waits or formulas.is_coming(source, display)
        return False


def _inside(paints: Sequence[Paint], start: int, length: int) -> list[Paint]:
    return [
        (max(0, first - start), min(length, last - start), name)
        for first, last, name in paints
        if last > start and first < start + length
    ]
