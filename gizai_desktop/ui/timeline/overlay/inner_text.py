"""A text with lines of its own inside of the page, which does not catch the page's wheel."""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from gizai_desktop.ui.widgets.wheel import PAUSE_MS


class InnerText(QPlainTextEdit):
    """Plain text to be read. Who turns a wheel goes on to scroll what it began with.

    Args:
        page_turns: whether the page was scrolled by a wheel a moment ago.
    """

    def __init__(self, page_turns: Callable[[], bool], parent: QWidget) -> None:
        super().__init__(parent)
        self._page_turns = page_turns
        self._turned = QElapsedTimer()
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the text, or leave that to the page; Qt itself sees to the phases of touchpads."""
        if event.phase() != Qt.ScrollPhase.NoScrollPhase:
            super().wheelEvent(event)
            return
        ours = self._turned.isValid() and self._turned.elapsed() < PAUSE_MS
        if self._page_turns() and not ours:
            event.ignore()
            return
        super().wheelEvent(event)
        if event.isAccepted() or ours:
            self._turned.start()
            event.accept()
