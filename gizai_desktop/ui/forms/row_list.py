"""A framed list of rows that keeps the focus while its rows move."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from gizai_desktop.domain.errors import fill
from gizai_desktop.ui.forms.frame import Frame
from gizai_desktop.ui.forms.list_row import ListItem, ListRow
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.widgets.buttons import LinkButton
from gizai_desktop.ui.widgets.label import ElidedLabel


def popup_inside(menu: QMenu, place: QPoint, rows: QWidget) -> None:
    """Open a menu there, but not beyond the right edge of the rows."""
    right = rows.mapToGlobal(QPoint(rows.width(), 0)).x()
    menu.popup(QPoint(min(place.x(), right - menu.sizeHint().width()), place.y()))


class _RemovedLine(QWidget):
    """Says what was removed, with the way back."""

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__()
        self._theme = theme
        text = fill(self.tr("“{name}” was removed."), {"name": title})
        self.undo = LinkButton(theme, self.tr("Undo"))
        row = QHBoxLayout(self)
        row.setContentsMargins(13, 0, 8, 0)
        row.addWidget(ElidedLabel(theme, text, "ui", "text2"), 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.undo, 0, Qt.AlignmentFlag.AlignVCenter)
        theme.changed.connect(self._follow_theme)
        self._follow_theme()

    def _follow_theme(self) -> None:
        self.setFixedHeight(self._theme.px(40))


class RowList(Frame):
    """Rows by id, in order.

    `opened(str)`, `removal_asked(str)`, `moved(str, int)` in places, `menu_asked(str, QPoint)`
    in global pixels, `undo_asked()`.
    """

    opened = Signal(str)
    removal_asked = Signal(str)
    moved = Signal(str, int)
    menu_asked = Signal(str, QPoint)
    undo_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._list_theme = theme
        self._rows: dict[str, ListRow] = {}
        self._removed: _RemovedLine | None = None

    @property
    def rows(self) -> dict[str, ListRow]:
        """The rows in order."""
        return dict(self._rows)

    @property
    def undo(self) -> LinkButton | None:
        """The way back from the last removal."""
        return self._removed.undo if self._removed is not None else None

    def show_items(self, items: Sequence[ListItem], removed: str = "", place: int = 0) -> None:
        """Show these; in `place` stands what was removed last, unless that is empty."""
        for gone in self._rows.keys() - {item.id for item in items}:
            self._drop(self._rows.pop(gone))
        if self._removed is not None:
            self._drop(self._removed)
            self._removed = None
        for item in items:
            if item.id in self._rows:
                self._rows[item.id].show_item(item)
            else:
                self._rows[item.id] = self._make_row(item)
        self._rows = {item.id: self._rows[item.id] for item in items}
        shown: list[QWidget] = list(self._rows.values())
        if removed:
            self._removed = self._make_line(removed)
            shown.insert(place, self._removed)
        self._order(shown)
        self.setVisible(bool(shown))

    def focus_place(self, place: int) -> None:
        """Give the keyboard to the row in this place, or to the way back that stands there."""
        item = self.column.itemAt(min(place, self.column.count() - 1))
        widget = item.widget() if item is not None else None
        target = widget.undo if isinstance(widget, _RemovedLine) else widget
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)

    def focus_row(self, item_id: str, reason: Qt.FocusReason) -> None:
        """Give the keyboard to this row, if it is there."""
        row = self._rows.get(item_id)
        if row is not None:
            row.setFocus(reason)

    def _make_row(self, item: ListItem) -> ListRow:
        row = ListRow(self._list_theme, item)
        name = item.id
        row.clicked.connect(lambda: self.opened.emit(name))
        row.moved.connect(lambda step: self.moved.emit(name, step))
        row.menu_asked.connect(lambda place: self.menu_asked.emit(name, place))
        row.removal_asked.connect(lambda: self.removal_asked.emit(name))
        row.walked.connect(lambda step: self._walk(name, step))
        return row

    def _make_line(self, removed: str) -> _RemovedLine:
        line = _RemovedLine(self._list_theme, removed)
        line.undo.clicked.connect(self.undo_asked)
        return line

    def _order(self, shown: list[QWidget]) -> None:
        for place, widget in enumerate(shown):
            item = self.column.itemAt(place)
            if item is None or item.widget() is not widget:
                self.column.removeWidget(widget)
                self.column.insertWidget(place, widget)
            widget.show()
            widget.raise_()  # Tab goes in the order of the children
        self.update()

    def _walk(self, name: str, step: int) -> None:
        names = list(self._rows)
        place = min(max(names.index(name) + step, 0), len(names) - 1)
        self._rows[names[place]].setFocus(Qt.FocusReason.TabFocusReason)

    def _drop(self, widget: QWidget) -> None:
        self.column.removeWidget(widget)
        widget.hide()
        widget.deleteLater()
