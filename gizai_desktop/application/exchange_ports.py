"""What imports, exports and backups ask of the layers below."""

from collections.abc import AsyncGenerator, Sequence
from pathlib import Path
from typing import Protocol

from gizai_desktop.domain.catalog import ModelRef
from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.exporting import BackupContent, ExportEvent, ExportOptions
from gizai_desktop.domain.importing import ImportEvent


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
