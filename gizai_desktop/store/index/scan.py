"""Rows and results from the files alone, where there can be no index."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from gizai_desktop.domain.search import SearchHit, SearchPage
from gizai_desktop.domain.search_query import SearchQuery
from gizai_desktop.store.index.builder import Listener
from gizai_desktop.store.index.folder import Stat, list_files, read_file
from gizai_desktop.store.index.hits import hit_of
from gizai_desktop.store.index.matching import matches
from gizai_desktop.store.index.pace import Pace

TIME_S = 0.25
"""Seconds of one look, as of `reader.TIME_S`."""


class FolderScan:
    """Reads every file each time it is asked; slow, but always right."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: Mapping[str, Stat] = {}

    def compare(self, listener: Listener, pace: Pace) -> None:
        """Tell of what has changed since this was done before.

        Raises:
            OSError: the folder cannot be read.
        """
        present = list_files(self._folder)
        gone = [each for each in self._known if each not in present]
        changed = [each for each, stat in present.items() if self._known.get(each) != stat]
        self._known = present
        if gone:
            listener.gone(gone)
        rows, suspects = [], []
        for conversation_id in sorted(changed, reverse=True):
            try:
                reading, _ = read_file(self._folder, conversation_id)
            except OSError:
                suspects.append(conversation_id)
                continue
            if reading.document is not None:
                rows.append(reading.document.header)
            if reading.damaged:
                suspects.append(conversation_id)
            pace.step()
        if rows:
            listener.rows(rows)
        if suspects:
            listener.suspects(suspects)

    def search(
        self, query: SearchQuery, position: str, limit: int, check: Callable[[], None]
    ) -> SearchPage:
        """One page of results, the file that was written last first.

        Args:
            check: called now and then; what it raises ends the search.

        Raises:
            OSError: the folder cannot be read.
        """
        end = time.monotonic() + TIME_S
        rows: list[SearchHit] = []
        for key, conversation_id in self._after(position):
            check()
            try:
                reading, _ = read_file(self._folder, conversation_id)
            except OSError:
                continue
            if reading.document is not None and matches(reading.document, query):
                rows.append(hit_of(reading.document, query.words))
            if len(rows) == limit or time.monotonic() > end:
                return SearchPage(tuple(rows), key)
        return SearchPage(tuple(rows))

    def _after(self, position: str) -> Iterator[tuple[str, str]]:
        files: Sequence[tuple[str, str]] = sorted(
            (
                (f"{stat.modified_ns:020}:{each}", each)
                for each, stat in list_files(self._folder).items()
            ),
            reverse=True,
        )
        return (file for file in files if not position or file[0] < position)
