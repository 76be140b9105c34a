"""What comes from other programs, and what an import has done."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from gizai_desktop.domain.errors import Failure, fill
from gizai_desktop.domain.library import ConversationHeader
from gizai_desktop.domain.text import QT_TRANSLATE_NOOP

LISTED_SKIPS = 500
"""How many skipped things a report names; the others are counted."""


class Origin(StrEnum):
    """Whose export a conversation was found in."""

    CHATGPT = "chatgpt"
    CLAUDE = "claude"
    OPEN_WEBUI = "open_webui"
    CHATBOX = "chatbox"
    VIVIDNODE = "vividnode"
    OWN = "gizai"


class SkipReason(StrEnum):
    """Why something was not imported; the value is a word for programs."""

    NOT_AN_EXPORT = "not_an_export"
    NO_CHATS = "no_chats"
    EMPTY = "empty"
    BROKEN = "broken"
    TOO_BIG = "too_big"
    IN_TRASH = "in_trash"
    NEWER_VERSION = "newer_version"
    DAMAGED_HERE = "damaged_here"
    UNREADABLE = "unreadable"
    LINK = "link"
    TOO_DEEP = "too_deep"
    NESTED = "nested"
    BAD_ARCHIVE = "bad_archive"
    ENCRYPTED = "encrypted"
    CLIMBS = "climbs"
    LINK_INSIDE = "link_inside"
    TWICE_INSIDE = "twice_inside"
    BOMB = "bomb"
    NOT_WRITTEN = "not_written"


SKIP_TEXTS: Mapping[SkipReason, str] = MappingProxyType(
    {
        SkipReason.NOT_AN_EXPORT: QT_TRANSLATE_NOOP(
            "Import", "This is not an export that the application knows."
        ),
        SkipReason.NO_CHATS: QT_TRANSLATE_NOOP("Import", "There are no chats in it."),
        SkipReason.EMPTY: QT_TRANSLATE_NOOP("Import", "The chat has no messages."),
        SkipReason.BROKEN: QT_TRANSLATE_NOOP(
            "Import", "It is damaged here and could not be read. Export it again."
        ),
        SkipReason.TOO_BIG: QT_TRANSLATE_NOOP("Import", "It is larger than one chat can be."),
        SkipReason.IN_TRASH: QT_TRANSLATE_NOOP(
            "Import", "The chat is in the trash. Restore it from there."
        ),
        SkipReason.NEWER_VERSION: QT_TRANSLATE_NOOP(
            "Import", "A newer version of the application wrote it. Update this one."
        ),
        SkipReason.DAMAGED_HERE: QT_TRANSLATE_NOOP(
            "Import", "The chat is here, but its file is damaged. Open it first, then import again."
        ),
        SkipReason.UNREADABLE: QT_TRANSLATE_NOOP("Import", "It could not be read: {detail}."),
        SkipReason.LINK: QT_TRANSLATE_NOOP(
            "Import", "It is a link to something else, which is not followed."
        ),
        SkipReason.TOO_DEEP: QT_TRANSLATE_NOOP(
            "Import", "The folders are nested too deep. Choose the one with the export."
        ),
        SkipReason.NESTED: QT_TRANSLATE_NOOP(
            "Import", "It is an archive inside an archive. Unpack it, then import it."
        ),
        SkipReason.BAD_ARCHIVE: QT_TRANSLATE_NOOP(
            "Import", "The archive is damaged. Download it again."
        ),
        SkipReason.ENCRYPTED: QT_TRANSLATE_NOOP(
            "Import", "The archive wants a password. Unpack it, then import the folder."
        ),
        SkipReason.CLIMBS: QT_TRANSLATE_NOOP(
            "Import", "The archive was refused: a path in it leads out of it."
        ),
        SkipReason.LINK_INSIDE: QT_TRANSLATE_NOOP(
            "Import", "The archive was refused: there are links in it."
        ),
        SkipReason.TWICE_INSIDE: QT_TRANSLATE_NOOP(
            "Import", "The archive was refused: it has two files of one name."
        ),
        SkipReason.BOMB: QT_TRANSLATE_NOOP(
            "Import", "The archive was refused: unpacked it would be enormous."
        ),
        SkipReason.NOT_WRITTEN: QT_TRANSLATE_NOOP("Import", "{detail}"),
    }
)
"""The English sentence of each reason."""


class NoteKind(StrEnum):
    """What an imported conversation has otherwise than where it comes from."""

    HIDDEN = "hidden"
    MEDIA = "media"
    UNKNOWN_KIND = "unknown_kind"
    REPAIRED = "repaired"


NOTE_TEXTS: Mapping[NoteKind, str] = MappingProxyType(
    {
        NoteKind.HIDDEN: QT_TRANSLATE_NOOP(
            "Import", "Messages that were hidden or empty there were left out: {count}"
        ),
        NoteKind.MEDIA: QT_TRANSLATE_NOOP(
            "Import", "Pictures and files stand in the text by their names only: {count}"
        ),
        NoteKind.UNKNOWN_KIND: QT_TRANSLATE_NOOP(
            "Import", "Contents of an unknown kind were kept as text: {count}"
        ),
        NoteKind.REPAIRED: QT_TRANSLATE_NOOP(
            "Import", "Chats whose messages were out of order were put right: {count}"
        ),
    }
)
"""The English sentence of each kind of note."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that was not imported.

    Attributes:
        name: the file, with the chat's title or number if it is one of several.
    """

    name: str
    reason: SkipReason
    detail: str = ""

    @property
    def sentence(self) -> str:
        """Why, in English."""
        return fill(SKIP_TEXTS[self.reason], {"detail": self.detail.rstrip(".")})


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import has done.

    Attributes:
        added: ids of the conversations that are new here.
        grown: ids of those that were here and have got more messages.
        unchanged: how many were here already as they are.
        messages: how many came, in all.
        by_origin: how many conversations of each `Origin` were found.
        notes: how often each `NoteKind` happened.
        skipped: the first `LISTED_SKIPS`; ``skipped_count`` counts all.
        cancelled: the user ended it; what was imported stays.
        failure: why it ended before its time or could not do all of it, or None.
    """

    added: tuple[str, ...] = ()
    grown: tuple[str, ...] = ()
    unchanged: int = 0
    messages: int = 0
    by_origin: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    notes: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    skipped: tuple[Skipped, ...] = ()
    skipped_count: int = 0
    cancelled: bool = False
    failure: Failure | None = None


@dataclass(frozen=True, slots=True)
class ImportProgress:
    """How far an import is.

    Attributes:
        done, total: bytes of JSON.
        chats: conversations found so far.
    """

    done: int
    total: int
    chats: int


@dataclass(frozen=True, slots=True)
class ChatsAdded:
    """New conversations are on disk now."""

    headers: tuple[ConversationHeader, ...]


@dataclass(frozen=True, slots=True)
class ChatGrown:
    """A conversation that is here has more messages in the export.

    Attributes:
        path: a file with what the export has; whoever merges it removes it.
    """

    conversation_id: str
    path: Path


ImportEvent = ImportProgress | ChatsAdded | ChatGrown | ImportReport
"""What an import tells, the report last."""
