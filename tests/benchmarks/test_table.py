"""The benchmarks' own parts: the table, and one short run of each measurement."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.benchmarks.commands import BARE, as_on_a_users_machine, our_command
from tests.benchmarks.folders import fill
from tests.benchmarks.gaps import measure_gaps
from tests.benchmarks.imports import Import, listing, parse
from tests.benchmarks.starts import measure_start
from tests.benchmarks.table import Row, table
from tests.benchmarks.turns import measure_turns
from tests.end_to_end.screen import Screen, screen
from tests.support.programs import SCREEN, needs

on_screen = needs(*SCREEN)


@pytest.fixture(scope="module")
def display(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screen]:
    with as_on_a_users_machine(tmp_path_factory.mktemp("cache")), screen() as found:
        yield found


def test_a_table_has_medians_ranges_and_verdicts() -> None:
    rows = [
        Row("mapped", "ms", [300.0, 200.0, 400.0], [100.0], "≤ 2 × bare", reached=False),
        Row("pss", "MiB", [60.0]),
    ]
    assert table(rows, "Start").splitlines() == [
        "Start",
        "                  GizAI Desktop                 bare  ratio  difference  reach",
        "-" * 87,
        "mapped, ms  300.0 (200.0–400.0)  100.0 (100.0–100.0)   3.00      +200.0  ≤ 2 × bare: NO",
        "pss, MiB       60.0 (60.0–60.0)",
    ]


def test_the_slowest_imports_are_listed_first() -> None:
    lines = ("import time:       120 |        340 |   json", "import time: self [us] | …", "hello")
    found = [one for line in lines if (one := parse(line))]
    assert found == [Import("json", 120, 340)]
    slow = Import("slow", 9000, 9000)
    assert listing([*found, slow], 1).splitlines()[1:] == ["     9.0      9.0  slow"]


@on_screen
def test_a_start_is_seen_from_outside(display: Screen, tmp_path: Path) -> None:
    fill(tmp_path / "data", 5, 4)
    ours = measure_start(display, our_command(tmp_path / "data"), tmp_path / "log", 0.2)
    bare = measure_start(display, BARE, tmp_path / "log", 0.2)
    for start in (ours, bare):
        assert min(start.mapped_ms, start.painted_ms) > 0
        assert 0 < start.cpu_ms <= start.idle_cpu_ms
        assert start.pss_mib > 10
    assert ours.pss_mib > bare.pss_mib
    assert (tmp_path / "log").read_text() == ""


@on_screen
def test_the_event_loop_is_watched(display: Screen, tmp_path: Path) -> None:
    gaps = measure_gaps(display, tmp_path / "data")
    assert gaps.longest_ms > 0
    assert gaps.blocked_ms >= 0


@on_screen
def test_turns_are_timed_to_the_file(display: Screen, tmp_path: Path) -> None:
    found = measure_turns(display, tmp_path, 2)
    assert len(found.turns_ms) == len(found.bare_ms) == 2
    assert min(found.first_ms, *found.turns_ms) > 0
    assert (tmp_path / "program.log").read_text() == ""
