"""The sidebar's rows as values: which there are, in which order, and how to get there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from gizai_desktop.domain.folding import fold
from gizai_desktop.domain.library import ConversationHeader
from gizai_desktop.ui.sidebar.sections import Section, SectionKind, section_of


@dataclass(frozen=True, slots=True)
class Row:
    """A group's label (section set) or a conversation (header set)."""

    section: Section | None = None
    header: ConversationHeader | None = None

    @property
    def key(self) -> Section | str:
        """What makes it the same row after a change."""
        return self.header.id if self.header is not None else self.section or ""


def build_rows(headers: Iterable[ConversationHeader], query: str, today: date) -> list[Row]:
    """Labels and conversations, newest first, whose title contains the query."""
    wanted = fold(query.strip())
    shown = [header for header in headers if not wanted or wanted in fold(header.title)]
    shown.sort(key=lambda header: (header.pinned, header.last_activity, header.id), reverse=True)
    rows: list[Row] = []
    last: Section | None = None
    for header in shown:
        section = section_of(header, today)
        if section != last:
            rows.append(Row(section=section))
            last = section
        rows.append(Row(header=header))
    return rows


def is_pinned_section(row: Row) -> bool:
    """Whether the row is the label of the pinned conversations."""
    return row.section is not None and row.section.kind is SectionKind.PINNED


@dataclass(frozen=True, slots=True)
class Remove:
    """Take one row away."""

    at: int


@dataclass(frozen=True, slots=True)
class Insert:
    """Put a new row in."""

    at: int
    row: Row


@dataclass(frozen=True, slots=True)
class Move:
    """Take a row from a lower place to a higher one (origin > target)."""

    origin: int
    target: int


Step = Remove | Insert | Move


def steps_between(old: Sequence[Row], new: Sequence[Row], limit: int) -> list[Step] | None:
    """The steps that turn the keys of old into those of new, or None if they exceed limit."""
    wanted = {row.key for row in new}
    steps: list[Step] = []
    keys: list[Section | str] = []
    for row in old:
        if row.key in wanted:
            keys.append(row.key)
        else:
            steps.append(Remove(len(keys)))
    present = set(keys)
    for at, row in enumerate(new):
        if len(steps) > limit:
            return None
        if at < len(keys) and keys[at] == row.key:
            continue
        if row.key in present:
            origin = keys.index(row.key, at)
            keys.insert(at, keys.pop(origin))
            steps.append(Move(origin, at))
        else:
            keys.insert(at, row.key)
            steps.append(Insert(at, row))
    return steps if len(steps) <= limit else None
