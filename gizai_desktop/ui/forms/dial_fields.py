"""Fields for temperature, top p, most tokens, and the texts that end an answer."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gizai_desktop.ui.forms.dials_draft import DialsDraft
from gizai_desktop.ui.forms.fitting_row import FittingRow
from gizai_desktop.ui.forms.form import FIELD_GAP, help_label
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.widgets.field import TextArea, TextField


class DialFields(QWidget):
    """Named like the fields of `TurnParameters`; empty ones are left to the service."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        usual = self.tr("as usual")
        self.numbers = {
            "temperature": TextField(theme, self.tr("Temperature"), usual),
            "top_p": TextField(theme, self.tr("Top p"), usual),
            "max_tokens": TextField(theme, self.tr("Most tokens of an answer"), usual),
        }
        self.stop = TextArea(theme, self.tr("Texts that end an answer"), rows=2)
        self.fields: dict[str, TextField | TextArea] = {**self.numbers, "stop": self.stop}
        self._row = FittingRow(list(self.numbers.values()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(FIELD_GAP)
        column.addLayout(self._row)
        column.addWidget(self.stop)
        hint = self.tr("One a line, at most four. \\n stands for a line break.")
        column.addWidget(help_label(theme, hint))

    def fill(self, draft: DialsDraft) -> None:
        """Show the draft."""
        for name, field in self.fields.items():
            field.set_text(getattr(draft, name))

    def read(self) -> DialsDraft:
        """What stands in the fields."""
        return DialsDraft().with_texts({name: field.text for name, field in self.fields.items()})

    def fit(self, room: int) -> None:
        """Put the numbers below each other where there is little room."""
        self._row.fit(room)
