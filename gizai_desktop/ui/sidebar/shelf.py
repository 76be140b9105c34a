"""The conversations in the order of the sidebar: sorted, grouped, and changed one by one.

Nothing here looks at all conversations for a change of one of them: places are found by
bisection in the sorted keys, and groups by the moments at which they begin.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, KeysView, Sequence
from dataclasses import dataclass
from datetime import date
from math import inf
from typing import NamedTuple

from gizai_desktop.domain.folding import fold
from gizai_desktop.domain.library import ConversationHeader
from gizai_desktop.domain.runs import sorted_in_runs
from gizai_desktop.domain.settings import ChatOrder
from gizai_desktop.ui.sidebar.sections import Section, rank, section_of, section_start

Key = tuple[bool, float | str, str]
"""Where a conversation stands: not pinned, age or folded title, id."""

Label = tuple[Section, int]
"""A group, and the place of its first conversation."""

_LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Choice:
    """Which conversations are listed, and how.

    Attributes:
        archived: those that were put away, instead of the others.
        tag: only those with this tag, whatever its case; empty for all.
    """

    order: ChatOrder = ChatOrder.RECENT
    archived: bool = False
    tag: str = ""

    def takes(self, header: ConversationHeader) -> bool:
        """Whether a conversation is listed."""
        if header.archived is not self.archived:
            return False
        if not self.tag:
            return True
        wanted = fold(self.tag)
        return any(fold(tag) == wanted for tag in header.tags)

    def key(self, header: ConversationHeader) -> Key:
        """Where a conversation stands in the list."""
        if self.order is ChatOrder.TITLE:
            return (not header.pinned, fold(header.title), header.id)
        return (not header.pinned, -header.last_activity.timestamp(), header.id)

    def section(self, header: ConversationHeader, today: date) -> Section:
        """The group of a conversation."""
        return section_of(header, today, by_day=self.order is ChatOrder.RECENT)


class Row(NamedTuple):
    """A group's label (section set) or a conversation (header set)."""

    section: Section | None = None
    header: ConversationHeader | None = None


