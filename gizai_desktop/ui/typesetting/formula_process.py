"""The process that draws formulas: started for the first one, ended when it has nothing to do."""

import json
import sys
from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, QProcess, QSignalBlocker, QTimer, Signal

Request = tuple[str, bool]
"""TeX, and whether it is displayed on a line of its own."""

_SLOWEST_MS = 3000
"""For one formula; the slowest one that was seen took 2,600."""
_START_MS = 15_000
"""For the process to start, and its first formula."""
_IDLE_MS = 20_000
_KILLED_MS = 1000
_MOST_FAILURES = 3
"""Processes in a row that end without an answer; then nothing is drawn any more."""


class FormulaProcess(QObject):
    """Answers in the order of the requests; `answered` comes with the line, empty for none.

    A request that takes too long, or ends the process, is answered with an empty line; the others
    go to a new process.

    Attributes:
        slowest_ms: for one formula.
    """

    answered = Signal(object, bytes)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._asked: deque[Request] = deque()
        self._process: QProcess | None = None
        self._failures = 0
        # Nothing is answered while it is asked: whoever asks is in the middle of a layout.
        self._starter = self._timer(0, self._start)
        self.slowest_ms = _SLOWEST_MS
        self._slow = self._timer(_SLOWEST_MS, self._end)
        self._idle = self._timer(_IDLE_MS, self._end)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.close)

    def ask(self, request: Request) -> None:
        """Ask for a drawing."""
        self._asked.append(request)
        if self._process is None:
            self._starter.start()
        else:
            self._send(request)

    def close(self) -> None:
        """End the process now; what was asked is not answered any more."""
        self._asked.clear()
        self._starter.stop()
        process, self._process = self._process, None
        if process is not None:
            with QSignalBlocker(process):
                process.kill()
                process.waitForFinished(_KILLED_MS)
            process.deleteLater()

    def _start(self) -> None:
        if self._process is not None:
            return
        if self._failures >= _MOST_FAILURES:
            self._give_up()
            return
        process = self._process = QProcess(self)
        process.setStandardErrorFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._restart)
        process.errorOccurred.connect(self._fail)
        process.start(sys.executable, ["-m", "gizai_desktop.ui.markdown.formula_server"])
        self._slow.start(_START_MS)
        for request in self._asked:
            self._send(request)

    def _send(self, request: Request) -> None:
        if self._process is not None:
            self._process.write(json.dumps(request).encode("ascii") + b"\n")
            self._idle.stop()
            if not self._slow.isActive():
                self._slow.start(self.slowest_ms)

    def _read(self) -> None:
        process = self._process
        while process is not None and process.canReadLine() and self._asked:
            line = process.readLine().data()
            self._slow.start(self.slowest_ms)
            self._failures = 0
            self.answered.emit(self._asked.popleft(), line)
        if not self._asked:
            self._slow.stop()
            self._idle.start()

    def _fail(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._failures = _MOST_FAILURES
            self._restart()

    def _give_up(self) -> None:
        while self._asked:
            self.answered.emit(self._asked.popleft(), b"")

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()

    def _restart(self) -> None:
        """Go on without the request that the process ended at."""
        process, self._process = self._process, None
        self._slow.stop()
        self._idle.stop()
        if process is not None:
            process.deleteLater()
        if self._asked:
            self._failures += 1
            self.answered.emit(self._asked.popleft(), b"")
        if self._asked:
            self._starter.start()

    def _timer(self, milliseconds: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(act)
        return timer
