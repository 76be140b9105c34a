"""The boxes of all messages of a conversation, each made when it is looked at first."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import overload

from gizai_desktop.ui.timeline.column.box import MessageBox
from gizai_desktop.ui.timeline.column.box_guesses import guesses
from gizai_desktop.ui.timeline.column.entry import TimelineEntry
from gizai_desktop.ui.timeline.column.page import Page


class BoxList(Sequence[MessageBox]):
    """One box for each entry; of twenty thousand, people see a few dozen.

    Whoever only asks for the messages asks for the `entries`.
    """

    def __init__(
        self,
        page: Page,
        entries: Sequence[TimelineEntry] = (),
        made: Sequence[MessageBox | None] = (),
    ) -> None:
        self._page = page
        self._entries = list(entries)
        self._made = list(made) or [None] * len(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    @overload
    def __getitem__(self, index: int) -> MessageBox: ...

    @overload
    def __getitem__(self, index: slice) -> list[MessageBox]: ...

    def __getitem__(self, index: int | slice) -> MessageBox | list[MessageBox]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        found = self._made[index]
        if found is None:
            found = self._made[index] = MessageBox(
                self._entries[index], self._page.new_serial(), self._page
            )
        return found

    @property
    def entries(self) -> Sequence[TimelineEntry]:
        """What is shown of every message; makes no box."""
        return self._entries

    @property
    def made(self) -> Sequence[MessageBox | None]:
        """The boxes that are there already, in their places."""
        return self._made

    def update(self, index: int, entry: TimelineEntry) -> int:
        """Show another state of a message; returns the first part that may look different."""
        self._entries[index] = entry
        return self[index].update(entry)

    def heights(self, first: int = 0) -> Iterator[int]:
        """How high the messages are, as far as that is known, from that one on."""
        found = guesses(islice(self._entries, first, None), self._page)
        for box, guess in zip(islice(self._made, first, None), found, strict=True):
            yield guess if box is None else box.height
