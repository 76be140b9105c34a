"""The colours of code, found out bit by bit while nothing else is to be done, and kept."""

import threading
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


class Highlights(QObject):
    """Answers at once with what is known; `arrived` comes when more is known.

    It happens in the window's own thread, in steps of a few milliseconds. Lexers are loaded in
    another one, as the first takes up to 60 ms and each further one up to 25.
    """

    arrived = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._known: OrderedDict[tuple[str, str], Sequence[Paint]] = OrderedDict()
        self._wanted: OrderedDict[tuple[str, str], None] = OrderedDict()
        self._readers: dict[str, CodeReader | None] = {}
        self._loading: threading.Thread | None = None
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
        """Take up the code that was asked for last; False while its lexer is being loaded."""
        if self._now is not None or not self._wanted:
            return self._now is not None
        if self._loading is not None and self._loading.is_alive():
            return False
        key = next(reversed(self._wanted))
        language, code = key
        if language not in self._readers:
            self._readers[language] = None  # for good, should its lexer be broken
            self._loading = threading.Thread(
                target=_load, args=(language, self._readers), daemon=True
            )
            self._loading.start()
            return False
        del self._wanted[key]
        reader = self._readers[language]
        self._now = key, reader.paints(code) if reader is not None else iter(()), []
        return True

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


def _load(language: str, readers: "dict[str, CodeReader | None]") -> None:
    """Load a lexer, in a thread of its own.

    It knows no QObject: one that outlives its last owner here would be destroyed here.
    """
    module = import_module("gizai_desktop.ui.markdown.highlight")
    readers[language] = module.CodeReader(language)
