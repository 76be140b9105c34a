"""Where the files are."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from gizai_desktop.store.atomic import make_private_folder

APP = "gizai-desktop"


@dataclass(frozen=True, slots=True)
class Locations:
    """Every folder and file of one user.

    Attributes:
        conversations: one JSON file for each conversation.
        trash: conversations that were deleted and can come back.
        damaged: originals of files that could not be read as they should.
        backup: files of an older format, as they were before this version wrote them.
        aside: copies of conversations that could not be saved, for the next start.
        cache: what can be deleted at any time.
        logs: what went wrong, for reports.
        lock_file: locked by the process that has the window.
    """

    conversations: Path
    trash: Path
    damaged: Path
    backup: Path
    aside: Path
    settings_file: Path
    state_file: Path
    cache: Path
    logs: Path
    lock_file: Path

    @classmethod
    def of(cls, data_dir: Path | None = None) -> Self:
        """The system's usual folders, or all of them below one; nothing is made yet."""
        if data_dir is not None:
            root = data_dir.expanduser().absolute()
            return cls._below(root, root, root / "cache", root / "logs", root)
        # Only this way of starting needs it.
        from platformdirs import PlatformDirs  # noqa: PLC0415

        dirs = PlatformDirs(APP, appauthor=False)
        return cls._below(
            dirs.user_data_path,
            dirs.user_config_path,
            dirs.user_cache_path,
            dirs.user_log_path,
            dirs.user_state_path,
        )

    @classmethod
    def _below(cls, data: Path, config: Path, cache: Path, logs: Path, state: Path) -> Self:
        return cls(
            conversations=data / "conversations",
            trash=data / "trash",
            damaged=data / "damaged",
            backup=data / "backup",
            aside=state / "unsaved",
            settings_file=config / "settings.json",
            state_file=data / "state.json",
            cache=cache,
            logs=logs,
            lock_file=data / ".lock",
        )

    @property
    def data(self) -> Path:
        """The folder of the conversations' folders: what a lock is for."""
        return self.conversations.parent

    def make_folders(self) -> None:
        """Make the missing folders, readable by this user only.

        Raises:
            StorageError: one of them cannot be made.
        """
        for folder in (
            self.conversations,
            self.trash,
            self.damaged,
            self.settings_file.parent,
            self.state_file.parent,
            self.cache,
            self.logs,
        ):
            make_private_folder(folder)


def resource_dir() -> Path:
    """The folder of icons and pictures: in the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "resources"
    return inside if inside.is_dir() else package.parent / "resources"
