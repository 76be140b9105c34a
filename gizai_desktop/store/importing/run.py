"""One import from beginning to end; it blocks, and knows neither asyncio nor windows."""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import IO, Any, BinaryIO, cast

from gizai_desktop.domain.catalog import DEFAULT_REF, ModelRef
from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.errors import Failure, StorageError
from gizai_desktop.domain.importing import (
    LISTED_SKIPS,
    ChatGrown,
    ChatsAdded,
    ImportEvent,
    ImportProgress,
    ImportReport,
    NoteKind,
    Origin,
    Skipped,
    SkipReason,
)
from gizai_desktop.domain.library import ConversationHeader
from gizai_desktop.store.conversations import files
from gizai_desktop.store.importing import chatbox, own
from gizai_desktop.store.importing.archives import READ_ERRORS, Entry, HandedOver
from gizai_desktop.store.importing.landing import Landing, Outcome, write_merged
from gizai_desktop.store.importing.pieces import Piece, Pieces
from gizai_desktop.store.importing.shapes import conversations, origin_of, title_of
from gizai_desktop.store.importing.sketch import Found

_TOLD_EVERY_S = 0.1
_OUTCOMES = {
    Outcome.IN_TRASH: SkipReason.IN_TRASH,
    Outcome.NEWER: SkipReason.NEWER_VERSION,
    Outcome.DAMAGED: SkipReason.DAMAGED_HERE,
}


@dataclass(frozen=True, slots=True)
class Job:
    """What is imported, and where to.

    Attributes:
        grown: a folder for what conversations have got that are here: the one who has them in
            memory merges them. Without it they are merged on disk.
        asks: who is asked when a conversation of another program goes on here.
    """

    paths: tuple[Path, ...]
    conversations: Path
    trash: Path
    grown: Path | None = None
    asks: ModelRef = DEFAULT_REF


@dataclass(slots=True)
class _Tally:
    """What the report will say."""

    added: list[str] = field(default_factory=list)
    grown: dict[str, None] = field(default_factory=dict)
    unchanged: int = 0
    messages: int = 0
    origins: Counter[str] = field(default_factory=Counter)
    notes: Counter[str] = field(default_factory=Counter)
    skipped: list[Skipped] = field(default_factory=list)
    skipped_count: int = 0
    failure: Failure | None = None

    def skip(self, skipped: Skipped) -> None:
        """Note one thing that was not imported."""
        self.skipped_count += 1
        if len(self.skipped) < LISTED_SKIPS:
            self.skipped.append(skipped)

    def report(self, *, cancelled: bool) -> ImportReport:
        """All of it."""
        return ImportReport(
            tuple(self.added),
            tuple(self.grown),
            self.unchanged,
            self.messages,
            MappingProxyType(dict(self.origins)),
            MappingProxyType({str(kind): count for kind, count in self.notes.items()}),
            tuple(self.skipped),
            self.skipped_count,
            cancelled,
            self.failure,
        )


def run_import(job: Job, tell: Callable[[ImportEvent], None], stopped: Callable[[], bool]) -> None:
    """Import everything; ``tell`` gets the events, the report last.

    Args:
        stopped: asked often; when it says True, what is read is written, and that is the end.
    """
    _Run(job, tell, stopped).go()


