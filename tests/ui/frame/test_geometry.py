"""Where a window appears after the screens have changed, in processes of their own."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
Screen = tuple[str, int, int, int, int]
DESK: Screen = ("desk", 0, 0, 1920, 1080)
WIDE: Screen = ("wide", 1920, 0, 2560, 1440)
LAPTOP: Screen = ("laptop", 0, 0, 1366, 768)
LEFT: Screen = ("left", -1920, 0, 1920, 1080)


class Starts:
    """Starts the window again and again; what one start keeps, the next one gets."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "screens.json"
        self.kept = ""

    def start(
        self,
        *screens: Screen,
        rect: tuple[int, int, int, int] | None = None,
        maximized: bool = False,
    ) -> dict[str, Any]:
        names = ("name", "x", "y", "width", "height")
        scale = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
        described = [{**dict(zip(names, each, strict=True)), **scale} for each in screens]
        self._file.write_text(json.dumps({"screens": described}))
        done = subprocess.run(
            [
                *(sys.executable, "-m", "tests.ui.placed_window", self._file, self.kept),
                *(json.dumps(rect) if rect else "", "maximized" if maximized else ""),
            ],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        )
        found: dict[str, Any] = json.loads(done.stdout)
        self.kept = found["kept"]
        return found


@pytest.fixture
def starts(tmp_path: Path) -> Starts:
    return Starts(tmp_path)


def test_with_the_same_screens_nothing_moves(starts: Starts) -> None:
    starts.start(DESK, WIDE, rect=(2200, 200, 1500, 900), maximized=True)
    again = starts.start(DESK, WIDE)
    assert (again["rect"], again["screen"]) == ([2200, 200, 1500, 900], "wide")
    assert again["maximized"]


def test_a_window_of_a_gone_screen_keeps_its_size_on_another(starts: Starts) -> None:
    starts.start(DESK, WIDE, rect=(2200, 200, 1500, 900))
    assert starts.start(DESK)["rect"] == [420, 180, 1500, 900]


def test_a_maximized_window_of_a_gone_screen_stays_maximized(starts: Starts) -> None:
    starts.start(DESK, WIDE, rect=(2200, 200, 1500, 900), maximized=True)
    found = starts.start(DESK)
    assert found["maximized"]
    assert found["rect"][2:] == [1500, 900]


def test_a_window_left_of_everything_comes_back(starts: Starts) -> None:
    starts.start(DESK, LEFT, rect=(-1800, 100, 1000, 800))
    x, y, *size = starts.start(DESK)["rect"]
    assert size == [1000, 800]
    assert 0 <= x <= 920
    assert 0 <= y <= 280


def test_a_window_too_large_for_the_screen_fits_with_its_frame(starts: Starts) -> None:
    starts.start(DESK, rect=(100, 60, 1800, 1000))
    x, y, width, height = starts.start(LAPTOP)["rect"]
    assert x >= 0
    assert y + height <= 768
    assert x + width <= 1366
    assert height <= 768 - 40


@pytest.mark.parametrize("kept", ["", "no base64!", "AdnQyw==", "AAAA" * 40])
def test_rubbish_gives_the_usual_size(starts: Starts, kept: str) -> None:
    starts.kept = kept
    assert starts.start(DESK)["rect"][2:] == [1280, 860]


def test_a_screen_that_is_lower_than_usual_shows_the_window_whole(starts: Starts) -> None:
    left, top, width, height = starts.start(("laptop at 150 %", 0, 0, 910, 512))["rect"]
    assert (left >= 0, top >= 0) == (True, True)
    assert (width <= 910, height <= 512) == (True, True)
