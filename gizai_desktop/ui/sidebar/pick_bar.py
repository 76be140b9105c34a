"""The foot of the sidebar while several conversations are picked."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gizai_desktop.ui.sidebar.requests import RowAction
from gizai_desktop.ui.theme import Theme
from gizai_desktop.ui.widgets.buttons import IconButton
from gizai_desktop.ui.widgets.label import ElidedLabel


class PickBar(QWidget):
    """Says how many are picked, and does something with all of them."""

    asked = Signal(RowAction)
    cancelled = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self._label = ElidedLabel(theme, "", "ui", "text")
        self._buttons = {
            RowAction.TAGS: IconButton(theme, "tag", ""),
            RowAction.ARCHIVE: IconButton(theme, "archive", ""),
            RowAction.EXPORT: IconButton(theme, "download", ""),
            RowAction.DELETE: IconButton(theme, "trash", ""),
        }
        self._cancel = IconButton(theme, "close", "")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self._label, 1)
        for action, button in self._buttons.items():
            button.clicked.connect(lambda _=False, action=action: self.asked.emit(action))
            row.addWidget(button)
        row.addWidget(self._cancel)
        self._cancel.clicked.connect(self.cancelled)
        self.retranslate()

    def show_count(self, count: int, *, archived: bool) -> None:
        """Say how many are picked; nothing to see when there are none."""
        self._count = count
        before = self._label.text
        self._label.set_text(self.tr("%1 selected").replace("%1", f"{count:n}"))
        name = self.tr("Take out of the archive") if archived else self.tr("Archive")
        self._buttons[RowAction.ARCHIVE].set_name(name)
        self.setVisible(count > 0)
        if count and self._label.text != before:
            event = QAccessibleAnnouncementEvent(self, self._label.text)
            QAccessible.updateAccessibility(event)

    def retranslate(self) -> None:
        """Take the words of the language in use."""
        self._buttons[RowAction.EXPORT].set_name(self.tr("Export…"))
        self._buttons[RowAction.TAGS].set_name(self.tr("Tags"))
        self._buttons[RowAction.DELETE].set_name(self.tr("Delete"))
        self._cancel.set_name(self.tr("Select nothing"))
        self.show_count(self._count, archived=False)
