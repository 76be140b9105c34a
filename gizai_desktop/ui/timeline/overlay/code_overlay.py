"""The buttons of code blocks: Copy and wrap in the head, all lines or fewer at the end."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtWidgets import QWidget

from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.timeline.column import sizes
from gizai_desktop.ui.timeline.column.box import MessageBox
from gizai_desktop.ui.timeline.column.spots import Shown
from gizai_desktop.ui.timeline.column.sticky import sticky_head
from gizai_desktop.ui.timeline.overlay.code_buttons import CodeFold, CodeWrap
from gizai_desktop.ui.timeline.overlay.code_copy import CodeCopy
from gizai_desktop.ui.timeline.overlay.pool import Pool
from gizai_desktop.ui.typesetting.blocks import Block, code_of

_EDGE = 6


@dataclass(slots=True)
class _Wanted:
    copies: set[str] = field(default_factory=set)
    wraps: set[str] = field(default_factory=set)
    folds: set[str] = field(default_factory=set)
    order: dict[str, list[QWidget]] = field(default_factory=dict)


class CodeOverlay(QObject):
    """Lends buttons to the code on the screen.

    Signals carry a message id, and where the code begins in the message.
    """

    fold_turned = Signal(str, int)
    wrap_turned = Signal(str, int)

    def __init__(self, theme: Theme, viewport: QWidget) -> None:
        super().__init__(viewport)
        self._theme = theme
        self.copies = Pool(lambda: CodeCopy(theme, viewport))
        self.wraps = Pool(lambda: self._make_wrap(viewport))
        self.folds = Pool(lambda: self._make_fold(viewport))

    def buttons_at(self, box: MessageBox, part: int) -> list[QWidget]:
        """The buttons that are lent to a piece of code, in Tab order."""
        block = box.blocks[part]
        if block.fence is None:
            return []
        key = f"{box.entry.id}/{block.frame}"
        head = [self.wraps.lent(key), self.copies.lent(key)] if block.opens else []
        foot = [self.folds.lent(key)] if box.ends_code(part) else []
        return [button for button in (*head, *foot) if button is not None]

    def place(self, parts: Sequence[Shown]) -> dict[str, list[QWidget]]:
        """Put the buttons where the code is now; returns those of each message in Tab order."""
        wanted = _Wanted()
        sticky = sticky_head(parts)
        if sticky is not None:
            self._place_head(sticky.shown.box, sticky.block, sticky.y, wanted)
        for shown in parts:
            box = shown.box
            if shown.part >= len(box.blocks) or box.blocks[shown.part].fence is None:
                continue
            block = box.blocks[shown.part]
            if block.opens:
                top = shown.y + box.space_above(shown.part)
                self._place_head(box, block, top, wanted)
            if box.ends_code(shown.part) and box.fold(block) is not None:
                self._place_fold(shown, block, wanted)
        self.copies.keep(wanted.copies)
        self.wraps.keep(wanted.wraps)
        self.folds.keep(wanted.folds)
        return wanted.order

    def _place_head(self, box: MessageBox, block: Block, top: int, wanted: _Wanted) -> None:
        fence, key = block.fence, f"{box.entry.id}/{block.frame}"
        if fence is None or key in wanted.copies:
            return
        wanted.copies.add(key)
        order = wanted.order.setdefault(box.entry.id, [])
        blocks, content = box.blocks, box.entry.message.content
        copy = self.copies.lend(key)
        copy.show_code(key, lambda: code_of(content, blocks, fence))
        size = copy.sizeHint()
        top += (box.code_head - size.height()) // 2
        right = box.content_left + box.shown_width - _EDGE
        left = right - size.width()
        copy.setGeometry(left, top, size.width(), size.height())
        wrapped = box.code_state(block).wrapped
        if wrapped or box.code_overflows(block):
            wanted.wraps.add(key)
            wrap = self.wraps.lend(key)
            wrap.show_code(box.entry.id, fence.start, wrapped=wrapped)
            side = wrap.sizeHint()
            wrap.setGeometry(left - side.width(), top, side.width(), side.height())
            _show(wrap, order)
        _show(copy, order)

    def _place_fold(self, shown: Shown, block: Block, wanted: _Wanted) -> None:
        box, fence, fold = shown.box, block.fence, shown.box.fold(block)
        if fence is None or fold is None:
            return
        key = f"{box.entry.id}/{fence.start}"
        wanted.folds.add(key)
        button = self.folds.lend(key)
        button.show_code(box.entry.id, fence.start, fold.lines, folded=box.is_folded(block))
        row = self._theme.px(sizes.CODE_FOLD)
        bar = sizes.CODE_BAR if box.code_overflows(block) else 0
        bottom = shown.y + box.part_height(shown.part) - bar
        size = button.sizeHint()
        left = box.frame_left(block) + sizes.CODE_X - _EDGE
        top = bottom - row + (row - size.height()) // 2
        button.setGeometry(QRect(left, top, size.width(), size.height()))
        _show(button, wanted.order.setdefault(box.entry.id, []))

    def _make_wrap(self, viewport: QWidget) -> CodeWrap:
        button = CodeWrap(self._theme, viewport)
        button.turned.connect(self.wrap_turned)
        return button

    def _make_fold(self, viewport: QWidget) -> CodeFold:
        button = CodeFold(self._theme, viewport)
        button.turned.connect(self.fold_turned)
        return button


def _show(button: QWidget, order: list[QWidget]) -> None:
    if button.isHidden():  # each of two that are raised in turn is painted anew
        button.show()
        button.raise_()
    order.append(button)
