"""What stands in the editor of a persona, and the persona that it comes to."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from gizai_desktop.domain.catalog import ModelRef
from gizai_desktop.domain.parameters import Persona
from gizai_desktop.ui.forms.dials_draft import DialsDraft
from gizai_desktop.ui.forms.problems import Problem, name_problem


@dataclass(frozen=True, slots=True)
class PersonaDraft:
    """The editor's fields; the texts are as typed.

    Attributes:
        before: the persona as it is; without an id it is a new one.
        ref: the AI model, or None for the default one.
    """

    before: Persona
    name: str = ""
    system_prompt: str = ""
    ref: ModelRef | None = None
    dials: DialsDraft = field(default_factory=DialsDraft)

    @classmethod
    def of(cls, persona: Persona) -> "PersonaDraft":
        """The fields for a persona."""
        ref = ModelRef(persona.service, persona.model) if persona.model else None
        dials = DialsDraft.of(persona.parameters)
        return cls(persona, persona.name, persona.system_prompt, ref, dials)

    @property
    def is_new(self) -> bool:
        """Whether saving adds a persona."""
        return not self.before.id

    @property
    def changed(self) -> bool:
        """Whether something would be lost."""
        return self != PersonaDraft.of(self.before)

    @property
    def problems(self) -> Mapping[str, Problem]:
        """What is wrong, by field."""
        problem = name_problem(self.name)
        return {**({"name": problem} if problem is not None else {}), **self.dials.problems}

    @property
    def persona(self) -> Persona:
        """The persona with these fields; they have no `problems`."""
        return replace(
            self.before,
            name=self.name.strip(),
            system_prompt=self.system_prompt.strip(),
            parameters=self.dials.parameters,
            service=self.ref.service if self.ref is not None else "",
            model=self.ref.model if self.ref is not None else "",
        )
