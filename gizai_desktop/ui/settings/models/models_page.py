"""The Models page: the default AI model and the favourites."""

from PySide6.QtCore import Qt

from gizai_desktop.domain.catalog import CatalogEntry, ModelRef
from gizai_desktop.domain.errors import fill
from gizai_desktop.ui.forms.form import Page, help_label
from gizai_desktop.ui.forms.frame import Frame
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.settings.models.model_choice import MANY, ModelChoice, entry_label
from gizai_desktop.ui.settings.parts import SettingsParts
from gizai_desktop.ui.settings.services.own_models import ModelRow
from gizai_desktop.ui.widgets.buttons import IconButton
from gizai_desktop.ui.widgets.label import ElidedLabel


class ModelsPage(Page):
    """Applies at once."""

    def __init__(self, theme: Theme, parts: SettingsParts) -> None:
        super().__init__(theme)
        self._preferences = parts.preferences
        self._services = parts.services
        self._shown: list[tuple[ModelRef, str, bool]] = []
        self.choice = ModelChoice(theme, parts.services, self.tr("Default model"))
        self.many = help_label(theme, "")
        self.favourites = Frame(theme)
        self.no_favourites = help_label(
            theme, self.tr("None yet. The star beside a model in the model list marks it.")
        )
        self._lay_out()
        self.choice.changed.connect(self._choose)
        self.follow_preferences()

    def follow_preferences(self) -> None:
        """Show the settings as they are."""
        catalog = self._services.catalog
        self.choice.show_chosen(self._preferences.settings.default_ref)
        self.many.setVisible(any(len(group.entries) > MANY for group in catalog.groups))
        entries = [catalog.entry(ref) for ref in catalog.favourites]
        known = {entry.ref for entry in catalog.entries}
        shown = [(e.ref, entry_label(self._services, e), e.ref in known) for e in entries]
        if shown != self._shown:
            self._shown = shown
            self._show_favourites(entries)
        self.no_favourites.setVisible(not entries)

    @property
    def shown(self) -> list[tuple[ModelRef, str, bool]]:
        """The favourites, what they are called, and whether they are there now."""
        return list(self._shown)

    @property
    def stars(self) -> list[IconButton]:
        """The buttons that take favourites away."""
        items = (self.favourites.column.itemAt(i) for i in range(self.favourites.column.count()))
        rows = (item.widget() for item in items if item is not None)
        buttons = (row.button for row in rows if isinstance(row, ModelRow))
        return [button for button in buttons if isinstance(button, IconButton)]

    def fit(self, room: int) -> None:
        """Shorten names that have no room."""
        self.choice.fit(room)

    def _lay_out(self) -> None:
        self.add_heading(self.tr("Default model"))
        sentence = self.tr("New chats ask this model. Each chat can have another one.")
        self.column.addWidget(help_label(self.theme, sentence))
        self.column.addWidget(self.choice)
        self.many.setText(
            self.tr("Of services with many models only favourites and recent ones stand here.")
        )
        self.column.addWidget(self.many)
        self.add_heading(self.tr("Favourites"))
        sentence = self.tr("They stand first in the model list.")
        self.column.addWidget(help_label(self.theme, sentence))
        self.column.addWidget(self.favourites)
        self.column.addWidget(self.no_favourites)
        self.column.addStretch(1)

    def _show_favourites(self, entries: list[CatalogEntry]) -> None:
        self.favourites.clear()
        for ref, label, known in self._shown:
            text = label if known else fill(self.tr("{name} (not there now)"), {"name": label})
            star = IconButton(self.theme, "star-filled", self.tr("No favourite any more"), 28)
            star.set_icon("star-filled", "warning_dot")
            star.clicked.connect(lambda _=False, ref=ref: self._unmark(ref))
            words = ElidedLabel(self.theme, text, "ui", "text" if known else "text3")
            row = ModelRow(self.theme, words, star)
            self.favourites.column.addWidget(row)
            row.show()
        self.favourites.setVisible(bool(entries))

    def _choose(self, ref: ModelRef) -> None:
        self._preferences.change(default_service=ref.service, default_model=ref.model)

    def _unmark(self, ref: ModelRef) -> None:
        place = [shown[0] for shown in self._shown].index(ref)
        self._services.toggle_favourite(ref)
        stars = self.stars
        if stars:
            stars[min(place, len(stars) - 1)].setFocus(Qt.FocusReason.TabFocusReason)
