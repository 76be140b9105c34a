"""One screen for all tests of a file, and computers on which the program runs."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end_to_end.computer import Computer
from tests.end_to_end.runs import service
from tests.end_to_end.screen import Screen, screen


@pytest.fixture(scope="module")
def display() -> Iterator[Screen]:
    with screen() as found:
        yield found


@pytest.fixture
def computer(display: Screen, tmp_path: Path) -> Iterator[Computer]:
    """Its service answers at once."""
    with service(tmp_path) as gizai:
        yield Computer(display, tmp_path, gizai)


@pytest.fixture
def waiting_computer(display: Screen, tmp_path: Path) -> Iterator[Computer]:
    """Its service answers after ten minutes, so that an answer is always on its way."""
    with service(tmp_path, "--delay", "600") as gizai:
        yield Computer(display, tmp_path, gizai)
