"""The installed program behind its icon in a real tray."""

import json
import re
import signal
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.end_to_end.runs import PROGRAM, service, started, statuses
from tests.end_to_end.screen import TITLE, Screen, program, screen, until
from tests.support.programs import SCREEN, needs

TRAY = [
    *("trayer", "--edge", "top", "--align", "left", "--widthtype", "pixel", "--width", "64"),
    *("--heighttype", "pixel", "--height", "32", "--SetDockType", "true"),
]
PRESS_S = 0.5
"""Seconds that a person waits before pressing a key again."""
ICON = (6, 16), (18, 16)
"""Two places on the tray's first icon, too far from each other for a double click."""

pytestmark = needs(*SCREEN, "trayer", "xwininfo")


@pytest.fixture
def display() -> Iterator[Screen]:
    with screen() as found:
        yield found


@contextmanager
def tray(display: Screen) -> Iterator["subprocess.Popen[bytes]"]:
    with subprocess.Popen(TRAY, env=dict(display.environment), stderr=subprocess.DEVNULL) as run:
        try:
            yield run
        finally:
            run.terminate()


def want_tray(folder: Path, **others: object) -> None:
    (folder / "data").mkdir()
    (folder / "data" / "settings.json").write_text(json.dumps({"tray": True, **others}))


def second_start(display: Screen, folder: Path, *arguments: str) -> None:
    command: Sequence[str | Path] = [PROGRAM, "--data-dir", folder / "data", *arguments]
    subprocess.run(command, env=dict(display.environment), check=True, timeout=30)


def test_a_closed_window_stays_in_the_tray_and_its_answer_goes_on(
    display: Screen, tmp_path: Path
) -> None:
    want_tray(tmp_path)
    with tray(display), service(tmp_path, "--delay", "2") as gizai:
        with started(display, tmp_path, "--endpoint", gizai.url) as running:
            display.type("Go on without me")
            display.key("Return")
            until(lambda: gizai.prompts() == ["Go on without me"], "the request arrives")
            until(lambda: docked(display), "the icon is in the tray")
            close(display)
            until(lambda: statuses(tmp_path) == ["complete"], "the answer is on disk")
            assert running.poll() is None

            display.click(*ICON[0])
            back(display)
            display.click(*ICON[1])
            until(lambda: not display.window(), "a click hides the window that is in front")
            second_start(display, tmp_path)
            back(display)
            display.key("ctrl+q")
            assert running.wait(timeout=20) == 0


def test_a_hidden_window_ends_in_order_when_the_session_does(
    display: Screen, tmp_path: Path
) -> None:
    want_tray(tmp_path)
    with tray(display), service(tmp_path, "--delay", "600") as gizai:
        with started(display, tmp_path, "--endpoint", gizai.url) as running:
            until(lambda: docked(display), "the icon is in the tray")
            display.type("Half way")
            display.key("Return")
            until(lambda: gizai.prompts() == ["Half way"], "the request arrives")
            close(display)
            running.send_signal(signal.SIGTERM)
            assert running.wait(timeout=20) == 0
    assert statuses(tmp_path) == ["stopped"]


def test_a_tray_that_goes_gives_the_window_back(display: Screen, tmp_path: Path) -> None:
    want_tray(tmp_path)
    with service(tmp_path) as gizai:
        with started(display, tmp_path, "--endpoint", gizai.url) as running:
            with tray(display):
                until(lambda: docked(display), "the icon comes with the tray")
                close(display)
            back(display)
            display.key("alt+F4")
            assert running.wait(timeout=20) == 0, "without a tray, closing ends the application"


def test_a_start_at_login_waits_in_the_tray(display: Screen, tmp_path: Path) -> None:
    want_tray(tmp_path)
    start: list[str | Path] = [PROGRAM, "--data-dir", tmp_path / "data", "--hidden"]
    with tray(display):
        until(lambda: xdotool(display, "search", "--name", "^panel$"), "the tray is there")
        with program(start, display.environment, tmp_path / "program.log") as running:
            until(lambda: docked(display), "the icon is in the tray")
            assert not display.window()
            second_start(display, tmp_path, "--hidden")
            assert not display.window()
            second_start(display, tmp_path, "--new-chat", "Here I am")
            back(display)
            display.key("ctrl+q")
            assert running.wait(timeout=20) == 0
    assert (tmp_path / "program.log").read_text() == ""


def test_a_start_at_login_without_a_tray_shows_the_window(display: Screen, tmp_path: Path) -> None:
    want_tray(tmp_path)
    with started(display, tmp_path, "--hidden") as running:
        display.key("ctrl+q")
        assert running.wait(timeout=20) == 0


def docked(display: Screen) -> bool:
    """Whether the program has a window in the tray's panel: one that is as narrow as that."""
    tree = subprocess.run(
        ["xwininfo", "-root", "-tree"],
        env=dict(display.environment),
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
    )
    return re.search(rf'"{TITLE}": \("gizai-desktop" .*\)  \d\dx\d\d\+', tree.stdout) is not None


def close(display: Screen) -> None:
    """Press Alt+F4, again if it was lost: a tray that appears takes the keyboard for a moment."""

    def pressed() -> bool:
        if in_front(display):
            display.key("alt+F4")
            time.sleep(PRESS_S)
        return not display.window()

    until(pressed, "the window is hidden")


def back(display: Screen) -> None:
    """Wait until the window is there and in front."""
    until(lambda: in_front(display), "the window is there and in front")


def in_front(display: Screen) -> bool:
    window = display.window()
    return bool(window) and xdotool(display, "getactivewindow") == window


def xdotool(display: Screen, *arguments: str) -> str:
    done = subprocess.run(
        ["xdotool", *arguments],
        env=dict(display.environment),
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )
    return done.stdout.strip()
