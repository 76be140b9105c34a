"""The installed program in a real window: typed at, killed and started again."""

import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end_to_end.runs import PROGRAM, conversations, service, started, statuses
from tests.end_to_end.screen import Screen, program, screen, until
from tests.support.programs import SCREEN, needs

pytestmark = needs(*SCREEN)


@pytest.fixture(scope="module")
def display() -> Iterator[Screen]:
    with screen() as found:
        yield found


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


def test_each_chats_draft_survives_a_kill(display: Screen, tmp_path: Path) -> None:
    def kept(text: str) -> bool:
        return text in (tmp_path / "data" / "state.json").read_text()

    with service(tmp_path) as gizai:
        with started(display, tmp_path, "--endpoint", gizai.url) as running:
            display.type("First")
            display.key("Return")
            until(lambda: statuses(tmp_path) == ["complete"], "the answer is on disk")
            display.type("Half a thou")
            until(lambda: kept("Half a thou"), "the draft is written while one types")
            display.key("ctrl+n")
            display.type("Quite another")
            until(lambda: kept("Quite another"), "the other draft is written")
            running.send_signal(signal.SIGKILL)
            running.wait()
        (first,) = conversations(tmp_path)
        with started(display, tmp_path, "--endpoint", gizai.url):
            display.key("Return")
            until(lambda: gizai.prompts() == ["First", "Quite another"], "one is there again")
            until(lambda: statuses(tmp_path) == ["complete"] * 2, "the new chat is saved")
            display.key("ctrl+Tab")
            until(lambda: kept(f'"last_conversation": "{first["id"]}"'), "the first one is open")
            display.type("ght")
            display.key("Return")
            until(lambda: "Half a thought" in gizai.prompts(), "and the other one, too")


def test_keys_for_chats_work_while_one_writes(display: Screen, tmp_path: Path) -> None:
    def saved(name: str, value: object) -> bool:
        return [each.get(name) for each in conversations(tmp_path)] == [value]

    with service(tmp_path) as gizai, started(display, tmp_path, "--endpoint", gizai.url):
        display.type("First")
        display.key("Return")
        until(lambda: statuses(tmp_path) == ["complete"], "the answer is on disk")
        display.key("ctrl+d")
        until(lambda: saved("pinned", True), "it is pinned")
        display.key("ctrl+z")
        until(lambda: saved("pinned", False), "that is undone")
        display.key("ctrl+shift+z")
        until(lambda: saved("pinned", True), "and done again")
        display.key("ctrl+t")
        display.type("work")
        display.key("Return")
        display.key("ctrl+Return")
        until(lambda: saved("tags", ["work"]), "it has a tag")
        display.key("ctrl+n")
        display.key("ctrl+p")
        display.type("frt")
        display.key("Return")
        display.type("Second")
        display.key("Return")
        until(lambda: gizai.prompts() == ["First", "Second"], "the switcher opened it again")
        assert len(conversations(tmp_path)) == 1
        display.key("ctrl+shift+Delete")
        until(lambda: conversations(tmp_path) == [], "it is in the trash")
        display.key("ctrl+z")
        until(lambda: saved("tags", ["work"]), "it is back")


def test_terminating_during_a_turn_saves_it_as_stopped(display: Screen, tmp_path: Path) -> None:
    with service(tmp_path, "--delay", "600") as gizai:
        with started(display, tmp_path, "--endpoint", gizai.url) as running:
            display.type("Never mind")
            display.key("Return")
            until(lambda: gizai.prompts() == ["Never mind"], "the request arrives")
            running.terminate()
            assert running.wait(timeout=20) == 0
    assert statuses(tmp_path) == ["stopped"]


def test_what_cannot_be_saved_at_a_logout_is_there_at_the_next_start(
    display: Screen, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    with service(tmp_path, "--delay", "600") as gizai:
        with started(display, tmp_path, "--endpoint", gizai.url) as running:
            display.type("Never mind")
            display.key("Return")
            until(lambda: gizai.prompts() == ["Never mind"], "the request arrives")
            (path,) = (data / "conversations").glob("*.json")
            path.unlink()
            path.mkdir()  # no file can be written there now
            running.terminate()
            assert running.wait(timeout=20) == 0
        assert (data / "unsaved" / path.name).is_file()
        path.rmdir()
        with started(display, tmp_path, "--endpoint", gizai.url):
            until(lambda: statuses(tmp_path) == ["stopped"], "it is in the library again")
            until(lambda: not (data / "unsaved").exists(), "the copy has gone")


def test_escape_stops_the_answer(display: Screen, tmp_path: Path) -> None:
    with service(tmp_path, "--delay", "600") as gizai:
        with started(display, tmp_path, "--endpoint", gizai.url):
            display.type("Stop me")
            display.key("Return")
            until(lambda: gizai.prompts() == ["Stop me"], "the request arrives")
            display.key("Escape")
            until(lambda: statuses(tmp_path) == ["stopped"], "the answer is stopped")


def start_again(
    display: Screen, folder: Path, *arguments: str
) -> "subprocess.CompletedProcess[str]":
    """Start the program once more on the same folder, and wait until that start has ended."""
    command = [str(PROGRAM), "--data-dir", str(folder / "data"), *arguments]
    environment = dict(display.environment)
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=60, check=False
    )


