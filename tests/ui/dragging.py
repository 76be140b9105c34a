"""Files that a file manager drags over a widget and drops."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl, qVersion
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget


class FileDrag:
    """Files at the pointer, over a widget."""

    def __init__(self, widget: QWidget, *paths: Path) -> None:
        self._widget = widget
        self._data = QMimeData()
        self._data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])

    def enter(self) -> bool:
        """Come over the widget; whether it would take them."""
        event = QDragEnterEvent(
            _entry_point(),
            Qt.DropAction.CopyAction,
            self._data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        event.ignore()
        QApplication.sendEvent(self._widget, event)
        return event.isAccepted()

    def drop(self) -> None:
        """Let go."""
        event = QDropEvent(
            QPointF(100, 100),
            Qt.DropAction.CopyAction,
            self._data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(self._widget, event)


def _entry_point() -> QPoint:
    # Qt 6.12 takes parts of pixels and warns of whole ones, which 6.11 insists on.
    new = tuple(map(int, qVersion().split(".")[:2])) >= (6, 12)
    return QPointF(100, 100) if new else QPoint(100, 100)  # type: ignore[return-value]
