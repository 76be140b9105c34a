"""Counts the hits of a query in a conversation, a few milliseconds at a time."""

import time
from collections.abc import Callable, Iterator, Sequence

from gizai_desktop.ui.finding.exact import ExactReader
from gizai_desktop.ui.finding.tally import Tally
from gizai_desktop.ui.finding.texts import Texts
from gizai_desktop.ui.timeline.column.entry import TimelineEntry
from gizai_desktop.ui.typesetting.matches import NOTHING, Hit, Query

Schemes = Callable[[TimelineEntry], frozenset[str]]


class Finder:
    """Looks through the messages of one conversation.

    Whoever owns it calls `advance` until it returns True, again after every change.

    Args:
        texts: of the conversation, which others may have folded already.
        schemes: of the links that an answer may have.
    """

    def __init__(self, texts: Texts, reader: ExactReader, schemes: Schemes) -> None:
        self._texts = texts
        self._reader = reader
        self._schemes = schemes
        self._places: dict[str, int] = {}
        self._tallies: list[Tally | None] = []
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
        return any(tally.total for tally in self._tallies if tally is not None)

    @property
    def total(self) -> int:
        """How many hits are known."""
        return sum(tally.total for tally in self._tallies if tally is not None)

    def show(self, entries: Sequence[TimelineEntry]) -> None:
        """Look through these messages; those that were there keep what is known."""
        tallies = self._tallies if self._query else []
        kept = self._texts.show(entries)
        self._places = {entry.id: index for index, entry in enumerate(entries)}
        self._tallies = [tallies[at] if 0 <= at < len(tallies) else None for at in kept]
        self._hits.clear()
        self._wanted = None  # a place among the former ones
        self._begin()

    def stop(self) -> None:
        """Look for nothing, and forget what was found."""
        self._query = NOTHING
        self._places = {}
        self._tallies = []
        self._hits.clear()
        self._wanted = None
        self._work = iter(())

    def update(self, entry: TimelineEntry) -> None:
        """One message is another one now."""
        index = self._places.get(entry.id)
        if index is not None and self._texts.update(index, entry):
            self._tallies[self._texts.number_of(index)] = None
            self._hits.pop(index, None)
            self._begin()

    def look_for(self, query: Query, begin_at: int) -> None:
        """Look for something else, first from a message on."""
        before, self._query = self._query, query
        more = bool(before) and before.text in query.text
        # Where there is no hit for less, there is none for more.
        self._tallies = [
            tally if more and tally is not None and tally.empty else None for tally in self._tallies
        ]
        self._hits.clear()
        self._begin_at = begin_at
        self._wanted = None
        self._begin()

    def advance(self, until: float) -> bool:
        """Work until about that `time.perf_counter()`; returns whether everything is counted."""
        return all(time.perf_counter() < until for _ in self._work)

    def index_of(self, message_id: str) -> int | None:
        """Where a message is in the conversation."""
        return self._places.get(message_id)

    def hits_in(self, index: int) -> list[Hit] | None:
        """The hits in a message; None if they are not read yet, but will be next."""
        if self._count_of(index) == 0:
            return []
        found = self._hits.get(index)
        if found is None and self._wanted != index:
            self._wanted = index
            self._begin()
        return found

    def ahead(self, index: int, step: int, skip: int) -> Iterator[tuple[int, int]]:
        """The messages with hits, from one on and around the end, and how far away they are.

        It ends where nothing is counted yet, with the distance and -1.
        """
        size = len(self._texts.entries)
        distance = skip
        while distance < size:
            at = (index + step * distance) % size
            number = self._texts.number_of(at)
            tally = self._tallies[number]
            if tally is None:
                yield distance, -1
                return
            inside = self._texts.range_of(number)
            if tally.empty:
                distance += inside.stop - at if step > 0 else at - inside.start + 1
                continue
            if tally.counts[at - inside.start] != 0:
                yield distance, at
            distance += 1

    def number_of(self, hit: Hit) -> int | None:
        """Which of all hits it is, from 1; None if it is no hit, or not read yet."""
        index = self._places.get(hit.message_id)
        hits = self.hits_in(index) if index is not None else None
        if index is None or hits is None or hit not in hits:
            return None
        number = self._texts.number_of(index)
        before = sum(tally.total for tally in self._tallies[:number] if tally is not None)
        tally = self._tallies[number]
        inside = index - self._texts.range_of(number).start
        here = tally.before(inside) if tally is not None else 0
        return before + here + hits.index(hit) + 1

    def _count_of(self, index: int) -> int | None:
        number = self._texts.number_of(index)
        tally = self._tallies[number]
        return tally.counts[index - self._texts.range_of(number).start] if tally else None

    def _begin(self) -> None:
        self._work = self._all_work()

    def _all_work(self) -> Iterator[None]:
        if self._wanted is not None:
            yield from self._read(self._wanted)
            self._wanted = None
        if not self._query:
            yield from self._texts.folding()
            return
        size = len(self._texts)
        begin = self._texts.number_of(self._begin_at) if size else 0
        for number in (*range(begin, size), *range(begin)):
            if self._tallies[number] is None:
                self._tallies[number] = Tally(self._texts.section(number), self._query)
                yield
        for number in range(size):
            tally = self._tallies[number]
            start = self._texts.range_of(number).start
            for inside in tally.unsure if tally is not None else ():
                yield from self._read(start + inside)

    def _read(self, index: int) -> Iterator[None]:
        found: list[Hit] = []
        entry = self._texts.entries[index]
        for hits in self._reader.hits(entry, self._query, self._schemes(entry)):
            found += hits
            yield
        self._hits[index] = found
        number = self._texts.number_of(index)
        tally = self._tallies[number]
        if tally is not None:
            tally.know(index - self._texts.range_of(number).start, len(found))
