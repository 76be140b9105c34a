"""Counts the hits of a query in a conversation, a few milliseconds at a time."""

import time
from collections.abc import Callable, Iterator, Sequence

from gizai_desktop.ui.finding.exact import ExactReader
from gizai_desktop.ui.finding.matches import Hit, Query
from gizai_desktop.ui.finding.quick import QuickText
from gizai_desktop.ui.markdown.cut import LONGEST
from gizai_desktop.ui.timeline.entry import TimelineEntry

Schemes = Callable[[TimelineEntry], frozenset[str]]
_TOGETHER = 32  # messages between two looks at the clock


class _Searched:
    """One message: its texts, and what is known about the present query in it."""

    __slots__ = ("_content", "_reasoning", "count", "entry", "hits", "unclear")

    def __init__(self, entry: TimelineEntry) -> None:
        self.entry = entry
        self.count: int | None = None
        self.hits: list[Hit] | None = None
        self.unclear = False
        self._content: QuickText | None = None
        self._reasoning: QuickText | None = None

    def shows(self, entry: TimelineEntry) -> bool:
        """Whether it has the same texts."""
        mine, others = self.entry.message, entry.message
        return mine.content == others.content and mine.reasoning == others.reasoning

    def forget(self) -> None:
        """Another query comes."""
        self.count = self.hits = None
        self.unclear = False

    def prepare(self, *, thoroughly: bool = False) -> None:
        """Do what the first query would have to wait for, or only what it cannot do without."""
        message, markdown = self.entry.message, not self.entry.by_user
        if self._content is None:
            whole = not markdown or len(message.content) <= LONGEST
            self._content = QuickText(message.content, markdown=markdown, whole=whole)
            if message.reasoning:
                self._reasoning = QuickText(message.reasoning, markdown=False, fences=False)
        if thoroughly:
            self._content.prepare()

    def count_quickly(self, query: Query) -> int | None:
        """How many hits there are, None if only exact reading tells."""
        self.prepare()
        if self._content is None:
            return 0
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
        self._messages: list[_Searched] = []
        self._left: list[_Searched] = []
        self._places: dict[str, int] = {}
        self._query = Query()
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
        return any(message.count for message in self._messages)

    @property
    def total(self) -> int:
        """How many hits are known."""
        return sum(message.count or 0 for message in self._messages)

    def show(self, entries: Sequence[TimelineEntry]) -> None:
        """Look through these messages; those that were there keep what is known."""
        self._left = self._messages
        known = {message.entry.id: message for message in self._messages if entries}
        self._messages = [_kept(known.get(entry.id), entry) for entry in entries]
        self._places = {entry.id: index for index, entry in enumerate(entries)}
        self._begin()

    def update(self, entry: TimelineEntry) -> None:
        """One message has another text."""
        index = self._places.get(entry.id)
        if index is not None and not self._messages[index].shows(entry):
            self._messages[index] = _Searched(entry)
            self._begin()

    def look_for(self, query: Query, begin_at: int) -> None:
        """Look for something else, first from a message on."""
        before, self._query = self._query, query
        narrower = before and before.text in query.text
        for message in self._messages:
            if not narrower or message.count != 0:
                message.forget()
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
        message = self._messages[index]
        if message.hits is None:
            if message.count == 0:
                return []
            if self._wanted != index:
                self._wanted = index
                self._begin()
        return message.hits

    def counts_from(self, index: int, step: int, skip: int = 0) -> Iterator[tuple[int, int | None]]:
        """Every message's number and count, from one on and around the end."""
        size = len(self._messages)
        for distance in range(skip, size):
            at = (index + step * distance) % size
            yield at, self._messages[at].count

    def number_of(self, hit: Hit) -> int | None:
        """Which of all hits it is, from 1; None if it is no hit, or not read yet."""
        index = self._places.get(hit.message_id)
        hits = self.hits_in(index) if index is not None else None
        if index is None or hits is None or hit not in hits:
            return None
        before = sum(message.count or 0 for message in self._messages[:index])
        return before + hits.index(hit) + 1

    def _begin(self) -> None:
        self._work = self._all_work()

    def _all_work(self) -> Iterator[None]:
        while self._left:  # to let go of thousands of texts at once takes longer than a frame
            del self._left[-_TOGETHER:]
            yield
        if not self._query:
            yield from self._prepare()
            return
        if self._wanted is not None:
            yield from self._read(self._messages[self._wanted])
            self._wanted = None
        unclear: list[_Searched] = []
        for number, message in enumerate(self._in_order()):
            if message.count is None and not message.unclear:
                message.count = message.count_quickly(self._query)
                message.unclear = message.count is None
            if message.unclear and message.count is None:
                unclear.append(message)
            if number % _TOGETHER == 0:
                yield
        for message in unclear:
            yield from self._read(message)

    def _prepare(self) -> Iterator[None]:
        for number, message in enumerate(self._messages):
            message.prepare(thoroughly=True)
            if number % _TOGETHER == 0:
                yield

    def _read(self, message: _Searched) -> Iterator[None]:
        found: list[Hit] = []
        entry = message.entry
        for hits in self._reader.hits(entry, self._query, self._schemes(entry)):
            found += hits
            yield
        message.hits = found
        message.count = len(found)

    def _in_order(self) -> Iterator[_Searched]:
        yield from self._messages[self._begin_at :]
        yield from self._messages[: self._begin_at]


def _kept(known: _Searched | None, entry: TimelineEntry) -> _Searched:
    if known is None or not known.shows(entry):
        return _Searched(entry)
    known.entry = entry
    return known
