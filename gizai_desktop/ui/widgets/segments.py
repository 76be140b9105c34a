"""A few choices side by side, one of them chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QRadioButton,
    QSizePolicy,
    QWidget,
)

from gizai_desktop.ui.look.painting import box_round, fill_round, painting
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.look.tokens import ColorName, TypeStep
from gizai_desktop.ui.widgets.focus_ring import FocusRing


class _Segment(QRadioButton):
    """One part: a radio button to the keyboard and to screen readers."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(text)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        FocusRing(theme, self, 7)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._theme.font("ui_strong"))
        width = metrics.horizontalAdvance(self.text()) + 2 * self._theme.px(16)
        return QSize(width, self._theme.px(28))

    def minimumSizeHint(self) -> QSize:
        wide = self.sizeHint()
        return QSize(wide.width() - 2 * self._theme.px(8), wide.height())

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        chosen = self.isChecked()
        with painting(self) as painter:
            if chosen:
                fill, line = self._theme.color("track_thumb"), self._theme.color("popup_border")
                box_round(painter, self.rect(), 7, fill, line)
            step: TypeStep = "ui_strong" if chosen else "ui"
            painter.setFont(self._theme.font(step))
            painter.setPen(self._theme.color(self._text_color()))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextHideMnemonic
            painter.drawText(self.rect(), flags, self.text())

    def _text_color(self) -> ColorName:
        if not self.isEnabled():
            return "text_disabled"
        return "text" if self.isChecked() or self.underMouse() else "text2"


class SegmentedControl(QWidget):
    """Emits `changed(str)` with the value that the user chose.

    `items` are pairs of value and label. One Tab stop; the arrow keys choose.
    """

    accessible_role = QAccessible.Role.Grouping

    changed = Signal(str)

    def __init__(
        self,
        theme: Theme,
        name: str,
        items: Sequence[tuple[str, str]],
        value: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._values = [item for item, _ in items]
        self._group = QButtonGroup(self)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2, 2, 2, 2)
        layout.setSpacing(0)
        for index, (_, label) in enumerate(items):
            segment = _Segment(theme, label)
            self._group.addButton(segment, index)
            layout.addWidget(segment)
        self._button(value).setChecked(True)
        self._value = value
        self._group.idToggled.connect(self._choose)
        theme.changed.connect(self._follow_theme)

    @property
    def value(self) -> str:
        """The chosen value."""
        return self._value

    def set_value(self, value: str) -> None:
        """Choose without emitting; ValueError if there is no such value."""
        button = self._button(value)
        self._value = value
        button.setChecked(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the control in its present state."""
        del event
        with painting(self) as painter:
            fill_round(painter, self.rect(), 9, self._theme.color("track"))

    def _button(self, value: str) -> QAbstractButton:
        return self._group.button(self._values.index(value))

    def _choose(self, index: int, checked: bool) -> None:
        if checked and self._values[index] != self._value:
            self._value = self._values[index]
            self.changed.emit(self._value)

    def _follow_theme(self) -> None:
        for button in self._group.buttons():
            button.updateGeometry()
        self.update()
