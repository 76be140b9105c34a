"""The colours of code, found out bit by bit while nothing else is to be done, and kept."""

import sys
import time
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
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
_SHORT_SWITCH_S = 0.0005


class Highlights(QObject):
    """Answers at once with what is known; `arrived` comes when more is known.

    Lexers are loaded in another thread, because that takes up to 80 ms; they are used in this
    one, as two threads that compute would make each other wait.
    """

    arrived = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._known: OrderedDict[tuple[str, str], Sequence[Paint]] = OrderedDict()
        self._wanted: OrderedDict[tuple[str, str], None] = OrderedDict()
        self._readers: dict[str, Future[CodeReader]] = {}
        self._loader: ThreadPoolExecutor | None = None
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
        """Take up the code that was asked for last and whose lexer is loaded."""
        if self._now is not None:
            return True
        for key in reversed(self._wanted):
            reader = self._reader(key[0])
            if reader.done():
                del self._wanted[key]
                self._now = key, reader.result().paints(key[1]), []
                return True
        return False

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

    def _reader(self, language: str) -> "Future[CodeReader]":
        found = self._readers.get(language)
        if found is None:
            if self._loader is None:
                self._loader = ThreadPoolExecutor(1, "lexers")
            found = self._readers[language] = self._loader.submit(_load, language)
        return found


def _load(language: str) -> "CodeReader":
    # The window's thread gives the interpreter away at every call of Qt; it must not wait long.
    before = sys.getswitchinterval()
    sys.setswitchinterval(_SHORT_SWITCH_S)
    try:
        module = import_module("gizai_desktop.ui.markdown.highlight")
        reader: CodeReader = module.CodeReader(language)
        return reader
    finally:
        sys.setswitchinterval(before)
