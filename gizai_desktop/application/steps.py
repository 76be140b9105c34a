"""What was done with conversations, as values that can be taken back; and how far it is."""

from collections.abc import Awaitable, Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from gizai_desktop.application.event import Event
from gizai_desktop.domain.text import QT_TRANSLATE_NOOP

MANY = 100
"""Conversations whose files cannot be changed within a moment: the user follows the work."""
FAILURES = 3
"""After so many failures in a row, the next of many conversations would fail as well."""


class StepKind(StrEnum):
    """What a step did; the English source of its name in the menu."""

    RENAME = QT_TRANSLATE_NOOP("History", "Rename")
    PIN = QT_TRANSLATE_NOOP("History", "Pin")
    UNPIN = QT_TRANSLATE_NOOP("History", "Unpin")
    TAG = QT_TRANSLATE_NOOP("History", "Change tags")
    ARCHIVE = QT_TRANSLATE_NOOP("History", "Archive")
    UNARCHIVE = QT_TRANSLATE_NOOP("History", "Take out of the archive")
    DELETE = QT_TRANSLATE_NOOP("History", "Delete chat")
    DELETE_BRANCH = QT_TRANSLATE_NOOP("History", "Delete messages")
    SWITCH = QT_TRANSLATE_NOOP("History", "Show another branch")


class Work:
    """A step over many conversations while it is being done, or taken back.

    Attributes:
        kind: of the step.
        back: whether it is being taken back.
        total, done: how many conversations there are, and how many are through.
        cancelled: no more of them are to be done; what is done stays done.
        stuck: it was cancelled because nothing works any more, as on a full disk.
        progressed: told after each conversation.
        ended: told once, at the end.
    """

    def __init__(self, kind: StepKind, total: int, *, back: bool = False) -> None:
        self.kind = kind
        self.back = back
        self.total = total
        self.done = 0
        self.cancelled = False
        self.stuck = False
        self._begun = 0
        self._failed = 0
        self.progressed: Event[None] = Event()
        self.ended: Event[None] = Event()

    def cancel(self) -> None:
        """End it after the conversation that is its turn."""
        self.cancelled = True

    @property
    def large(self) -> bool:
        """Whether the user follows it."""
        return self.total >= MANY

    @property
    def through(self) -> int:
        """How many need not be done later, when the user tries again."""
        return self._begun - (FAILURES if self.stuck else 0)

    def note(self, *, well: bool) -> None:
        """One of them went well, or failed."""
        self._failed = 0 if well else self._failed + 1
        if self.large and self._failed == FAILURES:
            self.stuck = self.cancelled = True

    def over(self, conversations: Iterable[str]) -> Iterator[str]:
        """Each conversation at its turn, until the work is cancelled."""
        for each in conversations:
            if self.cancelled:
                return
            self._begun += 1
            yield each
            self.done += 1
            self.progressed.emit(None)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was done.

    Attributes:
        conversations: ids of those it was done to.
        undo, redo: take it back and do it again.
    """

    kind: StepKind
    conversations: tuple[str, ...]
    undo: Callable[[Work], Awaitable["Outcome"]]
    redo: Callable[[Work], Awaitable["Outcome"]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a step came to.

    Attributes:
        done: the step as it is now; None when all of it failed, with a notice.
        rest: the part that was left out because the user cancelled the work.
    """

    done: Step | None = None
    rest: Step | None = None
