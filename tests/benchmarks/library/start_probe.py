"""Starts the program and tells when its first content and its rows were on the screen.

``python -m tests.benchmarks.library.start_probe BEGAN --data-dir DIR`` prints one JSON object:
milliseconds since ``BEGAN`` (of the monotonic clock) and memory after `REST_S` seconds.
"""

import json
import os
import sys
import time

from gizai_desktop.__main__ import main, prepare_imports

prepare_imports()

from PySide6.QtCore import QTimer  # noqa: E402 - as late as the program does

from gizai_desktop import app  # noqa: E402
from gizai_desktop.domain.settings import WindowState  # noqa: E402
from gizai_desktop.ui.frame.window import Window  # noqa: E402
from gizai_desktop.ui.look.theme import Theme  # noqa: E402

REST_S = 6.0
POLL_MS = 1
BEGAN = float(sys.argv.pop(1))


def memory_mib() -> float:
    """Private memory and the process's share of what others map as well."""
    with open("/proc/self/smaps_rollup") as lines:  # noqa: PTH123 - no import for a harness
        return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


class WatchedWindow(Window):
    """The window, with a look at its sidebar."""

    def __init__(self, theme: Theme, state: WindowState) -> None:
        super().__init__(theme, state)
        self._found: dict[str, float] = {}
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self._look)
        self.painted.connect(self._begin)

    def _begin(self) -> None:
        self._note("painted")
        self._poll.start()
        QTimer.singleShot(int(REST_S * 1000), self._end)

    def _look(self) -> None:
        from gizai_desktop.ui.sidebar.chat_list import ChatList  # noqa: PLC0415 - has come by now

        rows = self.findChild(ChatList)
        if rows is not None and rows.model().rowCount():
            self._poll.stop()
            rows.viewport().repaint()
            self._note("rows")

    def _note(self, what: str) -> None:
        self._found[what] = (time.monotonic() - BEGAN) * 1000
        self._found[f"{what}_cpu"] = time.process_time() * 1000

    def _end(self) -> None:
        self._found["memory"] = memory_mib()
        print(json.dumps(self._found), flush=True)
        self.close()


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    vars(app)["Window"] = WatchedWindow
    sys.exit(main())
