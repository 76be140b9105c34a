"""The small sheet that asks what of a backup is wanted."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gizai_desktop.ui.forms.switch_row import SwitchRow
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.widgets.buttons import Button
from gizai_desktop.ui.widgets.label import TextLabel
from gizai_desktop.ui.widgets.sheet import Sheet


class RestoreSheet(Sheet):
    """440 wide. `deleteLater()` it on `closed`.

    Signals:
        confirmed(bool): restore it; whether the settings are wanted too.
    """

    confirmed = Signal(bool)

    def __init__(self, theme: Theme, parent_window: QWidget, backup: Path) -> None:
        super().__init__(theme, parent_window, "", QSize(440, 0), closable=False)
        self.set_title(self.tr("Restore this backup?"))
        sentence = self.tr(
            "The chats, the trash and the drafts of {name} come to those that are here. Nothing"
            " that is here is changed or replaced."
        ).replace("{name}", backup.name)
        self.settings = SwitchRow(
            theme,
            self.tr("Settings and personas too"),
            self.tr(
                "They take the place of the settings in use. Passwords and keys are not in it."
            ),
        )
        self._cancel = Button(theme, self.tr("Cancel"), "plain")
        self.restore = Button(theme, self.tr("Restore"), "primary")
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(24, 0, 24, 12)
        column.setSpacing(16)
        column.addWidget(TextLabel(theme, sentence, "ui", "text2", wrap=True))
        column.addWidget(self.settings)
        self.set_body(body)
        self.panel.foot_line = False
        self.add_button(self._cancel)
        self.add_button(self.restore)
        self._cancel.clicked.connect(self._close)
        self.restore.clicked.connect(self._confirm)

    def first_focus(self) -> QWidget | None:
        """The action: it does no harm."""
        return self.restore

    def _confirm(self) -> None:
        self._close()
        self.confirmed.emit(self.settings.switch.isChecked())

    def _close(self) -> None:
        self.dismiss(Qt.FocusReason.OtherFocusReason)
