"""One thing in a list that can be opened, moved and removed: a service, a persona."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gizai_desktop.domain.errors import fill
from gizai_desktop.ui.look.painting import fill_round, painting, stroke_round
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.look.tokens import ColorName
from gizai_desktop.ui.widgets.buttons import IconButton
from gizai_desktop.ui.widgets.focus_ring import FocusRing
from gizai_desktop.ui.widgets.label import ElidedLabel, TextLabel

_MENU_KEYS = (Qt.Key.Key_Menu, Qt.Key.Key_F10)


@dataclass(frozen=True, slots=True)
class ListItem:
    """What a row says.

    Attributes:
        detail: the second line; `mono` for addresses.
        state: a word at the right, with a dot of the colour.
        hint: more about the state.
    """

    id: str
    title: str
    detail: str = ""
    mono: bool = False
    state: str = ""
    dot: ColorName | None = None
    hint: str = ""


class _Dot(QWidget):
    """8 px, in the colour of the word beside it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._color: ColorName | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_color(self, color: ColorName | None) -> None:
        self._color = color
        self.setVisible(color is not None)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(8), self._theme.px(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self._color is not None:
            with painting(self) as painter:
                radius = self.height() / 2
                fill_round(painter, self.rect(), radius, self._theme.color(self._color))


class ListRow(QAbstractButton):
    """56 px: title and detail, dot and word, ⋯. A click or Return opens it.

    `menu_asked(QPoint)` wants a menu there, in global pixels; `moved(int)` comes for Alt+↑,
    Alt+↓ and dragging, in places; `walked(int)` for ↑ and ↓; `removal_asked()` for Delete.
    """

    menu_asked = Signal(QPoint)
    moved = Signal(int)
    walked = Signal(int)
    removal_asked = Signal()

    def __init__(self, theme: Theme, item: ListItem) -> None:
        super().__init__()
        self._theme = theme
        self._drag_from: QPoint | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._ring = FocusRing(theme, self, 8, inside=True)
        self._title = ElidedLabel(theme, "", "ui_strong")
        self._detail = ElidedLabel(theme, "", "code" if item.mono else "help", "text3")
        self._dot = _Dot(theme)
        self._state = TextLabel(theme, "", "help", "text2")
        self.more = IconButton(theme, "more", "", 28)
        self.more.clicked.connect(self._ask_below_button)
        self._lay_out()
        theme.changed.connect(self._follow_theme)
        self._follow_theme()
        self.show_item(item)

    @property
    def state_text(self) -> str:
        """The word beside the dot."""
        return self._state.text()

    def show_item(self, item: ListItem) -> None:
        """Say this from now on."""
        self._title.set_text(item.title)
        self._detail.set_text(item.detail)
        self._detail.setVisible(bool(item.detail))
        self._state.setText(item.state)
        self._dot.set_color(item.dot)
        self._state.setToolTip(item.hint)
        said = (item.title, item.detail, item.state)
        self.setAccessibleName(", ".join(filter(None, said)))
        self.setAccessibleDescription(item.hint)
        self.more.set_name(fill(self.tr("More for “{name}”"), {"name": item.title}))

    def sizeHint(self) -> QSize:
        """As wide as the list, 56 high, and more for large fonts."""
        lines = QFontMetrics(self._theme.font("ui_strong")).height()
        lines += QFontMetrics(self._theme.font("code")).height()
        return QSize(self._theme.px(200), max(self._theme.px(56), lines + self._theme.px(16)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open, move, remove, or ask for the menu."""
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step:
            (self.moved if alt else self.walked).emit(step)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif event.key() == Qt.Key.Key_Delete:
            self.removal_asked.emit()
        elif event.key() in _MENU_KEYS:
            self._ask_below_button()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show the same menu where the mouse is."""
        self.menu_asked.emit(event.globalPos())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Perhaps the beginning of a drag."""
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._drag_from = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Change places with the neighbour that the mouse has reached."""
        start, here = self._drag_from, event.position().toPoint()
        if start is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        if self.isDown() and (here - start).manhattanLength() < QApplication.startDragDistance():
            return
        # No click any more when the mouse lets go.
        self.setDown(False)
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        if not 0 <= here.y() < self.height():
            self.moved.emit(-1 if here.y() < 0 else 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag, or click."""
        self._drag_from = None
        self.unsetCursor()
        super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint hover, press and the focus ring; the labels paint themselves."""
        del event
        box = self.rect().adjusted(4, 4, -4, -4)
        with painting(self) as painter:
            if self.isDown() or self.underMouse():
                fill_color: ColorName = "pressed" if self.isDown() else "hover_raised"
                fill_round(painter, box, 7, self._theme.color(fill_color))
            if self._ring.shown:
                stroke_round(painter, box, 7, self._theme.color("focus"), self._theme.ring_px)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._detail)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(13, 0, 8, 0)
        row.setSpacing(8)
        row.addLayout(words, 1)
        middle = Qt.AlignmentFlag.AlignVCenter
        for widget in (self._dot, self._state, self.more):
            row.addWidget(widget, 0, middle)

    def _ask_below_button(self) -> None:
        self.menu_asked.emit(self.more.mapToGlobal(QPoint(0, self.more.height() + 4)))

    def _follow_theme(self) -> None:
        self.setFixedHeight(self.sizeHint().height())
        self.update()
