"""Runs the program with a watch on its event loop; prints the gaps as JSON, then ends it.

A developer's harness: a timer ticks every `TICK_MS` from the first paint on, and a tick that
comes late tells for how long the window could not have answered.
"""

import json
import sys
import time

from gizai_desktop.__main__ import main, prepare_imports

prepare_imports()

from PySide6.QtCore import QTimer  # noqa: E402 - as late as the program does

from gizai_desktop import app  # noqa: E402
from gizai_desktop.domain.settings import WindowState  # noqa: E402
from gizai_desktop.ui.frame.window import Window  # noqa: E402
from gizai_desktop.ui.look.theme import Theme  # noqa: E402

TICK_MS = 5
WATCHED_S = 2.0


class WatchedWindow(Window):
    """The window, with the watch."""

    def __init__(self, theme: Theme, state: WindowState) -> None:
        super().__init__(theme, state)
        self._gaps_ms: list[float] = []
        self._began = self._last = 0.0
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self._note)
        self.painted.connect(self._begin)

    def _begin(self) -> None:
        self._began = self._last = time.monotonic()
        self._tick.start()

    def _note(self) -> None:
        now = time.monotonic()
        self._gaps_ms.append((now - self._last) * 1000)
        self._last = now
        if now - self._began > WATCHED_S:
            self._tick.stop()
            print(json.dumps(self._gaps_ms), flush=True)
            self.close()


if __name__ == "__main__":
    vars(app)["Window"] = WatchedWindow
    sys.exit(main())
