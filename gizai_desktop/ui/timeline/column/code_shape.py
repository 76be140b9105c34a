"""How code stands in a message: how far to the side, wrapped, and how much of it."""

from gizai_desktop.ui.timeline.column import sizes
from gizai_desktop.ui.timeline.column.code_folds import CodeState, Fold, folds_of
from gizai_desktop.ui.timeline.column.entry import TimelineEntry
from gizai_desktop.ui.typesetting.blocks import Block


class CodeShape:
    """The states of the code blocks, tables and formulas of one message."""

    def __init__(self) -> None:
        self._states: dict[int, CodeState] = {}
        self._blocks: tuple[Block, ...] | None = None
        self._folds: dict[int, Fold] = {}

    def state(self, block: Block) -> CodeState:
        """The state of whatever the piece belongs to."""
        start = -1 if block.frame is None else block.frame
        found = self._states.get(start)
        if found is None:
            found = self._states[start] = CodeState(0)
        return found

    def keep(self, length: int) -> None:
        """Forget what began beyond that length of the source."""
        self._states = {start: state for start, state in self._states.items() if start < length}

    def fold(self, entry: TimelineEntry, blocks: tuple[Block, ...], block: Block) -> Fold | None:
        """How long code is folded; None for short code, and for all else."""
        if block.fence is None:
            return None
        if self._blocks is not blocks:
            self._folds = folds_of(entry.message.content, blocks)
            self._blocks = blocks
        return self._folds.get(block.fence.start)

    def is_folded(self, entry: TimelineEntry, blocks: tuple[Block, ...], block: Block) -> bool:
        """Whether only the first lines are shown; code that grows stays open, then and later."""
        if self.fold(entry, blocks, block) is None:
            return False
        state = self.state(block)
        if state.opened is None and entry.running and block.fence == blocks[-1].fence:
            state.opened = True
        return not state.opened

    def foot_height(self, fold: Fold | None, overflows: bool, row: int) -> int:
        """What stands below the lines: the padding, the button, the scroll bar."""
        height = sizes.CODE_Y + (sizes.CODE_BAR if overflows else 0)
        return height + (row if fold is not None else 0)
