"""Fields side by side, or below each other where there is no room."""

from collections.abc import Sequence

from PySide6.QtWidgets import QBoxLayout, QWidget

from gizai_desktop.ui.forms.form import FIELD_GAP


class FittingRow(QBoxLayout):
    """Equal widths in a row, or a column when that takes more than the room to `fit`."""

    def __init__(self, fields: Sequence[QWidget]) -> None:
        super().__init__(QBoxLayout.Direction.LeftToRight)
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(FIELD_GAP)
        self._fields = fields
        for field in fields:
            self.addWidget(field, 1)

    def fit(self, room: int) -> None:
        """Lay the fields out for so many pixels."""
        widest = max(field.minimumSizeHint().width() for field in self._fields)
        stacked = (widest + FIELD_GAP) * len(self._fields) - FIELD_GAP > room
        sideways, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self.setDirection(down if stacked else sideways)
