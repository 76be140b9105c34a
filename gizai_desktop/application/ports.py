"""What the application asks of the layers below it; they fit these shapes unknowingly."""

from collections.abc import AsyncGenerator, Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Protocol

from gizai_desktop.domain.catalog import ListedModel, ModelList, ModelRef
from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.exchange import (
    BackupContent,
    ExportEvent,
    ExportOptions,
    ImportEvent,
)
from gizai_desktop.domain.library import ConversationHeader, DamageReport, TrashEntry
from gizai_desktop.domain.search import IndexProgress, SearchPage
from gizai_desktop.domain.search_query import SearchQuery
from gizai_desktop.domain.service import Service
from gizai_desktop.domain.settings import Settings, WindowState
from gizai_desktop.domain.turn import TurnEvent, TurnRequest


class Backend(Protocol):
    """A service that answers."""

    @property
    def name(self) -> str:
        """The word that messages carry, such as ``gizai``."""
        ...

    def stream(self, request: TurnRequest) -> AsyncGenerator[TurnEvent, None]:
        """Ask, and give the answer's events; closing or cancelling it ends the request.

        An answer whose events end without `TurnFinished` broke off.

        Raises:
            GizaiError: the answer did not come; texts given before stay valid.
        """
        ...


class Backends(Protocol):
    """Finds who answers for a service."""

    def backend(self, service: Service) -> Backend:
        """The backend of a service, as its settings are now."""
        ...

    async def list_models(self, service: Service) -> Sequence[ListedModel]:
        """Ask a service for its AI models.

        Raises:
            GizaiError: it does not answer, or not with a list.
        """
        ...


class ModelListStore(Protocol):
    """The AI models that the services listed last; a cache."""

    async def load(self) -> Mapping[str, ModelList]:
        """The lists by service id; empty when there are none or they cannot be read."""
        ...

    async def save(self, lists: Mapping[str, ModelList]) -> None:
        """Write all lists; a cache that cannot be written is no error."""
        ...


class ConversationStore(Protocol):
    """Conversations on disk; every method leaves the event loop free.

    Saves of one conversation arrive on disk in the order of their calls.
    """

    async def headers(self) -> tuple[Sequence[ConversationHeader], Sequence[DamageReport]]:
        """Every readable conversation, in no order, and what had to be set aside."""
        ...

    async def examine(
        self, ids: Iterable[str]
    ) -> tuple[Sequence[ConversationHeader], Sequence[DamageReport]]:
        """Rescue what damaged files hold; says what there is now, and what was set aside."""
        ...

    async def load(self, conversation_id: str) -> Conversation:
        """Read one conversation.

        Raises:
            StorageError: the file is gone or cannot be read.
        """
        ...

    def damage(self) -> Sequence[DamageReport]:
        """What was damaged and is set aside, since this was asked or the headers were."""
        ...

    def changes(self) -> AsyncGenerator[Sequence[str], None]:
        """Ids of conversations that other programs wrote or removed, as they do it."""
        ...

    def expect(self, ids: Iterable[str]) -> None:
        """A process of ours has written these conversations: their changes need not be told."""
        ...

    async def save(self, conversation: Conversation) -> Conversation:
        """Write one conversation; when this returns it survives a crash.

        Returns:
            What is on disk now: with what other programs had written there since it was loaded.

        Raises:
            StorageError: nothing was written; the former file is untouched.
        """
        ...

    async def copy_to(self, folder: str, conversation: Conversation) -> None:
        """Write a copy into another folder, never over a file of that.

        Raises:
            StorageError: it is not there.
        """
        ...

    async def trash(self, conversation_id: str) -> None:
        """Move one conversation to the trash, where its name is its id.

        Raises:
            StorageError: it stays where it was.
        """
        ...

    async def trash_branch(self, branch: Conversation) -> str:
        """Put a branch into the trash, before it is deleted; returns its name there.

        Raises:
            StorageError: it is not there.
        """
        ...

    async def trashed(self) -> Sequence[TrashEntry]:
        """What is in the trash, the newest first.

        Raises:
            StorageError: it cannot be read.
        """
        ...

    async def read_trashed(self, name: str) -> Conversation:
        """Read what is in the trash, without a change.

        Raises:
            StorageError: it is not there or cannot be read.
        """
        ...

    async def restore(self, name: str) -> Conversation:
        """Bring one conversation back from the trash, into the one of its id if that is there.

        Raises:
            StorageError: it is not there or cannot be moved.
        """
        ...

    async def purge(self, names: Iterable[str]) -> None:
        """Delete things of the trash for good.

        Raises:
            StorageError: one of them cannot be deleted.
        """
        ...

    async def purge_older(self, before: datetime) -> int:
        """Delete for good what went to the trash before a moment; returns how many things.

        Raises:
            StorageError: the trash cannot be read.
        """
        ...


