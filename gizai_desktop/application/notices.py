"""What the user should hear about beside the conversation; the window shows it as a bar."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from gizai_desktop.application.event import Event
from gizai_desktop.domain.errors import Failure, fill
from gizai_desktop.domain.text import QT_TRANSLATE_NOOP


class NoticeAction(StrEnum):
    """What the notice's button does."""

    NONE = "none"
    RETRY_SAVING = "retry_saving"
    SAVE_ELSEWHERE = "save_elsewhere"
    OPEN_DAMAGED_FOLDER = "open_damaged_folder"
    COPY_DETAILS = "copy_details"
    COPY_CRASH = "copy_crash"
    OPEN_LOG = "open_log"


class NoticeText(StrEnum):
    """The English source of each notice; ``{name}`` marks take `Notice.params`."""

    RESCUED = QT_TRANSLATE_NOOP(
        "Notice", "The file of “{title}” was damaged. Its readable messages were kept ({count})."
    )
    SET_ASIDE = QT_TRANSLATE_NOOP(
        "Notice", "The damaged file {file} could not be read. It was set aside, not deleted."
    )
    MANY_DAMAGED = QT_TRANSLATE_NOOP(
        "Notice",
        "Files of chats were damaged ({count}). Their readable messages were kept ({kept});"
        " the originals were set aside.",
    )
    SETTINGS_DAMAGED = QT_TRANSLATE_NOOP(
        "Notice", "The settings file was damaged. It was set aside; the defaults apply."
    )
    NOT_LISTED = QT_TRANSLATE_NOOP("Notice", "The saved chats could not be listed. {reason}")
    NOT_SAVED = QT_TRANSLATE_NOOP("Notice", "“{title}” could not be saved. {reason}")
    SETTINGS_NOT_SAVED = QT_TRANSLATE_NOOP("Notice", "The settings could not be saved. {reason}")
    NOT_SENT = QT_TRANSLATE_NOOP("Notice", "The message was not sent. {reason}")
    NOT_OPENED = QT_TRANSLATE_NOOP("Notice", "“{title}” could not be opened. {reason}")
    NOT_COPIED = QT_TRANSLATE_NOOP("Notice", "“{title}” could not be copied. {reason}")
    NOT_DELETED = QT_TRANSLATE_NOOP("Notice", "“{title}” could not be deleted. {reason}")
    NOT_RESTORED = QT_TRANSLATE_NOOP("Notice", "The chat could not be brought back. {reason}")
    DELETED_OUTSIDE = QT_TRANSLATE_NOOP(
        "Notice", "Another program deleted the file of “{title}”. The chat is still open here."
    )
    COPIED = QT_TRANSLATE_NOOP(
        "Notice",
        "Copies of unsaved chats are in {folder} ({count}). To have them here, import them.",
    )
    TAKEN_IN = QT_TRANSLATE_NOOP(
        "Notice", "Chats that could not be saved the last time are saved now ({count})."
    )
    NO_COPIES = QT_TRANSLATE_NOOP("Notice", "The copies could not be written. {reason}")
    NOT_PURGED = QT_TRANSLATE_NOOP("Notice", "Not everything could be deleted for good. {reason}")
    UNEXPECTED = QT_TRANSLATE_NOOP(
        "Notice", "Something unexpected happened. Your chats are kept; a restart may help."
    )
    CRASHED = QT_TRANSLATE_NOOP(
        "Notice",
        "GizAI Desktop ended unexpectedly the last time. What you had sent and typed is kept.",
    )
    UPDATED = QT_TRANSLATE_NOOP(
        "Notice",
        "GizAI Desktop has been updated. Quit and start it again to use the new version.",
    )
    AUTOSTART_NOT_SET = QT_TRANSLATE_NOOP(
        "Notice", "Starting with the computer could not be changed. {reason}"
    )
    SECRET_NOT_KEPT = QT_TRANSLATE_NOOP(
        "Notice",
        "This computer has no keyring. The proxy's password is kept until the application ends.",
    )


@dataclass(frozen=True, slots=True)
class Notice:
    """One sentence with one or two buttons, or none.

    Attributes:
        also: what a second button does.
        key: a later notice of the same key takes this one's place.
        failure: stands for ``{reason}`` in the text, in the language of the window.
    """

    text: NoticeText
    params: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    action: NoticeAction = NoticeAction.NONE
    key: str = ""
    also: NoticeAction = NoticeAction.NONE
    failure: Failure | None = None

    @property
    def sentence(self) -> str:
        """The notice in English, for logs and the command line."""
        reason = f"{self.failure.sentence}. {self.failure.advice}" if self.failure else ""
        return fill(self.text, {**self.params, "reason": reason})


class Notices:
    """Where parts of the application leave their notices."""

    def __init__(self) -> None:
        self.posted: Event[Notice] = Event()
        self.withdrawn: Event[str] = Event()
        """Carries the key of a notice whose cause is gone."""

    def post(self, notice: Notice) -> None:
        """Show a notice."""
        self.posted.emit(notice)

    def withdraw(self, key: str) -> None:
        """Take back the notice of this key, if it is shown."""
        self.withdrawn.emit(key)
