"""A frame around rows, with lines between them."""

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gizai_desktop.ui.look.painting import painting, separator, stroke_round
from gizai_desktop.ui.look.theme import Theme


class Frame(QWidget):
    """Radius 10, 1 px line; `lines` draws one between the rows of `column` too."""

    def __init__(self, theme: Theme, *, lines: bool = True) -> None:
        super().__init__()
        self._theme = theme
        self._lines = lines
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        theme.changed.connect(self.update)

    def clear(self) -> None:
        """Take all rows out and free them."""
        while (item := self.column.takeAt(0)) is not None:
            row = item.widget()
            if row is not None:
                row.hide()
                row.deleteLater()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines."""
        del event
        color = self._theme.color("border")
        with painting(self) as painter:
            stroke_round(painter, self.rect(), 10, color)
            for index in range(1, self.column.count() if self._lines else 0):
                item = self.column.itemAt(index)
                if item is not None:
                    separator(painter, item.geometry(), color)
