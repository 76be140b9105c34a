"""The AI models in files of this computer, as the settings name them."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from gizai_desktop.application.event import Event
from gizai_desktop.application.preferences import Preferences
from gizai_desktop.application.tasks import Tasks
from gizai_desktop.domain.model_file import ModelFile
from gizai_desktop.domain.settings import Settings


class ModelFileReader(Protocol):
    """Reads what lies on disk; every method leaves the event loop free."""

    async def entries(self, folder: str, files: Sequence[str]) -> Sequence[ModelFile]:
        """The AI models of a folder and of single files."""
        ...

    async def digest(self, file: ModelFile, progress: Callable[[float], None]) -> ModelFile:
        """The same file with its SHA-256; ``progress`` gets shares from 0 to 1."""
        ...


class LocalModels:
    """Keeps the list of files up to date with the settings.

    Attributes:
        changed: carries the files after each look at the disk and each check sum.
    """

    def __init__(
        self,
        preferences: Preferences,
        reader: ModelFileReader,
        tasks: Tasks,
        free_bytes: Callable[[], int | None],
    ) -> None:
        self._preferences = preferences
        self._reader = reader
        self._tasks = tasks
        self._free_bytes = free_bytes
        self._files: dict[str, ModelFile] = {}
        self._looked_at: tuple[str, tuple[str, ...]] | None = None
        self._counting = False
        self.changed: Event[Sequence[ModelFile]] = Event()
        preferences.changed.connect(self._follow)

    @property
    def free_bytes(self) -> int | None:
        """Memory that a model could take now; None when the system does not tell."""
        return self._free_bytes()

    def files(self) -> Mapping[str, ModelFile]:
        """The files by their ids, as they were at the last look."""
        return self._files

    async def look(self) -> Sequence[ModelFile]:
        """Look at the disk and give what is there."""
        settings = self._preferences.settings
        found = await self._reader.entries(settings.models_folder, settings.model_files)
        self._files = {file.id: file for file in found}
        self._looked_at = _places(settings)
        self.changed.emit(found)
        return found

    async def entries(self) -> Sequence[ModelFile]:
        """Look at the disk; check sums that are not known are counted from then on."""
        found = await self.look()
        if not self._counting and any(not file.sha256 for file in found):
            self._counting = True
            self._tasks.start(self._count(), "count check sums", dispensable=True)
        return found

    async def _count(self) -> None:
        try:
            while missing := next((f for f in self._files.values() if _is_uncounted(f)), None):
                counted = await self._reader.digest(missing, lambda _: None)
                if counted.sha256 and counted.id in self._files:
                    self._files[counted.id] = counted
                    self.changed.emit(tuple(self._files.values()))
                else:
                    return  # It cannot be read now; the next look tries again.
        finally:
            self._counting = False

    def _follow(self, settings: Settings) -> None:
        if self._looked_at is not None and _places(settings) != self._looked_at:
            self._looked_at = _places(settings)
            self._tasks.start(self.look(), "look for model files", dispensable=True)


def _is_uncounted(file: ModelFile) -> bool:
    return not file.sha256 and not file.problem


def _places(settings: Settings) -> tuple[str, tuple[str, ...]]:
    return settings.models_folder, settings.model_files
