"""A list view whose rows cost nothing until they are seen."""

from bisect import bisect_right
from collections.abc import Iterator

from PySide6.QtCore import QItemSelection, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyleOptionViewItem, QWidget

from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.sidebar.model import SidebarModel

Index = QModelIndex | QPersistentModelIndex

ROW = 36
LABEL = 32
_FIRST_LABEL_EXTRA = 4  # the first label stands 8 px below the filter, and is 28 high


class RowsView(QListView):
    """Rows of 36 and labels of 32, whose places are reckoned instead of stored.

    QListView keeps a place for every row and reckons all of them anew after each change:
    a hundred milliseconds at 100,000 rows. It stays the base for what it tells screen readers.
    """

    def __init__(self, theme: Theme, model: SidebarModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chats = model
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setModel(model)

    def top_of(self, row: int) -> int:
        """Where a row begins, in pixels below the beginning of the list."""
        labels = self._chats.shelf.label_rows
        above = bisect_right(labels, row - 1)
        extra = _FIRST_LABEL_EXTRA if above and labels[0] == 0 else 0
        height = self._theme.px(ROW)
        return row * height - above * (height - self._theme.px(LABEL)) + extra

    def row_at(self, y: int) -> int:
        """The row at a distance from the beginning of the list; -1 above and below all rows."""
        count = len(self._chats.shelf)
        if not 0 <= y < self.top_of(count):
            return -1
        return bisect_right(range(count), y, key=self.top_of) - 1

    def rows_between(self, top: int, bottom: int) -> Iterator[int]:
        """The rows that can be seen between two heights of the viewport."""
        offset, count = self.verticalOffset(), len(self._chats.shelf)
        row = self.row_at(max(0, top + offset))
        while 0 <= row < count and self.top_of(row) - offset <= bottom:
            yield row
            row += 1

    def visualRect(self, index: Index) -> QRect:
        """Where a row is painted, in the viewport."""
        if not index.isValid():
            return QRect()
        top = self.top_of(index.row())
        height = self.top_of(index.row() + 1) - top
        return QRect(0, top - self.verticalOffset(), self.viewport().width(), height)

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The row at a point of the viewport."""
        row = self.row_at(point.y() + self.verticalOffset())
        return self._chats.index(row) if row >= 0 else QModelIndex()

    def verticalOffset(self) -> int:
        """How far the list is scrolled."""
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        """Rows are as wide as the list."""
        return 0

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a row into view, with as little movement as that takes."""
        if not index.isValid():
            return
        rect, bar, room = self.visualRect(index), self.verticalScrollBar(), self.viewport().height()
        if hint is QAbstractItemView.ScrollHint.PositionAtCenter:
            bar.setValue(bar.value() + rect.center().y() - room // 2)
        elif rect.top() < 0 or hint is QAbstractItemView.ScrollHint.PositionAtTop:
            bar.setValue(bar.value() + rect.top())
        elif rect.bottom() >= room or hint is QAbstractItemView.ScrollHint.PositionAtBottom:
            bar.setValue(bar.value() + rect.bottom() + 1 - room)

    def doItemsLayout(self) -> None:
        """There is nothing to lay out but the scroll bar."""
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        """Let the scroll bar have the length of the list."""
        QAbstractItemView.updateGeometries(self)
        bar, room = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(0, self.top_of(len(self._chats.shelf)) - room))
        bar.setPageStep(room)
        bar.setSingleStep(self._theme.px(ROW))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move what is painted, and the field that renames."""
        self.viewport().scroll(dx, dy)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """The keys are the subclass's own."""
        del action, modifiers
        return self.currentIndex()

    def setSelection(self, rect: QRect, command: object) -> None:
        """Nothing is selected with a rubber band."""
        del rect, command

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """The selected rows that are in sight."""
        region = QRegion()
        for row in self.rows_between(0, self.viewport().height()):
            index = self._chats.index(row)
            if selection.contains(index):
                region += self.visualRect(index)
        return region

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows in sight."""
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        delegate = self.itemDelegate()
        with QPainter(self.viewport()) as painter:
            for row in self.rows_between(event.rect().top(), event.rect().bottom()):
                index = self._chats.index(row)
                option.rect = self.visualRect(index)
                delegate.paint(painter, option, index)
