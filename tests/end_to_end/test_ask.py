"""The installed program without a window."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.end_to_end.runs import PROGRAM, service


def _ask(folder: Path, *arguments: str, text: str = "") -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [PROGRAM, *arguments, "--data-dir", folder / "data"],
        input=text,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def test_ask_prints_the_answer(tmp_path: Path) -> None:
    with service(tmp_path) as gizai:
        done = _ask(tmp_path, "ask", "Привет, 世界", "--endpoint", gizai.url)
    assert (done.returncode, done.stdout, done.stderr) == (0, "Echo: Привет, 世界\n", "")
    assert not (tmp_path / "data").exists()


def test_ask_reads_standard_input_and_flags_may_come_first(tmp_path: Path) -> None:
    with service(tmp_path) as gizai:
        done = _ask(tmp_path, "--endpoint", gizai.url, "ask", "-", text="from a pipe")
    assert (done.returncode, done.stdout) == (0, "Echo: from a pipe\n")


def test_a_refusal_is_a_sentence_with_the_servers_reason(tmp_path: Path) -> None:
    arguments = ("--status", "401", "--message", "Please log in")
    with service(tmp_path, *arguments) as gizai:
        done = _ask(tmp_path, "ask", "hi", "--endpoint", gizai.url)
    assert (done.returncode, done.stdout) == (1, "")
    assert "Please log in" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_dead_proxy_is_named_without_its_password(tmp_path: Path) -> None:
    proxy = "http://me:s3cret@127.0.0.1:9"
    with service(tmp_path) as gizai:
        done = _ask(tmp_path, "ask", "hi", "--endpoint", gizai.url, "--proxy", proxy)
    assert done.returncode == 1
    assert "127.0.0.1:9" in done.stderr
    assert "s3cret" not in done.stderr


@pytest.mark.parametrize("arguments", [("ask",), ("ask", ""), ("--nonsense",), ("ask", "a", "b")])
def test_wrong_usage_is_status_two(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    assert _ask(tmp_path, *arguments).returncode == 2


def test_an_unknown_service_is_told_beside_those_there_are(tmp_path: Path) -> None:
    done = _ask(tmp_path, "ask", "hi", "--service", "claude")
    assert done.returncode == 2
    assert done.stderr.endswith("'claude' is none of gizai, openai, local, guide\n")


def test_ask_imports_no_qt(tmp_path: Path) -> None:
    code = (
        "import sys; from gizai_desktop.__main__ import main; status = main(sys.argv[1:]);"
        "print(status, [n for n in sys.modules if n.split('.')[0] in ('PySide6', 'qasync')])"
    )
    with service(tmp_path) as gizai:
        command = [sys.executable, "-c", code, "ask", "hi", "--endpoint", gizai.url]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout == "Echo: hi\n0 []\n"


def test_the_readmes_script_runs_as_written(tmp_path: Path) -> None:
    script = """
import asyncio
from gizai_desktop import GizAI
GizAI.api_endpoint = "URL"
async def main():
    async for response in GizAI.create_async_generator(
        model="chat-gemini-flash", messages=[{"role": "user", "content": "Hello, how are you?"}]
    ):
        print(response)
asyncio.run(main())
"""
    with service(tmp_path) as gizai:
        command = [sys.executable, "-W", "error", "-c", script.replace("URL", gizai.url)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "Echo: Hello, how are you?\n", "")
