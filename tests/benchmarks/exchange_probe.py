"""Runs the program, drops an export on its window, and watches its event loop meanwhile.

A developer's harness: prints one JSON object with the seconds and the gaps, then ends it.
"""

import json
import resource
import sys
import time
from pathlib import Path

from gizai_desktop.__main__ import main, prepare_imports

prepare_imports()

from PySide6.QtCore import QTimer  # noqa: E402 - as late as the program does

from gizai_desktop import app  # noqa: E402
from gizai_desktop.domain.settings import WindowState  # noqa: E402
from gizai_desktop.ui.frame.window import Window  # noqa: E402
from gizai_desktop.ui.look.theme import Theme  # noqa: E402

TICK_MS = 5
SETTLED_MS = 4000
OPENING_S = 1.0
"""The sheet comes in: what any sheet costs, whatever is imported."""
AFTER_S = 3.0
"""Watched after the end, too: what is new is listed and searched then."""
EXPORT = Path(sys.argv.pop())


class WatchedWindow(Window):
    """The window, with the watch and the hand that drops."""

    def __init__(self, theme: Theme, state: WindowState) -> None:
        super().__init__(theme, state)
        self._gaps_ms: list[float] = []
        self._within_ms: list[float] = []
        self._began = self._last = self._ended = self._cpu = 0.0
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self._note)
        self.painted.connect(lambda: QTimer.singleShot(SETTLED_MS, self._begin))

    def _begin(self) -> None:
        self._began = self._last = time.monotonic()
        self._cpu = time.process_time()
        self._tick.start()
        self.files_dropped.emit([EXPORT])

    def _note(self) -> None:
        now = time.monotonic()
        self._gaps_ms.append((now - self._last) * 1000)
        if not self._ended and now - self._began > OPENING_S:
            self._within_ms.append(self._gaps_ms[-1])
        self._last = now
        if not self._ended and self._reported():
            self._ended = now
        if self._ended and now - self._ended > AFTER_S:
            self._tick.stop()
            self._print()
            self.close()

    def _reported(self) -> bool:
        # Loaded by the drop; before that it must not be.
        from gizai_desktop.ui.exchange.import_sheet import ImportSheet  # noqa: PLC0415

        return any(sheet.done.isVisible() for sheet in self.findChildren(ImportSheet))

    def _print(self) -> None:
        worker = resource.getrusage(resource.RUSAGE_CHILDREN)
        found = {
            "seconds": self._ended - self._began,
            "gaps_ms": sorted(self._gaps_ms)[-200:],
            "within_ms": sorted(self._within_ms)[-200:],
            "ticks": len(self._gaps_ms),
            "window_cpu_s": time.process_time() - self._cpu,
            "worker_cpu_s": worker.ru_utime + worker.ru_stime,
            "worker_peak_mib": worker.ru_maxrss / 1024,
        }
        print(json.dumps(found), flush=True)


if __name__ == "__main__":
    vars(app)["Window"] = WatchedWindow
    sys.exit(main())
