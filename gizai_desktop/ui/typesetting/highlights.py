"""The colours of code, found out bit by bit while nothing else is to be done, and kept."""

import time
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from gizai_desktop.ui.markdown.highlight import CodeReader

Paint = tuple[int, int, str]
"""A range of the code, and the name of its colour."""

LONGEST = 60_000
"""Characters; longer code stays in one colour."""
_KEPT = 200
_WAITING = 40  # pieces of code; those that were asked for first are forgotten
_BIT_S = 0.003
_PAUSE_MS = 4
# What the module that reads code loads, cut into parts of 5 to 10 ms.
_NEEDED = ("importlib.metadata", "pygments.filters", "pygments.lexer", "pygments.lexers")


class Highlights(QObject):
    """Answers at once with what is known; `arrived` comes when more is known.

    It happens in the window's own thread, in steps of a few milliseconds; in another thread
    Python might clear away widgets, which must not be. To load a lexer takes longer: the first one
    60 ms in all, in steps of 5 to 20.
    """

    arrived = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._known: OrderedDict[tuple[str, str], Sequence[Paint]] = OrderedDict()
        self._wanted: OrderedDict[tuple[str, str], None] = OrderedDict()
        self._readers: dict[str, CodeReader] = {}
        self._loading: Iterator[None] | None = None
        self._now: tuple[tuple[str, str], Iterator[Paint | None], list[Paint]] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._go_on)

    @property
    def waiting(self) -> bool:
        """Whether some code is still without its colours."""
        return self._timer.isActive()

    def paints(self, language: str, code: str) -> Sequence[Paint] | None:
        """The coloured ranges of the code, None while they are not known."""
        if not language or len(code) > LONGEST:
            return ()
        key = (language.lower(), code)
        found = self._known.get(key)
        if found is not None:
            self._known.move_to_end(key)
        elif self._now is None or self._now[0] != key:
            self._wanted[key] = None
            self._wanted.move_to_end(key)
            if len(self._wanted) > _WAITING:
                self._wanted.popitem(last=False)
            self._timer.start()
        return found

    def _go_on(self) -> None:
        until = time.perf_counter() + _BIT_S
        arrived = False
        while time.perf_counter() < until and self._begin():
            arrived = self._read(until) or arrived
        if self._now is None and not self._wanted:
            self._timer.stop()
        if arrived:
            self.arrived.emit()

    def _begin(self) -> bool:
        """Take up the code that was asked for last; False while its lexer is loaded."""
        if self._now is not None or not self._wanted:
            return self._now is not None
        key = next(reversed(self._wanted))
        language, code = key
        if language not in self._readers:
            self._loading = self._loading or self._load(language)
            if next(self._loading, True):
                self._loading = None
            return False
        del self._wanted[key]
        self._now = key, self._readers[language].paints(code), []
        return True

    def _load(self, language: str) -> Iterator[None]:
        for name in _NEEDED:
            import_module(name)
            yield
        module = import_module("gizai_desktop.ui.markdown.highlight")
        yield
        module.load_lexer(language)
        yield
        self._readers[language] = module.CodeReader(language)

    def _read(self, until: float) -> bool:
        """Go on with it for a while; returns whether it is ready."""
        if self._now is None:
            return False
        key, paints, found = self._now
        for paint in paints:
            if paint is not None:
                found.append(paint)
            if time.perf_counter() > until:
                return False
        self._now = None
        self._known[key] = found
        if len(self._known) > _KEPT:
            self._known.popitem(last=False)
        return True
