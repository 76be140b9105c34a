"""The installed program runs a model on this computer and leaves nothing running behind."""

import json
import os
import signal
import subprocess
from pathlib import Path

import pytest

from tests.end_to_end.runs import conversations, started, statuses
from tests.end_to_end.screen import Screen, until
from tests.support.local_models import gone, need_library
from tests.support.programs import SCREEN, needs
from tests.support.tiny_gguf import write_tiny_gguf

pytestmark = needs(*SCREEN)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder whose usual service is a model that talks for a long time."""
    need_library()
    (tmp_path / "models").mkdir()
    write_tiny_gguf(tmp_path / "models" / "slow.gguf", context=8192, width=1024)
    (tmp_path / "data").mkdir()
    settings = {"models_folder": str(tmp_path / "models")}
    (tmp_path / "data" / "settings.json").write_text(json.dumps(settings))
    return tmp_path


def child_of(program: "subprocess.Popen[bytes]") -> int:
    """The server's process id, or 0 while there is none."""
    for entry in Path("/proc").iterdir():
        try:
            parent = (entry / "stat").read_text().rpartition(")")[2].split()[1]
            command = (entry / "cmdline").read_bytes()
        except (OSError, IndexError):
            continue
        if parent == str(program.pid) and b"local.server" in command:
            return int(entry.name)
    return 0


def written(folder: Path) -> int:
    """How much of the newest answer is on disk."""
    return max((len(c["messages"][-1]["content"]) for c in conversations(folder)), default=0)


def ask_and_wait(display: Screen, folder: Path, program: "subprocess.Popen[bytes]") -> int:
    listed = folder / "data" / "cache" / "models.json"
    until(lambda: listed.exists() and "slow" in listed.read_text(), "the file is found")
    display.type("Go on")
    display.key("Return")
    until(lambda: child_of(program), "the server runs")
    until(lambda: written(folder) > 100, "the answer is on its way to disk")
    return child_of(program)


def test_a_kill_of_the_program_ends_the_model_and_keeps_its_words(
    display: Screen, folder: Path
) -> None:
    with started(display, folder, "--service", "local") as running:
        child = ask_and_wait(display, folder, running)
        running.send_signal(signal.SIGKILL)
        running.wait()
        until(lambda: gone(child), "the model ends with the program")
    assert statuses(folder) == ["interrupted"]
    assert written(folder) > 100


def test_quitting_during_an_answer_ends_the_model(display: Screen, folder: Path) -> None:
    with started(display, folder, "--service", "local") as running:
        child = ask_and_wait(display, folder, running)
        display.key("ctrl+q")
        assert running.wait(timeout=20) == 0
        until(lambda: gone(child), "the model ends with the program")
    assert statuses(folder) == ["stopped"]


def test_a_killed_model_is_a_failed_answer_that_keeps_its_words(
    display: Screen, folder: Path
) -> None:
    with started(display, folder, "--service", "local") as running:
        os.kill(ask_and_wait(display, folder, running), signal.SIGKILL)
        until(lambda: statuses(folder) == ["failed"], "the failure is on disk")
        assert written(folder) > 100
        display.type("Once more")
        display.key("Return")
        until(lambda: child_of(running), "a fresh server runs")
        display.key("Escape")
        until(lambda: "pending" not in statuses(folder), "the second answer ends")
