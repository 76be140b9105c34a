"""The texts of one conversation, folded before somebody looks for something in them."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from gizai_desktop.ui.finding.section import Section, Text
from gizai_desktop.ui.timeline.column.entry import TimelineEntry
from gizai_desktop.ui.timeline.column.states import ending_of

_MOST_MESSAGES = 128
_MOST_CHARACTERS = 64_000
"""Of a section, unless one message has more; to fold them takes about a millisecond."""
Said = tuple[str, str, str]
"""All that a message shows: thoughts, answer and notice."""


def said_in(entry: TimelineEntry) -> Said:
    """The texts of a message."""
    message = entry.message
    return message.reasoning, message.content, "\n\n".join(ending_of(entry))


class Texts:
    """Sections of messages, each of them folded when it is asked for."""

    def __init__(self) -> None:
        self.entries: Sequence[TimelineEntry] = ()
        self._starts: list[int] = []
        self._sections: list[Section | None] = []

    def __len__(self) -> int:
        """How many sections there are."""
        return len(self._starts)

    def show(self, entries: Sequence[TimelineEntry]) -> list[int]:
        """Hold these messages; returns for every section its number before, or -1."""
        before, starts, sections = self.entries, self._starts, self._sections
        known = {start: number for number, start in enumerate(starts)}
        self.entries = entries
        self._starts = list(_starts(entries))
        ends = [*starts[1:], len(before)]
        kept: list[int] = []
        for inside in map(self.range_of, range(len(self))):
            start, end = inside.start, inside.stop
            number = known.get(start, -1)
            same = number >= 0 and ends[number] == end
            same = same and _are_same(before[start:end], entries[start:end])
            kept.append(number if same else -1)
        self._sections = [sections[number] if number >= 0 else None for number in kept]
        return kept

    def forget(self) -> None:
        """Hold nothing."""
        self.entries, self._starts, self._sections = (), [], []

    def update(self, index: int, entry: TimelineEntry) -> bool:
        """One message is another one now; returns whether it says anything else."""
        same = _is_same(self.entries[index], entry)
        self.entries = [*self.entries]
        self.entries[index] = entry
        if not same:
            self._sections[self.number_of(index)] = None
        return not same

    def range_of(self, number: int) -> range:
        """The messages of a section."""
        end = self._starts[number + 1] if number + 1 < len(self._starts) else len(self.entries)
        return range(self._starts[number], end)

    def number_of(self, index: int) -> int:
        """The section with a message."""
        return bisect_right(self._starts, index) - 1

    def section(self, number: int) -> Section:
        """That section, folded now if it is not yet."""
        found = self._sections[number]
        if found is None:
            inside = self.range_of(number)
            texts = [
                text
                for place, index in enumerate(inside)
                for text in _texts(place, self.entries[index])
            ]
            found = self._sections[number] = Section(len(inside), texts)
        return found

    def folding(self) -> Iterator[None]:
        """Fold whatever is not folded yet, a section a step, from the end on."""
        for number in range(len(self) - 1, -1, -1):
            if self._sections[number] is None:
                self.section(number)
                yield


def _texts(place: int, entry: TimelineEntry) -> list[Text]:
    reasoning, content, notice = said_in(entry)
    texts = [Text(place, content, markdown=not entry.by_user, fences=True)]
    for plain in filter(None, (reasoning, notice)):
        texts += [Text(place, plain, markdown=False, fences=False)]
    return texts


def _starts(entries: Sequence[TimelineEntry]) -> Iterator[int]:
    messages = characters = 0
    for index, entry in enumerate(entries):
        size = len(entry.message.content) + len(entry.message.reasoning)
        characters += size
        if not messages or messages >= _MOST_MESSAGES or characters > _MOST_CHARACTERS:
            yield index
            messages, characters = 0, size
        messages += 1


def _are_same(some: Sequence[TimelineEntry], others: Sequence[TimelineEntry]) -> bool:
    return all(_is_same(one, other) for one, other in zip(some, others, strict=True))


def _is_same(one: TimelineEntry, other: TimelineEntry) -> bool:
    """Whether both say the same."""
    return one.message is other.message or (
        one.by_user == other.by_user and said_in(one) == said_in(other)
    )
