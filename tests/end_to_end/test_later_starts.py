"""The program is started while its window is open, or while nothing can show one."""

import os
import signal
import subprocess
from pathlib import Path

import pytest

from tests.end_to_end.computer import Computer, kill
from tests.end_to_end.runs import PROGRAM
from tests.end_to_end.screen import program, until
from tests.support.programs import SCREEN, needs


@needs(*SCREEN)
def test_a_second_start_says_its_wishes_to_the_open_window(computer: Computer) -> None:
    with computer.program():
        computer.send("First")
        computer.until_saved("complete")
        again = computer.start_again("--new-chat", "From a second start")
        assert (again.returncode, again.stdout, again.stderr) == (0, "", "")
        until(computer.display.window, "the window is there")
        computer.display.key("Return")
        until(lambda: "From a second start" in computer.gizai.prompts(), "its text is sent")
        until(lambda: len(computer.chats) == 2, "in a chat of its own")


@needs(*SCREEN)
def test_a_toggle_takes_the_window_away_and_brings_it_back(computer: Computer) -> None:
    with computer.program():
        assert computer.start_again("--toggle").returncode == 0
        until(lambda: not computer.display.window(), "the window is away")
        assert computer.start_again("--toggle").returncode == 0
        until(computer.display.window, "the window is back")


@needs(*SCREEN)
def test_a_window_on_another_virtual_desktop_comes_to_the_front(computer: Computer) -> None:
    display = computer.display
    with computer.program():
        computer.send("Is all of it there?")
        computer.until_saved("complete")
        display.away(display.window())
        until(lambda: not display.window(), "the other desktop does not show it")
        assert computer.start_again("--toggle").returncode == 0
        until(display.window, "the window is there")


@needs(*SCREEN)
def test_after_a_kill_a_later_start_opens_and_is_heard_itself(computer: Computer) -> None:
    with computer.program() as running:
        kill(running)
    with computer.program():
        assert computer.start_again("--new-chat").returncode == 0


@needs(*SCREEN)
def test_a_start_beside_a_window_that_does_not_answer_is_refused(computer: Computer) -> None:
    with computer.program() as running:
        running.send_signal(signal.SIGSTOP)
        log = computer.folder / "second.log"
        command: list[str | Path] = [PROGRAM, "--data-dir", computer.data]
        with program(command, computer.display.environment, log) as second:
            until(log.read_text, "it says why")
            until(lambda: computer.display.windows() > 1, "a window says it, too")
            computer.display.key("Escape")
            assert second.wait(timeout=20) == 1
        running.send_signal(signal.SIGCONT)
    said = log.read_text()
    assert "already open" in said
    assert "Traceback" not in said


NOWHERE = {
    "without_a_display": ({}, "DISPLAY"),
    "a_display_that_is_not_there": ({"DISPLAY": ":64999"}, ":64999"),
    "a_wayland_display_that_is_not_there": (
        {"WAYLAND_DISPLAY": "wayland-99"},
        "WAYLAND_DISPLAY “wayland-99”",
    ),
}


@pytest.mark.parametrize(("given", "named"), NOWHERE.values(), ids=NOWHERE)
def test_where_no_window_can_be_shown_one_sentence_names_what_is_missing(
    tmp_path: Path, given: dict[str, str], named: str
) -> None:
    asked = ("DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "QT_QPA_PLATFORM")
    kept = {name: value for name, value in os.environ.items() if name not in asked}
    done = subprocess.run(
        [PROGRAM, "--data-dir", tmp_path],
        env={**kept, "XDG_RUNTIME_DIR": str(tmp_path), **given},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert named in done.stderr
