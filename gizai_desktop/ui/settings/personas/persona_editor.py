"""The editor of one persona."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from gizai_desktop.domain.catalog import ModelRef
from gizai_desktop.ui.forms.dial_fields import DialFields
from gizai_desktop.ui.forms.editor import Editor
from gizai_desktop.ui.forms.form import FieldErrors, help_label
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.settings.models.model_choice import ModelChoice
from gizai_desktop.ui.settings.parts import SettingsParts
from gizai_desktop.ui.settings.personas.persona_draft import PersonaDraft
from gizai_desktop.ui.widgets.field import TextArea, TextField
from gizai_desktop.ui.widgets.label import TextLabel


class PersonaEditor(Editor):
    """Name, instructions, AI model and dials; nothing applies before Save."""

    def __init__(self, theme: Theme, parts: SettingsParts, draft: PersonaDraft) -> None:
        super().__init__(theme, "")
        self.back.setText(self.tr("All personas"))
        self._draft = draft
        self.name = TextField(theme, self.tr("Name"), self.tr("Translator"))
        self.prompt = TextArea(
            theme,
            self.tr("Instructions"),
            self.tr("You translate what I write into plain English."),
            rows=6,
        )
        self.model = ModelChoice(
            theme, parts.services, self.tr("Model"), self.tr("The default model")
        )
        self.dials = DialFields(theme)
        self._lay_out()
        fields = {"name": self.name, "system_prompt": self.prompt, **self.dials.fields}
        self._errors = FieldErrors(fields, self)
        self._errors.edited.connect(self._read_fields)
        self.model.changed.connect(self._choose_model)
        self.show_draft(draft)

    @property
    def title(self) -> str:
        """The persona's name, or that it is a new one."""
        return self.tr("New persona") if self._draft.is_new else self._draft.before.name

    @property
    def draft(self) -> PersonaDraft:
        """What stands in the editor."""
        return self._draft

    @property
    def changed(self) -> bool:
        """Whether something would be lost."""
        return self._draft.changed

    def show_draft(self, draft: PersonaDraft) -> None:
        """Put a draft in, such as one that the user had typed before."""
        self._draft = draft
        self.name.set_text(draft.name)
        self.prompt.set_text(draft.system_prompt)
        self.model.show_chosen(draft.ref)
        self.dials.fill(draft.dials)
        self._refresh()

    def first_focus(self) -> QWidget | None:
        """The name."""
        return self.name.edit

    def save(self) -> None:
        """Emit `saved`, or show what is wrong."""
        if self._draft.problems:
            self._errors.show_all()
        elif self._draft.changed:
            self.saved.emit()

    def fit(self, room: int) -> None:
        """Use less width where there is little room."""
        self.model.fit(room)
        self.dials.fit(room)

    def _lay_out(self) -> None:
        self.column.addSpacing(4)
        self.column.addWidget(self.name)
        self.column.addSpacing(4)
        self.column.addWidget(self.prompt)
        sentence = self.tr("What the AI reads before every answer.")
        self.column.addWidget(help_label(self.theme, sentence))
        self.column.addSpacing(4)
        self.column.addWidget(TextLabel(self.theme, self.tr("Model"), "help", "text2"))
        self.column.addWidget(self.model)
        self.add_heading(self.tr("How it answers"))
        sentence = self.tr("Empty fields are left to the service. GizAI has no such dials.")
        self.column.addWidget(help_label(self.theme, sentence))
        self.column.addWidget(self.dials)
        self.column.addStretch(1)

    def _read_fields(self) -> None:
        self._draft = replace(
            self._draft,
            name=self.name.text,
            system_prompt=self.prompt.text,
            dials=self.dials.read(),
        )
        self._refresh()

    def _choose_model(self, ref: ModelRef | None) -> None:
        self._draft = replace(self._draft, ref=ref)
        self._refresh()

    def _refresh(self) -> None:
        problems = self._draft.problems
        self._errors.show(problems)
        self.foot.allow(changed=self._draft.changed, right=not problems)
