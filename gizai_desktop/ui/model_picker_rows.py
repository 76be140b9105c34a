"""What the popup with the AI models lists, and which ids can be added."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication

from gizai_desktop.domain.catalog import CatalogEntry
from gizai_desktop.ui.folding import fold

LONGEST_ID = 200


@dataclass(frozen=True, slots=True)
class PickerRow:
    """A group's label, an AI model (entry set), or the row that adds one."""

    text: str
    entry: CatalogEntry | None = None
    adds: bool = False

    @property
    def selectable(self) -> bool:
        """Whether the row can be chosen."""
        return self.entry is not None or self.adds


class IdProblem(Enum):
    """Why an id cannot be added."""

    EMPTY = "empty"
    TOO_LONG = "too long"
    CHARACTERS = "characters"
    KNOWN = "known"


def picker_rows(entries: Sequence[CatalogEntry], query: str) -> list[PickerRow]:
    """Groups by service, the user's own last, then the row that adds."""
    wanted = fold(query.strip())
    rows: list[PickerRow] = []
    last = ""
    for entry in sorted(entries, key=lambda entry: entry.own):
        if wanted not in fold(entry.name) and wanted not in fold(entry.id):
            continue
        group = (
            QCoreApplication.translate("ModelPicker", "Added by you")
            if entry.own
            else entry.service
        )
        if group != last:
            rows.append(PickerRow(group))
            last = group
        rows.append(PickerRow(entry.name, entry))
    if not rows:
        rows.append(PickerRow(QCoreApplication.translate("ModelPicker", "No model of that name")))
    return [*rows, PickerRow(QCoreApplication.translate("ModelPicker", "Add model…"), adds=True)]


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
