"""A list that has the keyboard itself: Return and Delete act on the lit row."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.widgets.lit_list import LitList


class KeyedList(LitList):
    """A click lights a row; Return or a double click takes it."""

    taken = Signal()
    delete_wanted = Signal()

    def __init__(self, theme: Theme, height: int = 36, parent: QWidget | None = None) -> None:
        super().__init__(theme, height, parent)
        self.follows_mouse = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move or act; other keys go on to the sheet."""
        ends = {Qt.Key.Key_Home: -len(self.rows), Qt.Key.Key_End: len(self.rows)}
        if self.take_key(event.key()):
            return
        if event.key() in ends:
            self.step(ends[Qt.Key(event.key())])
        elif event.isAutoRepeat():
            event.ignore()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.taken.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the lit row in view."""
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take the row."""
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self.taken.emit()