class IndexListener(Protocol):
    """Who is told what the index finds, on the event loop's thread."""

    def rows_read(self, headers: Sequence[ConversationHeader]) -> None:
        """These conversations are new or have changed."""
        ...

    def rows_gone(self, ids: Sequence[str]) -> None:
        """The files of these conversations are gone."""
        ...

    def compared(self) -> None:
        """All changes of the folder have been told."""
        ...

    def suspected(self, ids: Sequence[str]) -> None:
        """The files of these conversations seem to be damaged."""
        ...

    def progressed_to(self, progress: IndexProgress) -> None:
        """So many conversations are searched."""
        ...

    def refused(self) -> None:
        """The folder cannot be read."""
        ...

    def ended(self) -> None:
        """The index has ended by itself; `LibraryIndex.start` begins it again."""
        ...


class LibraryIndex(Protocol):
    """Rows and a full-text search of the conversations on disk; a cache that rebuilds itself."""

    async def newest(self, count: int) -> Sequence[ConversationHeader]:
        """The newest rows as they were known when the index was written last; soon."""
        ...

    async def rows(self) -> Mapping[str, ConversationHeader]:
        """All rows by id as they were known then; none without an index."""
        ...

    async def start(self, listener: IndexListener) -> None:
        """Compare the index with the folder, now and whenever asked, and build it.

        Raises:
            StorageError: it cannot be started.
        """
        ...

    def saved(self, conversation_id: str) -> None:
        """A conversation's file has been written."""
        ...

    def removed(self, conversation_id: str) -> None:
        """A conversation's file is not there any more."""
        ...

    def compare(self) -> None:
        """Look for changes that others made in the folder."""
        ...

    def set_in_use(self, in_use: bool) -> None:
        """Whether somebody uses the window, so that the index must hold back."""
        ...

    async def search(self, query: SearchQuery, position: str, limit: int) -> SearchPage:
        """The newest conversations that have what ``query`` asks for, at most ``limit``.

        Cancelling the caller ends the search.

        Args:
            position: of the page before, or empty for the first page.

        Raises:
            StorageError: nothing can be searched now.
        """
        ...


class SettingsStore(Protocol):
    """The settings file."""

    async def save(self, settings: Settings) -> None:
        """Write all settings atomically.

        Raises:
            StorageError: nothing was written.
        """
        ...


class WindowStateStore(Protocol):
    """The file of the window's state."""

    async def save(self, state: WindowState) -> None:
        """Write the state atomically.

        Raises:
            StorageError: nothing was written.
        """
        ...


class SecretStore(Protocol):
    """Secrets, in the system's keyring or for this run in memory."""

    async def get(self, name: str) -> str:
        """The secret, or an empty text."""
        ...

    async def set(self, name: str, value: str) -> bool:
        """Keep a secret, or forget it when empty; False when only in memory."""
        ...


class ImportRun(Protocol):
    """A running import."""

    def cancel(self) -> None:
        """Let it end with its report; what was imported stays."""
        ...

    def events(self) -> AsyncGenerator[ImportEvent, None]:
        """What it tells, the report last; closing this early cancels it."""
        ...


class Imports(Protocol):
    """Takes in what other programs have exported."""

    async def start(self, paths: Sequence[Path], asks: ModelRef) -> ImportRun:
        """Begin to import these; ``asks`` is who is asked when they go on here.

        Raises:
            OSError: there can be no more processes.
        """
        ...

    async def take_grown(self, path: Path) -> Conversation | None:
        """What a `ChatGrown` event stands for; its file is removed."""
        ...


class ExportRun(Protocol):
    """A running export or backup."""

    def cancel(self) -> None:
        """Let it end; nothing is left of it."""
        ...

    def events(self) -> AsyncGenerator[ExportEvent, None]:
        """What it tells, the report last; closing this early cancels it."""
        ...


class Exports(Protocol):
    """Writes conversations for people and other programs; each may raise `OSError`."""

    async def export_file(
        self, conversation_id: str, target: Path, options: ExportOptions
    ) -> ExportRun:
        """Begin to write one conversation into a file of this name."""
        ...

    async def export_folder(
        self, ids: Sequence[str], target: Path, options: ExportOptions
    ) -> ExportRun:
        """Begin to write several into a folder that is not there yet."""
        ...

    async def back_up(self, target: Path) -> ExportRun:
        """Begin to write everything into one archive."""
        ...


class BackupReader(Protocol):
    """Looks into a backup."""

    async def read(self, path: Path) -> BackupContent:
        """What is in it besides conversations.

        Raises:
            StorageError: it is no backup, or cannot be read.
        """
        ...
