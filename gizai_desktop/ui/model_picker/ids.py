"""Which ids of AI models can be added, and to which services."""

from collections.abc import Collection
from enum import Enum

from PySide6.QtCore import QCoreApplication

from gizai_desktop.domain.catalog import ALIASES, Catalog
from gizai_desktop.domain.service import Service, ServiceKind

LONGEST_ID = 200
_TAKES_IDS = {ServiceKind.GIZAI, ServiceKind.OPENAI}


class IdProblem(Enum):
    """Why an id cannot be added."""

    EMPTY = "empty"
    TOO_LONG = "too long"
    CHARACTERS = "characters"
    KNOWN = "known"


def taking_ids(catalog: Catalog) -> list[Service]:
    """The services whose AI models are known by ids that a user may know too."""
    services = (group.service for group in catalog.groups)
    return [service for service in services if service.kind in _TAKES_IDS]


def known_ids(catalog: Catalog, service_id: str) -> set[str]:
    """The ids that a service has already."""
    for group in catalog.groups:
        if group.service.id == service_id:
            aliases = ALIASES if group.service.kind is ServiceKind.GIZAI else ()
            return {entry.ref.model for entry in group.entries} | set(aliases)
    return set()


def id_problem(text: str, known: Collection[str]) -> IdProblem | None:
    """What keeps the text from being a new id, or None."""
    if not text:
        return IdProblem.EMPTY
    if any(char.isspace() or not char.isprintable() for char in text):
        return IdProblem.CHARACTERS
    if len(text) > LONGEST_ID:
        return IdProblem.TOO_LONG
    return IdProblem.KNOWN if text in known else None


def problem_sentence(problem: IdProblem) -> str:
    """What is wrong with an id, in the language of the window."""
    return {
        IdProblem.EMPTY: QCoreApplication.translate(
            "ModelPicker", "Write the model's id, as the service names it"
        ),
        IdProblem.TOO_LONG: QCoreApplication.translate(
            "ModelPicker", "An id has at most %1 characters"
        ).replace("%1", str(LONGEST_ID)),
        IdProblem.CHARACTERS: QCoreApplication.translate(
            "ModelPicker", "An id has no spaces or invisible characters"
        ),
        IdProblem.KNOWN: QCoreApplication.translate(
            "ModelPicker", "This model is in the list already"
        ),
    }[problem]
