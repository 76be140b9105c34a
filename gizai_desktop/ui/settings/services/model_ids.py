"""The user's own model ids of one service, while it is being edited."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.settings.services.own_models import AddModel, ModelRows


class ModelIds(QWidget):
    """The list with adding, removing and taking that back. Emits `changed(tuple)` of ids."""

    changed = Signal(object)

    def __init__(self, theme: Theme, ids: tuple[str, ...], listed: frozenset[str]) -> None:
        super().__init__()
        self._ids = ids
        self._listed = listed
        self._removed = ""
        self._place = 0
        self._shown: tuple[tuple[str, ...], str] | None = None
        self.rows = ModelRows(theme)
        self.add = AddModel(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.rows)
        column.addWidget(self.add)
        self.rows.remove_asked.connect(self._remove)
        self.rows.undo_asked.connect(self._undo)
        self.add.added.connect(self._add)
        self.show_ids(ids)

    def show_ids(self, ids: tuple[str, ...]) -> None:
        """Show these."""
        self._ids = ids
        if self._shown != (ids, self._removed):
            self._shown = ids, self._removed
            self.rows.show_ids(ids, self._removed, self._place)
        self.add.set_known(self._listed | set(ids))

    def _become(self, ids: tuple[str, ...]) -> None:
        self.show_ids(ids)
        self.changed.emit(ids)

    def _add(self, model: str) -> None:
        self._removed = ""
        self._become((*self._ids, model))

    def _remove(self, model: str) -> None:
        self._removed, self._place = model, self._ids.index(model)
        self._become(tuple(other for other in self._ids if other != model))
        self.rows.focus_row(self._place, Qt.FocusReason.TabFocusReason)

    def _undo(self) -> None:
        ids = list(self._ids)
        ids.insert(self._place, self._removed)
        self._removed = ""
        self._become(tuple(ids))
        self.rows.focus_row(self._place, Qt.FocusReason.TabFocusReason)
