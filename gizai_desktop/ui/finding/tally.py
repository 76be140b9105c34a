"""How many hits there are in the messages of a section."""

from functools import cached_property

from gizai_desktop.ui.finding.section import Section
from gizai_desktop.ui.typesetting.matches import Query


class Tally:
    """The hits of one query; of each message only when somebody asks.

    Attributes:
        total: how many are known.
    """

    def __init__(self, section: Section, query: Query) -> None:
        self._section = section
        self._query = query
        certain = section.count(query)
        self._certain = certain is not None
        self.total = certain or 0
        if not self._certain:
            self.total = sum(filter(None, self.counts))

    @cached_property
    def counts(self) -> list[int | None]:
        """Of each message; None where only exact reading tells."""
        return self._section.each(self._query)

    @property
    def empty(self) -> bool:
        """Whether there is nothing in any message."""
        return not self.total and (self._certain or not any(c is None for c in self.counts))

    @property
    def unsure(self) -> list[int]:
        """The messages that must be read."""
        if self._certain:
            return []
        return [number for number, count in enumerate(self.counts) if count is None]

    def before(self, number: int) -> int:
        """How many are known in the messages before one."""
        return sum(filter(None, self.counts[:number]))

    def know(self, number: int, count: int) -> None:
        """A message was read."""
        before = self.counts[number] or 0
        self.counts[number] = count
        self.total += count - before
