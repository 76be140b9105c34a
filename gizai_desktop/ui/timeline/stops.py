"""Where the keyboard can be in a message: links, what scrolls to the side, and buttons."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QWidget

from gizai_desktop.ui.timeline.column.box import MessageBox
from gizai_desktop.ui.timeline.column.column import Column
from gizai_desktop.ui.timeline.column.spots import Shown
from gizai_desktop.ui.timeline.overlay.overlay import Overlay
from gizai_desktop.ui.typesetting.blocks import Block

_SIGNS = ("://", "mailto:", "www.", "@", "[")
"""Without one of them there is no link in a text; only footnotes have one that leads back."""
_FRAMES = ("```", "~~~", "    ", "\t", "|", "$$", "\\[")
"""Without one of them there is no code, no table and no formula in a text."""


class Stop(NamedTuple):
    """One place for the keyboard in a part of a message.

    Attributes:
        link: the number of a link in the part, or None.
        button: a real widget; without it and without a link it is a block that scrolls.
    """

    part: int
    link: int | None = None
    button: QWidget | None = None

    @property
    def scrolls(self) -> bool:
        """Whether it is a block that is wider than its room."""
        return self.link is None and self.button is None


def may_stop(box: MessageBox, part: int) -> bool:
    """Whether the keyboard may find something in a part, which need not be on the screen."""
    entry = box.entry
    above = part == 0 and bool(entry.message.reasoning)
    if part == len(box.blocks):
        return above or entry.by_user or box.has_row or box.has_notice or box.is_quiet
    if box.is_unread(part):
        return _may_hold(box, box.blocks[part])
    return above or any(True for _ in painted_stops(box, part)) or _has_buttons(box, part)


def painted_stops(box: MessageBox, part: int) -> Iterator[Stop]:
    """A block that scrolls to the side, where it begins, and the links in a part."""
    if part >= len(box.blocks) or box.is_hidden(part) or box.is_unread(part):
        return
    block = box.blocks[part]
    if block.frame is not None and block.opens:
        box.measure(part)
        if box.code_overflows(block):
            yield Stop(part)
    if block.fence is None and _may_link(box, block):
        for number in range(len(box.layout(part).links)):
            yield Stop(part, number)


def stops_at(box: MessageBox, part: int, overlay: Overlay) -> list[Stop]:
    """Everything in a part that is on the screen, in the order in which it is read."""
    above = overlay.stops_above(box) if part == 0 else []
    groups = (
        _buttons(part, above),
        painted_stops(box, part),
        _buttons(part, overlay.stops_at(box, part)),
    )
    return list(chain(*groups))


def is_there(box: MessageBox, stop: Stop) -> bool:
    """Whether a link or a block that scrolls still is where it was."""
    return stop in painted_stops(box, stop.part)


def address_at(box: MessageBox, stop: Stop) -> str | None:
    """Where the link leads that the keyboard is at."""
    return None if stop.link is None else box.layout(stop.part).links[stop.link].address


def link_boxes(shown: Shown, number: int) -> list[QRectF]:
    """Where the lines of a link are in the viewport."""
    box, part = shown.box, shown.part
    block = box.blocks[part]
    scroll = box.code_state(block).scroll if block.frame is not None else 0
    at = QPointF(box.text_left(block) - scroll, shown.y + box.text_top(part))
    return [place.translated(at) for place in box.layout(part).link_boxes(number)]


def frame_of(shown: Shown) -> QRectF:
    """The frame around all parts of the block that a part on the screen belongs to."""
    box, block = shown.box, shown.box.blocks[shown.part]
    parts = [part for part, other in enumerate(box.blocks) if other.frame == block.frame]
    first, last = parts[0], parts[-1]
    top = shown.y - box.part_top(shown.part) + box.part_top(first) + box.space_above(first)
    bottom = shown.y - box.part_top(shown.part) + box.part_top(last + 1)
    return QRectF(box.frame_left(block), top, box.shown_width - box.inset(block), bottom - top)


def part_of_button(column: Column, height: int, index: int, overlay: Overlay) -> Stop | None:
    """The real button of a message that has the focus."""
    box = column.boxes[index]
    parts = {shown.part for shown in column.visible(height) if shown.index == index}
    # The head of code stays on the screen when its part does not, and so do a bubble's actions.
    frames = {box.blocks[part].frame for part in parts if part < len(box.blocks)} - {None}
    heads = {p for p, b in enumerate(box.blocks) if b.opens and b.frame in frames}
    for part in sorted({0, len(box.blocks), *parts, *heads}):
        for stop in stops_at(box, part, overlay):
            if stop.button is not None and stop.button.hasFocus():
                return stop
    return None


def _buttons(part: int, widgets: Iterable[QWidget]) -> Iterator[Stop]:
    """Those that can be used now."""
    return (Stop(part, button=widget) for widget in widgets if widget.isEnabled())


def _may_link(box: MessageBox, block: Block) -> bool:
    source = box.entry.message.content[block.start : block.end].lower()
    markers = block.piece.markers if block.piece is not None else ()
    return any(sign in source for sign in _SIGNS) or any(marker.note for marker in markers)


def _may_hold(box: MessageBox, block: Block) -> bool:
    """Whether there may be a link or a frame in what is not read yet."""
    source = box.entry.message.content[block.start : block.end]
    return any(sign in source for sign in (*_SIGNS, *_FRAMES))


def _has_buttons(box: MessageBox, part: int) -> bool:
    block = box.blocks[part]
    if block.fence is None or box.is_hidden(part):
        return False
    return block.opens or (box.ends_code(part) and box.fold(block) is not None)
