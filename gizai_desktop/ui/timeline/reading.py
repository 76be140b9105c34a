"""Painting the column, and selecting, following links and scrolling code in it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QClipboard,
    QCursor,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from gizai_desktop.ui.look.painting import painting
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.timeline.column import sizes
from gizai_desktop.ui.timeline.column.notes import is_note_link, note_place
from gizai_desktop.ui.timeline.column.spots import Shown, Spot
from gizai_desktop.ui.timeline.column.sticky import sticky_head
from gizai_desktop.ui.timeline.link_tip import LinkTip
from gizai_desktop.ui.timeline.mouse import CodeGrip, Dragger, Pointer
from gizai_desktop.ui.timeline.painting import Painter, code_thumb
from gizai_desktop.ui.timeline.scrolling import ScrollingColumn
from gizai_desktop.ui.timeline.selection import Selection, everything, selected_html, selected_text
from gizai_desktop.ui.timeline.stops import Stop

if TYPE_CHECKING:
    from gizai_desktop.ui.timeline.wide import WideBlock

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_LEFT = Qt.MouseButton.LeftButton
_SIDEWAYS = {Qt.Key.Key_Left: -60, Qt.Key.Key_Right: 60}
_LONGEST_HTML = 100_000


class ReadingColumn(ScrollingColumn):
    """A column whose text can be read, selected and copied."""

    link_activated = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(theme, parent)
        self._focused: int | None = None
        self._stop: Stop | None = None  # where in the focused message the keyboard is
        self._ringed = False  # the focus came by keyboard
        self._selection = Selection()
        self._pressed_link: str | None = None
        self._link_tip = LinkTip(self.viewport())
        self._grip: CodeGrip | None = None
        self._painter = Painter(theme, self.tr("Code"))
        self._pointer = Pointer(self._column, lambda: self._screen)
        self._dragger = Dragger(
            self._pointer,
            self._selection,
            lambda: self._screen,
            self._scroll_by,
            self.viewport().update,
        )
        self._page.highlights.arrived.connect(self._take_colors)
        self._page.formulas.arrived.connect(self._take_formulas)
        self.destroyed.connect(self._page.formulas.close)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def has_selection(self) -> bool:
        """Whether any text is selected."""
        return self._selection.span is not None

    def selected_text(self) -> str:
        """The source of what is selected."""
        return selected_text(self._selection, self._column.boxes)

    def copy_selection(self) -> None:
        """Put the source of what is selected on the clipboard, and HTML beside it."""
        if self.has_selection:
            text = self.selected_text()
            both = QMimeData()
            both.setText(text)
            if len(text) <= _LONGEST_HTML:
                html = selected_html(self._selection, self._column.boxes, self._page.parsers.html)
                both.setHtml(html)
            QGuiApplication.clipboard().setMimeData(both)

    def select_all(self) -> None:
        """Select every message."""
        span = everything(self._column.boxes)
        if span is not None:
            self._selection.begin(span)
            self._offer_selection()
            self.viewport().update()

    def _take_colors(self) -> None:
        self._page.cache.drop_uncolored()
        self.viewport().update()

    def _take_formulas(self) -> None:
        """Lay out again what waited for formulas; what is at the top stays there."""
        at_end = self.at_end
        self._page.cache.drop_waiting()
        for box in self._column.boxes.made:
            if box is not None:
                box.forget_waiting()
        if at_end:
            self.scroll_to_end()
        else:
            self._refresh()

    def _offer_selection(self) -> None:
        clipboard = QGuiApplication.clipboard()
        if clipboard.supportsSelection() and self.has_selection:
            clipboard.setText(self.selected_text(), QClipboard.Mode.Selection)

    # -- painting -----------------------------------------------------------------------------

    @property
    def _changes_by_lines(self) -> bool:
        # What is looked for may begin in one line and end in the next.
        return not self._painter.marked.query

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the parts that are on the screen."""
        # Where a pixel of the screen is no whole pixel here, the one at the edge is painted too.
        clip = QRectF(event.rect()).adjusted(-1, -1, 1, 1)
        first, last = clip.top(), clip.bottom()
        shown = list(self._column.visible(self._screen))
        with painting(self.viewport()) as painter:
            painter.fillRect(clip, self._theme.color("window"))
            self._paint_bubbles(painter, shown)
            for part in shown:
                if part.y > last:
                    break
                seen = part.y + part.box.part_height(part.part) >= first
                if seen and part.part < len(part.box.blocks):
                    length = len(part.box.entry.message.content)
                    selected = self._selection.range_in(part.index, length)
                    self._painter.piece(painter, part, selected, clip)
            head = sticky_head(shown)
            if head is not None and head.y + head.shown.box.code_head >= first:
                self._painter.sticky(painter, head)
            self._paint_stop(painter, shown)
            if self._ringed and self.hasFocus() and self._focused not in {s.index for s in shown}:
                inside = self.viewport().rect().adjusted(6, 6, -6, -6)
                self._painter.focus_ring(painter, inside)

    def _paint_stop(self, painter: QPainter, shown: list[Shown]) -> None:
        raise NotImplementedError

    def _paint_bubbles(self, painter: QPainter, shown: list[Shown]) -> None:
        seen: set[int] = set()
        for part in shown:
            if part.index in seen:
                continue
            seen.add(part.index)
            top = part.y - part.box.part_top(part.part)
            if part.box.entry.by_user:
                self._painter.bubble(painter, part.box, top, self._screen)
            if part.index == self._focused and self.hasFocus() and self._stop is None:
                self._painter.focus_ring(painter, self._message_rect(part, top))

    def _message_rect(self, shown: Shown, top: int) -> QRect:
        box = shown.box
        if box.entry.by_user:
            left = self._page.left + self._page.width - box.bubble_width
            return QRect(left, top, box.bubble_width, box.bubble_height)
        foot = self._theme.px(sizes.ROW) if box.has_row else 0
        height = max(box.part_top(box.parts - 1) + box.row_top + foot, self._page.text.line)
        return QRect(self._page.left - 6, top, self._page.width + 12, height)

    # -- mouse --------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to select, or take hold of a code block's scroll bar."""
        point = event.position()
        if event.button() != _LEFT or self._pointer.over_head(point):
            return
        self._stop_gliding()
        self._focused = self._stop = None
        self._grip = self._pointer.grip_at(point)
        if self._grip is None:
            self._pressed_link = self._pointer.link_at(point)
            self._dragger.press(point, extend=bool(event.modifiers() & _SHIFT))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select the word."""
        if event.button() == _LEFT and not self._pointer.over_head(event.position()):
            self._dragger.double_click(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Extend the selection, scroll code, or show what a click would do."""
        point = event.position()
        if self._grip is not None:
            self._drag_code(self._grip, point.x())
        elif self._dragger.dragging and event.buttons() & _LEFT:
            self._dragger.move(point)
        self._show_cursor(point)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the selection; a click on a link follows it."""
        if event.button() != _LEFT:
            return
        self._grip = None
        self._dragger.release()
        link = self._pointer.link_at(event.position())
        if link is not None and link == self._pressed_link and not self.has_selection:
            shown = self._pointer.part_at(event.position().y())
            if shown is not None:
                self._follow(shown.index, link)
        self._pressed_link = None
        self._offer_selection()

    def _follow(self, index: int, link: str) -> None:
        """Tell of a link of a message, or go to a footnote and back."""
        if not is_note_link(link):
            self.link_activated.emit(link)
            return
        box = self._column.boxes[index]
        part = note_place(box, link)
        if part is not None and self._column.read_part(index, part):
            part = note_place(box, link)
        if part is not None:
            self._show_part(index, part)

    def _show_part(self, index: int, part: int) -> None:
        """Scroll to a part of a message, unless all of it is on the screen."""
        for shown in self._column.visible(self._screen):
            bottom = shown.y + shown.box.part_height(shown.part)
            if (
                (shown.index, shown.part) == (index, part)
                and shown.y >= 0
                and bottom <= self._screen
            ):
                return
        self._column.go_to(Spot(index, part, -sizes.GAP))
        self._refresh()

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell where a link leads."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._link_tip.tell(self._pointer.link_at(QPointF(event.pos())), event.pos())
            return True
        return super().viewportEvent(event)

    def _show_cursor(self, point: QPointF) -> None:
        shape = Qt.CursorShape.ArrowCursor
        if self._grip is not None or self._pointer.grip_at(point) is not None:
            shape = Qt.CursorShape.ArrowCursor
        elif self._pointer.link_at(point) is not None and not self._dragger.dragging:
            shape = Qt.CursorShape.PointingHandCursor
        elif self._dragger.dragging or self._pointer.over_text(point):
            shape = Qt.CursorShape.IBeamCursor
        over_link = shape == Qt.CursorShape.PointingHandCursor
        self._link_tip.follow(self._pointer.link_at(point) if over_link else None, point.toPoint())
        if self.viewport().cursor().shape() != shape:
            self.viewport().setCursor(shape)

    def _drag_code(self, grip: CodeGrip, x: float) -> None:
        box = grip.shown.box
        block = box.blocks[grip.shown.part]
        room = box.room_of(block) - code_thumb(grip.shown, block).width()
        reach = box.code_state(block).width - box.room_of(block)
        if room > 0:
            box.scroll_code(block, round(grip.scroll + (x - grip.x) * reach / room))
            self.viewport().update()

    def _wide_at(self, point: QPointF) -> "WideBlock | None":
        """The code under a point, if it is wider than its block."""
        shown = self._pointer.code_at(point)
        if shown is None:
            return None
        from gizai_desktop.ui.timeline.wide import WideBlock  # noqa: PLC0415 - after the first paint

        return WideBlock(shown.box, shown.box.blocks[shown.part], self.viewport().update)

    # -- keyboard -----------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy and select all; the arrows to the sides scroll wide code; the rest scrolls."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selection()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.select_all()
        elif event.key() not in _SIDEWAYS or not self._push_code(_SIDEWAYS[Qt.Key(event.key())]):
            super().keyPressEvent(event)

    def _push_code(self, distance: int) -> bool:
        """Scroll the wide code under the mouse to the side, or the first that is seen."""
        at = QPointF(self.viewport().mapFromGlobal(QCursor.pos()))
        pointed = self._pointer.code_at(at) if self.underMouse() else None
        shown = pointed or self._pointer.wide_code()
        if shown is not None:
            block = shown.box.blocks[shown.part]
            shown.box.scroll_code(block, shown.box.code_state(block).scroll + distance)
            self.viewport().update()
        return shown is not None
