"""The list of pages at the left of the settings sheet."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from gizai_desktop.ui.look.painting import fill_round, stroke_round
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.look.tokens import ColorName
from gizai_desktop.ui.settings.info import PageName
from gizai_desktop.ui.widgets.focus_ring import FocusRing
from gizai_desktop.ui.widgets.label import TextLabel

_ICON_ROLE = Qt.ItemDataRole.UserRole
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_State = QStyle.StateFlag


@dataclass(frozen=True, slots=True)
class NavigationEntry:
    """A page as the list shows it."""

    page: PageName
    title: str
    icon: str


class _RowDelegate(QStyledItemDelegate):
    """Paints rows of 36 in a pitch of 38: icon 20, title, fill by state, ring inside."""

    def __init__(self, theme: Theme, view: QListWidget) -> None:
        super().__init__(view)
        self._theme = theme
        self._ring = FocusRing(theme, view, 8, inside=True)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        del option, index
        return QSize(self._theme.px(36), self._theme.px(38))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        box = option.rect.adjusted(0, 1, 0, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(option.state & _State.State_Selected)
        if selected or option.state & _State.State_MouseOver:
            fill: ColorName = "row_selected" if selected else "row_hover"
            fill_round(painter, box, 8, self._theme.color(fill))
        if selected and self._ring.shown:
            stroke_round(painter, box, 8, self._theme.color("focus"), self._theme.ring_px)
        elif selected and self._theme.high_contrast:
            stroke_round(painter, box, 8, self._theme.color("border_strong"))
        side = self._theme.px(20)
        left = box.left() + self._theme.px(8)
        place = QRect(left, box.top() + (box.height() - side) // 2, side, side)
        color: ColorName = "text" if selected else "text2"
        self._theme.paint_icon(painter, place, str(index.data(_ICON_ROLE)), color)
        self._paint_title(painter, box, str(index.data()))
        painter.restore()

    def _paint_title(self, painter: QPainter, box: QRect, title: str) -> None:
        left = self._theme.px(8 + 20 + 10)
        if box.width() < 2 * left:
            return
        painter.setFont(self._theme.font("ui"))
        painter.setPen(self._theme.color("text"))
        room = box.adjusted(left, 0, -self._theme.px(4), 0)
        elided = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _LEFT, elided)


class Navigation(QWidget):
    """Emits `chosen(PageName)`. One Tab stop; ↑ and ↓ change the page."""

    chosen = Signal(PageName)

    def __init__(self, theme: Theme, entries: Sequence[NavigationEntry]) -> None:
        super().__init__()
        self._theme = theme
        self._pages = [entry.page for entry in entries]
        self._title = TextLabel(theme, self.tr("Settings"), "dialog_title")
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Settings pages"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.viewport().setAutoFillBackground(False)
        self.list.setAutoFillBackground(False)
        self.list.setItemDelegate(_RowDelegate(theme, self.list))
        for entry in entries:
            item = QListWidgetItem(entry.title, self.list)
            item.setData(_ICON_ROLE, entry.icon)
            item.setToolTip(entry.title)
        self.list.currentRowChanged.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 8, 8)
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addWidget(self.list, 1)
        self._title.setContentsMargins(12, 0, 0, 0)
        theme.changed.connect(self._follow_theme)
        self._follow_theme()

    def show_page(self, page: PageName) -> None:
        """Mark the page that is shown, without emitting."""
        with QSignalBlocker(self.list):
            self.list.setCurrentRow(self._pages.index(page))

    def set_narrow(self, *, narrow: bool) -> None:
        """Show icons only."""
        self._title.setText("" if narrow else self.tr("Settings"))
        self.setFixedWidth(self._theme.px(52 if narrow else 192))

    def _choose(self, row: int) -> None:
        self.chosen.emit(self._pages[row])

    def _follow_theme(self) -> None:
        self._title.setFixedHeight(self._theme.px(56))
        self.list.doItemsLayout()
        self.update()
