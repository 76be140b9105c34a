"""A bar under the header that says how far something is, until it has ended."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gizai_desktop.ui.look.painting import box_round, painting
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.widgets.buttons import LinkButton
from gizai_desktop.ui.widgets.label import ElidedLabel
from gizai_desktop.ui.widgets.progress_bar import ProgressBar

_STEPS = 1000


class WorkBar(QWidget):
    """Emits `cancelled()` once."""

    accessible_role = QAccessible.Role.AlertMessage

    cancelled = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._label = ElidedLabel(theme, "", "ui", "text")
        self.bar = ProgressBar(theme, "")
        self.bar.setRange(0, _STEPS)
        self.cancel = LinkButton(theme, self.tr("Cancel"))
        self.cancel.clicked.connect(self._cancel)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(self._label)
        column.addWidget(self.bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(13, 8, 5, 11)
        row.setSpacing(10)
        row.addLayout(column, 1)
        row.addWidget(self.cancel)

    @property
    def words(self) -> str:
        """What it says now."""
        return self._label.text

    def show_progress(self, done: int, total: int, words: str) -> None:
        """Fill the bar and change the words."""
        self.bar.setValue(_STEPS * done // total if total else 0)
        self._label.set_text(words)
        self.bar.setAccessibleName(words)
        self.setAccessibleName(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box, as that of a quiet notice."""
        del event
        with painting(self) as painter:
            fill, line = self._theme.color("surface_soft"), self._theme.color("border")
            box_round(painter, self.rect(), 8, fill, line)

    def _cancel(self) -> None:
        self.cancel.setEnabled(False)
        self.cancelled.emit()
