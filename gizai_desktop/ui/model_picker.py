"""The popup where the AI model is chosen."""

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from gizai_desktop.domain.catalog import ALIASES, Catalog
from gizai_desktop.ui.model_picker_add import AddModelPanel
from gizai_desktop.ui.model_picker_delegate import PickerModel
from gizai_desktop.ui.model_picker_list import PickerList
from gizai_desktop.ui.model_picker_rows import picker_rows
from gizai_desktop.ui.theme import Theme
from gizai_desktop.ui.widgets.field_box import clear_base
from gizai_desktop.ui.widgets.glyph import Glyph
from gizai_desktop.ui.widgets.painting import painting, separator
from gizai_desktop.ui.widgets.popup import PopupFrame

_WIDTH = 400
_SEARCH = 48
_FOOT = 6
_LIST_MAX = 536
_LIST_MIN = 160
_ROOM = 120  # of the window's height that the popup leaves for the rest


class _SearchRow(QWidget):
    """A field over the whole width, with a line below."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.edit = QLineEdit()
        self.edit.setFrame(False)
        clear_base(self.edit)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 1)
        row.setSpacing(8)
        row.addWidget(Glyph(theme, "search", "text2", 18))
        row.addWidget(self.edit, 1)
        theme.changed.connect(self._follow_theme)
        self._follow_theme()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line below."""
        del event
        with painting(self) as painter:
            line = QRect(0, self.height() - 1, self.width(), 1)
            separator(painter, line, self._theme.color("border"))

    def _follow_theme(self) -> None:
        self.setFixedHeight(self._theme.px(_SEARCH))
        self.edit.setFont(self._theme.font("ui"))


class ModelPicker(PopupFrame):
    """Typing filters, ↑ ↓ and Return choose, Escape closes.

    Adding emits `model_added`, then `chosen` with the same id.
    """

    chosen = Signal(str)
    model_added = Signal(str)
    model_removed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._catalog = Catalog()
        self._most = QSize(_WIDTH, _LIST_MAX)
        self._model = PickerModel(self)
        self._search = _SearchRow(theme)
        self._list = PickerList(theme, self._model)
        self._panel: AddModelPanel | None = None
        # A click on the button that opened the popup closes it, and does not open it again.
        self.setAttribute(Qt.WidgetAttribute.WA_NoMouseReplay)
        body = QVBoxLayout()
        body.setContentsMargins(0, 0, 0, _FOOT)
        body.addWidget(self._list)
        self.column.addWidget(self._search)
        self.column.addLayout(body)
        self._search.edit.installEventFilter(self)
        self._search.edit.textChanged.connect(self._filter)
        self._list.picked.connect(self._take)
        self._list.removal_requested.connect(self._remove)

    def open_below(self, anchor: QWidget, catalog: Catalog, current_id: str) -> None:
        """Show the catalog under a button, with a check mark on the current AI model."""
        self._catalog = catalog
        self._list.delegate.current_id = ALIASES.get(current_id, current_id)
        self._drop_panel()
        self._search.edit.clear()
        hint = self.tr("Search %1 models").replace("%1", str(len(catalog.entries)))
        self._search.edit.setPlaceholderText(hint)
        self._search.edit.setAccessibleName(hint)
        window = anchor.window()
        self._most = QSize(
            min(self._theme.px(_WIDTH), window.width() - 16),
            max(_LIST_MIN, min(self._theme.px(_LIST_MAX), window.height() - _ROOM)),
        )
        self._fill()
        self._fit()
        self._light_current()
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.open_under(anchor, "left" if rtl else "right")
        self._search.edit.setFocus(Qt.FocusReason.PopupFocusReason)
        self._list.set_cursor_row(self._list.cursor_row)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The search field's keys that move and choose in the list."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and self._takes(event)
        ):
            return True
        return super().eventFilter(watched, event)

    def _takes(self, event: QKeyEvent) -> bool:
        match event.key():
            case Qt.Key.Key_Down:
                self._list.step(1)
            case Qt.Key.Key_Up:
                self._list.step(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if not event.isAutoRepeat():
                    self._take(self._list.cursor_row)
            case Qt.Key.Key_Delete:
                return self._remove_at_cursor()
            case _:
                return False
        return True

    def _fill(self) -> None:
        self._model.set_rows(picker_rows(self._catalog.entries, self._search.edit.text()))
        height = min(self._list.content_height(), self._most.height())
        self._list.setFixedSize(self._most.width() - 2, height)

    def _fit(self) -> None:
        self.column.activate()
        self.adjustSize()

    def _light_current(self) -> None:
        current = self._list.delegate.current_id
        rows = range(self._model.rowCount())
        entries = ((at, self._model.row(at).entry) for at in rows)
        found = (at for at, entry in entries if entry is not None and entry.id == current)
        self._list.set_cursor_row(next(found, -1))

    def _filter(self) -> None:
        self._fill()
        self._fit()
        self._list.set_cursor_row(-1)
        if self._search.edit.text():
            self._list.step(1)
        else:
            self._light_current()

    def _take(self, row: int) -> None:
        if row < 0:
            return
        picked = self._model.row(row)
        if picked.entry is not None:
            self.close()
            self.chosen.emit(picked.entry.id)
        elif picked.adds:
            self._open_panel()

    def _open_panel(self) -> None:
        known = {entry.id for entry in self._catalog.entries} | set(ALIASES)
        self._drop_panel()
        self._panel = AddModelPanel(self._theme)
        self._panel.added.connect(self._add)
        self._panel.cancelled.connect(self._close_panel)
        self.column.addWidget(self._panel)
        self._panel.open(known, self._search.edit.text().strip())
        self._fit()

    def _close_panel(self) -> None:
        self._search.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._drop_panel()
        self._fit()

    def _drop_panel(self) -> None:
        if self._panel is not None:
            self._panel.hide()
            self._panel.deleteLater()
            self._panel = None

    def _add(self, model_id: str) -> None:
        self.close()
        self.model_added.emit(model_id)
        self.chosen.emit(model_id)

    def _remove_at_cursor(self) -> bool:
        """Delete takes an own AI model out, unless it has text to delete."""
        edit = self._search.edit
        row = self._list.cursor_row
        entry = self._model.row(row).entry if row >= 0 else None
        at_end = edit.cursorPosition() == len(edit.text()) and not edit.hasSelectedText()
        if entry is None or not entry.own or not at_end:
            return False
        self._remove(row)
        return True

    def _remove(self, row: int) -> None:
        entry = self._model.row(row).entry
        if entry is None:
            return
        self._catalog = Catalog(tuple(i for i in self._catalog.own_ids if i != entry.id))
        self._fill()
        self._fit()
        self._list.set_cursor_row(-1)
        self.model_removed.emit(entry.id)
