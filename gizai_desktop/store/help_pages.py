"""Reads the manual's pages, which the application brings along."""

from collections.abc import Sequence
from pathlib import Path

from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.help_page import HelpPage, parse_page
from gizai_desktop.store.atomic import storage_error
from gizai_desktop.store.locations import resource_dir

LANGUAGES = ("en", "ru")


class HelpPages:
    """The pages of all languages, read once, when they are first asked for."""

    def __init__(self, folder: Path | None = None) -> None:
        """Take the pages below ``folder``, by default those of the application."""
        self._folder = folder
        self._pages: Sequence[HelpPage] | None = None

    def __call__(self) -> Sequence[HelpPage]:
        """All pages, sorted by language and name; always the same object.

        Raises:
            StorageError: they cannot be read.
        """
        if self._pages is None:
            self._pages = _read(self._folder or resource_dir() / "help")
        return self._pages


def _read(folder: Path) -> Sequence[HelpPage]:
    pages = []
    for language in LANGUAGES:
        for path in sorted((folder / language).glob("*.md")):
            try:
                source = path.read_text(encoding="utf-8", errors="replace")
            except OSError as error:
                raise storage_error(error, path, FailureKind.NOT_READ) from error
            pages.append(parse_page(path.stem, language, source))
    return tuple(pages)
