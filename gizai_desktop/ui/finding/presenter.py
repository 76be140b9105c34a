"""Joins the find bar with the conversation: counts, steps, and follows what changes there."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QLocale, QObject, QTimer

from gizai_desktop.ui.finding.bar import FindBar
from gizai_desktop.ui.finding.exact import ExactReader
from gizai_desktop.ui.finding.finder import Finder
from gizai_desktop.ui.finding.texts import Texts
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.markdown.parsers import Parsers
from gizai_desktop.ui.timeline import TimelineView
from gizai_desktop.ui.timeline.column.entry import TimelineEntry
from gizai_desktop.ui.typesetting.marks import Marked
from gizai_desktop.ui.typesetting.matches import Field, Hit, Query

_SLICE_S = 0.004
"""Seconds of counting between two events of the window."""
_CHANGED_MS = 250
"""Milliseconds between two counts in an answer that grows."""

_Place = tuple[int, int, int]
"""A message, a field of it, and a position in that: what comes first is less."""


@dataclass(frozen=True, slots=True)
class _Seek:
    """The way to another hit: from where, in which direction, and whether that itself will do."""

    start: _Place
    step: int
    itself: bool

    def passes(self, place: _Place) -> bool:
        """Whether a hit there lies ahead."""
        if place == self.start:
            return self.itself
        return place > self.start if self.step > 0 else place < self.start


class FindPresenter(QObject):
    """Find in conversation, from Ctrl+F to Escape."""

    def __init__(self, theme: Theme, view: TimelineView, texts: Texts, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        self.bar = FindBar(theme, view)
        self._finder = Finder(texts, ExactReader(Parsers()), view.link_schemes)
        self._current: Hit | None = None
        self._seek: _Seek | None = None
        self._passed = 0  # messages on that way in which there is nothing
        self._announce = False
        self._awaited = ("", "")  # a message to be shown once it is there, and its query
        self._changed: dict[str, TimelineEntry] = {}
        self._counting = self._timer(0, self._count_on)
        self._follow = self._timer(_CHANGED_MS, self._take_changes)
        self.bar.query_changed.connect(self._look_for)
        self.bar.stepped.connect(self.step)
        self.bar.closed.connect(self._stop)
        theme.changed.connect(self._follow_theme)
        view.entries_shown.connect(self.take_entries)
        view.entry_updated.connect(self._note_change)

    @property
    def counting(self) -> bool:
        """Whether there is anything still to be counted, read or shown."""
        return self._counting.isActive() or self._follow.isActive()

    def open(self) -> None:
        """Ask what to find; what is selected is the first proposal."""
        if self._view.isVisible():
            self._begin(self._view.selected_line(), focus=True)

    def step(self, step: int) -> None:
        """Go to the next hit (1) or the one before (-1), and around the end."""
        if not self._view.isVisible():
            return
        if not self.bar.opened:
            self._begin("", focus=True)
        if self._finder.query:
            self._announce = True
            current = self._place_of(self._current)
            start = current or self._reading_place()
            self._go(_Seek(start, step, itself=current is None))

    def reveal(self, message_id: str, query: str) -> None:
        """Show a message with its first hit marked; of one that comes yet, when it is there."""
        index = next((i for i, e in enumerate(self._view.entries) if e.id == message_id), None)
        if index is None:
            self._awaited = message_id, query
            return
        self._awaited = "", ""
        self._view.show_message(message_id)
        self._current = None
        self._begin(query, focus=False)
        self._go(_Seek((index, Field.REASONING.value, 0), 1, itself=True))

    def _go(self, seek: _Seek) -> None:
        self._seek = seek
        self._passed = 0
        # Most is done at once, and painted once.
        self._count_on()

    def _begin(self, query: str, *, focus: bool) -> None:
        if not self.bar.opened:
            self._finder.show(self._view.entries)
        self._view.set_covered(self.bar.covered)
        self.bar.open(query, focus=focus)
        self._look_for(self.bar.field.text)

    def _look_for(self, text: str) -> None:
        query = Query.typed(text)
        start = self._place_of(self._current) or self._reading_place()
        self._finder.look_for(query, start[0])
        self._current = None
        self._announce = bool(query)
        if query:
            self._go(_Seek(start, 1, itself=True))
        else:
            self._seek = None
            self._show_count(counted=False)
            self._counting.start()
        if self._current is None:
            self._mark()

    def _stop(self) -> None:
        self._follow.stop()
        self._changed.clear()
        self._current = self._seek = None
        self._view.set_covered(0)
        self._view.mark(Marked())
        self._finder.stop()
        self._counting.stop()

    # -- following the conversation -----------------------------------------------------------

    def take_entries(self) -> None:
        """Look through the messages that are shown now."""
        if self._awaited[0]:
            awaited = self._awaited
            self.reveal(*awaited)
        if not self.bar.opened:
            return
        self._changed.clear()
        entries = self._view.entries
        self._finder.show(entries)
        self._passed = 0
        if self._seek is not None and self._seek.start[0] >= len(entries):
            self._seek = None
        if self._current is not None and self._finder.index_of(self._current.message_id) is None:
            self._current = None
        self._mark()
        self._counting.start()

    def _note_change(self, entry: TimelineEntry) -> None:
        if self.bar.opened:
            self._changed[entry.id] = entry
            if not self._follow.isActive():
                self._follow.start()

    def _take_changes(self) -> None:
        for entry in self._changed.values():
            self._finder.update(entry)
        self._changed.clear()
        self._passed = 0
        self._counting.start()

    def _follow_theme(self) -> None:
        if self.bar.opened:
            self._view.set_covered(self.bar.covered)

    # -- counting -----------------------------------------------------------------------------

    def _count_on(self) -> None:
        until = time.perf_counter() + _SLICE_S
        counted = self._finder.advance(until)
        if self._seek is None and counted:
            self._renew_current()
        while self._seek is not None and not self._try_seek(self._seek):
            if time.perf_counter() >= until:
                break
            counted = self._finder.advance(until)
        self._show_count(counted=counted and self._seek is None)
        if not counted or self._seek is not None:
            self._counting.start()

    def _try_seek(self, seek: _Seek) -> bool:
        """Whether the seek has come to its end, with a hit or without."""
        finder = self._finder
        index = seek.start[0]
        for passed, at in finder.ahead(index, seek.step, self._passed):
            self._passed = passed
            hits = finder.hits_in(at) if at >= 0 else None
            if hits is None:
                return False
            ahead = [hit for hit in hits if at != index or seek.passes(_place(at, hit))]
            if ahead:
                self._arrive(ahead[0 if seek.step > 0 else -1])
                return True
        rest = finder.hits_in(index) if self._view.entries else []
        if rest:
            self._arrive(rest[0 if seek.step > 0 else -1])
        self._seek = None
        return True

    def _arrive(self, hit: Hit) -> None:
        self._seek = None
        self._current = hit
        self._mark()
        self._view.show_hit(hit)

    def _renew_current(self) -> None:
        """The reader's hit, whose message may have grown or changed."""
        hit = self._current
        index = self._finder.index_of(hit.message_id) if hit is not None else None
        if hit is None or index is None:
            return
        hits = self._finder.hits_in(index)
        if hits is None:
            self._counting.start()
        elif hit not in hits:
            same = (one for one in hits if (one.field, one.start) == (hit.field, hit.start))
            self._current = next(same, None)
            self._mark()

    def _show_count(self, *, counted: bool) -> None:
        finder = self._finder
        if not self.bar.opened:
            return
        self.bar.set_steps(finder.found)
        if not finder.query:
            self.bar.show_count("", announce=False)
            return
        if not counted:
            return
        number = finder.number_of(self._current) if self._current is not None else None
        if self._current is not None and number is None:
            self._counting.start()
            return
        self.bar.show_count(self._words(number, finder.total), announce=self._announce)
        self._announce = False

    def _words(self, number: int | None, total: int) -> str:
        if not total:
            return self.tr("No matches")
        if number is None:
            return self.tr("1 match") if total == 1 else self.tr("%n matches", None, total)
        at, of = QLocale().toString(number), QLocale().toString(total)
        return self.tr("%1 of %2").replace("%1", at).replace("%2", of)

    # -- places -------------------------------------------------------------------------------

    def _mark(self) -> None:
        self._view.mark(Marked(self._finder.query, self._current))

    def _reading_place(self) -> _Place:
        index, field, position = self._view.reading_place()
        return index, field.value, position

    def _place_of(self, hit: Hit | None) -> _Place | None:
        index = self._finder.index_of(hit.message_id) if hit is not None else None
        return None if hit is None or index is None else _place(index, hit)

    def _timer(self, interval: int, work: Callable[[], None]) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=interval)
        timer.timeout.connect(work)
        return timer


def _place(index: int, hit: Hit) -> _Place:
    return index, hit.field.value, hit.start
