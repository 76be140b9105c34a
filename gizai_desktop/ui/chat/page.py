"""The page beside the sidebar: a new chat, or the conversation with the composer below."""

from itertools import pairwise

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from gizai_desktop.domain.service import Service
from gizai_desktop.ui.chat.empty_state import EmptyState
from gizai_desktop.ui.composer.composer import Composer
from gizai_desktop.ui.look.painting import painting
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.widgets.scroll import ScrollArea
from gizai_desktop.ui.widgets.toast import keep_toasts_above

COLUMN = 744
NARROW_BELOW = 640
_SIDE = 24
_SIDE_NARROW = 16
_ABOVE_COMPOSER = 8
_EDGE = 24


class ChatPage(QWidget):
    """Owns the composer for good and only moves it, so its text and focus never suffer.

    In an empty chat the composer lies over the scrolled block and follows it.
    """

    example_chosen = Signal(str)
    """The prompt of a card; the page has already put it into the composer."""

    def __init__(
        self,
        theme: Theme,
        timeline: QWidget,
        composer: Composer,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._timeline = timeline
        self._composer = composer
        self._empty = True
        self._block = EmptyState(theme)
        self._scroll = ScrollArea(self._block, self)
        timeline.setParent(self)
        composer.setParent(self)
        composer.raise_()
        keep_toasts_above(composer)
        self._order_tabs()
        self._block.example_chosen.connect(self._take_example)
        self._block.moved.connect(self._place_composer)
        self._scroll.verticalScrollBar().valueChanged.connect(self._place_composer)
        theme.changed.connect(self._arrange)
        self.set_empty(True)

    @property
    def empty(self) -> bool:
        """Whether the page shows a new chat."""
        return self._empty

    def set_empty(self, empty: bool) -> None:
        """Show the new chat, or the conversation."""
        self._empty = empty
        self._scroll.setVisible(empty)
        self._timeline.setVisible(not empty)
        self._composer.set_hint_visible(not empty)
        self._composer.show()
        self._arrange()

    def set_answering(self, service: Service) -> None:
        """Say in a new chat who answers."""
        self._block.set_answering(service)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out again."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """The composer has become higher or lower."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the direction of the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._arrange()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Over the composer the wheel scrolls what lies below it."""
        if self._empty:
            bar = self._scroll.verticalScrollBar()
            bar.setValue(bar.value() - event.angleDelta().y() // 2)
            event.accept()
        else:
            super().wheelEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground."""
        del event
        with painting(self) as painter:
            painter.fillRect(self.rect(), self._theme.color("window"))

    @property
    def narrow(self) -> bool:
        """Whether there is no room for everything; larger letters take more of it."""
        return self.width() < self._theme.px(NARROW_BELOW)

    def _order_tabs(self) -> None:
        stops = [self._timeline, *self._composer.tab_order, *self._block.cards]
        for before, after in pairwise(stops):
            self.setTabOrder(before, after)

    def _column(self) -> QRect:
        side = _SIDE_NARROW if self.narrow else _SIDE
        width = max(1, min(self._theme.px(COLUMN), self.width() - 2 * side))
        return QRect((self.width() - width) // 2, 0, width, self.height())

    def _composer_height(self, width: int) -> int:
        # The text wraps, and so finds its height, when it gets its width.
        self._composer.resize(width, self._composer.height())
        self._composer.settle()
        return self._composer.sizeHint().height()

    def _arrange(self) -> None:
        column = self._column()
        self._composer.set_narrow(self.narrow)
        height = self._composer_height(column.width())
        if self._empty:
            self._arrange_empty(column, height)
        else:
            top = max(0, self.height() - height)
            self._composer.setGeometry(column.left(), top, column.width(), height)
            self._timeline.setGeometry(0, 0, self.width(), max(0, top - _ABOVE_COMPOSER))

    def _arrange_empty(self, column: QRect, height: int) -> None:
        self._scroll.setGeometry(self.rect())
        self._block.set_column(column.left(), column.width(), height)
        self._block.setMinimumHeight(self._block.block_height() + _EDGE)

    def _place_composer(self) -> None:
        if self._empty:
            origin = self._block.mapTo(self, QPoint(0, 0))
            self._composer.setGeometry(self._block.hole.translated(origin))

    def _take_example(self, prompt: str) -> None:
        # What was written or pasted before is what the example is about.
        written = self._block.without_prompt(self._composer.text())
        self._composer.set_text(prompt + written)
        self._composer.focus_text(Qt.FocusReason.OtherFocusReason)
        self.example_chosen.emit(prompt)
