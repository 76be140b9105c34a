"""The colours of code, found out in another thread and kept."""

from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from importlib import import_module

from PySide6.QtCore import QObject, QTimer, Signal

Paint = tuple[int, int, str]
"""A range of the code, and the name of its colour."""

LONGEST = 60_000
"""Characters; longer code stays in one colour."""
_KEPT = 200
_LOOK_MS = 15


class Highlights(QObject):
    """Answers at once with what is known; `arrived` comes when more is known."""

    arrived = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._known: OrderedDict[tuple[str, str], Sequence[Paint]] = OrderedDict()
        self._awaited: dict[tuple[str, str], Future[Sequence[Paint]]] = {}
        self._worker: ThreadPoolExecutor | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._collect)

    @property
    def waiting(self) -> bool:
        """Whether some code is still without its colours."""
        return bool(self._awaited)

    def paints(self, language: str, code: str) -> Sequence[Paint] | None:
        """The coloured ranges of the code, None while they are not known."""
        if not language or len(code) > LONGEST:
            return ()
        key = (language.lower(), code)
        found = self._known.get(key)
        if found is not None:
            self._known.move_to_end(key)
        elif key not in self._awaited:
            if self._worker is None:
                self._worker = ThreadPoolExecutor(1, "highlight")
            self._awaited[key] = self._worker.submit(_paints, *key)
            self._timer.start()
        return found

    def _collect(self) -> None:
        done = [key for key, future in self._awaited.items() if future.done()]
        for key in done:
            self._known[key] = self._awaited.pop(key).result()
            if len(self._known) > _KEPT:
                self._known.popitem(last=False)
        if not self._awaited:
            self._timer.stop()
        if done:
            self.arrived.emit()


def _paints(language: str, code: str) -> Sequence[Paint]:
    # Late, because Pygments takes as long as the window to begin.
    module = import_module("gizai_desktop.ui.markdown.highlight")
    found: Sequence[Paint] = module.paints(language, code)
    return found
