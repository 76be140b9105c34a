"""The foot of the sidebar: Settings and the trash, or what can be done with what is picked."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.sidebar.nav_row import NavRow
from gizai_desktop.ui.sidebar.pick_bar import PickBar
from gizai_desktop.ui.sidebar.requests import RowAction
from gizai_desktop.ui.widgets.buttons import IconButton

_BAR = 52
_ROW = 34
_SIDE = 8


class Foot(QWidget):
    """52 high, whatever it shows."""

    settings_requested = Signal()
    trash_requested = Signal()
    asked = Signal(RowAction)
    """For everything that is picked."""
    cancelled = Signal()
    """Nothing is to be picked any more."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._settings = NavRow(theme, "settings")
        self._trash = IconButton(theme, "trash", "")
        self._picks = PickBar(theme)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(4)
        self._row.addWidget(self._settings, 1)
        self._row.addWidget(self._trash)
        self._row.addWidget(self._picks, 1)
        self._settings.clicked.connect(self.settings_requested)
        self._trash.clicked.connect(self.trash_requested)
        self._picks.asked.connect(self.asked)
        self._picks.cancelled.connect(self.cancelled)
        theme.changed.connect(self._follow_theme)
        self._follow_theme()
        self.retranslate()

    def show_picks(self, count: int, *, archived: bool) -> None:
        """Offer what can be done with so many conversations; with none, the usual."""
        self._picks.show_count(count, archived=archived)
        self._settings.setVisible(not count)
        self._trash.setVisible(not count)

    def retranslate(self) -> None:
        """Take the words of the language in use."""
        self._settings.set_text(self.tr("Settings"))
        self._trash.set_name(self.tr("Trash"))
        self._picks.retranslate()

    def _follow_theme(self) -> None:
        gap = self._theme.px(_BAR) - self._theme.px(_ROW)
        self._row.setContentsMargins(_SIDE, gap // 2 + 1, _SIDE, gap - gap // 2 - 1)
