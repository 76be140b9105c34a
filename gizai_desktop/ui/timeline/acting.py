"""The real buttons and menus over the painted text, and the keys that lead to them."""

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.process.application import running_application
from gizai_desktop.ui.timeline.column import sizes
from gizai_desktop.ui.timeline.column.entry import TimelineEntry
from gizai_desktop.ui.timeline.column.spots import Spot
from gizai_desktop.ui.timeline.overlay.overlay import Attention, Overlay
from gizai_desktop.ui.timeline.overlay.to_end import ToEndButton
from gizai_desktop.ui.timeline.reading import ReadingColumn
from gizai_desktop.ui.widgets.focus_ring import KEYBOARD_REASONS, PASSING_REASONS

_TO_END_GAP = 12


class ActingColumn(ReadingColumn):
    """A column in which something can be done with every message.

    Signals carry a message id: `branch_requested` that of the sibling to show,
    `step_requested` also the `NextStep` of the failure, `regenerate_with_requested` also the
    place on the screen where AI models may be offered.
    """

    edit_requested = Signal(str)
    regenerate_requested = Signal(str)
    regenerate_with_requested = Signal(str, QPoint)
    continue_requested = Signal(str)
    branch_requested = Signal(str)
    step_requested = Signal(str, object)

    def __init__(self, theme: Theme, parent: QWidget | None) -> None:
        self._overlay: Overlay | None = None
        super().__init__(theme, parent)
        self._hovered: int | None = None
        self._mouse_at: QPoint | None = None
        self._to_end = ToEndButton(theme, self)
        self._to_end.hide()
        self._to_end.clicked.connect(self.scroll_to_end)
        self._overlay = self._make_overlay(theme)
        running_application().focusChanged.connect(self._follow_focus)

    def set_busy(self, busy: bool) -> None:
        """While an answer is on its way nothing can be edited, asked again or switched."""
        reason = self.tr("Possible when the answer has arrived, or after Stop")
        self._shown_overlay.busy_reason = reason if busy else ""
        self._place_overlay()

    @property
    def _shown_overlay(self) -> Overlay:
        if self._overlay is None:
            raise RuntimeError("The view is not built yet")
        return self._overlay

    def _make_overlay(self, theme: Theme) -> Overlay:
        overlay = Overlay(theme, self.viewport(), self._take_focus, self._page_turns)
        overlay.edit_requested.connect(self.edit_requested)
        overlay.regenerate_requested.connect(self.regenerate_requested)
        overlay.regenerate_with_requested.connect(self.regenerate_with_requested)
        overlay.continue_requested.connect(self.continue_requested)
        overlay.branch_requested.connect(self.branch_requested)
        overlay.step_requested.connect(self.step_requested)
        overlay.menu_requested.connect(self._open_menu_of)
        overlay.details_toggled.connect(self._resize_notice)
        overlay.thoughts_toggled.connect(self._resize_head)
        overlay.codes.fold_turned.connect(self._turn_fold)
        overlay.codes.wrap_turned.connect(self._turn_wrap)
        return overlay

    def _notice_height(self, entry: TimelineEntry, width: int) -> int:
        return self._shown_overlay.notice_height(entry, width)

    def _head_height(self, entry: TimelineEntry, width: int) -> int:
        return self._shown_overlay.head_height(entry, width)

    def _place_overlay(self) -> None:
        if self._overlay is None:
            return
        boxes = self._column.boxes
        answers = (i for i in range(len(boxes) - 1, -1, -1) if boxes[i].has_row)
        if self._mouse_at is not None:
            self._hovered = self._index_at(self._mouse_at)
        focused = self._focused if self._holds(QApplication.focusWidget()) else None
        attention = Attention(next(answers, -1), self._hovered, focused)
        self._overlay.place(self._column.visible(self._screen), self._page, attention)
        self._to_end.setVisible(not self._at_end)
        if self._at_end:
            self._to_end.set_news(False)
            return
        size = self._to_end.sizeHint()
        left = (self.width() - size.width()) // 2
        top = self._screen - size.height() - _TO_END_GAP
        self._to_end.setGeometry(left, top, size.width(), size.height())
        self._to_end.raise_()

    def _open_menu_of(self, message_id: str, place: QPoint) -> None:
        raise NotImplementedError

    def _resize_notice(self, message_id: str) -> None:
        index = self._index_of(message_id)
        if index is not None:
            self._column.boxes[index].forget_foot()
            self._refresh()

    def _resize_head(self, message_id: str) -> None:
        index = self._index_of(message_id)
        if index is not None:
            self._column.boxes[index].forget_head()
            self._refresh()

    def _turn_fold(self, message_id: str, start: int) -> None:
        """Show all lines of code or fewer; the head does not leave the screen."""
        found = self._code_of(message_id, start)
        if found is not None:
            index, part = found
            box = self._column.boxes[index]
            box.turn_fold(box.blocks[part])
            if self._column.spot.box == index and self._column.spot.part >= part:
                self._column.go_to(Spot(index, part, box.space_above(part)))
            self._column.remeasure(index)
            self._refresh()

    def _turn_wrap(self, message_id: str, start: int) -> None:
        """Break the lines of code or no more, with the same line at the top."""
        found = self._code_of(message_id, start)
        if found is not None:
            index, part = found
            self._column.hold()
            box = self._column.boxes[index]
            box.turn_wrap(box.blocks[part])
            self._column.remeasure(index)
            self._column.restore()
            self._refresh()

    def _code_of(self, message_id: str, start: int) -> tuple[int, int] | None:
        """The message, and its part that code begins with."""
        index = self._index_of(message_id)
        if index is None:
            return None
        blocks = self._column.boxes[index].blocks
        hits = (part for part, block in enumerate(blocks) if block.frame == start)
        part = next(hits, None)
        return None if part is None else (index, part)

    def _take_focus(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _holds(self, widget: QWidget | None) -> bool:
        return widget is not None and (widget is self or self.isAncestorOf(widget))

    def _follow_focus(self, old: QWidget | None, now: QWidget | None) -> None:
        if self._focused is not None and self._holds(old) != self._holds(now):
            self._place_overlay()
        if self in {old, now}:
            self.viewport().update()

    def _index_of(self, message_id: str) -> int | None:
        entries = self._column.boxes.entries
        hits = (i for i, entry in enumerate(entries) if entry.id == message_id)
        return next(hits, None)

    def _index_at(self, point: QPoint) -> int | None:
        shown = self._pointer.part_at(point.y())
        return shown.index if shown is not None else None

    # -- events -------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the actions of the message under the mouse."""
        super().mouseMoveEvent(event)
        self._mouse_at = event.position().toPoint()
        if self._index_at(self._mouse_at) != self._hovered:
            self._place_overlay()

    def viewportEvent(self, event: QEvent) -> bool:
        """Hide the actions when the mouse has left."""
        if event.type() == QEvent.Type.Leave:
            self._mouse_at = self._hovered = None
            self._place_overlay()
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Up and Ctrl+Down go from message to message."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        key = event.key()
        if control and key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self._focus_message(-1 if key == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is here, and at which message."""
        super().focusInEvent(event)
        if event.reason() not in PASSING_REASONS:
            self._ringed = event.reason() in KEYBOARD_REASONS
        if self._focused is not None:
            self._message_focused(self._focused)

    def _focus_message(self, step: int) -> None:
        boxes = self._column.boxes
        if not boxes:
            return
        seen = [shown.index for shown in self._column.visible(self._screen)]
        if self._focused is None or self._focused not in seen:
            index = seen[-1] if step < 0 else seen[0]
        else:
            index = self._focused + step
        self._focus_on(max(0, min(index, len(boxes) - 1)))

    def _focus_on(self, index: int) -> None:
        self._focused, self._stop = index, None
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_message(index)
        self._message_focused(index)

    def _message_focused(self, index: int) -> None:
        """The keyboard has come to a message."""

    def _show_message(self, index: int) -> None:
        """Scroll as little as needed to see the message, or its beginning."""
        top = self._column.box_top(index) - self._column.scroll
        height = self._column.boxes[index].height
        if top < 0 or height > self._screen:
            self._column.go_to(Spot(index, 0, -sizes.GAP))
        elif top + height > self._screen:
            self._column.move(top + height - self._screen)
        self._refresh()
