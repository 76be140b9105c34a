"""The Models page: the default AI model and the user's own ids."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gizai_desktop.application.preferences import Preferences
from gizai_desktop.domain.catalog import ALIASES, Catalog
from gizai_desktop.ui.settings.form import Page, help_label
from gizai_desktop.ui.settings.own_models import AddModel, ModelRows
from gizai_desktop.ui.theme import Theme
from gizai_desktop.ui.widgets.choice import Choice


@dataclass(frozen=True, slots=True)
class _Removal:
    """What is needed to take a removal back."""

    model: str = ""
    place: int = 0
    was_default: bool = False


class ModelsPage(Page):
    """Applies at once."""

    def __init__(self, theme: Theme, preferences: Preferences) -> None:
        super().__init__(theme)
        self._preferences = preferences
        self._removal = _Removal()
        # Its place in the sheet's way of Tab, which follows the order of making.
        self._choice_place = QWidget()
        self._choice_row = QHBoxLayout(self._choice_place)
        self._choice_row.setContentsMargins(0, 0, 0, 0)
        self.choice: Choice | None = None
        self._shown_items: list[tuple[str, str]] = []
        self.rows = ModelRows(theme)
        self.add = AddModel(theme)
        self._lay_out()
        self.rows.remove_asked.connect(self._remove)
        self.rows.undo_asked.connect(self._undo)
        self.add.added.connect(self._add)
        self.follow_preferences()

    def follow_preferences(self) -> None:
        """Show the settings as they are."""
        settings = self._preferences.settings
        self._show_choice(settings.catalog, settings.default_model)
        removal = self._removal
        self.rows.show_ids(settings.own_models, removal.model, removal.place)
        ids = frozenset(entry.id for entry in settings.catalog.entries)
        self.add.set_known(ids | ALIASES.keys())

    def _lay_out(self) -> None:
        self.add_heading(self.tr("Default model"))
        sentence = self.tr("New chats ask this model. Each chat can have another one.")
        self.column.addWidget(help_label(self.theme, sentence))
        self.column.addWidget(self._choice_place)
        self.add_heading(self.tr("Your own models"))
        sentence = self.tr("Add the id of a model that GizAI offers and this list does not have.")
        self.column.addWidget(help_label(self.theme, sentence))
        self.column.addWidget(self.rows)
        self.column.addWidget(self.add)
        self.column.addStretch(1)

    def _show_choice(self, catalog: Catalog, model: str) -> None:
        value = catalog.resolve(model)
        items = [(entry.id, entry.name) for entry in catalog.entries]
        old = self.choice
        if old is not None:
            if self._shown_items == items:
                old.set_value(value)
                return
            self._choice_row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._shown_items = items
        self.choice = Choice(self.theme, self.tr("Default model"), items, value, label_shown=False)
        self.choice.changed.connect(self._choose)
        self._choice_row.insertWidget(0, self.choice, 0, Qt.AlignmentFlag.AlignLeft)

    def _choose(self, model: str) -> None:
        self._preferences.change(default_model=model)

    def _add(self, model: str) -> None:
        self._removal = _Removal()
        own = (*self._preferences.settings.own_models, model)
        self._preferences.change(own_models=own)

    def _remove(self, model: str) -> None:
        settings = self._preferences.settings
        own = settings.own_models
        self._removal = _Removal(model, own.index(model), settings.default_model == model)
        left = tuple(other for other in own if other != model)
        default = Catalog(left).resolve(settings.default_model)
        self._preferences.change(own_models=left, default_model=default)
        self.rows.focus_row(self._removal.place, Qt.FocusReason.TabFocusReason)

    def _undo(self) -> None:
        removal, self._removal = self._removal, _Removal()
        settings = self._preferences.settings
        own = list(settings.own_models)
        own.insert(removal.place, removal.model)
        default = removal.model if removal.was_default else settings.default_model
        self._preferences.change(own_models=tuple(own), default_model=default)
        self.rows.focus_row(removal.place, Qt.FocusReason.TabFocusReason)
