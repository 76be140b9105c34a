"""The small sheet that asks before something is lost."""

from typing import Literal

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.widgets.buttons import Button
from gizai_desktop.ui.widgets.label import TextLabel
from gizai_desktop.ui.widgets.sheet import Sheet


class ConfirmSheet(Sheet):
    """400 wide: title, sentence, Cancel and one action. Emits `confirmed()`, then `closed()`.

    Cancel has the focus at first, so that Return does no harm.
    """

    confirmed = Signal()

    def __init__(
        self,
        theme: Theme,
        parent_window: QWidget,
        title: str,
        sentence: str,
        action: str,
        *,
        kind: Literal["primary", "danger"] = "danger",
    ) -> None:
        super().__init__(theme, parent_window, title, QSize(400, 0), closable=False)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(24, 0, 24, 12)
        column.addWidget(TextLabel(theme, sentence, "ui", "text2", wrap=True))
        self.set_body(body)
        self.panel.foot_line = False
        self._cancel = Button(theme, self.tr("Cancel"), "plain")
        self._cancel.clicked.connect(self._decline)
        self._action = Button(theme, action, kind)
        self._action.clicked.connect(self._confirm)
        self.add_button(self._cancel)
        self.add_button(self._action)
        self.setAccessibleDescription(sentence)

    def first_focus(self) -> QWidget | None:
        """Cancel."""
        return self._cancel

    def _decline(self) -> None:
        self.dismiss(Qt.FocusReason.OtherFocusReason)

    def _confirm(self) -> None:
        self.confirmed.emit()
        self.dismiss(Qt.FocusReason.OtherFocusReason)
