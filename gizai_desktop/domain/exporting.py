"""What conversations are written as for people and other programs, and how far that is."""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from gizai_desktop.domain.errors import Failure
from gizai_desktop.domain.settings import Settings


class ExportFormat(StrEnum):
    """What a conversation can be written as; the value is the suffix of the file."""

    MARKDOWN = "md"
    HTML = "html"
    TEXT = "txt"
    JSON = "json"
    PDF = "pdf"


@dataclass(frozen=True, slots=True)
class ExportWords:
    """The words around the messages, in the user's language."""

    you: str = "You"
    assistant: str = "Assistant"
    system: str = "System"
    instructions: str = "Instructions"
    thoughts: str = "Thoughts"
    no_answer: str = "No answer"
    untitled: str = "New chat"


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """How conversations are written.

    Attributes:
        reasoning: with what the AI thought before answering.
    """

    format: ExportFormat
    reasoning: bool = False
    words: ExportWords = field(default_factory=ExportWords)


@dataclass(frozen=True, slots=True)
class ExportProgress:
    """How many conversations are written, of how many."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class ChatExported:
    """One conversation is written.

    Attributes:
        name: of its file.
        updated_at: as the files carry times.
    """

    id: str
    title: str
    updated_at: str
    name: str


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What an export has done.

    Attributes:
        path: the file or folder that was made, or None if nothing was.
        count: how many conversations are in it.
        missing: ids of conversations that could not be read.
        failure: why there is nothing, or None.
    """

    path: Path | None = None
    count: int = 0
    missing: tuple[str, ...] = ()
    cancelled: bool = False
    failure: Failure | None = None


ExportEvent = ExportProgress | ChatExported | ExportReport
"""What an export or a backup tells, the report last."""


@dataclass(frozen=True, slots=True)
class BackupContent:
    """What is in a backup besides conversations.

    Attributes:
        settings: None if there are none.
        drafts: unsent texts, as `WindowState` has them.
    """

    settings: Settings | None = None
    drafts: tuple[tuple[str, str], ...] = ()
