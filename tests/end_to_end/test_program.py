"""The installed program in a real window: typed at, killed and started again."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end.screen import Screen, missing_programs, program, screen, until

PROGRAM = Path(sys.executable).with_name("gizai-desktop")
ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(
    bool(missing_programs()) and not os.environ.get("CI"),
    reason=f"not installed: {', '.join(missing_programs())}",
)


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
    command = [sys.executable, "-m", "tests.support.gizai_server", "--log", str(log), *arguments]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield Service(process.stdout.readline().strip(), log)
        finally:
            process.kill()


@pytest.fixture(scope="module")
def display() -> Iterator[Screen]:
    with screen() as found:
        yield found


@contextmanager
def started(display: Screen, folder: Path, *arguments: str) -> Iterator["subprocess.Popen[bytes]"]:
    command: list[str | Path] = [PROGRAM, "--data-dir", folder / "data", *arguments]
    with program(command, display.environment, folder / "program.log") as running:
        display.wait_for_window()
        yield running
    assert (folder / "program.log").read_text() == ""


def conversations(folder: Path) -> list[dict[str, Any]]:
    files = sorted((folder / "data" / "conversations").glob("*.json"))
    return [json.loads(path.read_bytes()) for path in files]


def statuses(folder: Path) -> list[str]:
    return [m["status"] for c in conversations(folder) for m in c["messages"] if "status" in m]


def test_a_prompt_is_answered_and_there_again_after_a_kill(display: Screen, tmp_path: Path) -> None:
    with service(tmp_path) as gizai:
        with started(display, tmp_path, "--endpoint", gizai.url) as running:
            display.type("Hello there")
            display.key("Return")
            until(lambda: gizai.prompts() == ["Hello there"], "the request arrives")
            until(lambda: statuses(tmp_path) == ["complete"], "the answer is on disk")
            running.send_signal(signal.SIGKILL)
            running.wait()
        (saved,) = conversations(tmp_path)
        assert [m["content"] for m in saved["messages"]] == ["Hello there", "Echo: Hello there"]
        assert saved["title"] == "Hello there"

        with started(display, tmp_path, "--endpoint", gizai.url):
            display.type("And again")
            display.key("Return")
            until(lambda: len(gizai.prompts()) == 2, "the second request arrives")
            until(lambda: statuses(tmp_path) == ["complete"] * 2, "both answers are on disk")
        # The conversation of yesterday was open again, so the new prompt belongs to it.
        assert len(conversations(tmp_path)) == 1


def test_a_kill_while_waiting_keeps_the_prompt_and_the_next_start_says_so(
    display: Screen, tmp_path: Path
) -> None:
    with service(tmp_path, "--delay", "600") as gizai:
        with started(display, tmp_path, "--endpoint", gizai.url) as running:
            display.type("Precious words")
            display.key("Return")
            until(lambda: gizai.prompts() == ["Precious words"], "the request arrives")
            running.send_signal(signal.SIGKILL)
            running.wait()
    (saved,) = conversations(tmp_path)
    assert saved["messages"][0]["content"] == "Precious words"
    assert saved["messages"][1]["status"] == "interrupted"


def test_a_draft_survives_closing_and_quitting_ends_the_process(
    display: Screen, tmp_path: Path
) -> None:
    with service(tmp_path) as gizai:
        with started(display, tmp_path, "--endpoint", gizai.url) as running:
            display.type("Half a thou")
            display.key("ctrl+q")
            assert running.wait(timeout=20) == 0
        with started(display, tmp_path, "--endpoint", gizai.url):
            display.type("ght")
            display.key("Return")
            until(lambda: gizai.prompts() == ["Half a thought"], "the whole text arrives")


def test_terminating_during_a_turn_saves_it_as_stopped(display: Screen, tmp_path: Path) -> None:
    with service(tmp_path, "--delay", "600") as gizai:
        with started(display, tmp_path, "--endpoint", gizai.url) as running:
            display.type("Never mind")
            display.key("Return")
            until(lambda: gizai.prompts() == ["Never mind"], "the request arrives")
            running.terminate()
            assert running.wait(timeout=20) == 0
    assert statuses(tmp_path) == ["stopped"]


def test_escape_stops_the_answer(display: Screen, tmp_path: Path) -> None:
    with service(tmp_path, "--delay", "600") as gizai:
        with started(display, tmp_path, "--endpoint", gizai.url):
            display.type("Stop me")
            display.key("Return")
            until(lambda: gizai.prompts() == ["Stop me"], "the request arrives")
            display.key("Escape")
            until(lambda: statuses(tmp_path) == ["stopped"], "the answer is stopped")


def test_a_second_window_on_the_same_folder_is_refused(display: Screen, tmp_path: Path) -> None:
    with service(tmp_path) as gizai, started(display, tmp_path, "--endpoint", gizai.url):
        second = subprocess.run(
            [PROGRAM, "--data-dir", tmp_path / "data"],
            env=dict(display.environment),
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert second.returncode == 1
    assert "already open" in second.stderr
    assert "Traceback" not in second.stderr


def test_without_a_display_one_sentence_says_what_is_missing(tmp_path: Path) -> None:
    gone = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    done = subprocess.run(
        [PROGRAM, "--data-dir", tmp_path],
        env={name: value for name, value in os.environ.items() if name not in gone},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "DISPLAY" in done.stderr


def test_a_display_that_is_not_there_is_named_in_one_sentence(tmp_path: Path) -> None:
    gone = ("WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    kept = {name: value for name, value in os.environ.items() if name not in gone}
    done = subprocess.run(
        [PROGRAM, "--data-dir", tmp_path],
        env={**kept, "DISPLAY": ":64999"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert ":64999" in done.stderr
