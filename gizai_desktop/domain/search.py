"""What a search finds, how far its index is, and who is told of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from gizai_desktop.domain.library import ConversationHeader

Range = tuple[int, int]
"""Start and end in characters, the end not included."""

PAGE = 30
"""Conversations of one page of results."""


class SearchHit(NamedTuple):
    """A conversation that was found.

    Attributes:
        hits: how often the words occur in its messages and title.
        title_ranges: where they occur in its title.
        message_id: the message that shows best what was found, or empty when only the title
            or a filter matches.
        snippet: a part of that message, in one line.
        ranges: where the words occur in ``snippet``.
    """

    header: ConversationHeader
    hits: int = 0
    title_ranges: tuple[Range, ...] = ()
    message_id: str = ""
    snippet: str = ""
    ranges: tuple[Range, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchPage:
    """A part of the results, newest activity first.

    Attributes:
        position: give it to the next search for what follows; empty at the end of the results.
        complete: whether everything was searched; False while the index is being built.
    """

    rows: tuple[SearchHit, ...] = ()
    position: str = ""
    complete: bool = True


@dataclass(frozen=True, slots=True)
class IndexProgress:
    """How many conversations the search knows.

    Attributes:
        done: of ``total`` that are in the folder.
        unread: how many of them are not even listed yet.
        slow: there is no index, and every search reads the files.
    """

    done: int = 0
    total: int = 0
    slow: bool = False
    unread: int = 0

    @property
    def complete(self) -> bool:
        """Whether everything is searched."""
        return self.done >= self.total


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
        """The index has ended by itself; whoever started it can begin another one."""
        ...
