"""Tab goes through a message: its links, what scrolls to the side, and all of its buttons."""

from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from gizai_desktop.ui.markdown.runs import FROM_NOTE, TO_NOTE
from gizai_desktop.ui.timeline.acting import ActingColumn
from gizai_desktop.ui.timeline.column.box import MessageBox
from gizai_desktop.ui.timeline.column.notes import is_note_link, note_place
from gizai_desktop.ui.timeline.column.spots import Shown, Spot
from gizai_desktop.ui.timeline.stops import (
    Stop,
    address_at,
    frame_of,
    is_there,
    link_boxes,
    may_stop,
    part_of_button,
    stops_at,
)

_MARGIN = 12  # between a link and the edges of the screen
_ASIDE = 24  # between a link and the edges of a table that scrolls to the side


class ReachingColumn(ActingColumn):
    """A column in whose focused message the keyboard reaches everything that the mouse does.

    Tab and Shift+Tab go through it in the order in which it is read; before its first place is
    the message itself, to which Escape goes back.
    """

    # -- going through a message --------------------------------------------------------------

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes on in the focused message, and then to what comes after it."""
        index = self._focused
        if index is not None and self._step(index, forward=forward):
            return True
        return super().focusNextPrevChild(forward)

    def _step(self, index: int, *, forward: bool) -> bool:
        """Go to the next place in a message, or to the one before; False where it ends."""
        box = self._column.boxes[index]
        now = self._stop_now(index)
        if now is None and not (forward and self.hasFocus()):
            return False
        found = self._next_in_part(box, now, forward=forward)
        if found is None:
            start = -1 if now is None else now.part
            found = self._first_of(index, start + (1 if forward else -1), forward=forward)
        if found is not None:
            self._go_to_stop(index, found, forward=forward)
            return True
        if not forward:
            self._focus_on(index)
            return True
        return self._leave_for_below()

    def _stop_now(self, index: int) -> Stop | None:
        """Where in the message the keyboard is, None for the message itself and elsewhere."""
        if self.hasFocus():
            return self._painted_stop()
        return part_of_button(self._column, self._screen, index, self._shown_overlay)

    def _painted_stop(self) -> Stop | None:
        """The link, or what scrolls, that the keyboard is at, if it is still there."""
        index, stop = self._focused, self._stop
        if index is None or stop is None or not is_there(self._column.boxes[index], stop):
            return None
        return stop

    def _next_in_part(self, box: MessageBox, now: Stop | None, *, forward: bool) -> Stop | None:
        if now is None:
            return None
        stops = stops_at(box, now.part, self._shown_overlay)
        at = stops.index(now) + (1 if forward else -1)
        return stops[at] if 0 <= at < len(stops) else None

    def _first_of(self, index: int, part: int, *, forward: bool) -> Stop | None:
        """The first place from a part on, which is brought onto the screen for it."""
        box = self._column.boxes[index]
        while 0 <= part < box.parts:
            count = box.parts
            if box.is_unread(part) and may_stop(box, part):
                self._column.read_part(index, part)
                part += 0 if forward else box.parts - count
            elif may_stop(box, part):
                self._column.remeasure(index)
                part = self._bring_part(index, part)
                stops = stops_at(box, part, self._shown_overlay)
                if stops:
                    return stops[0 if forward else -1]
                part += 1 if forward else -1
            else:
                part += 1 if forward else -1
        return None

    def _leave_for_below(self) -> bool:
        """From a link at the end of a message go to what stands below; buttons know their way."""
        if not self.hasFocus() or self._stop is None:
            return False
        self._stop = None
        order = self._shown_overlay.order
        if order:
            # From there the way is that of all buttons; from the view it would begin above.
            order[-1].setFocus(Qt.FocusReason.OtherFocusReason)
        return False

    def _go_to_stop(self, index: int, stop: Stop, *, forward: bool) -> None:
        tab, back = Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason
        self._stop = stop if stop.button is None else None
        self._bring_stop(index, stop)
        inside = self.hasFocus()
        (stop.button or self).setFocus(tab if forward else back)
        if stop.button is None:
            self._tell_address(index, stop)
        if stop.button is None and inside:  # else the focus that came has been told of
            self._message_focused(index)
        self.viewport().update()

    def _tell_address(self, index: int, stop: Stop) -> None:
        """Show where a link leads, as when the mouse is over it."""
        address = address_at(self._column.boxes[index], stop)
        place = self._place_of_stop()
        if place is not None:
            self._link_tip.tell(address, place.bottomLeft() - QPoint(0, _MARGIN))

    # -- bringing it onto the screen ----------------------------------------------------------

    def _bring_part(self, index: int, part: int) -> int:
        """Bring a part onto the screen; returns its number when all there is read."""
        box, before = self._column.boxes[index], self._column.boxes[index].blocks
        if self._shown(index, part) is None:
            self._column.go_to(Spot(index, part, -self._screen // 3))
        self._refresh()
        return box.part_of(before[part].start) if part < len(before) else box.parts - 1

    def _bring_stop(self, index: int, stop: Stop) -> None:
        if stop.link is not None:
            self._bring_aside(index, stop, stop.link)
        place = self._stop_rect(index, stop)
        if place is None:
            return
        top, bottom = self._page.covered + _MARGIN, self._screen - _MARGIN
        if place.top() < top or place.height() > bottom - top:
            self._scroll_by(place.top() - top)
        elif place.bottom() > bottom:
            self._scroll_by(place.bottom() - bottom)

    def _bring_aside(self, index: int, stop: Stop, number: int) -> None:
        """Scroll a wide table so that a link in it is seen."""
        box = self._column.boxes[index]
        block, places = box.blocks[stop.part], box.layout(stop.part).link_boxes(number)
        if block.frame is None or not places:
            return
        scroll, room = box.code_state(block).scroll, box.room_of(block)
        if places[0].left() < scroll:
            box.scroll_code(block, round(places[0].left()) - _ASIDE)
        elif places[0].right() > scroll + room:
            box.scroll_code(block, round(places[0].right()) + _ASIDE - room)

    def _shown(self, index: int, part: int) -> Shown | None:
        parts = self._column.visible(self._screen)
        return next((s for s in parts if (s.index, s.part) == (index, part)), None)

    def _stop_rect(self, index: int, stop: Stop) -> QRect | None:
        """Where it is in the viewport, None for what is not on the screen."""
        if stop.button is not None:
            place = stop.button.mapTo(self.viewport(), QPoint())
            return QRect(place, stop.button.size())
        shown = self._shown(index, stop.part)
        if shown is None:
            return None
        if stop.link is None:
            return frame_of(shown).toAlignedRect()
        found = QRect()
        for box in link_boxes(shown, stop.link):
            found = found.united(box.toAlignedRect())
        return found

    def _place_of_stop(self) -> QRect | None:
        """Where the keyboard is in the focused message, if that is at no button."""
        stop, index = self._painted_stop(), self._focused
        return None if stop is None or index is None else self._stop_rect(index, stop)

    # -- painting -----------------------------------------------------------------------------

    def _paint_stop(self, painter: QPainter, shown: list[Shown]) -> None:
        stop = self._painted_stop() if self.hasFocus() else None
        if stop is None:
            return
        for part in shown:
            if part.index != self._focused or part.part >= len(part.box.blocks):
                continue
            if stop.link is not None and part.part == stop.part:
                self._painter.link_ring(painter, part, link_boxes(part, stop.link))
            frame = part.box.blocks[stop.part].frame
            if stop.scrolls and part.box.blocks[part.part].frame == frame:
                self._painter.block_ring(painter, frame_of(part), self._screen)
                return

    # -- keys ---------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Take Escape from whoever else would have it while there is something to go back from."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            escape = event.key() == Qt.Key.Key_Escape
            if escape and self._can_go_back():
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the link, Escape goes back to the message."""
        index, stop = self._focused, self._painted_stop()
        if event.key() == Qt.Key.Key_Escape and self._can_go_back() and index is not None:
            self._focus_on(index)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._opens(index, stop):
            return
        else:
            super().keyPressEvent(event)

    def _can_go_back(self) -> bool:
        """From a link always; from a button not while Escape stops an answer."""
        if self._focused is None:
            return False
        if self.hasFocus():
            return self._painted_stop() is not None
        busy = bool(self._shown_overlay.busy_reason)
        return not busy and self._holds(QApplication.focusWidget())

    def _opens(self, index: int | None, stop: Stop | None) -> bool:
        """Open the link that the keyboard is at; at a footnote go on there."""
        box = self._column.boxes[index] if index is not None else None
        address = address_at(box, stop) if box is not None and stop is not None else None
        if index is None or box is None or address is None or not self.hasFocus():
            return False
        self._follow(index, address)
        part = note_place(box, address) if is_note_link(address) else None
        back = _way_back(address)
        for number, link in enumerate(box.layout(part).links if part is not None else ()):
            if part is not None and link.address == back:
                self._go_to_stop(index, Stop(part, number), forward=True)
        return True

    def _turn_fold(self, message_id: str, start: int) -> None:
        """Show all lines of code or fewer; the keyboard stays at the code."""
        held = self._holds(QApplication.focusWidget()) and not self.hasFocus()
        super()._turn_fold(message_id, start)
        copy = self._shown_overlay.codes.copies.lent(f"{message_id}/{start}")
        if held and self.hasFocus() and copy is not None:
            copy.setFocus(Qt.FocusReason.TabFocusReason)

    def _push_code(self, distance: int) -> bool:
        """Scroll to the side what the keyboard is at, or is in."""
        index, stop = self._focused, self._painted_stop()
        if index is not None and stop is not None:
            box = self._column.boxes[index]
            block = box.blocks[stop.part]
            if block.frame is not None and box.code_overflows(block):
                box.scroll_code(block, box.code_state(block).scroll + distance)
                self.viewport().update()
                return True
        return super()._push_code(distance)

    def _follow_focus(self, old: QWidget | None, now: QWidget | None) -> None:
        super()._follow_focus(old, now)
        if old is self and self._stop is not None:
            self._link_tip.tell(None, QPoint())


def _way_back(address: str) -> str:
    """The address of the link at the other end of a footnote's link."""
    if address.startswith(TO_NOTE):
        return FROM_NOTE + address.removeprefix(TO_NOTE)
    return TO_NOTE + address.removeprefix(FROM_NOTE)
