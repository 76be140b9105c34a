"""Buttons of a code block that change how much of it is seen."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gizai_desktop.ui.look.painting import set_ground
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.widgets.buttons import IconButton
from gizai_desktop.ui.widgets.fold_button import FoldButton

_SIDE = 28


class CodeWrap(IconButton):
    """Breaks the long lines of code; `turned` carries the message id and the code's place."""

    turned = Signal(str, int)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, "wrap", "", _SIDE, parent)
        self._code = ("", 0)
        self.clicked.connect(lambda: self.turned.emit(*self._code))
        set_ground(self, "raised")

    def show_code(self, message_id: str, start: int, *, wrapped: bool) -> None:
        """Stand for that code."""
        self._code = (message_id, start)
        name = self.tr("Do not wrap lines") if wrapped else self.tr("Wrap lines")
        if name != self.accessibleName():
            self.set_icon("wrap", "accent" if wrapped else None)
            self.set_name(name)


class CodeFold(FoldButton):
    """Shows all lines of long code, or fewer; `turned` carries the same."""

    turned = Signal(str, int)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, "", parent)
        self._code = ("", 0)
        self.clicked.connect(lambda: self.turned.emit(*self._code))
        set_ground(self, "raised")

    def show_code(self, message_id: str, start: int, lines: int, *, folded: bool) -> None:
        """Stand for that code."""
        self._code = (message_id, start)
        self.setChecked(not folded)
        every = self.tr("Show all {0} lines").format(lines)
        words = every if folded else self.tr("Show less")
        if words != self.text():
            self.setText(words)
            self.setAccessibleName(words)
            self.update()
