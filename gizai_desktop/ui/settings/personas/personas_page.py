"""The Personas page: saved ways to start a chat."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout

from gizai_desktop.application.services import Services
from gizai_desktop.domain.catalog import ModelRef
from gizai_desktop.domain.identity import new_id
from gizai_desktop.domain.parameters import Persona
from gizai_desktop.ui.forms.form import Page, help_label
from gizai_desktop.ui.forms.list_row import ListItem
from gizai_desktop.ui.forms.row_list import RowList, popup_inside
from gizai_desktop.ui.forms.two_views import TwoViews
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.settings.models.model_choice import entry_label
from gizai_desktop.ui.settings.parts import SettingsParts
from gizai_desktop.ui.settings.personas.persona_draft import PersonaDraft
from gizai_desktop.ui.settings.personas.persona_editor import PersonaEditor
from gizai_desktop.ui.widgets.buttons import Button
from gizai_desktop.ui.widgets.menu import ThemedMenu


class PersonaListPage(Page):
    """The list and its button."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.rows = RowList(theme)
        self.add = Button(theme, self.tr("Add persona"), "outlined", "plus")
        sentence = self.tr(
            "A persona is a way to start a chat: instructions, a model and how it answers."
        )
        self.column.addWidget(help_label(theme, sentence))
        self.column.addWidget(self.rows)
        self.column.addSpacing(4)
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addStretch(1)


class PersonasPage(TwoViews[PersonaEditor]):
    """The list applies at once, the editor with Save."""

    def __init__(self, theme: Theme, parts: SettingsParts) -> None:
        self.list_page = PersonaListPage(theme)
        super().__init__(self.list_page, self.list_page.rows)
        self.theme = theme
        self._parts = parts
        self._removed: tuple[Persona, int] | None = None
        self.list_page.add.clicked.connect(self._begin)
        rows = self.rows
        rows.opened.connect(self._open)
        rows.menu_asked.connect(self._open_menu)
        rows.moved.connect(self._move)
        rows.removal_asked.connect(self._remove)
        rows.undo_asked.connect(self._undo)
        self.follow_preferences()

    def follow_preferences(self) -> None:
        """Show the personas as they are."""
        items = [
            ListItem(persona.id, persona.name, _detail(self._parts.services, persona))
            for persona in self._personas
        ]
        if self._removed is None:
            self.rows.show_items(items)
        else:
            self.rows.show_items(items, self._removed[0].name, self._removed[1])

    def edit(self, draft: PersonaDraft) -> None:
        """Open the editor on a draft."""
        editor = PersonaEditor(self.theme, self._parts, draft)
        editor.saved.connect(self._save)
        self.show_editor(editor, draft.before.id)

    @property
    def _personas(self) -> tuple[Persona, ...]:
        return self._parts.preferences.settings.personas

    def _place(self, persona_id: str) -> int:
        return [persona.id for persona in self._personas].index(persona_id)

    def _become(self, personas: Sequence[Persona]) -> None:
        self._parts.preferences.change(personas=tuple(personas))

    def _begin(self) -> None:
        self._removed = None
        self.edit(PersonaDraft.of(Persona()))

    def _open(self, persona_id: str) -> None:
        self.edit(PersonaDraft.of(self._personas[self._place(persona_id)]))

    def _save(self) -> None:
        editor = self.editor
        if editor is None:
            return
        self._removed = None
        persona = editor.draft.persona
        if editor.draft.is_new:
            persona = replace(persona, id=new_id())
            self._become((*self._personas, persona))
        else:
            self._become([persona if p.id == persona.id else p for p in self._personas])
        self._edited = persona.id
        self.show_list()

    def _open_menu(self, persona_id: str, place: QPoint) -> None:
        menu = ThemedMenu(self.theme, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        at = self._place(persona_id)
        edit = menu.add_item(self.tr("Edit"), "edit")
        edit.triggered.connect(lambda: self._open(persona_id))
        duplicate = menu.add_item(self.tr("Duplicate"), "copy")
        duplicate.triggered.connect(lambda: self._duplicate(persona_id))
        menu.addSeparator()
        up = menu.add_item(self.tr("Move up"), None, "Alt+Up")
        up.triggered.connect(lambda: self._move(persona_id, -1))
        up.setEnabled(at > 0)
        down = menu.add_item(self.tr("Move down"), None, "Alt+Down")
        down.triggered.connect(lambda: self._move(persona_id, 1))
        down.setEnabled(at < len(self._personas) - 1)
        menu.addSeparator()
        remove = menu.add_item(self.tr("Remove"), "trash", "Del", danger=True)
        remove.triggered.connect(lambda: self._remove(persona_id))
        popup_inside(menu, place, self.rows)

    def _duplicate(self, persona_id: str) -> None:
        self._removed = None
        at = self._place(persona_id)
        persona = self._personas[at]
        names = {each.name for each in self._personas}
        number = 2
        while (name := f"{persona.name} {number}") in names:
            number += 1
        twin = replace(persona, id=new_id(), name=name)
        self._become((*self._personas[: at + 1], twin, *self._personas[at + 1 :]))
        self.rows.focus_row(twin.id, Qt.FocusReason.OtherFocusReason)

    def _move(self, persona_id: str, step: int) -> None:
        order = list(self._personas)
        at = self._place(persona_id)
        to = min(max(at + step, 0), len(order) - 1)
        order.insert(to, order.pop(at))
        self._become(order)

    def _remove(self, persona_id: str) -> None:
        at = self._place(persona_id)
        self._removed = (self._personas[at], at)
        self._become([persona for persona in self._personas if persona.id != persona_id])
        self.rows.focus_place(at)

    def _undo(self) -> None:
        removed, self._removed = self._removed, None
        if removed is not None:
            persona, place = removed
            self._become((*self._personas[:place], persona, *self._personas[place:]))
            self.rows.focus_row(persona.id, Qt.FocusReason.TabFocusReason)


def _detail(services: Services, persona: Persona) -> str:
    """The beginning of its instructions, else its AI model."""
    words = " ".join(persona.system_prompt.split())
    if not words and persona.model:
        ref = ModelRef(persona.service, persona.model)
        words = entry_label(services, services.catalog.entry(ref))
    return words
