"""The foot of the sidebar while several conversations are picked."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.sidebar.requests import RowAction
from gizai_desktop.ui.texts import count_text
from gizai_desktop.ui.widgets.buttons import IconButton
from gizai_desktop.ui.widgets.label import ElidedLabel

_LEFT = 8
_GAP = 0


class PickBar(QWidget):
    """Says how many are picked, and does something with all of them."""

    asked = Signal(RowAction)
    cancelled = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._count = 0
        self._label = ElidedLabel(theme, "", "ui", "text")
        self._buttons = {
            RowAction.TAGS: IconButton(theme, "tag", "", 28),
            RowAction.ARCHIVE: IconButton(theme, "archive", "", 28),
            RowAction.EXPORT: IconButton(theme, "download", "", 28),
            RowAction.DELETE: IconButton(theme, "trash", "", 28),
        }
        self._cancel = IconButton(theme, "close", "", 28)
        row = QHBoxLayout(self)
        row.setContentsMargins(_LEFT, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addWidget(self._label, 1)
        for action, button in self._buttons.items():
            button.clicked.connect(lambda _=False, action=action: self.asked.emit(action))
            row.addWidget(button)
        row.addWidget(self._cancel)
        self._cancel.clicked.connect(self.cancelled)
        self.retranslate()

    def show_count(self, count: int, *, archived: bool) -> None:
        """Say how many are picked; nothing to see when there are none."""
        changed, self._count = count != self._count, count
        words = self._words()
        name = self.tr("Take out of the archive") if archived else self.tr("Archive")
        self._buttons[RowAction.ARCHIVE].set_name(name)
        self.setVisible(count > 0)
        self._fit()
        if count and changed:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the word out where there is room for the number only."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        words, side = self._words(), self._cancel.sizeHint().width() + _GAP
        room = self.width() - _LEFT - side * (len(self._buttons) + 1)
        metrics = QFontMetrics(self._theme.font("ui"))
        fits = metrics.horizontalAdvance(words) <= room
        self._label.set_text(words if fits else count_text(self._count))
        self._label.setAccessibleName(words)

    def _words(self) -> str:
        return self.tr("%1 selected").replace("%1", count_text(self._count))

    def retranslate(self) -> None:
        """Take the words of the language in use."""
        self._buttons[RowAction.EXPORT].set_name(self.tr("Export…"))
        self._buttons[RowAction.TAGS].set_name(self.tr("Tags"))
        self._buttons[RowAction.DELETE].set_name(self.tr("Delete"))
        self._cancel.set_name(self.tr("Select nothing"))
        self.show_count(self._count, archived=False)
