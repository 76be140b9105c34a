"""A session bus for the tests of what the window does on the desktop."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.desktop_bus import session_bus


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    folder = tmp_path / "runtime"
    folder.mkdir(mode=0o700)
    with session_bus(folder, {"XDG_DATA_DIRS": str(folder)}) as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield address
