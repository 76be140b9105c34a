"""Whether half transparent corners can be blended."""

import subprocess
import sys
from collections.abc import Iterator

import pytest

from gizai_desktop.ui.look.x11_compositor import compositor_runs
from tests.support.programs import need

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="asks an X server")


@pytest.fixture
def display() -> Iterator[str]:
    """A fresh X server without compositor."""
    server = [need("Xvfb"), "-displayfd", "1"]
    with subprocess.Popen(server, stdout=subprocess.PIPE, text=True) as xvfb:
        assert xvfb.stdout is not None
        yield ":" + xvfb.stdout.readline().strip()
        xvfb.terminate()


def test_without_an_x_server_nothing_is_blended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":9871")
    assert compositor_runs() is False


def test_a_bare_x_server_has_no_compositor(monkeypatch: pytest.MonkeyPatch, display: str) -> None:
    monkeypatch.setenv("DISPLAY", display)
    assert compositor_runs() is False


def test_a_running_compositor_is_noticed(monkeypatch: pytest.MonkeyPatch, display: str) -> None:
    picom = need("picom")
    monkeypatch.setenv("DISPLAY", display)
    # With --daemon picom returns when it owns the selection.
    subprocess.run([picom, "--backend", "xrender", "--daemon"], check=True, capture_output=True)
    assert compositor_runs() is True
