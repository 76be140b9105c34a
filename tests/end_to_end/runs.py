"""The installed program, the services that it asks, and the files that it leaves."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.end_to_end.screen import Screen, program

PROGRAM = Path(sys.executable).with_name("gizai-desktop")
NOTHING: Mapping[str, str] = {}
ROOT = Path(__file__).resolve().parents[2]
HIDING = """\
import sys
from importlib.machinery import PathFinder


class Hiding(PathFinder):
    @classmethod
    def find_spec(cls, name, path=None, target=None):
        if name.partition(".")[0] == "xllamacpp":
            return None
        return super().find_spec(name, path, target)


sys.meta_path[sys.meta_path.index(PathFinder)] = Hiding
"""
"""A machine without the extra for models on this computer."""
ALONE = """\
import os
import sys


def watch(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto"):
        os.write(2, f"the network was asked: {event} {arguments[1:]}".encode())
        os._exit(99)


sys.addaudithook(watch)
"""
"""A machine on which whoever asks the network is ended at once."""


@dataclass
class Service:
    """A loopback GizAI in a process of its own."""

    url: str
    log: Path

    def prompts(self) -> list[str]:
        """What has arrived, oldest first."""
        if not self.log.exists():
            return []
        entries = map(json.loads, self.log.read_text().splitlines())
        bodies = [json.loads(e["body"]) for e in entries if e["event"] == "request"]
        return [body["input"]["messages"][-1]["content"] for body in bodies]


@contextmanager
def service(folder: Path, *arguments: str) -> Iterator[Service]:
    log = folder / "requests.jsonl"
    with _server("tests.support.gizai_server", "--log", str(log), *arguments) as url:
        yield Service(url, log)


@contextmanager
def openai_service(*arguments: str) -> Iterator[str]:
    """A loopback OpenAI-compatible server in a process of its own; gives its base address."""
    with _server("tests.support.openai_server", *arguments) as url:
        yield url


@contextmanager
def _server(module: str, *arguments: str) -> Iterator[str]:
    command = [sys.executable, "-m", module, *arguments]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield process.stdout.readline().strip()
        finally:
            process.kill()


def on_a_machine(folder: Path, sitecustomize: str) -> Mapping[str, str]:
    """Variables with which Python reads this first."""
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(sitecustomize)
    return {"PYTHONPATH": str(folder)}


@contextmanager
def started(
    display: Screen, folder: Path, *arguments: str, variables: Mapping[str, str] = NOTHING
) -> Iterator["subprocess.Popen[bytes]"]:
    """Run the program until its window is there.

    Args:
        variables: of the environment, beside the display's.
    """
    command: list[str | Path] = [PROGRAM, "--data-dir", folder / "data", *arguments]
    env = {**display.environment, **variables}
    with program(command, env, folder / "program.log") as running:
        display.wait_for_window()
        yield running
    assert (folder / "program.log").read_text() == ""


def conversations(folder: Path) -> list[dict[str, Any]]:
    files = sorted((folder / "data" / "conversations").glob("*.json"))
    return [json.loads(path.read_bytes()) for path in files]


def statuses(folder: Path) -> list[str]:
    return [m["status"] for c in conversations(folder) for m in c["messages"] if "status" in m]
