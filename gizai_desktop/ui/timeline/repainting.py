"""What of an answer that grows is painted: what stays is moved, only what is new is drawn."""

from dataclasses import dataclass, field

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from gizai_desktop.ui.timeline.column.column import Column
from gizai_desktop.ui.timeline.column.spots import Shown
from gizai_desktop.ui.timeline.column.sticky import sticky_head

_EDGE = 12
"""Pixels at both sides where nothing is painted; the window's own handles may lie over them."""
_REACH = 6
"""Pixels that accents and the pills of code may reach above their line."""


@dataclass(frozen=True, slots=True)
class Growth:
    """The first part of a message that may look different, while nothing else changes."""

    box: int
    part: int


@dataclass(frozen=True, slots=True)
class _Painted:
    """What was on the screen: where each part began, and the place of the head at the top."""

    tops: dict[tuple[int, int], int] = field(default_factory=dict)
    head: tuple[object, int] | None = None
    head_bottom: int = 0


class Repainter:
    """Asks for the paints of one viewport.

    It moves pixels, so it has to be asked before the widgets on the viewport are moved: Qt moves
    nothing that waits to be painted.
    """

    def __init__(self, viewport: QWidget, column: Column) -> None:
        self._viewport = viewport
        self._column = column
        self._painted = _Painted()

    def paint(self, growth: Growth | None, *, by_lines: bool) -> None:
        """Have the viewport painted; of an answer that grows only what is new.

        Args:
            by_lines: a part that has grown looks different only from the first new line on.
        """
        screen = self._viewport.height()
        shown = list(self._column.visible(screen))
        before, self._painted = self._painted, _on_screen(shown)
        distance = self._distance(growth, before)
        if growth is None or distance is None:
            self._viewport.update()
            return
        top = self._paint_head(before)
        changed = max(top, min(screen, self._first_change(growth, shown, by_lines=by_lines)))
        if distance:
            # Above stands the same as before, at another height.
            width = self._viewport.width() - 2 * _EDGE
            moved = QRect(_EDGE, top, width, min(screen, changed - min(0, distance)) - top)
            self._viewport.scroll(0, distance, moved)
        self._update(changed, self._last_change(before, shown))

    def _distance(self, growth: Growth | None, before: _Painted) -> int | None:
        """How far that has moved what did not change; None if that is not one way for all."""
        if growth is None:
            return None
        tops, last = before.tops, (growth.box, growth.part)
        now = self._painted.tops
        found = {top - tops[key] for key, top in now.items() if key <= last and key in tops}
        if len(found) > 1:
            return None
        if found:
            return found.pop()
        # Everything on the screen has changed, or nothing on it is what was there.
        return 0 if not any(key < last for key in now) else None

    def _paint_head(self, before: _Painted) -> int:
        """Paint the head at the top if it is another one; returns where what moves begins."""
        bottom = max(before.head_bottom, self._painted.head_bottom)
        if before.head != self._painted.head:
            self._update(0, bottom)
        return bottom

    def _first_change(self, growth: Growth, shown: list[Shown], *, by_lines: bool) -> int:
        """How far down the screen everything looks as before."""
        for one in shown:
            if (one.index, one.part) < (growth.box, growth.part):
                continue
            same = one.index == growth.box and one.part == growth.part and by_lines
            return one.y + (one.box.first_change(one.part) - _REACH if same else 0)
        return self._viewport.height()

    def _last_change(self, before: _Painted, shown: list[Shown]) -> int:
        """Where the changes end: at the foot of the last message, where that has not moved."""
        last = shown[-1] if shown else None
        if last is None or last.part < last.box.parts - 1:
            return self._viewport.height()
        stays = before.tops.get((last.index, _FOOT)) == last.y
        return last.y if stays and last.box.entry.running else self._viewport.height()

    def _update(self, top: int, bottom: int) -> None:
        if top < bottom:
            self._viewport.update(0, top, self._viewport.width(), bottom - top)


_FOOT = 1 << 30
"""The part under all others; its number changes while the message grows."""


def _on_screen(shown: list[Shown]) -> _Painted:
    tops = {(each.index, each.part): each.y for each in shown}
    if shown and shown[-1].part == shown[-1].box.parts - 1:
        tops[shown[-1].index, _FOOT] = shown[-1].y
    head = sticky_head(shown)
    if head is None:
        return _Painted(tops)
    words = head.block.fence.language if head.block.fence is not None else ""
    return _Painted(tops, (words, head.y), head.y + head.shown.box.code_head)
