"""The popup where the AI model is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gizai_desktop.domain.catalog import Catalog, ModelRef
from gizai_desktop.ui.actions.shortcuts import pressed_keys
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.model_picker.adding import AddModelPanel
from gizai_desktop.ui.model_picker.ids import known_ids, taking_ids
from gizai_desktop.ui.model_picker.list_view import PickerList
from gizai_desktop.ui.model_picker.row_model import PickerModel
from gizai_desktop.ui.model_picker.rows import PickerContents, PickerRow, RowKind
from gizai_desktop.ui.widgets.popup import PopupFrame
from gizai_desktop.ui.widgets.search_row import SearchRow

_WIDTH = 400
_FOOT = 6
_LIST_MAX = 536
_LIST_MIN = 160
_ROOM = 120  # of the window's height that the popup leaves for the rest


class ModelPicker(PopupFrame):
    """Typing filters, ↑ ↓ and Return choose, the keys that pin mark a favourite, Escape closes.

    Adding emits `model_added`, then `chosen` with the same `ModelRef`. Stars, own AI models and
    lists are the owner's: it answers the signals with `show_catalog`.

    Signals:
        chosen, model_added, model_removed, favourite_toggled: each with a `ModelRef`.
        refresh_requested: the id of a service whose list is to be asked for again.
    """

    chosen = Signal(object)
    model_added = Signal(object)
    model_removed = Signal(object)
    favourite_toggled = Signal(object)
    refresh_requested = Signal(str)

    def __init__(
        self, theme: Theme, parent: QWidget, favourite_keys: Sequence[QKeySequence]
    ) -> None:
        super().__init__(theme, parent)
        self._contents = PickerContents(Catalog())
        self._current: ModelRef | None = None
        self._unfolded: set[str] = set()
        self._most = QSize(_WIDTH, _LIST_MAX)
        self._model = PickerModel(self)
        self._search = SearchRow(theme)
        self._favourite_keys = favourite_keys
        self._list = PickerList(theme, self._model, favourite_keys)
        self._panel: AddModelPanel | None = None
        self.setAccessibleName(self.tr("AI models"))
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
        self._list.star_clicked.connect(self._toggle_star)

    def open_below(self, anchor: QWidget, catalog: Catalog, current: ModelRef) -> None:
        """Show the catalog under a button, with a check mark on the current AI model."""
        self._prepare(anchor, catalog, current)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.open_under(anchor, "left" if rtl else "right")
        self._begin()

    def open_at(self, place: QPoint, window: QWidget, catalog: Catalog, current: ModelRef) -> None:
        """Show the catalog at a point of the screen, inside that window."""
        self._prepare(window, catalog, current)
        self.ensurePolished()
        self.adjustSize()
        room = self._room(window)
        left = max(room.left(), min(place.x(), room.right() + 1 - self.width()))
        top = max(room.top(), min(place.y(), room.bottom() + 1 - self.height()))
        self.move(left, top)
        self.show()
        self._begin()

    def show_catalog(self, catalog: Catalog) -> None:
        """Show another state of the catalog; what is typed and where one is stays."""
        self._contents = PickerContents(catalog)
        self._hint()
        self._list.change_rows(self._rows())
        self._fit()

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
            case _ if pressed_keys(event) in self._favourite_keys and not event.isAutoRepeat():
                self._toggle_star(self._list.cursor_row)
            case _:
                return False
        return True

    # -- showing ------------------------------------------------------------------------------

    def _prepare(self, anchor: QWidget, catalog: Catalog, current: ModelRef) -> None:
        self._contents = PickerContents(catalog)
        self._current = catalog.entry(current).ref
        self._unfolded.clear()
        self._drop_panel()
        self._search.edit.clear()
        self._hint()
        window = anchor.window()
        self._most = QSize(
            min(self._theme.px(_WIDTH), window.width() - 16),
            max(_LIST_MIN, min(self._theme.px(_LIST_MAX), window.height() - _ROOM)),
        )
        self._model.set_rows(self._rows())
        self._fit()

    def _begin(self) -> None:
        self._search.edit.setFocus(Qt.FocusReason.PopupFocusReason)
        self._list.set_cursor_row(self._model.current())

    def _hint(self) -> None:
        count = str(len(self._contents.catalog.entries))
        self._search.set_hint(self.tr("Search %1 models").replace("%1", count))

    def _rows(self) -> list[PickerRow]:
        query = self._search.edit.text()
        rows = self._contents.rows(query, self._current, self._unfolded)
        if taking_ids(self._contents.catalog):
            rows.append(PickerRow(RowKind.ADD, self.tr("Add model…")))
        return rows

    def _fit(self) -> None:
        taken = self._panel.sizeHint().height() if self._panel is not None else 0
        most = max(_LIST_MIN, self._most.height() - taken)
        height = min(self._list.content_height(), most)
        self._list.setFixedSize(self._most.width() - 2, height)
        self.column.activate()
        self.adjustSize()

    def _filter(self) -> None:
        self._model.set_rows(self._rows())
        self._fit()
        self._list.set_cursor_row(-1)
        if self._search.edit.text():
            self._list.step(1)
        else:
            self._list.set_cursor_row(self._model.current())

    # -- acting -------------------------------------------------------------------------------

    def _take(self, at: int) -> None:
        if at < 0:
            return
        row = self._model.row(at)
        match row.kind:
            case RowKind.ENTRY if row.entry is not None:
                self.close()
                self.chosen.emit(row.entry.ref)
            case RowKind.MORE:
                self._unfold(row.section, at)
            case RowKind.ADD:
                self._open_panel()
            case _ if row.action:
                self.refresh_requested.emit(row.section)

    def _unfold(self, service_id: str, at: int) -> None:
        self._unfolded.add(service_id)
        self._list.change_rows(self._rows())
        self._fit()
        self._list.set_cursor_row(at)

    def _toggle_star(self, at: int) -> None:
        entry = self._model.row(at).entry if at >= 0 else None
        if entry is not None:
            self.favourite_toggled.emit(entry.ref)

    def _remove_at_cursor(self) -> bool:
        """Delete takes an own AI model out, unless it has text to delete."""
        row = self._list.lit()
        own = row is not None and row.entry is not None and row.entry.own
        if own and self._search.nothing_to_delete:
            self._remove(self._list.cursor_row)
            return True
        return False

    def _remove(self, at: int) -> None:
        entry = self._model.row(at).entry
        if entry is not None:
            self.model_removed.emit(entry.ref)

    # -- adding -------------------------------------------------------------------------------

    def _open_panel(self) -> None:
        catalog = self._contents.catalog
        services = taking_ids(catalog)
        known = {service.id: known_ids(catalog, service.id) for service in services}
        self._drop_panel()
        first = self._current.service if self._current is not None else ""
        self._panel = AddModelPanel(self._theme, services, known, first)
        self._panel.added.connect(self._add)
        self._panel.cancelled.connect(self._close_panel)
        self.column.addWidget(self._panel)
        self._panel.open(self._search.edit.text().strip())
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

    def _add(self, ref: ModelRef) -> None:
        self.close()
        self.model_added.emit(ref)
        self.chosen.emit(ref)
