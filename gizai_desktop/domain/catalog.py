"""The AI models that can be asked: ids, names people know, aliases and the default."""

from collections.abc import Sequence
from dataclasses import dataclass

DEFAULT_MODEL = "chat-gemini-flash"
ALIASES = {"gemini-1.5-flash": DEFAULT_MODEL}


@dataclass(frozen=True, slots=True)
class CatalogEntry:
    """One AI model as the dropdown shows it.

    Attributes:
        id: what the service calls it.
        name: what people call it.
        service: who answers, such as ``GizAI``.
        own: whether the user added it.
    """

    id: str
    name: str
    service: str = "GizAI"
    own: bool = False


GIZAI_ENTRIES = (
    CatalogEntry(DEFAULT_MODEL, "Gemini 1.5 Flash"),
    CatalogEntry("chat-gemini-pro", "Gemini 1.5 Pro"),
    CatalogEntry("chat-gpt4m", "GPT-4o mini"),
    CatalogEntry("chat-gpt4", "GPT-4o"),
    CatalogEntry("chat-o1-mini", "o1-mini"),
    CatalogEntry("claude-haiku", "Claude 3 Haiku"),
    CatalogEntry("claude-sonnet", "Claude 3.5 Sonnet"),
    CatalogEntry("llama-3-8b", "Llama 3.1 8B"),
    CatalogEntry("llama-3-70b", "Llama 3.1 70B"),
    CatalogEntry("mistral-large", "Mistral Large"),
)
"""GizAI's chat models, as public clients of the service list them; only the default is
known to answer without a sign-in."""


@dataclass(frozen=True, slots=True)
class Catalog:
    """GizAI's AI models and the user's own ids."""

    own_ids: Sequence[str] = ()

    @property
    def entries(self) -> tuple[CatalogEntry, ...]:
        """All entries, the user's own ones last."""
        known = {entry.id for entry in GIZAI_ENTRIES}
        own = (CatalogEntry(i, i, own=True) for i in self.own_ids if i not in known)
        return (*GIZAI_ENTRIES, *own)

    def resolve(self, model: str) -> str:
        """The id to send: itself when known, an alias's target, else the default."""
        model = ALIASES.get(model, model)
        return model if any(entry.id == model for entry in self.entries) else DEFAULT_MODEL

    def entry(self, model: str) -> CatalogEntry:
        """The entry of an id; an id that left the catalog shows as itself."""
        found = (entry for entry in self.entries if entry.id == ALIASES.get(model, model))
        return next(found, CatalogEntry(model, model))
