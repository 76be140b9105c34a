"""Says that the sidebar does not list everything, and goes back to everything."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from gizai_desktop.ui.look.painting import fill_round, painting
from gizai_desktop.ui.look.tag_colors import tag_color
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.sidebar.shelf import Choice
from gizai_desktop.ui.widgets.buttons import PaintedButton

_RADIUS = 8
_HEIGHT = 32


class ChoiceBar(PaintedButton):
    """A row below the search: “Archived” or a tag with its dot, and a cross."""

    left = Signal()
    """The user wants to see everything."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, _RADIUS, parent)
        self._choice = Choice()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.left)
        self.show_choice(self._choice)

    def show_choice(self, choice: Choice) -> None:
        """Say what is listed; hidden when that is everything that is not put away."""
        self._choice = choice
        words = self.tr("Archived") if choice.archived else ""
        self.setText(" · ".join(filter(None, (words, choice.tag))))
        name = self.tr("Only %1 is listed. Show all chats").replace("%1", self.text())
        self.setAccessibleName(name)
        self.setToolTip(self.tr("Show all chats"))
        self.setVisible(bool(self.text()))
        self.update()

    def sizeHint(self) -> QSize:
        """As high as a button."""
        return QSize(self._theme.px(80), self._theme.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words on the colour of a choice, and the cross."""
        del event
        theme, height, px = self._theme, self.height(), self._theme.px
        with painting(self) as painter:
            fill_round(
                painter, self.rect(), _RADIUS, theme.color(self._fill("accent_soft") or "hover")
            )
            left, side = 12, px(8)
            if self._choice.tag:
                dot = QRect(left, (height - side) // 2, side, side)
                fill_round(painter, self._visual(dot), side / 2, tag_color(theme, self._choice.tag))
                left += side + 8
            room = QRect(left, 0, self.width() - left - px(32), height)
            font = theme.font("ui_strong")
            words = QFontMetrics(font).elidedText(
                self.text(), Qt.TextElideMode.ElideRight, room.width()
            )
            painter.setFont(font)
            painter.setPen(theme.color("text"))
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
            flags = QStyle.visualAlignment(self.layoutDirection(), flags)
            painter.drawText(self._visual(room), flags, words)
            cross = QRect(self.width() - px(26), (height - px(16)) // 2, px(16), px(16))
            theme.paint_icon(painter, self._visual(cross), "close", "text2")

    def _visual(self, place: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)
