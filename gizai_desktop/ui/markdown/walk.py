"""Where a walk through the blocks of a source is: the lists, quotes and items around it."""

from dataclasses import dataclass, field, replace

from gizai_desktop.ui.markdown.pieces import (
    DIGIT_INSET,
    ITEM_INSET,
    NUMBER_INSET,
    QUOTE_INSET,
    Above,
    Kind,
    Marker,
    Nesting,
    Piece,
)


@dataclass(slots=True)
class _Item:
    """An open list item; its marker goes to the first piece in it."""

    marker: Marker
    line: int
    used: bool = False


@dataclass(slots=True)
class _List:
    """An open list: its next number, and whether it has an item already."""

    number: int | None
    begun: bool = False


@dataclass(slots=True)
class Walk:
    """Says for every piece how far in it stands, what stands before it, and how near."""

    _nesting: list[Nesting] = field(default_factory=lambda: [Nesting()])
    _lists: list[_List] = field(default_factory=list)
    _items: list[_Item] = field(default_factory=list)
    _above: Above | None = None

    def open_quote(self) -> None:
        """Everything stands behind one more bar now."""
        now = self._nesting[-1]
        self._nesting.append(Nesting(now.inset + QUOTE_INSET, (*now.bars, now.inset)))

    def close_quote(self) -> None:
        """The quote is over."""
        self._nesting.pop()

    def open_list(self, number: int | None) -> None:
        """A list begins, an ordered one with its first number."""
        self._lists.append(_List(number))

    def close_list(self) -> None:
        """The list is over."""
        self._lists.pop()

    def open_item(self, sign: str, line: int) -> None:
        """An item begins; `sign` is what stands after its number."""
        now, around = self._nesting[-1], self._lists[-1]
        if self._above is None:
            top = not around.begun and not self._items
            self._above = Above.PARAGRAPH if top else Above.ITEM
        around.begun = True
        inset, text = now.inset + ITEM_INSET, ""
        if around.number is not None:
            text = f"{around.number}{sign}"
            around.number += 1
            inset = now.inset + NUMBER_INSET + DIGIT_INSET * max(0, len(text) - 3)
        self._nesting.append(Nesting(inset, now.bars))
        self._items.append(_Item(Marker(inset, text), line))

    def open_note(self, label: str, line: int) -> None:
        """A footnote begins."""
        now = self._nesting[-1]
        inset = now.inset + NUMBER_INSET
        self._nesting.append(Nesting(inset, now.bars))
        self._items.append(_Item(Marker(inset, note=label), line))

    def close_item(self) -> int | None:
        """The item or the footnote is over; returns its line if nothing stood in it."""
        item = self._items[-1]
        return None if item.used else item.line

    def leave_item(self) -> None:
        """Go on outside of the item that was closed."""
        self._items.pop()
        self._nesting.pop()

    @property
    def at_item_start(self) -> bool:
        """Whether the next piece is the first one of an item."""
        return bool(self._items) and not self._items[-1].used

    def check_item(self, done: bool) -> None:
        """The open item is a task."""
        self._items[-1].marker = replace(self._items[-1].marker, checked=done)

    def place(self, piece: Piece) -> Piece:
        """The piece with its place."""
        markers = tuple(item.marker for item in self._items if not item.used)
        for item in self._items:
            item.used = True
        placed = replace(
            piece, above=self._distance(piece), nesting=self._nesting[-1], markers=markers
        )
        self._above = None
        return placed

    def _distance(self, piece: Piece) -> Above:
        if self._above is not None:
            return self._above
        if piece.kind is Kind.ROW and not piece.head:
            return Above.NONE
        if piece.level:
            return Above.HEADING
        return Above.NEAR if self._items else Above.PARAGRAPH
