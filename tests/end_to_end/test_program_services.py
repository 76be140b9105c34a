"""The installed program in a real window, asking an OpenAI-compatible server."""

import json
from pathlib import Path
from typing import Any

from tests.end_to_end.runs import conversations, openai_service, started, statuses
from tests.end_to_end.screen import Screen, until
from tests.support.programs import SCREEN, needs

pytestmark = needs(*SCREEN)
LONG = " ".join(f"word{number}" for number in range(1000))


def choose(folder: Path, url: str) -> None:
    """Settings in which a server of one's own is the usual service."""
    mine: dict[str, Any] = {"id": "mine", "name": "My server", "kind": "openai", "base_url": url}
    settings = {"services": [mine], "default_service": "mine", "default_model": "test-small"}
    (folder / "data").mkdir()
    (folder / "data" / "settings.json").write_text(json.dumps(settings))


def answer(folder: Path) -> dict[str, Any]:
    """The only answer as it is on disk, or an empty one."""
    found = [m for c in conversations(folder) for m in c["messages"] if m["role"] == "assistant"]
    return found[-1] if found else {"content": ""}


def test_a_streamed_answer_of_ones_own_server_arrives(display: Screen, tmp_path: Path) -> None:
    with openai_service("--delay", "0.01") as url:
        choose(tmp_path, url)
        with started(display, tmp_path):
            display.type("one two three")
            display.key("Return")
            until(lambda: statuses(tmp_path) == ["complete"], "the answer is on disk")
    saved = answer(tmp_path)
    assert saved["content"] == "Echo: one two three"
    assert (saved["backend"], saved["model"]) == ("mine", "test-small")
    assert saved["finish_reason"] == "stop"


def test_escape_keeps_what_came_as_stopped(display: Screen, tmp_path: Path) -> None:
    with openai_service("--delay", "0.05", "--reply", LONG) as url:
        choose(tmp_path, url)
        with started(display, tmp_path):
            display.type("A long tale")
            display.key("Return")
            until(lambda: answer(tmp_path)["content"], "a part of the answer is on disk")
            assert statuses(tmp_path) == ["interrupted"], "what a crash would leave"
            part = answer(tmp_path)["content"]
            display.key("Escape")
            until(lambda: statuses(tmp_path) == ["stopped"], "the answer is stopped")
    kept = answer(tmp_path)["content"]
    assert kept.startswith(part)
    assert LONG.startswith(kept)
    assert len(kept) < len(LONG)


def test_the_command_lines_service_answers_in_the_window(display: Screen, tmp_path: Path) -> None:
    with openai_service("--delay", "0") as url:
        with started(display, tmp_path, "--service", "openai", "--endpoint", url):
            display.type("Hello")
            display.key("Return")
            until(lambda: statuses(tmp_path) == ["complete"], "the answer is on disk")
    assert answer(tmp_path)["content"] == "Echo: Hello"
    settings = tmp_path / "data" / "settings.json"
    assert not settings.exists() or url not in settings.read_text()
