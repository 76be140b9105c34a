"""A screen, a folder and a service: what the installed program has on one computer."""

import signal
import subprocess
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.end_to_end.runs import PROGRAM, Service, conversations, started, statuses
from tests.end_to_end.screen import Screen, until


@dataclass(frozen=True)
class Computer:
    """The program's surroundings, and hands on its keyboard."""

    display: Screen
    folder: Path
    gizai: Service

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def chats(self) -> list[dict[str, Any]]:
        """What is on disk, oldest first."""
        return conversations(self.folder)

    def program(self) -> "AbstractContextManager[subprocess.Popen[bytes]]":
        """Run the program within the block, from when its window is there."""
        return started(self.display, self.folder, "--endpoint", self.gizai.url)

    def start_again(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """Start it once more on the same folder, and wait until that start has ended."""
        return subprocess.run(
            [str(PROGRAM), "--data-dir", str(self.data), *arguments],
            env=dict(self.display.environment),
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    def send(self, text: str) -> None:
        """Type a prompt and press Return, and wait until it arrives at the service."""
        before = len(self.gizai.prompts())
        self.display.type(text)
        self.display.key("Return")
        until(lambda: len(self.gizai.prompts()) > before, "the request arrives")
        assert self.gizai.prompts()[before:] == [text]

    def until_saved(self, *wanted: str) -> None:
        """Wait until the answers on disk have these states."""
        until(lambda: statuses(self.folder) == [*wanted], f"the answers are {wanted} on disk")

    def until_kept(self, words: str) -> None:
        """Wait until the window's state on disk says something."""
        state = self.data / "state.json"
        until(lambda: words in state.read_text(), f"{words} is kept")


def kill(running: "subprocess.Popen[bytes]") -> None:
    """End a program as a crash of the machine does."""
    running.send_signal(signal.SIGKILL)
    running.wait()
