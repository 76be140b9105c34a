"""Check box and radio button; the proxy style paints their marks."""

from PySide6.QtWidgets import QCheckBox, QRadioButton, QWidget

from gizai_desktop.ui.theme import Theme
from gizai_desktop.ui.widgets.focus_ring import FocusRing


class CheckBox(QCheckBox):
    """A check box; without a text give it an accessible name."""

    def __init__(self, theme: Theme, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        FocusRing(theme, self, 4)
        theme.changed.connect(self.updateGeometry)


class RadioButton(QRadioButton):
    """A radio button; without a text give it an accessible name."""

    def __init__(self, theme: Theme, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        FocusRing(theme, self, 8)
        theme.changed.connect(self.updateGeometry)
