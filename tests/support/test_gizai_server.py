"""The loopback GizAI as a program of its own, as people and end-to-end tests start it."""

import json
import subprocess
import sys
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

QUESTION = {"model": "m", "input": {"messages": [{"type": "human", "content": "Hi"}]}}


def start(*options: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.support.gizai_server", *options]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def ask(url: str) -> object:
    with urlopen(Request(url, json.dumps(QUESTION).encode()), timeout=20) as answer:
        assert answer.status == 201
        return json.load(answer)


def test_it_prints_its_address_echoes_and_keeps_a_log(tmp_path: Path) -> None:
    log = tmp_path / "log"
    with start("--log", str(log)) as process:
        assert process.stdout is not None
        url = process.stdout.readline().strip()
        try:
            assert ask(url) == {"output": "Echo: Hi"}
            assert ask(url) == {"output": "Echo: Hi"}
        finally:
            process.terminate()
    events = [json.loads(line) for line in log.read_text().splitlines()]
    assert [(entry["event"], entry["method"]) for entry in events] == [("request", "POST")] * 2
    assert json.loads(events[0]["body"]) == QUESTION


def test_it_refuses_when_told() -> None:
    with start("--status", "401", "--message", "Please log in") as process:
        assert process.stdout is not None
        url = process.stdout.readline().strip()
        try:
            with pytest.raises(HTTPError) as caught:
                ask(url)
            with caught.value as refusal:
                assert (refusal.status, json.load(refusal)) == (401, {"message": "Please log in"})
        finally:
            process.terminate()
