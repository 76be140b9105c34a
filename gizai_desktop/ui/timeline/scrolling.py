"""A scroll area over the column of messages: the scroll bar follows the column's spot."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtGui import (
    QAccessibleInterface,
    QKeyEvent,
    QPalette,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QWidget

from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.timeline.column.column import Column
from gizai_desktop.ui.timeline.column.entry import TimelineEntry
from gizai_desktop.ui.timeline.column.page import Page
from gizai_desktop.ui.timeline.repainting import Growth, Repainter
from gizai_desktop.ui.timeline.viewport import Viewport

if TYPE_CHECKING:
    from gizai_desktop.ui.timeline.gliding import Scrolled
    from gizai_desktop.ui.timeline.turning import Turning

_FAR = 2  # screens; a longer way goes through estimates instead of measuring everything


class _WholePage:
    """The column as what a wheel scrolls."""

    def __init__(self, column: Column, scroll_by: Callable[[int], None]) -> None:
        self._column = column
        self._scroll_by = scroll_by

    @property
    def place(self) -> object:
        """The part at the top of the screen, and how far in it."""
        return self._column.spot

    def move(self, distance: int) -> bool:
        """Scroll by pixels."""
        before = self._column.spot
        self._scroll_by(distance)
        return self._column.spot != before


class ScrollingColumn(QAbstractScrollArea):
    """Scrolls, and keeps the text at the top in place when sizes change."""

    def __init__(self, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setViewport(Viewport(self._describe_messages))
        self._theme = theme
        self._page = Page(theme, self._notice_height, self._head_height)
        self._column = Column(self._page)
        self._at_end = True
        self._syncing = False
        self._turned: Turning | None = None  # not before the first turn of a wheel
        self._growth: Growth | None = None  # while nothing else changes
        self._repainter = Repainter(self.viewport(), self._column)
        self._looking = QTimer(self, singleShot=True, interval=0)
        self._looking.timeout.connect(self._look_on)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Labels on the viewport take the foreground that goes with its background.
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self.verticalScrollBar().sliderPressed.connect(self._stop_gliding)
        # Else all that lies below it would be painted again whenever its thumb moves.
        self.verticalScrollBar().setBackgroundRole(QPalette.ColorRole.Window)
        self.verticalScrollBar().setAutoFillBackground(True)
        theme.changed.connect(self._follow_theme)
        self._apply_palette()

    @property
    def at_end(self) -> bool:
        """Whether the last line is on the screen."""
        return self._at_end

    def scroll_to_end(self) -> None:
        """Show the end of the conversation, and stay there when it grows."""
        self._column.go_to_end(self._screen)
        self._refresh()

    @property
    def _screen(self) -> int:
        return max(1, self.viewport().height())

    def _notice_height(self, entry: TimelineEntry, width: int) -> int:
        raise NotImplementedError

    def _head_height(self, entry: TimelineEntry, width: int) -> int:
        raise NotImplementedError

    def _wide_at(self, point: QPointF) -> "Scrolled | None":
        raise NotImplementedError

    def _place_overlay(self) -> None:
        raise NotImplementedError

    @property
    def _changes_by_lines(self) -> bool:
        """Whether what comes at the end of a text changes no line above."""
        raise NotImplementedError

    def _describe_messages(self, viewport: QWidget) -> QAccessibleInterface:
        raise NotImplementedError

    def _refresh(self) -> None:
        """Measure what is on the screen, and bring everything in line with it."""
        self._column.fill(self._screen)
        bar = self.verticalScrollBar()
        last = max(0, self._column.total - self._screen)
        self._syncing = True
        bar.setRange(0, last)
        bar.setPageStep(self._screen)
        bar.setSingleStep(self._page.text.line * 2)
        bar.setValue(self._column.scroll)
        self._syncing = False
        self._at_end = self._column.scroll >= last
        self._repainter.paint(self._growth, by_lines=self._changes_by_lines)
        self._place_overlay()
        if any(shown.box.waits for shown in self._column.visible(self._screen)):
            self._looking.start()

    def _look_on(self) -> None:
        """Look at more of a very long answer, a part in every turn of the event loop."""
        waited = self._column.look_on(self._screen)
        if waited and self._at_end:
            self._looking.start()  # the end is shown when it is known, in a turn of its own
        elif self._at_end:
            self.scroll_to_end()
        elif waited:
            self._refresh()

    def _relayout(self) -> None:
        """Break lines anew, with the same line at the top."""
        if self._at_end and not self._column.holding:
            self._column.go_to_end(self._screen)
        else:
            self._column.restore()
        self._refresh()

    def _hold(self) -> None:
        """Remember the line at the top, unless the end is to stay at the end."""
        if not self._at_end:
            self._column.hold()

    def _scroll_by(self, distance: int) -> None:
        self._column.move(distance)
        self._refresh()

    @property
    def _turning(self) -> "Turning":
        if self._turned is None:
            from gizai_desktop.ui.timeline.turning import (  # noqa: PLC0415 - after the first paint
                Turning,
            )

            self._turned = Turning(
                _WholePage(self._column, self._scroll_by),
                self._wide_at,
                lambda: QApplication.wheelScrollLines() * self._page.text.line,
                lambda: self._theme.duration("wheel"),
                self,
            )
        return self._turned

    def _page_turns(self) -> bool:
        """Whether a wheel scrolled the page a moment ago."""
        return self._turned is not None and self._turned.page_turns()

    def _stop_gliding(self) -> None:
        if self._turned is not None:
            self._turned.glide.stop()

    def _follow_theme(self) -> None:
        self._hold()
        self._apply_palette()
        self._page.refresh()
        self._relayout()

    def _apply_palette(self) -> None:
        palette = self.palette()
        for role in (QPalette.ColorRole.Base, QPalette.ColorRole.Window):
            palette.setColor(role, self._theme.color("window"))
        self.setPalette(palette)

    # -- Qt -----------------------------------------------------------------------------------

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Follow the scroll bar."""
        del dx, dy
        if self._syncing:
            return
        y = self.verticalScrollBar().value()
        distance = y - self._column.scroll
        if abs(distance) <= _FAR * self._screen:
            self._column.move(distance)
        else:
            self._column.jump(y)
        self._refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the column into the new size."""
        super().resizeEvent(event)
        self._hold()
        if self._page.set_width(self.width()):
            self._relayout()
        elif self._at_end:
            self.scroll_to_end()
        else:
            self._refresh()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll by the touchpad's pixels, or by lines for each notch of a wheel."""
        self._turning.turn(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by line, by screen, and to both ends."""
        self._stop_gliding()
        page = self._screen - self._page.text.line
        steps = {
            Qt.Key.Key_Up: -2 * self._page.text.line,
            Qt.Key.Key_Down: 2 * self._page.text.line,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_Space: -page
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            else page,
        }
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Home:
            self._column.jump(0)
            self._refresh()
        elif key == Qt.Key.Key_End:
            self.scroll_to_end()
        elif key in steps:
            self._scroll_by(steps[key])
        else:
            super().keyPressEvent(event)
