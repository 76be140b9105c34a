"""One short run of each probe of the conversation view, and the verdicts on what they print."""

import json
import os
import subprocess
import sys

import pytest

from tests.benchmarks.commands import ROOT
from tests.benchmarks.conversation.corpus import SHAPES, SIZE, conversation, split
from tests.benchmarks.conversation.rows import STREAM, Budget, Figures, rows, view_budgets
from tests.benchmarks.table import table


def probe(module: str, *arguments: str) -> Figures:
    command = [sys.executable, "-m", f"tests.benchmarks.conversation.{module}", *arguments]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stderr == ""
    found: Figures = json.loads(done.stdout)
    return found


def test_the_corpus_is_as_the_budgets_say() -> None:
    texts = [message.content for message in conversation(600).path()]
    assert 450 < sum(map(len, texts)) / len(texts) < 750
    assert sum("```" in text for text in texts) == 200
    assert any("|---|" in text for text in texts)
    for shape in SHAPES:
        head, tokens = split(shape, 50)
        assert len(head) >= SIZE
        assert len(tokens) == 50


@pytest.mark.parametrize("floor", [(), ("--floor",)])
def test_the_view_and_its_floor_are_measured(floor: tuple[str, ...]) -> None:
    found = probe("view_probe", "30", *floor)
    assert {"open", "wheel", "jump", "resize", "memory", "wheel_cpu"} <= found.keys()
    assert len(found["wheel"]) == 200
    assert floor or list(rows("30", view_budgets(30), [found]))
    assert min(found["wheel"] + found["open"]) > 0


def test_a_streamed_answer_is_watched() -> None:
    found = probe("app_probe", "stream", "one table", "--tokens", "150", "--messages", "10")
    assert found["cpu"][0] > 0
    assert len(found["gaps"]) > 20
    assert found["keys"]
    assert "share of one core" in table(list(rows("table", STREAM, [found])), "Stream")


def test_hostile_messages_are_opened_and_asked_for() -> None:
    found = probe("app_probe", "hostile", "10,000 brackets")
    assert found.keys() == {"disk", "disk_gaps", "answer", "answer_gaps"}
    assert all(found.values())


def test_what_is_over_its_budget_is_said() -> None:
    runs = [{"open": [figure], "open_cpu": [1.0]} for figure in (40.0, 60.0, 70.0)]
    budget = view_budgets(2000)[0]
    assert budget == Budget("open → first paint", "open", max, 50)
    printed = table(list(rows("2,000", [budget], runs)), "View")
    assert "60.0 (40.0–70.0)  1.0  ≤ 50: NO" in printed.splitlines()[-1]
