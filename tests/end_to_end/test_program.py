"""The installed program in a real window: typed at, ended and started again."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end_to_end.computer import Computer, kill
from tests.end_to_end.runs import PROGRAM
from tests.end_to_end.screen import program, until
from tests.support.programs import SCREEN, needs

pytestmark = needs(*SCREEN)


def test_a_prompt_is_answered_and_there_again_after_a_kill(computer: Computer) -> None:
    with computer.program() as running:
        computer.send("Hello there")
        computer.until_saved("complete")
        kill(running)
    (saved,) = computer.chats
    assert [m["content"] for m in saved["messages"]] == ["Hello there", "Echo: Hello there"]
    assert saved["title"] == "Hello there"
    with computer.program():
        computer.send("And again")
        computer.until_saved("complete", "complete")
    # The conversation of yesterday was open again, so the new prompt belongs to it.
    assert len(computer.chats) == 1


def test_a_kill_while_waiting_keeps_the_prompt_and_the_next_start_says_so(
    waiting_computer: Computer,
) -> None:
    with waiting_computer.program() as running:
        waiting_computer.send("Precious words")
        kill(running)
    (saved,) = waiting_computer.chats
    assert saved["messages"][0]["content"] == "Precious words"
    assert saved["messages"][1]["status"] == "interrupted"


def test_a_draft_survives_closing_and_quitting_ends_the_process(computer: Computer) -> None:
    with computer.program() as running:
        computer.display.type("Half a thou")
        computer.display.key("ctrl+q")
        assert running.wait(timeout=20) == 0
    with computer.program():
        computer.display.type("ght")
        computer.display.key("Return")
        until(lambda: computer.gizai.prompts() == ["Half a thought"], "the whole text arrives")


def test_each_chats_draft_survives_a_kill(computer: Computer) -> None:
    display, gizai = computer.display, computer.gizai
    with computer.program() as running:
        computer.send("First")
        computer.until_saved("complete")
        display.type("Half a thou")
        computer.until_kept("Half a thou")
        display.key("ctrl+n")
        display.type("Quite another")
        computer.until_kept("Quite another")
        kill(running)
    (first,) = computer.chats
    with computer.program():
        display.key("Return")
        until(lambda: gizai.prompts() == ["First", "Quite another"], "one is there again")
        computer.until_saved("complete", "complete")
        display.key("ctrl+Tab")
        computer.until_kept(f'"last_conversation": "{first["id"]}"')
        display.type("ght")
        display.key("Return")
        until(lambda: "Half a thought" in gizai.prompts(), "and the other one, too")


def test_keys_for_chats_work_while_one_writes(computer: Computer) -> None:
    display = computer.display

    def saved(name: str, value: object) -> bool:
        return [each.get(name) for each in computer.chats] == [value]

    with computer.program():
        computer.send("First")
        computer.until_saved("complete")
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
        computer.send("Second")
        assert len(computer.chats) == 1, "the switcher opened it again"
        display.key("ctrl+shift+Delete")
        until(lambda: computer.chats == [], "it is in the trash")
        display.key("ctrl+z")
        until(lambda: saved("tags", ["work"]), "it is back")


def test_escape_stops_the_answer(waiting_computer: Computer) -> None:
    with waiting_computer.program():
        waiting_computer.send("Stop me")
        waiting_computer.display.key("Escape")
        waiting_computer.until_saved("stopped")


def test_terminating_during_a_turn_saves_it_as_stopped(waiting_computer: Computer) -> None:
    with waiting_computer.program() as running:
        waiting_computer.send("Never mind")
        running.terminate()
        assert running.wait(timeout=20) == 0
    waiting_computer.until_saved("stopped")


def test_what_cannot_be_saved_at_a_logout_is_there_at_the_next_start(
    waiting_computer: Computer,
) -> None:
    data = waiting_computer.data
    with waiting_computer.program() as running:
        waiting_computer.send("Never mind")
        (path,) = (data / "conversations").glob("*.json")
        path.unlink()
        path.mkdir()  # no file can be written there now
        running.terminate()
        assert running.wait(timeout=20) == 0
    assert (data / "unsaved" / path.name).is_file()
    path.rmdir()
    with waiting_computer.program():
        waiting_computer.until_saved("stopped")
        until(lambda: not (data / "unsaved").exists(), "the copy has gone")


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
    waiting_computer: Computer, name: str
) -> None:
    with waiting_computer.program() as running:
        waiting_computer.send("On its way")
        waiting_computer.display.type("Half a thou")
        running.send_signal(signal.Signals[name])
        assert running.wait(timeout=20) == 0
    waiting_computer.until_saved("stopped")
    state = (waiting_computer.data / "state.json").read_text()
    assert "Half a thou" in state
    assert '"geometry": "A' in state or '"geometry":"A' in state


def test_a_session_that_ends_with_its_display_is_no_crash(waiting_computer: Computer) -> None:
    data, display = waiting_computer.data, waiting_computer.display
    log = waiting_computer.folder / "first.log"
    endpoint = ("--endpoint", waiting_computer.gizai.url)
    command: list[str | Path] = [PROGRAM, "--data-dir", data, *endpoint]
    with program(command, display.environment, log) as running:
        display.wait_for_window()
        waiting_computer.send("Before the end")
        display.let_go(display.window())
        running.wait(timeout=20)
    assert "Traceback" not in log.read_text()
    assert not (data / "logs" / "running.log").exists()
    (saved,) = waiting_computer.chats
    assert saved["messages"][1]["status"] in ("stopped", "interrupted")