class Shelf:
    """The listed conversations as rows: labels of groups, and below each its conversations.

    A *place* counts conversations only, a *row* the labels too.
    """

    def __init__(self, headers: Iterable[ConversationHeader], choice: Choice, today: date) -> None:
        self.choice = choice
        self.today = today
        # Keys are made when they are needed: kept, they would take more than the headers.
        self._headers = sorted_in_runs([*filter(choice.takes, headers)], choice.key)
        self._known = {header.id: header for header in self._headers}
        self._labels: list[Label] = []
        self._label_rows: list[int] = []
        self._set_labels(list(self._grouped(today)))

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self._headers) + len(self._labels)

    def __contains__(self, conversation_id: str) -> bool:
        return conversation_id in self._known

    @property
    def ids(self) -> KeysView[str]:
        """The listed conversations, in no order."""
        return self._known.keys()

    def all_ids(self) -> set[str]:
        """A set of the listed conversations."""
        return set(self._known)  # of a dictionary, three times as fast as of its keys

    @property
    def headers(self) -> Sequence[ConversationHeader]:
        """The conversations from top to bottom."""
        return self._headers

    @property
    def label_rows(self) -> Sequence[int]:
        """The rows that are labels, from top to bottom."""
        return self._label_rows

    def row(self, row: int) -> Row:
        """What stands in a row that there is."""
        above = bisect_right(self._label_rows, row)
        if above and self._label_rows[above - 1] == row:
            return Row(section=self._labels[above - 1][0])
        return Row(header=self._headers[row - above])

    def place_at(self, row: int) -> int:
        """The place of the conversation in a row, or of the next one below a label."""
        return row - bisect_left(self._label_rows, row)

    def row_at(self, place: int) -> int:
        """The row of a conversation's place."""
        return place + bisect_right(self._labels, place, key=lambda label: label[1])

    def place_of(self, conversation_id: str) -> int:
        """Where a conversation stands, -1 if it is not listed."""
        known = self._known.get(conversation_id)
        return -1 if known is None else self._place_for(self.choice.key(known))

    def row_of(self, conversation_id: str) -> int:
        """The row of a conversation, -1 if it is not listed."""
        place = self.place_of(conversation_id)
        return -1 if place < 0 else self.row_at(place)

    def replace(self, header: ConversationHeader) -> bool:
        """Take a conversation's new header if it keeps its place; False if it does not."""
        known = self._known.get(header.id)
        if known is None or self.choice.key(header) != self.choice.key(known):
            return False
        self._headers[self.place_of(header.id)] = header
        self._known[header.id] = header
        return True

    def destination(self, header: ConversationHeader) -> int:
        """The row before which a conversation belongs; its label must be there.

        If it is listed already, it counts as still being there.
        """
        group = rank(self.choice.section(header, self.today))
        above = sum(rank(section) <= group for section, _ in self._labels)
        return self._place_for(self.choice.key(header)) + above

    def put(self, header: ConversationHeader) -> None:
        """Put a conversation in; its label must be there."""
        self._headers.insert(self._place_for(self.choice.key(header)), header)
        self._known[header.id] = header
        group = rank(self.choice.section(header, self.today))
        self._set_labels(
            [(section, start + (rank(section) > group)) for section, start in self._labels]
        )

    def take(self, conversation_id: str) -> None:
        """Take a listed conversation out; its label stays."""
        place = self.place_of(conversation_id)
        del self._headers[place], self._known[conversation_id]
        self._set_labels([(section, start - (start > place)) for section, start in self._labels])

    def missing_label(self, header: ConversationHeader) -> Label | None:
        """The label that must be put in before this conversation, if it is not there."""
        wanted = self.choice.section(header, self.today)
        if any(section == wanted for section, _ in self._labels):
            return None
        after = (start for section, start in self._labels if rank(section) > rank(wanted))
        return (wanted, next(after, len(self._headers)))

    def empty_label(self) -> Label | None:
        """A label without a conversation below it, if there is one."""
        starts = [start for _, start in self._labels[1:]]
        for label, following in zip(self._labels, [*starts, len(self._headers)], strict=False):
            if label[1] == following:
                return label
        return None

    def row_of_label(self, label: Label) -> int:
        """The row of a label, or the one it gets when it is put in."""
        return label[1] + sum(rank(section) < rank(label[0]) for section, _ in self._labels)

    def put_label(self, label: Label) -> None:
        """Put a label in."""
        self._set_labels(sorted([*self._labels, label], key=lambda each: rank(each[0])))

    def take_label(self, label: Label) -> None:
        """Take a label out; what was below it stays."""
        self._set_labels([each for each in self._labels if each != label])

    def labels_on(self, today: date) -> list[Label]:
        """The labels as they have to be on a day."""
        return list(self._grouped(today))

    @property
    def labels(self) -> Sequence[Label]:
        """The labels as they are, from top to bottom."""
        return self._labels

    def _grouped(self, today: date) -> Iterator[Label]:
        by_title = self.choice.order is ChatOrder.TITLE
        start = self._place_for((True, "" if by_title else -inf, ""))
        if start:
            yield self.choice.section(self._headers[0], today), 0
        while start < len(self._headers):
            section = self.choice.section(self._headers[start], today)
            yield section, start
            if by_title:
                return
            oldest: Key = (True, -section_start(section, today), _LAST)
            start = max(start + 1, bisect_right(self._headers, oldest, key=self.choice.key))

    def _place_for(self, key: Key) -> int:
        """The place of the first conversation whose key is not smaller."""
        return bisect_left(self._headers, key, key=self.choice.key)

    def _set_labels(self, labels: list[Label]) -> None:
        self._labels = labels
        self._label_rows = [start + above for above, (_, start) in enumerate(labels)]
