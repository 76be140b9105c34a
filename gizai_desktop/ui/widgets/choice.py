"""One of several values, chosen from a menu: what Qt calls a combo box."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAccessibleInterface, QActionGroup, QFontMetrics, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from gizai_desktop.ui.look.painting import box_round, painting
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.look.tokens import ColorName
from gizai_desktop.ui.widgets.focus_ring import FocusRing
from gizai_desktop.ui.widgets.label import TextLabel
from gizai_desktop.ui.widgets.menu import ThemedMenu

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class _ChoiceButton(QAbstractButton):
    """Looks like a field, with the sort icon at its right; wide enough for every label."""

    stepped = Signal(int)

    def __init__(self, theme: Theme, labels: Sequence[str]) -> None:
        super().__init__()
        self._theme = theme
        self._labels = labels
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        FocusRing(theme, self, 8)
        theme.changed.connect(self._follow_theme)

    def make_accessible(self) -> QAccessibleInterface:
        """A button that opens a menu."""
        from gizai_desktop.ui.widgets.accessible import ButtonAccess  # noqa: PLC0415 - seldom needed

        return ButtonAccess(self)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._theme.font("ui"))
        widest = max((metrics.horizontalAdvance(label) for label in self._labels), default=0)
        return QSize(widest + self._theme.px(11 + 8 + 16 + 8), self._theme.px(32))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Up:
                self.stepped.emit(-1)
            case Qt.Key.Key_Down:
                self.stepped.emit(1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_F4:
                self.click()
            case _:
                super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        side = self._theme.px(16)
        with painting(self) as painter:
            fill, line = self._theme.color(self._fill()), self._theme.color("border_strong")
            box_round(painter, self.rect(), 8, fill, line)
            color: ColorName = "text" if self.isEnabled() else "text_disabled"
            painter.setFont(self._theme.font("ui"))
            painter.setPen(self._theme.color(color))
            left, right = self._theme.px(11), self._theme.px(8) + side
            painter.drawText(self.rect().adjusted(left, 0, -right, 0), _LEFT, self.text())
            place = QRect(self.width() - right, (self.height() - side) // 2, side, side)
            self._theme.paint_icon(
                painter, place, "sort", "text2" if self.isEnabled() else "text_disabled"
            )

    def _fill(self) -> ColorName:
        if not self.isEnabled():
            return "surface_soft"
        if self.isDown():
            return "pressed"
        return "hover_raised" if self.underMouse() else "surface"

    def _follow_theme(self) -> None:
        self.updateGeometry()
        self.update()


class Choice(QWidget):
    """Emits `changed(str)` with the value that the user chose.

    `items` are pairs of value and label. ↑ and ↓ step through them without the menu.
    """

    changed = Signal(str)

    def __init__(
        self,
        theme: Theme,
        label: str,
        items: Sequence[tuple[str, str]],
        value: str,
        *,
        label_shown: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._items = tuple(items)
        self._index = self._find(value)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._button = _ChoiceButton(theme, [text for _, text in items])
        self._name = label
        if label_shown:
            column.addWidget(TextLabel(theme, label, "help", "text2"))
        column.addWidget(self._button)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setFocusProxy(self._button)
        self._button.clicked.connect(self._open)
        self._button.stepped.connect(self._step)
        self._show_value()

    @property
    def value(self) -> str:
        """The chosen value."""
        return self._items[self._index][0]

    def set_value(self, value: str) -> None:
        """Choose without emitting; ValueError if there is no such value."""
        self._index = self._find(value)
        self._show_value()

    def _find(self, value: str) -> int:
        return [item for item, _ in self._items].index(value)

    def _show_value(self) -> None:
        text = self._items[self._index][1]
        self._button.setText(text.replace("&", "&&"))
        self._button.setAccessibleName(f"{self._name}: {text}")

    def _choose(self, index: int) -> None:
        if index != self._index:
            self._index = index
            self._show_value()
            self.changed.emit(self.value)

    def _step(self, step: int) -> None:
        self._choose(min(max(0, self._index + step), len(self._items) - 1))

    def _open(self) -> None:
        menu = ThemedMenu(self._theme, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setMinimumWidth(self._button.width())
        group = QActionGroup(menu)
        for index, (_, text) in enumerate(self._items):
            action = menu.add_item(text.replace("&", "&&"))
            action.setData(index)
            action.setCheckable(True)
            action.setChecked(index == self._index)
            group.addAction(action)
        group.triggered.connect(lambda action: self._choose(action.data()))
        menu.setActiveAction(group.actions()[self._index])
        menu.popup(self._button.mapToGlobal(QPoint(0, self._button.height() + 4)))
