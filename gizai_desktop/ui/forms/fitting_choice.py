"""Segments, or a menu with the same values where the segments have no room."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from gizai_desktop.ui.forms.form import has_focus_inside
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.widgets.choice import Choice
from gizai_desktop.ui.widgets.segments import SegmentedControl


class FittingChoice(QWidget):
    """Emits `changed(str)` with the value that the user chose; `items` as in both controls."""

    changed = Signal(str)

    def __init__(
        self, theme: Theme, name: str, items: Sequence[tuple[str, str]], value: str
    ) -> None:
        super().__init__()
        self.segments = SegmentedControl(theme, name, items, value)
        self.choice = Choice(theme, name, items, value, label_shown=False)
        self.choice.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.segments)
        row.addWidget(self.choice)
        row.addStretch(1)
        self._lead_tab()
        self.segments.changed.connect(self._choose)
        self.choice.changed.connect(self._choose)

    @property
    def value(self) -> str:
        """The chosen value."""
        return self.segments.value

    def set_value(self, value: str) -> None:
        """Choose without emitting; ValueError if there is no such value."""
        self.segments.set_value(value)
        self.choice.set_value(value)
        self._lead_tab()

    def fit(self, room: int) -> None:
        """Show the control that goes into this width."""
        fits = self.segments.sizeHint().width() <= room
        shown: QWidget = self.segments if fits else self.choice
        if shown.isHidden():
            focused = has_focus_inside(self)
            self.segments.setVisible(fits)
            self.choice.setVisible(not fits)
            if focused:
                shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def minimumSizeHint(self) -> QSize:
        """Never so wide that the page could not get narrower and so find out."""
        return QSize(0, super().minimumSizeHint().height())

    def _lead_tab(self) -> None:
        """Let Tab stop at the chosen segment; Qt does so only after the first visit."""
        chosen, other = Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.ClickFocus
        for segment in self.segments.findChildren(QAbstractButton):
            segment.setFocusPolicy(chosen if segment.isChecked() else other)

    def _choose(self, value: str) -> None:
        self.set_value(value)
        self.changed.emit(value)
