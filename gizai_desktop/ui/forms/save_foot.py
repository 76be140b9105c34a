"""The foot of what is saved as a whole: Cancel and Save."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gizai_desktop.ui.forms.form import SIDE
from gizai_desktop.ui.look.painting import painting, separator
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.widgets.buttons import Button


class SaveFoot(QWidget):
    """64 px with a line above. Emits `cancelled()` and `saved()`."""

    cancelled = Signal()
    saved = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.cancel = Button(theme, self.tr("Cancel"), "plain")
        self.cancel.clicked.connect(self.cancelled)
        self.save = Button(theme, self.tr("Save"), "primary")
        self.save.clicked.connect(self.saved)
        row = QHBoxLayout(self)
        row.setContentsMargins(SIDE, 0, SIDE, 0)
        row.setSpacing(12)
        row.addStretch()
        row.addWidget(self.cancel)
        row.addWidget(self.save)
        theme.changed.connect(self._follow_theme)
        self._follow_theme()

    def allow(self, *, changed: bool, right: bool) -> None:
        """Let the user save what changed and is right; else the tooltip tells why not."""
        self.save.setEnabled(changed and right)
        if not changed:
            self.save.setToolTip(self.tr("Nothing has changed"))
        else:
            self.save.setToolTip("" if right else self.tr("A field above needs another value"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line."""
        del event
        with painting(self) as painter:
            separator(painter, self.rect(), self._theme.color("border"))

    def _follow_theme(self) -> None:
        self.setFixedHeight(self._theme.px(64))
        self.update()
