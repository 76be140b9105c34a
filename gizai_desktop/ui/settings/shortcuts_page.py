"""The Shortcuts page: what the keys do."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gizai_desktop.ui.settings.form import Page
from gizai_desktop.ui.settings.frame import Frame
from gizai_desktop.ui.settings.info import ShortcutRow
from gizai_desktop.ui.theme import Theme
from gizai_desktop.ui.widgets.focus_ring import FocusRing
from gizai_desktop.ui.widgets.key_label import KeyLabel
from gizai_desktop.ui.widgets.label import TextLabel


class _Line(QWidget):
    """An action and its keys; 36 px, higher when the words wrap."""

    def __init__(self, theme: Theme, shortcut: ShortcutRow) -> None:
        super().__init__()
        self._theme = theme
        keys = shortcut.keys.toString(QKeySequence.SequenceFormat.PortableText)
        row = QHBoxLayout(self)
        row.setContentsMargins(13, 4, 13, 4)
        row.setSpacing(12)
        row.addWidget(TextLabel(theme, shortcut.action, wrap=True), 1)
        row.addWidget(KeyLabel(theme, keys), 0, Qt.AlignmentFlag.AlignVCenter)
        theme.changed.connect(self._follow_theme)
        self._follow_theme()

    def _follow_theme(self) -> None:
        self.setMinimumHeight(self._theme.px(36))


class ShortcutsPage(Page):
    """Read only; ↑, ↓, Page Up and Page Down scroll it."""

    def __init__(self, theme: Theme, shortcuts: Sequence[ShortcutRow]) -> None:
        super().__init__(theme)
        for group, rows in groupby(shortcuts, key=lambda row: row.group):
            self.add_heading(group)
            frame = Frame(theme)
            for row in rows:
                frame.column.addWidget(_Line(theme, row))
            self.column.addWidget(frame)
        self.column.addStretch(1)
        # Nothing inside takes the focus, so the page itself has to for the keyboard to scroll.
        self.scroll_area.setAccessibleName(self.tr("Shortcuts"))
        self.scroll_area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        FocusRing(theme, self.scroll_area, 12, reach=-4)
