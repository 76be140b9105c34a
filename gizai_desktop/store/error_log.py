"""A file of unforeseen errors, for reports: where it happened, never what anybody wrote."""

import traceback
from pathlib import Path

from gizai_desktop.domain.identity import now, time_to_text

SIZE_LIMIT = 512 * 1024
"""Bytes after which the log begins anew; the former one is kept once."""


class ErrorLog:
    """Appends errors as type and place; their texts may quote messages, so they stay out.

    Attributes:
        folder: where it is.
        last: the newest entry, for "Copy details".
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._path = folder / "errors.log"
        self.last = ""

    def write(self, error: BaseException) -> None:
        """Add one error; a log that cannot be written is no reason to fail."""
        frames = "".join(traceback.format_tb(error.__traceback__))
        self.last = f"{time_to_text(now())} {type(error).__qualname__}\n{frames}\n"
        try:
            if self._path.exists() and self._path.stat().st_size > SIZE_LIMIT:
                self._path.replace(self._path.with_suffix(".log.1"))
            with self._path.open("a", encoding="utf-8") as log:
                log.write(self.last)
        except OSError:
            return