def test_a_second_start_says_its_wishes_to_the_open_window(display: Screen, tmp_path: Path) -> None:
    with service(tmp_path) as gizai, started(display, tmp_path, "--endpoint", gizai.url):
        display.type("First")
        display.key("Return")
        until(lambda: statuses(tmp_path) == ["complete"], "the answer is on disk")
        again = start_again(display, tmp_path, "--new-chat", "From a second start")
        assert (again.returncode, again.stdout, again.stderr) == (0, "", "")
        until(display.window, "the window is there")
        display.key("Return")
        until(lambda: "From a second start" in gizai.prompts(), "its text is sent")
        until(lambda: len(conversations(tmp_path)) == 2, "in a chat of its own")


def test_a_toggle_takes_the_window_away_and_brings_it_back(display: Screen, tmp_path: Path) -> None:
    with service(tmp_path) as gizai, started(display, tmp_path, "--endpoint", gizai.url):
        assert start_again(display, tmp_path, "--toggle").returncode == 0
        until(lambda: not display.window(), "the window is away")
        assert start_again(display, tmp_path, "--toggle").returncode == 0
        until(display.window, "the window is back")


def test_a_window_on_another_virtual_desktop_comes_to_the_front(
    display: Screen, tmp_path: Path
) -> None:
    with service(tmp_path) as gizai, started(display, tmp_path, "--endpoint", gizai.url):
        display.type("Is all of it there?")
        display.key("Return")
        until(lambda: statuses(tmp_path) == ["complete"], "the window works")
        display.away(display.window())
        until(lambda: not display.window(), "the other desktop does not show it")
        assert start_again(display, tmp_path, "--toggle").returncode == 0
        until(display.window, "the window is there")


def test_after_a_kill_a_later_start_opens_and_is_heard_itself(
    display: Screen, tmp_path: Path
) -> None:
    with service(tmp_path) as gizai:
        with started(display, tmp_path, "--endpoint", gizai.url) as running:
            running.send_signal(signal.SIGKILL)
            running.wait()
        with started(display, tmp_path, "--endpoint", gizai.url):
            assert start_again(display, tmp_path, "--new-chat").returncode == 0


def test_a_start_beside_a_window_that_does_not_answer_is_refused(
    display: Screen, tmp_path: Path
) -> None:
    with service(tmp_path) as gizai:
        with started(display, tmp_path, "--endpoint", gizai.url) as running:
            running.send_signal(signal.SIGSTOP)
            log = tmp_path / "second.log"
            command: list[str | Path] = [PROGRAM, "--data-dir", tmp_path / "data"]
            with program(command, display.environment, log) as second:
                until(log.read_text, "it says why")
                until(lambda: display.windows() > 1, "a window says it, too")
                display.key("Escape")
                assert second.wait(timeout=20) == 1
            running.send_signal(signal.SIGCONT)
    said = log.read_text()
    assert "already open" in said
    assert "Traceback" not in said


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


def test_a_wayland_display_that_is_not_there_is_named_in_one_sentence(tmp_path: Path) -> None:
    gone = ("DISPLAY", "QT_QPA_PLATFORM", "WAYLAND_SOCKET")
    kept = {name: value for name, value in os.environ.items() if name not in gone}
    done = subprocess.run(
        [PROGRAM, "--data-dir", tmp_path],
        env={**kept, "XDG_RUNTIME_DIR": str(tmp_path), "WAYLAND_DISPLAY": "wayland-99"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "WAYLAND_DISPLAY “wayland-99”" in done.stderr


@pytest.fixture
def _heard() -> Iterator[None]:
    """What starts hears signals that whoever runs the tests ignores, as nohup does."""
    heard = signal.SIGTERM, signal.SIGINT, signal.SIGHUP
    before = [(each, signal.getsignal(each)) for each in heard]
    for each, handler in before:
        if handler is signal.SIG_IGN:
            signal.signal(each, signal.SIG_DFL)
    yield
    for each, handler in before:
        signal.signal(each, handler)


@pytest.mark.usefixtures("_heard")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT", "SIGHUP"])
def test_the_end_of_a_session_stops_the_answer_and_keeps_everything(
    display: Screen, tmp_path: Path, name: str
) -> None:
    with service(tmp_path, "--delay", "600") as gizai:
        with started(display, tmp_path, "--endpoint", gizai.url) as running:
            display.type("On its way")
            display.key("Return")
            until(lambda: gizai.prompts() == ["On its way"], "the request arrives")
            display.type("Half a thou")
            running.send_signal(signal.Signals[name])
            assert running.wait(timeout=20) == 0
    assert statuses(tmp_path) == ["stopped"]
    state = (tmp_path / "data" / "state.json").read_text()
    assert "Half a thou" in state
    assert '"geometry": "A' in state or '"geometry":"A' in state
