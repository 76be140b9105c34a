"""The field at the top of the popup with the AI models."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from gizai_desktop.ui.look.painting import painting, separator
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.widgets.field_box import clear_base
from gizai_desktop.ui.widgets.glyph import Glyph

_HEIGHT = 48


class SearchRow(QWidget):
    """A field over the whole width, with a line below."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.edit = QLineEdit()
        self.edit.setFrame(False)
        clear_base(self.edit)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 1)
        row.setSpacing(8)
        row.addWidget(Glyph(theme, "search", "text2", 18))
        row.addWidget(self.edit, 1)
        theme.changed.connect(self._follow_theme)
        self._follow_theme()

    def set_hint(self, hint: str) -> None:
        """Say what can be found."""
        self.edit.setPlaceholderText(hint)
        self.edit.setAccessibleName(hint)

    @property
    def nothing_to_delete(self) -> bool:
        """Whether the Delete key would change nothing in the text."""
        edit = self.edit
        return edit.cursorPosition() == len(edit.text()) and not edit.hasSelectedText()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line below."""
        del event
        with painting(self) as painter:
            line = QRect(0, self.height() - 1, self.width(), 1)
            separator(painter, line, self._theme.color("border"))

    def _follow_theme(self) -> None:
        self.setFixedHeight(self._theme.px(_HEIGHT))
        self.edit.setFont(self._theme.font("ui"))
