"""The conversation as a page: painted text, and real buttons where the reader is."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from gizai_desktop.ui.theme import Theme
from gizai_desktop.ui.timeline import sizes
from gizai_desktop.ui.timeline.column import Shown, Spot
from gizai_desktop.ui.timeline.entries import Boxes, Merged, arrived_whole
from gizai_desktop.ui.timeline.entry import TimelineEntry
from gizai_desktop.ui.timeline.menu import MenuActions, MessageMenu
from gizai_desktop.ui.timeline.overlay import Attention, Overlay
from gizai_desktop.ui.timeline.reading import ReadingColumn
from gizai_desktop.ui.widgets.scroll import RoundButton

_TO_END_GAP = 12


class TimelineView(ReadingColumn):
    """Shows the messages of one conversation at a time.

    Signals carry a message id: `branch_requested` that of the sibling to show,
    `step_requested` also the `NextStep` of the failure. `link_activated` carries an address.
    """

    edit_requested = Signal(str)
    regenerate_requested = Signal(str)
    branch_requested = Signal(str)
    step_requested = Signal(str, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._overlay: Overlay | None = None
        super().__init__(theme, parent)
        self._conversation: str | None = None
        self._places: dict[str, tuple[str, Spot]] = {}
        self._boxes = Boxes(self._page)
        self._hovered: int | None = None
        self._mouse_at: QPoint | None = None
        self._to_end = RoundButton(theme, "arrow-down", self.tr("Scroll to the end"), parent=self)
        self._to_end.hide()
        self._to_end.clicked.connect(self.scroll_to_end)
        self._overlay = self._make_overlay(theme)
        self.setAccessibleName(self.tr("Conversation"))
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow_focus)

    # -- what is shown ------------------------------------------------------------------------

    def show_entries(self, conversation_id: str, entries: Sequence[TimelineEntry]) -> None:
        """Show a conversation, or another state of the one that is shown.

        The same conversation stays where the reader is, and follows the end only from the end;
        another one begins where it was left in this session, at first at its end.
        """
        if conversation_id == self._conversation:
            self._show_change(entries)
        else:
            self._leave_place()
            self._conversation = conversation_id
            self._show_other(entries)

    def update_entry(self, entry: TimelineEntry) -> None:
        """Show another state of one message that is shown; others cost nothing."""
        boxes = self._column.boxes
        for index in range(len(boxes) - 1, -1, -1):
            before = boxes[index].entry
            if before.id == entry.id:
                follow = self._at_end
                boxes[index].update(entry)
                self._column.remeasure(index)
                self._settle(follow, before if index == len(boxes) - 1 else None)
                return

    def set_busy(self, busy: bool) -> None:
        """While an answer is on its way nothing can be edited, asked again or switched."""
        reason = self.tr("Possible when the answer has arrived, or after Stop")
        overlay = self._shown_overlay
        overlay.busy_reason = reason if busy else ""
        self._place_overlay()

    def _show_other(self, entries: Sequence[TimelineEntry]) -> None:
        self._selection.clear()
        self._dragger.release()
        self._focused = self._hovered = None
        boxes = self._boxes.fresh(entries)
        self._page.cache.clear()
        place = self._places.get(self._conversation or "")
        index = next((i for i, box in enumerate(boxes) if place and box.entry.id == place[0]), None)
        if place is not None and index is not None:
            self._column.set_boxes(boxes, Spot(index, place[1].part, place[1].offset))
            self._refresh()
        else:
            self._column.set_boxes(boxes, Spot())
            self.scroll_to_end()

    def _show_change(self, entries: Sequence[TimelineEntry]) -> None:
        old = list(self._column.boxes)
        last_before = old[-1].entry if old else None
        follow = self._at_end
        visible = list(self._column.visible(self._screen))
        spot = self._column.spot
        merged = self._boxes.merged(old, entries)
        follow = follow and (merged.same >= len(old) or merged.same >= len(merged.boxes) - 1)
        self._selection.moved(merged.moves)
        self._focused = merged.moves.get(self._focused) if self._focused is not None else None
        self._hovered = None
        self._column.set_boxes(merged.boxes, self._new_spot(spot, merged, visible))
        same_last = bool(merged.boxes) and merged.moves.get(len(old) - 1) == len(merged.boxes) - 1
        self._settle(follow, last_before if same_last else None)

    def _new_spot(self, spot: Spot, merged: Merged, visible: Sequence[Shown]) -> Spot:
        """Where the screen begins now: what is there stays, above all the switched branch."""
        at = merged.same
        if at < len(merged.boxes) and merged.boxes[at].entry.branched:
            box = merged.boxes[at]
            for shown in visible:
                switched = shown.index == at and shown.box.entry.id in box.entry.siblings
                if switched and shown.box is not box and _has_branches(shown):
                    return Spot(at, 0 if box.entry.by_user else box.parts - 1, -shown.y)
        if spot.box in merged.moves:
            return Spot(merged.moves[spot.box], spot.part, spot.offset)
        if at < len(merged.boxes):
            return Spot(at, 0, -self._page.top)
        return Spot(max(0, len(merged.boxes) - 1))

    def _settle(self, follow: bool, before: TimelineEntry | None) -> None:
        """Show the change; `before` is what the last message was."""
        if not follow:
            self._refresh()
            return
        self.scroll_to_end()
        boxes = self._column.boxes
        if before is None or not boxes or not arrived_whole(before, boxes[-1].entry):
            return
        # A long answer that arrives in one piece is read from its beginning.
        last = len(boxes) - 1
        if self._column.box_top(last) < self._column.scroll:
            self._column.go_to(Spot(last, 0, -sizes.GAP))
            self._refresh()

    def _leave_place(self) -> None:
        if self._conversation is None or not self._column.boxes:
            return
        spot = self._column.spot
        if self._at_end:
            self._places.pop(self._conversation, None)
        else:
            entry = self._column.boxes[spot.box].entry
            self._places[self._conversation] = (entry.id, spot)

    # -- the widgets over the text ------------------------------------------------------------

    @property
    def _shown_overlay(self) -> Overlay:
        if self._overlay is None:
            raise RuntimeError("The view is not built yet")
        return self._overlay

    def _make_overlay(self, theme: Theme) -> Overlay:
        overlay = Overlay(theme, self.viewport(), self._take_focus)
        overlay.edit_requested.connect(self.edit_requested)
        overlay.regenerate_requested.connect(self.regenerate_requested)
        overlay.branch_requested.connect(self.branch_requested)
        overlay.step_requested.connect(self.step_requested)
        overlay.menu_requested.connect(self._open_menu_of)
        overlay.details_toggled.connect(self._resize_notice)
        return overlay

    def _notice_height(self, entry: TimelineEntry, width: int) -> int:
        return self._shown_overlay.notice_height(entry, width)

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
        size = self._to_end.sizeHint()
        left = (self.width() - size.width()) // 2
        top = self._screen - size.height() - _TO_END_GAP
        self._to_end.setGeometry(left, top, size.width(), size.height())
        self._to_end.raise_()

    def _resize_notice(self, message_id: str) -> None:
        index = self._index_of(message_id)
        if index is not None:
            self._column.boxes[index].forget_foot()
            self._refresh()

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
        hits = (i for i, box in enumerate(self._column.boxes) if box.entry.id == message_id)
        return next(hits, None)

    def _index_at(self, point: QPoint) -> int | None:
        shown = self._pointer.part_at(point.y())
        return shown.index if shown is not None else None

    # -- menus --------------------------------------------------------------------------------

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu of the message at the mouse, or of the focused one."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            index, point = self._focused, self._place_of_focused()
        else:
            point = event.pos()
            index = self._index_at(point)
        self._open_menu(index, self.viewport().mapToGlobal(point), QPointF(point))
        event.accept()

    def _place_of_focused(self) -> QPoint:
        tops = (s.y for s in self._column.visible(self._screen) if s.index == self._focused)
        return QPoint(self._page.left, max(0, next(tops, 0)) + self._page.text.line)

    def _open_menu_of(self, message_id: str, place: QPoint) -> None:
        self._open_menu(self._index_of(message_id), place, None)

    def _open_menu(self, index: int | None, place: QPoint, point: QPointF | None) -> None:
        entry = self._column.boxes[index].entry if index is not None else None
        link = self._pointer.link_at(point) if point is not None else None
        message_id = entry.id if entry is not None else ""
        content = entry.message.content if entry is not None else ""
        actions = MenuActions(
            copy=self.copy_selection if self.has_selection else None,
            select_all=self.select_all,
            copy_message=lambda: QGuiApplication.clipboard().setText(content),
            edit=lambda: self.edit_requested.emit(message_id),
            ask_again=lambda: self.regenerate_requested.emit(message_id),
            copy_link=(lambda: QGuiApplication.clipboard().setText(link)) if link else None,
            busy_reason=self._shown_overlay.busy_reason,
        )
        menu = MessageMenu(self._theme, self, entry, actions)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

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

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from the focused message to its first action."""
        if forward and self.hasFocus() and self._focused is not None:
            entry = self._column.boxes[self._focused].entry
            bar = self._shown_overlay.bar_of(entry.id)
            if bar is not None and bar.isVisible() and bar.buttons:
                bar.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().focusNextPrevChild(forward)

    def _focus_message(self, step: int) -> None:
        boxes = self._column.boxes
        if not boxes:
            return
        seen = [shown.index for shown in self._column.visible(self._screen)]
        if self._focused is None or self._focused not in seen:
            index = seen[-1] if step < 0 else seen[0]
        else:
            index = self._focused + step
        self._focused = max(0, min(index, len(boxes) - 1))
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_message(self._focused)

    def _show_message(self, index: int) -> None:
        """Scroll as little as needed to see the message, or its beginning."""
        top = self._column.box_top(index) - self._column.scroll
        height = self._column.boxes[index].height
        if top < 0 or height > self._screen:
            self._column.go_to(Spot(index, 0, -sizes.GAP))
        elif top + height > self._screen:
            self._column.move(top + height - self._screen)
        self._refresh()


def _has_branches(shown: Shown) -> bool:
    """Whether the buttons for branches stand at this part of a message."""
    part = 0 if shown.box.entry.by_user else shown.box.parts - 1
    return shown.part == part
