"""What a message consists of for those who hear it: headings, lists, tables, code, links."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto

from gizai_desktop.ui.markdown.pieces import DIGIT_INSET, ITEM_INSET, Kind, Marker, Piece

_MORE_DIGITS = 2 * DIGIT_INSET + 1  # numbers of three digits after those of one


class NodeKind(Enum):
    """What a part of a message is."""

    LINK = auto()
    HEADING = auto()
    CODE = auto()
    FORMULA = auto()
    QUOTE = auto()
    LIST = auto()
    NUMBERED_LIST = auto()
    ITEM = auto()
    NOTE = auto()
    TABLE = auto()
    ROW = auto()
    HEAD_CELL = auto()
    CELL = auto()


@dataclass(frozen=True, slots=True)
class Node:
    """A part of a message: its words, its range in the source, and what is in it.

    Attributes:
        level: 1 to 6 for a heading.
        address: where a link leads.
        head: what stands above a cell of a table.
    """

    kind: NodeKind
    words: str
    first: int
    last: int
    children: tuple["Node", ...] = ()
    level: int = 0
    address: str = ""
    head: str = ""

    def links(self) -> Iterator["Node"]:
        """It, if it is a link, and all links in it."""
        if self.kind is NodeKind.LINK:
            yield self
        for child in self.children:
            yield from child.links()


@dataclass(frozen=True, slots=True)
class SpokenPiece:
    """A piece of Markdown as it is said, with positions of the whole source.

    Attributes:
        cells: of a row, their words and ranges and links; of others there is one.
    """

    piece: Piece
    words: str
    start: int
    end: int
    table: int
    cells: tuple[Node, ...]


@dataclass(slots=True)
class _Open:
    """A node that is not at its end yet; `inset` is where the text in it begins."""

    kind: NodeKind
    inset: int
    first: int
    last: int = 0
    words: list[str] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)
    table: int = -1

    def node(self) -> Node:
        words = "\n".join(filter(None, self.words))
        return Node(self.kind, words, self.first, self.last, tuple(self.children))


class NodeBuilder:
    """Puts pieces, which come one after the other, into the lists and quotes around them."""

    def __init__(self) -> None:
        self._whole = _Open(NodeKind.QUOTE, 0, 0)
        self._open: list[_Open] = []
        self._heads: tuple[Node, ...] = ()

    def add(self, spoken: SpokenPiece) -> None:
        """Take the next piece."""
        self._close(self._still_open(spoken))
        self._open_around(spoken)
        inner = [each for each in self._open if each.kind in _ITEMS][-1:]
        for each in self._open:
            # The words of an item inside of an item are its own, those of a quote are all in it.
            if each.kind is NodeKind.QUOTE or each in inner:
                each.words.append(spoken.words)
            each.last = max(each.last, spoken.end)
        self._top.children.extend(self._nodes(spoken))

    def nodes(self) -> tuple[Node, ...]:
        """All that was found."""
        self._close(0)
        return tuple(self._whole.children)

    @property
    def _top(self) -> _Open:
        return self._open[-1] if self._open else self._whole

    def _close(self, count: int) -> None:
        """Close all but the outermost ones."""
        while len(self._open) > count:
            done = self._open.pop().node()
            self._top.children.append(done)

    def _still_open(self, spoken: SpokenPiece) -> int:
        """How many of the open ones, from outside, the piece is in."""
        piece = spoken.piece
        for at, each in enumerate(self._open):
            inside = at + 1 < len(self._open)
            # An item that is inside stands at least one step further in.
            step = each.inset + ITEM_INSET
            marked = any(marker.inset < step for marker in piece.markers)
            if each.kind is NodeKind.QUOTE:
                stays = each.inset in piece.nesting.bars
            elif each.kind is NodeKind.TABLE:
                stays = spoken.table == each.table
            elif each.kind in _LISTS:
                follows = any(_opens(each, marker) for marker in piece.markers)
                stays = follows or (inside and not marked and piece.nesting.inset >= each.inset)
            else:
                stays = piece.nesting.inset >= each.inset and not marked
            if not stays:
                return at
        return len(self._open)

    def _open_around(self, spoken: SpokenPiece) -> None:
        piece = spoken.piece
        known = {each.inset for each in self._open if each.kind is NodeKind.QUOTE}
        around: list[tuple[int, int, Marker | None]] = [
            (bar, 1, None) for bar in piece.nesting.bars if bar not in known
        ]
        around += [(marker.inset, 0, marker) for marker in piece.markers]
        for inset, _, marker in sorted(around, key=lambda one: one[:2]):
            self._open_one(spoken.start, inset, marker)
        if spoken.table >= 0 and self._top.table != spoken.table:
            self._open.append(_Open(NodeKind.TABLE, 0, spoken.start, table=spoken.table))

    def _open_one(self, first: int, inset: int, marker: Marker | None) -> None:
        if marker is None:
            self._open.append(_Open(NodeKind.QUOTE, inset, first))
            return
        if marker.note:
            self._open.append(_Open(NodeKind.NOTE, inset, first))
            return
        if not (self._top.kind in _LISTS and _opens(self._top, marker)):
            self._open.append(_Open(_list_of(marker), inset, first))
        self._open.append(_Open(NodeKind.ITEM, inset, first))

    def _nodes(self, spoken: SpokenPiece) -> Iterator[Node]:
        piece, words = spoken.piece, spoken.words
        links = tuple(link for cell in spoken.cells for link in cell.children)
        if piece.kind is Kind.ROW:
            if piece.head:
                self._heads = spoken.cells
            cells = spoken.cells if piece.head else self._below_heads(spoken.cells)
            yield Node(NodeKind.ROW, words, spoken.start, spoken.end, cells)
        elif piece.kind in _BLOCKS:
            yield Node(_BLOCKS[piece.kind], words, spoken.start, spoken.end)
        elif piece.level:
            kind = NodeKind.HEADING
            yield Node(kind, words, spoken.start, spoken.end, links, level=piece.level)
        else:
            yield from links

    def _below_heads(self, cells: tuple[Node, ...]) -> tuple[Node, ...]:
        heads = [head.words for head in self._heads]
        return tuple(
            Node(NodeKind.CELL, cell.words, cell.first, cell.last, cell.children, head=head)
            for cell, head in zip(cells, [*heads, *([""] * len(cells))], strict=False)
        )


_LISTS = frozenset({NodeKind.LIST, NodeKind.NUMBERED_LIST})
_ITEMS = frozenset({NodeKind.ITEM, NodeKind.NOTE})
_BLOCKS = {Kind.CODE: NodeKind.CODE, Kind.FORMULA: NodeKind.FORMULA}


def _list_of(marker: Marker) -> NodeKind:
    return NodeKind.NUMBERED_LIST if marker.text else NodeKind.LIST


def _opens(found: _Open, marker: Marker) -> bool:
    """Whether an item with that marker belongs to a list."""
    same = found.kind is _list_of(marker) and not marker.note
    # Numbers of more digits make the text stand further in.
    near = found.kind is NodeKind.NUMBERED_LIST and 0 <= marker.inset - found.inset < _MORE_DIGITS
    return same and (found.inset == marker.inset or near)
