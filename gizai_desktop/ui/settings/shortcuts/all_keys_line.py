"""The line that gives all actions their usual keys back, and undoes that."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.widgets.buttons import Button, LinkButton
from gizai_desktop.ui.widgets.label import ElidedLabel


class AllKeysLine(QWidget):
    """There only while keys are changed, or just were.

    Signals:
        reset_asked(): the usual keys are wanted everywhere.
        undo_asked(): those before are wanted again.
    """

    reset_asked = Signal()
    undo_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.reset = Button(theme, self.tr("All back to default"))
        self.said = ElidedLabel(theme, self.tr("All keys are the usual ones again."))
        self.undo = LinkButton(theme, self.tr("Undo"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(8)
        row.addWidget(self.reset)
        row.addWidget(self.said)
        row.addWidget(self.undo, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch()
        self.reset.clicked.connect(self.reset_asked)
        self.undo.clicked.connect(self.undo_asked)
        self.show_state(changed=False, undoable=False)

    def show_state(self, *, changed: bool, undoable: bool) -> None:
        """Offer the way back to the usual keys, or from them."""
        held = self.reset.hasFocus() or self.undo.hasFocus()
        self.setVisible(changed or undoable)
        self.reset.setVisible(changed)
        self.said.setVisible(undoable and not changed)
        self.undo.setVisible(undoable and not changed)
        if held:
            (self.reset if changed else self.undo).setFocus(Qt.FocusReason.OtherFocusReason)
