"""Counts the hits of a query in a conversation, a few milliseconds at a time."""

import time
from collections.abc import Callable, Iterator, Sequence

from gizai_desktop.ui.finding.exact import ExactReader
from gizai_desktop.ui.finding.matches import NOTHING, Hit, Query
from gizai_desktop.ui.finding.quick import QuickText
from gizai_desktop.ui.markdown.cut import LONGEST
from gizai_desktop.ui.timeline.entry import TimelineEntry

Schemes = Callable[[TimelineEntry], frozenset[str]]
_TOGETHER = 32  # messages between two looks at the clock


class _Texts:
    """The texts of one message, ready to be counted in."""

    __slots__ = ("_content", "_reasoning")

    def __init__(self, entry: TimelineEntry) -> None:
        message, markdown = entry.message, not entry.by_user
        whole = not markdown or len(message.content) <= LONGEST
        self._content = QuickText(message.content, markdown=markdown, whole=whole)
        self._reasoning: QuickText | None = None
        if message.reasoning:
            self._reasoning = QuickText(message.reasoning, markdown=False, fences=False)

    def prepare(self) -> None:
        """Do what the first query would have to wait for."""
        self._content.prepare()

    def count(self, query: Query) -> int | None:
        """How many hits there are, None if only exact reading tells."""
        found = self._content.count(query)
        if self._reasoning is None or found is None:
            return found
        thoughts = self._reasoning.count(query)
        return None if thoughts is None else found + thoughts


class Finder:
    """Looks through the messages of one conversation.

    Whoever owns it calls `advance` until it returns True, again after every change.

    Args:
        schemes: of the links that an answer may have.
    """

    def __init__(self, reader: ExactReader, schemes: Schemes) -> None:
        self._reader = reader
        self._schemes = schemes
        self._entries: Sequence[TimelineEntry] = ()
        self._places: dict[str, int] = {}
        self._texts: list[_Texts | None] = []
        self._left: list[_Texts | None] = []
        self._counts: list[int | None] = []
        self._hits: dict[int, list[Hit]] = {}
        self._query = NOTHING
        self._begin_at = 0
        self._work: Iterator[None] = iter(())
        self._wanted: int | None = None

    @property
    def query(self) -> Query:
        """What is looked for."""
        return self._query

    @property
    def found(self) -> bool:
        """Whether there is any hit, as far as is known."""
        return any(self._counts)

    @property
    def total(self) -> int:
        """How many hits are known."""
        return sum(filter(None, self._counts))

    def show(self, entries: Sequence[TimelineEntry]) -> None:
        """Look through these messages; those that were there keep what is known."""
        before, texts, counts = self._entries, self._texts, self._counts
        known = self._places
        self._entries = entries
        self._places = {entry.id: index for index, entry in enumerate(entries)}
        self._texts = [None] * len(entries)
        self._counts = [None] * len(entries)
        self._hits.clear()
        for entry_id in self._places.keys() & known.keys():
            old, new = known[entry_id], self._places[entry_id]
            if _is_same(before[old], entries[new]):
                self._texts[new], self._counts[new] = texts[old], counts[old]
        self._left = texts
        self._wanted = None  # a place among the former ones
        self._begin()

    def update(self, entry: TimelineEntry) -> None:
        """One message has another text."""
        index = self._places.get(entry.id)
        if index is not None and not _is_same(self._entries[index], entry):
            self._entries = [*self._entries]
            self._entries[index] = entry
            self._texts[index] = self._counts[index] = None
            self._hits.pop(index, None)
            self._begin()

    def look_for(self, query: Query, begin_at: int) -> None:
        """Look for something else, first from a message on."""
        before, self._query = self._query, query
        if before and before.text in query.text:
            # Where there is no hit for less, there is none for more.
            self._counts = [0 if count == 0 else None for count in self._counts]
        else:
            self._counts = [None] * len(self._entries)
        self._hits.clear()
        self._begin_at = begin_at
        self._wanted = None
        self._begin()

    def advance(self, seconds: float) -> bool:
        """Work for about that long; returns whether everything is counted."""
        until = time.perf_counter() + seconds
        return all(time.perf_counter() < until for _ in self._work)

    def index_of(self, message_id: str) -> int | None:
        """Where a message is in the conversation."""
        return self._places.get(message_id)

    def hits_in(self, index: int) -> list[Hit] | None:
        """The hits in a message; None if they are not read yet, but will be next."""
        if self._counts[index] == 0:
            return []
        found = self._hits.get(index)
        if found is None and self._wanted != index:
            self._wanted = index
            self._begin()
        return found

    def counts_from(self, index: int, step: int, skip: int = 0) -> Iterator[tuple[int, int | None]]:
        """Every message's number and count, from one on and around the end."""
        size = len(self._counts)
        for distance in range(skip, size):
            at = (index + step * distance) % size
            yield at, self._counts[at]

    def number_of(self, hit: Hit) -> int | None:
        """Which of all hits it is, from 1; None if it is no hit, or not read yet."""
        index = self._places.get(hit.message_id)
        hits = self.hits_in(index) if index is not None else None
        if index is None or hits is None or hit not in hits:
            return None
        return sum(filter(None, self._counts[:index])) + hits.index(hit) + 1

    def _begin(self) -> None:
        self._work = self._all_work()

    def _all_work(self) -> Iterator[None]:
        while self._left:  # to let go of thousands of texts at once takes longer than a frame
            del self._left[-_TOGETHER:]
            yield
        if self._wanted is not None:
            yield from self._read(self._wanted)
            self._wanted = None
        work = self._count if self._query else self._prepare
        size = len(self._entries)
        begin = min(self._begin_at, size)
        for first in (*range(begin, size, _TOGETHER), *range(0, begin, _TOGETHER)):
            last = size if first >= begin else begin
            work(range(first, min(first + _TOGETHER, last)))
            yield
        if self._query:
            for index, count in enumerate(self._counts):
                if count is None:
                    yield from self._read(index)

    def _prepare(self, part: range) -> None:
        for index in part:
            self._texts_of(index).prepare()

    def _count(self, part: range) -> None:
        counts, query = self._counts, self._query
        for index in part:
            if counts[index] is None:
                texts = self._texts[index] or self._texts_of(index)
                counts[index] = texts.count(query)

    def _texts_of(self, index: int) -> _Texts:
        texts = self._texts[index]
        if texts is None:
            texts = self._texts[index] = _Texts(self._entries[index])
        return texts

    def _read(self, index: int) -> Iterator[None]:
        found: list[Hit] = []
        entry = self._entries[index]
        for hits in self._reader.hits(entry, self._query, self._schemes(entry)):
            found += hits
            yield
        self._hits[index] = found
        self._counts[index] = len(found)


def _is_same(one: TimelineEntry, other: TimelineEntry) -> bool:
    """Whether both have the same texts."""
    mine, others = one.message, other.message
    return mine.content == others.content and mine.reasoning == others.reasoning
