"""Code, a table or a formula that is wider than its block, as what is scrolled to the side."""

from collections.abc import Callable

from gizai_desktop.ui.timeline.column.box import MessageBox
from gizai_desktop.ui.typesetting.blocks import Block


class WideBlock:
    """The lines of one block; all pieces of it are the same thing."""

    def __init__(self, box: MessageBox, block: Block, moved: Callable[[], None]) -> None:
        self._box = box
        self._block = block
        self._moved = moved

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, WideBlock):
            return NotImplemented
        return (self._box, self._block.frame) == (other._box, other._block.frame)

    def __hash__(self) -> int:
        return hash((self._box, self._block.frame))

    @property
    def place(self) -> object:
        """How far it is scrolled."""
        return self._box.code_state(self._block).scroll

    def move(self, distance: int) -> bool:
        """Scroll by pixels."""
        moved = self._box.scroll_code(
            self._block, self._box.code_state(self._block).scroll + distance
        )
        self._moved()
        return moved
