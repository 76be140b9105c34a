"""The AI models that can be asked: ids, names people know, who serves them, the default."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from gizai_desktop.domain.errors import Failure
from gizai_desktop.domain.service import GIZAI, Service, ServiceKind

DEFAULT_MODEL = "chat-gemini-flash"
ALIASES = {"gemini-1.5-flash": DEFAULT_MODEL}


@dataclass(frozen=True, slots=True)
class ModelRef:
    """Which AI model of which service.

    Attributes:
        service: the service's id.
        model: what the service calls the AI model.
    """

    service: str
    model: str


DEFAULT_REF = ModelRef(GIZAI.id, DEFAULT_MODEL)


@dataclass(frozen=True, slots=True)
class CatalogEntry:
    """One AI model as the dropdown shows it.

    Attributes:
        name: what people call it.
        service_name: who answers, for people.
        note: one or two words beside the name, such as its size; may be empty.
        context_tokens: how many tokens it takes in, when that is known.
        own: whether the user added it.
    """

    ref: ModelRef
    name: str
    service_name: str = GIZAI.name
    note: str = ""
    context_tokens: int | None = None
    own: bool = False


def _gizai(model: str, name: str) -> CatalogEntry:
    return CatalogEntry(ModelRef(GIZAI.id, model), name)


GIZAI_ENTRIES = (
    _gizai(DEFAULT_MODEL, "Gemini 1.5 Flash"),
    _gizai("chat-gemini-pro", "Gemini 1.5 Pro"),
    _gizai("chat-gpt4m", "GPT-4o mini"),
    _gizai("chat-gpt4", "GPT-4o"),
    _gizai("chat-o1-mini", "o1-mini"),
    _gizai("claude-haiku", "Claude 3 Haiku"),
    _gizai("claude-sonnet", "Claude 3.5 Sonnet"),
    _gizai("llama-3-8b", "Llama 3.1 8B"),
    _gizai("llama-3-70b", "Llama 3.1 70B"),
    _gizai("mistral-large", "Mistral Large"),
)
"""GizAI's chat models, as public clients of the service list them; only the default is
known to answer without a sign-in."""


def resolve_gizai(model: str, own_ids: Iterable[str] = ()) -> str:
    """The id to send to GizAI: itself when known, an alias's target, else the default."""
    model = ALIASES.get(model, model)
    known = {entry.ref.model for entry in GIZAI_ENTRIES} | set(own_ids)
    return model if model in known else DEFAULT_MODEL


@dataclass(frozen=True, slots=True)
class ModelList:
    """The AI models of one service, as it listed them last.

    Attributes:
        models: id, name, note and context of each.
        listed_at: when, as text of RFC 3339; empty for lists that never age.
        failure: why the last attempt to list failed, if it did.
    """

    models: tuple["ListedModel", ...] = ()
    listed_at: str = ""
    failure: Failure | None = None


@dataclass(frozen=True, slots=True)
class ListedModel:
    """What a service says of one of its AI models."""

    id: str = ""
    name: str = ""
    note: str = ""
    context_tokens: int | None = None


@dataclass(frozen=True, slots=True)
class CatalogGroup:
    """The entries of one service, and how its list is.

    Attributes:
        old: the list is of an earlier day or from before the service went down.
        failure: why the service did not list its AI models the last time, if so.
        listed_at: when it did, as text of RFC 3339; empty for lists that never age.
    """

    service: Service
    entries: tuple[CatalogEntry, ...]
    old: bool = False
    failure: Failure | None = None
    listed_at: str = ""


@dataclass(frozen=True)
class Catalog:
    """Every AI model of the enabled services, in groups."""

    groups: Sequence[CatalogGroup] = ()
    favourites: tuple[ModelRef, ...] = ()
    recent: tuple[ModelRef, ...] = ()

    @cached_property
    def entries(self) -> tuple[CatalogEntry, ...]:
        """All entries, group by group."""
        return tuple(entry for group in self.groups for entry in group.entries)

    @cached_property
    def _by_ref(self) -> Mapping[ModelRef, CatalogEntry]:
        return {entry.ref: entry for entry in self.entries}

    def resolve(self, ref: ModelRef) -> ModelRef:
        """Which AI model will be asked: GizAI's default in the place of one it has not.

        Of another service it is the first one when none is named; as long as that service has
        listed none, the reference stays without a name.
        """
        if ref.service != GIZAI.id and not ref.model:
            return next((e.ref for e in self.entries if e.ref.service == ref.service), ref)
        if ref.service != GIZAI.id or ref in self._by_ref:
            return ref
        own = (entry.ref.model for entry in self.entries if entry.own)
        return ModelRef(GIZAI.id, resolve_gizai(ref.model, own))

    def entry(self, ref: ModelRef) -> CatalogEntry:
        """The entry of a reference; one that left the catalog shows as its id.

        A service that has gone has no name any more: its id says nothing to people.
        """
        if ref.service == GIZAI.id:
            ref = replace(ref, model=ALIASES.get(ref.model, ref.model))
        if (found := self._by_ref.get(ref)) is not None:
            return found
        name = next((g.service.name for g in self.groups if g.service.id == ref.service), "")
        return CatalogEntry(ref, ref.model or name or ref.service, name)


def group_of(service: Service, listed: ModelList) -> CatalogGroup:
    """The entries that a service has: what it listed, then what the user added."""
    if service.kind is ServiceKind.GIZAI:
        entries = [replace(entry, service_name=service.name) for entry in GIZAI_ENTRIES]
    else:
        entries = [
            CatalogEntry(
                ModelRef(service.id, model.id),
                model.name or model.id,
                service.name,
                model.note,
                model.context_tokens,
            )
            for model in listed.models
        ]
    known = {entry.ref.model for entry in entries}
    own = (
        CatalogEntry(ModelRef(service.id, model), model, service.name, own=True)
        for model in service.own_models
        if model not in known
    )
    return CatalogGroup(
        service, (*entries, *own), failure=listed.failure, listed_at=listed.listed_at
    )
