"""What the editors of services and personas have in common."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from gizai_desktop.ui.forms.form import Page
from gizai_desktop.ui.forms.save_foot import SaveFoot
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.widgets.buttons import LinkButton


class Editor(Page):
    """A page with a way back above and Cancel and Save below.

    `left()` comes when the user wants to go back; `saved()` when what stands here is right and
    is to be kept. Return saves, unless a control has taken it.
    """

    left = Signal()
    saved = Signal()

    def __init__(self, theme: Theme, back: str) -> None:
        super().__init__(theme)
        self.back = LinkButton(theme, back, "chevron-left")
        self.foot = SaveFoot(theme)
        self.column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self.outer.addWidget(self.foot)
        self.back.clicked.connect(self.left)
        self.foot.cancelled.connect(self.left)
        self.foot.saved.connect(self.save)

    @property
    def title(self) -> str:
        """What is edited."""
        raise NotImplementedError

    @property
    def changed(self) -> bool:
        """Whether something would be lost."""
        raise NotImplementedError

    def first_focus(self) -> QWidget | None:
        """What gets the keyboard at first, if not the first control."""
        return None

    def save(self) -> None:
        """Emit `saved`, or show what is wrong."""
        raise NotImplementedError

    def stop(self) -> None:
        """End what runs."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Save with Return, unless a button, a list or a menu has taken it."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.save()
            return
        super().keyPressEvent(event)
