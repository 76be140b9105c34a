"""What can be done with conversations in the sidebar, and to which."""

from dataclasses import dataclass
from enum import StrEnum


class RowAction(StrEnum):
    """One thing to do with one or several conversations."""

    PIN = "pin"
    UNPIN = "unpin"
    TAGS = "tags"
    ARCHIVE = "archive"
    UNARCHIVE = "unarchive"
    DUPLICATE = "duplicate"
    SUGGEST_TITLE = "suggest_title"
    BRANCHES = "branches"
    EXPORT = "export"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class RowRequest:
    """An action and the ids of the conversations it is for, from top to bottom."""

    action: RowAction
    ids: tuple[str, ...]
