"""One row of a table: its cells beside each other."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from gizai_desktop.ui.markdown.runs import RichText
from gizai_desktop.ui.typesetting.columns import PAD_BOTTOM, PAD_TOP, PAD_X, Columns
from gizai_desktop.ui.typesetting.layouts import BlockLayout
from gizai_desktop.ui.typesetting.links import Link
from gizai_desktop.ui.typesetting.marks import PieceMarks
from gizai_desktop.ui.typesetting.matches import Found, Query
from gizai_desktop.ui.typesetting.rich_layouts import RichLayout
from gizai_desktop.ui.typesetting.rich_style import RichStyle
from gizai_desktop.ui.typesetting.segments import TextStyle


class RowLayout(RichLayout):
    """The cells of a row; a position belongs to the cell that it is in or after."""

    def __init__(
        self,
        cells: Sequence[RichText],
        extent: tuple[int, int],
        style: TextStyle,
        look: RichStyle,
        columns: Columns,
    ) -> None:
        self.columns = columns
        self._cells: list[RichLayout] = []
        self._places: list[float] = []
        self._ends: list[int] = []
        x = PAD_X
        for cell, width, side in zip(cells, columns.widths, columns.aligns, strict=True):
            end = cell.runs[-1].end if cell.runs else extent[0]
            layout = RichLayout(cell, (extent[0], max(end, extent[0])), style, look, width=width)
            spare = max(0, width - layout.natural)
            self._cells.append(layout)
            left = columns.total - x - width if columns.mirrored else x
            self._places.append(left + spare * _shift(side, layout))
            self._ends.append(end - extent[0])
            x += width + 2 * PAD_X
        super().__init__(RichText(()), extent, style, look, width=columns.total)
        self.height = max(cell.height for cell in self._cells) + PAD_TOP + PAD_BOTTOM

    @property
    def natural(self) -> int:
        """The width of the table."""
        return self.columns.total

    def first_change(self, before: BlockLayout) -> int:
        """A row looks different as a whole."""
        del before
        return 0

    def draw_ground(self, painter: QPainter, at: QPointF, clip: QRectF) -> None:
        """Draw the pills behind code."""
        for cell, x in self._placed():
            cell.draw_ground(painter, at + QPointF(x, PAD_TOP), clip)

    def draw_marks(
        self, painter: QPainter, at: QPointF, clip: QRectF, marks: PieceMarks | None
    ) -> None:
        """Draw what is behind the hits inside the clip."""
        for cell, x in self._placed():
            cell.draw_marks(painter, at + QPointF(x, PAD_TOP), clip, marks)

    def draw(
        self, painter: QPainter, at: QPointF, clip: QRectF, marks: PieceMarks | None = None
    ) -> None:
        """Draw the cells."""
        for cell, x in self._placed():
            cell.draw(painter, at + QPointF(x, PAD_TOP), clip, marks)

    def boxes_of(self, found: Found) -> Iterator[QRectF]:
        """Where a hit is."""
        for cell, x in self._placed():
            if found in cell.found(self._found[0]):
                for box in cell.boxes_of(found):
                    yield box.translated(x, PAD_TOP)

    def position_at(self, x: float, y: float) -> int:
        """The position nearest to a point."""
        cell, left = self._cell_at(x)
        return cell.position_at(x - left, min(max(0.0, y - PAD_TOP), cell.height - 1))

    def link_at(self, x: float, y: float) -> str | None:
        """The address of the link under a point."""
        cell, left = self._cell_at(x)
        return cell.link_at(x - left, y - PAD_TOP)

    @property
    def links(self) -> list[Link]:
        """The links of all cells."""
        return [link for cell in self._cells for link in cell.links]

    def link_boxes(self, number: int) -> list[QRectF]:
        """Where the words of a link are: one box for each line."""
        cell, x, inside = self._link(number)
        return [box.translated(x, PAD_TOP) for box in cell.link_boxes(inside)]

    def link_start(self, number: int) -> int:
        """The position that the words of a link begin at."""
        cell, _, inside = self._link(number)
        return cell.link_start(inside)

    def box_of(self, position: int) -> QRectF:
        """Where the character at a position is, or the line that it is at the end of."""
        found = self._cell_of(position)
        x = next(x for cell, x in self._placed() if cell is found)
        return found.box_of(position).translated(x, PAD_TOP)

    def line_top(self, position: int) -> int:
        """Where the row begins."""
        del position
        return 0

    def selection_boxes(self, start: int, end: int) -> Iterator[QRectF]:
        """Boxes behind the range, in every cell that it touches."""
        before = 0
        for (cell, x), last in zip(self._placed(), self._ends, strict=True):
            if start < last and end > before:
                for box in cell.selection_boxes(max(start, before), min(end, last)):
                    yield box.translated(x, PAD_TOP)
            before = last

    def word_at(self, position: int) -> tuple[int, int]:
        """The range of the word, the space or the sign at a position."""
        return self._cell_of(position).word_at(position)

    def paragraph_at(self, position: int) -> tuple[int, int]:
        """The range of the cell's text at a position."""
        return self._cell_of(position).paragraph_at(position)

    def is_at_start(self, position: int) -> bool:
        """Whether nothing is seen before that position."""
        return self._cells[0].is_at_start(position)

    def is_at_end(self, position: int) -> bool:
        """Whether nothing is seen after that position."""
        return self._cells[-1].is_at_end(position)

    def text_in(self, start: int, end: int) -> str:
        """The shown text of a range, with tabs between the cells."""
        before, found = 0, []
        for cell, last in zip(self._cells, self._ends, strict=True):
            if start < last and end > before:
                found.append(cell.text_in(max(start, before), min(end, last)))
            before = last
        return "\t".join(found)

    def _find(self, query: Query) -> Iterator[Found]:
        for cell in self._cells:
            yield from cell.found(query)

    def _placed(self) -> Iterator[tuple[RichLayout, float]]:
        return zip(self._cells, self._places, strict=True)

    def _link(self, number: int) -> tuple[RichLayout, float, int]:
        """The cell that a link is in, its place, and the number of the link in it."""
        for cell, x in self._placed():
            if number < len(cell.links):
                return cell, x, number
            number -= len(cell.links)
        raise IndexError(number)

    def _cell_at(self, x: float) -> tuple[RichLayout, float]:
        if self.columns.mirrored:
            x = self.columns.total - x
        right = 0
        for number, width in enumerate(self.columns.widths):
            right += width + 2 * PAD_X
            if x < right:
                return self._cells[number], self._places[number]
        return self._cells[-1], self._places[-1]

    def _cell_of(self, position: int) -> RichLayout:
        for cell, end in zip(self._cells, self._ends, strict=True):
            if position <= end:
                return cell
        return self._cells[-1]


def _shift(side: str, cell: RichLayout) -> float:
    """How much of the spare room is at the left; text from right to left has all of it there."""
    if cell.begins_right:
        return -0.5 if side == "center" else 0.0
    return {"right": 1.0, "center": 0.5}.get(side, 0.0)