class _Run:
    def __init__(
        self, job: Job, tell: Callable[[ImportEvent], None], stopped: Callable[[], bool]
    ) -> None:
        self._job = job
        self._tell = tell
        self._stopped = stopped
        self._tally = _Tally()
        self._done = self._total = self._chats = 0
        self._told_at = 0.0

    def go(self) -> None:
        """Everything, and the report."""
        tally = self._tally
        try:
            self._clear_grown()
            landing = Landing(self._job.conversations, self._job.trash, self._grow, self._written)
            with HandedOver(self._job.paths) as given:
                for skipped in given.skipped:
                    tally.skip(skipped)
                self._total = sum(entry.size for entry in given.entries)
                for entry in given.entries:
                    self._read(entry, landing)
                if not given.entries and not given.skipped:
                    for path in self._job.paths:
                        tally.skip(Skipped(path.name, SkipReason.NO_CHATS))
            landing.flush()
        except StorageError as error:
            tally.failure = error.failure
        self._tell(tally.report(cancelled=self._stopped()))

    def _clear_grown(self) -> None:
        """Remove what a window that was killed has not taken; the export still has it."""
        if self._job.grown is not None:
            with suppress(OSError):
                for path in self._job.grown.iterdir():
                    path.unlink()

    def _read(self, entry: Entry, landing: Landing) -> None:
        if self._stopped():
            return
        before, chats = self._done, self._chats
        try:
            with entry.open() as raw:
                if entry.trashed:
                    self._chats += landing.take_trashed(entry.name.rpartition("/")[2], raw)
                    return
                stream = cast(BinaryIO, _Counted(raw, self._count))
                for place, found in enumerate(_pieces(stream), 1):
                    self._take(entry, place, found, landing)
                    if self._stopped():
                        return
        except READ_ERRORS as error:
            damaged = not isinstance(error, OSError)
            reason = SkipReason.BAD_ARCHIVE if damaged else SkipReason.UNREADABLE
            detail = (error.strerror or "") if isinstance(error, OSError) else ""
            self._tally.skip(Skipped(entry.name, reason, detail))
        else:
            if chats == self._chats:
                reason = SkipReason.NOT_AN_EXPORT if entry.chosen else SkipReason.NO_CHATS
                self._tally.skip(Skipped(entry.name, reason))
        self._done = before + entry.size

    def _take(self, entry: Entry, place: int, piece: Piece, landing: Landing) -> None:
        title = title_of(piece.value)
        name = f"{entry.name}: {title}" if title else f"{entry.name} #{place}"
        origin = origin_of(piece.value)
        if piece.problem is not None:
            if piece.problem is not SkipReason.NOT_AN_EXPORT:
                self._chats += 1  # so that the file is not told to be without chats, too
                self._tally.skip(Skipped(name, piece.problem))
            return
        if origin is None or not isinstance(piece.value, dict):
            return
        skip = self._map(name, piece.value, origin, landing)
        if skip is not None:
            self._chats += 1
            self._tally.skip(Skipped(name, skip))

    def _map(
        self, name: str, raw: dict[str, Any], origin: Origin, landing: Landing
    ) -> SkipReason | None:
        """Take in what an object holds; why there is nothing in it, if that is so."""
        try:
            if origin is Origin.OWN and own.is_newer(raw):
                return SkipReason.NEWER_VERSION
            everything = [*conversations(raw, origin)]
        except RecursionError:  # as deep as it could just be read
            return SkipReason.BROKEN
        for found in everything:
            self._land(name, found, landing)
        return None if everything else SkipReason.EMPTY

    def _land(self, name: str, found: Found, landing: Landing) -> None:
        tally = self._tally
        self._chats += 1
        conversation = found.conversation
        if found.origin is not Origin.OWN:
            asks = self._job.asks
            conversation = replace(conversation, service=asks.service, model=asks.model)
        outcome = landing.take(conversation)
        if outcome in _OUTCOMES:
            tally.skip(Skipped(name, _OUTCOMES[outcome]))
            return
        tally.origins[found.origin] += 1
        if outcome is Outcome.UNCHANGED:
            tally.unchanged += 1
            return
        tally.messages += len(found.conversation.messages) if outcome is Outcome.ADDED else 0
        for kind, count in found.notes.items():
            tally.notes[NoteKind(kind)] += count

    def _written(self, headers: tuple[ConversationHeader, ...]) -> None:
        self._tally.added += [header.id for header in headers]
        self._tell(ChatsAdded(headers))

    def _grow(self, imported: Conversation) -> None:
        if self._job.grown is None:
            write_merged(self._job.conversations, imported)
        else:
            path = files.path_of(self._job.grown, imported.id)
            files.write_once(path, imported)
            self._tell(ChatGrown(imported.id, path))
        self._tally.grown[imported.id] = None

    def _count(self, size: int) -> None:
        self._done += size
        now = time.monotonic()
        if now - self._told_at >= _TOLD_EVERY_S:
            self._told_at = now
            self._tell(ImportProgress(min(self._done, self._total), self._total, self._chats))


class _Counted:
    """A stream that tells how much was read."""

    def __init__(self, raw: IO[bytes], read: Callable[[int], None]) -> None:
        self._raw = raw
        self._read = read

    def read(self, size: int = -1) -> bytes:
        """At most ``size`` bytes."""
        data = self._raw.read(size)
        self._read(len(data))
        return data


def _pieces(stream: BinaryIO) -> Iterator[Piece]:
    """Conversations one by one; of an object, the values that are none make one together."""
    rest: dict[str, object] = {}
    listed = False
    for piece in Pieces(stream, _is_known, frozenset({chatbox.SESSIONS})):
        session = piece.key.startswith(chatbox.SESSION) or piece.key == chatbox.SESSIONS
        if piece.problem is not None or not piece.key or session:
            listed = True
            yield Piece(_marked(piece.value), piece.key, piece.problem) if session else piece
        else:
            rest[piece.key] = piece.value
    if not listed or origin_of(rest) is not None:
        yield Piece(rest)


def _is_known(value: object) -> bool:
    return origin_of(value) is not None


def _marked(value: object) -> object:
    """A session by its key is one, whatever it looks like."""
    return {"threads": [], **value} if isinstance(value, dict) else value
