"""A virtual screen with a window manager, and hands on its keyboard."""

import os
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PATIENCE_S = 30.0
"""Seconds after which something that should have happened has not."""
POLL_S = 0.02
TITLE = "GizAI Desktop"


def until(happened: Callable[[], object], what: str) -> None:
    """Wait until ``happened`` is true; fail with ``what`` otherwise."""
    deadline = time.monotonic() + PATIENCE_S
    while not happened():
        assert time.monotonic() < deadline, f"never happened: {what}"
        time.sleep(POLL_S)


@dataclass(frozen=True)
class Screen:
    """An X display of its own."""

    display: str

    @property
    def environment(self) -> Mapping[str, str]:
        """What a program needs to appear there."""
        kept = {
            n: v for n, v in os.environ.items() if n not in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY")
        }
        return {**kept, "DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb"}

    def window(self) -> str:
        """The id of the program's visible window, or an empty text."""
        return self._xdotool("search", "--onlyvisible", "--name", TITLE).partition("\n")[0]

    def windows(self) -> int:
        """How many visible windows of the program there are."""
        return len(self._xdotool("search", "--onlyvisible", "--name", TITLE).split())

    def away(self, window: str) -> None:
        """Put a window on a second virtual desktop, and stay on the first."""
        self._xdotool("set_num_desktops", "2")
        self._xdotool("set_desktop_for_window", window, "1")
        self._xdotool("set_desktop", "0")

    def let_go(self, window: str) -> None:
        """Close the connection of the window's program, as the server's end does."""
        self._xdotool("windowkill", window)

    def wait_for_window(self) -> None:
        until(self.window, "the window appears")
        self._xdotool("windowactivate", "--sync", self.window())

    def type(self, text: str) -> None:
        self._xdotool("type", "--delay", "5", text)

    def key(self, *keys: str) -> None:
        self._xdotool("key", "--delay", "20", *keys)

    def click(self, x: int, y: int) -> None:
        self._xdotool("mousemove", str(x), str(y), "click", "1")

    def wheel(self, x: int, y: int, steps: int) -> None:
        """Turn the wheel there, up for more than 0 steps."""
        button = "4" if steps > 0 else "5"
        turns = ("click", "--repeat", str(abs(steps)), "--delay", "15", button)
        self._xdotool("mousemove", str(x), str(y), *turns)

    def _xdotool(self, *arguments: str) -> str:
        done = subprocess.run(
            ["xdotool", *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
            check=False,
        )
        return done.stdout.strip()


@contextmanager
def screen() -> Iterator[Screen]:
    """Start a display on a free number and a window manager in it; both end with the block."""
    reading, writing = os.pipe()
    size = ["-screen", "0", "1400x1000x24", "-nolisten", "tcp"]
    with _process(["Xvfb", "-displayfd", str(writing), *size], pass_fds=(writing,)):
        os.close(writing)
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        found = Screen(f":{number}")
        with _process(["openbox"], env=dict(found.environment)):
            yield found


@contextmanager
def program(
    command: Sequence[str | Path], env: Mapping[str, str], log: Path
) -> Iterator["subprocess.Popen[bytes]"]:
    """Run a program; what it says goes to ``log``."""
    with log.open("ab") as out, _process(command, env=dict(env), stdout=out, stderr=out) as running:
        yield running


@contextmanager
def _process(
    command: Sequence[str | Path], **options: object
) -> Iterator["subprocess.Popen[bytes]"]:
    quiet: dict[str, object] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process: subprocess.Popen[bytes] = subprocess.Popen(command, **{**quiet, **options})  # type: ignore[call-overload]
    try:
        yield process
    finally:
        process.kill()
        process.wait()
