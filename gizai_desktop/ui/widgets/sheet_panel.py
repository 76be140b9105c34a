"""The panel of a sheet: navigation, head, body and foot."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gizai_desktop.ui.look.painting import (
    aligned,
    fill_round,
    hairline,
    painting,
    separator,
    set_ground,
    stroke_round,
)
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.widgets.buttons import IconButton
from gizai_desktop.ui.widgets.label import TextLabel

_RADIUS = 14
_NAV_WIDTH = 192


class SheetPanel(QWidget):
    """Laid out by its Sheet; see there for what goes where."""

    close_clicked = Signal()

    def __init__(self, theme: Theme, parent: QWidget, title: str, *, closable: bool) -> None:
        super().__init__(parent)
        self._theme = theme
        self.whole_window = False
        self.foot_line = True
        self.body: QWidget | None = None
        self._nav: QWidget | None = None
        set_ground(self, "raised")
        self._title = TextLabel(theme, title, "dialog_title")
        self._close = IconButton(theme, "close", self.tr("Close"))
        self._close.clicked.connect(self.close_clicked)
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(24, 0, 12, 0)
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        self._close.setHidden(not closable)
        self._foot = QWidget()
        self._buttons = QHBoxLayout(self._foot)
        self._buttons.setContentsMargins(24, 0, 24, 0)
        self._buttons.setSpacing(12)
        self._buttons.addStretch()
        self._foot.hide()
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._column.addWidget(self._head)
        self._column.addWidget(self._foot)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addLayout(self._column, 1)
        theme.changed.connect(self._follow_theme)
        self._follow_theme()

    def set_title(self, title: str) -> None:
        """Write another title."""
        self._title.setText(title)

    def set_body(self, body: QWidget) -> None:
        """Put the content between head and foot."""
        if self.body is not None:
            self._column.removeWidget(self.body)
            self.body.hide()
        self.body = body
        self._column.insertWidget(1, body, 1)
        body.show()

    def set_navigation(self, navigation: QWidget) -> None:
        """Put the pane at the left."""
        self._nav = navigation
        set_ground(navigation, "sidebar")
        self._row.insertWidget(0, navigation)
        self._follow_theme()

    def add_button(self, button: QWidget) -> None:
        """Add to the right end of the foot."""
        self._buttons.addWidget(button)
        self._foot.show()

    def set_whole_window(self, whole: bool) -> None:
        """Lose or regain the round corners."""
        self.whole_window = whole

    def height_for(self, width: int) -> int:
        """The height that the content needs at this width."""
        inner = self.body.layout() if self.body is not None else None
        if inner is not None:  # rows in it know only now what has become higher
            inner.activate()
        self._row.invalidate()
        if self._row.hasHeightForWidth():
            return self._row.totalHeightForWidth(width)
        return self._row.totalSizeHint().height()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Handle a press."""
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the control in its present state."""
        del event
        radius = 0 if self.whole_window else _RADIUS
        with painting(self) as painter:
            fill_round(painter, self.rect(), radius, self._theme.color("raised"))
            if self._nav is not None:
                nav = aligned(painter, self._nav.geometry())
                outline = QPainterPath()
                outline.addRoundedRect(aligned(painter, self.rect()), radius, radius)
                part = QPainterPath()
                part.addRect(nav)
                painter.fillPath(outline & part, self._theme.color("sidebar"))
                line = hairline(painter, 1.0)
                edge = QRectF(nav.right() - line, nav.top(), line, nav.height())
                painter.fillRect(edge, self._theme.color("border"))
            if self.foot_line and not self._foot.isHidden():
                separator(painter, self._foot.geometry(), self._theme.color("border"))
            if self._theme.high_contrast and not self.whole_window:
                edge_color = self._theme.color("border_strong")
                stroke_round(painter, self.rect(), radius, edge_color)

    def _follow_theme(self) -> None:
        self._head.setFixedHeight(self._theme.px(56))
        self._foot.setFixedHeight(self._theme.px(64))
        if self._nav is not None:
            self._nav.setFixedWidth(self._theme.px(_NAV_WIDTH))
        self._title.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.update()
