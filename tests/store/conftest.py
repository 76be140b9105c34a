from pathlib import Path

import pytest

from gizai_desktop.store.locations import Locations


@pytest.fixture
def locations(tmp_path: Path) -> Locations:
    """The folders of a user who has just installed the program."""
    found = Locations.of(tmp_path / "data")
    found.make_folders()
    return found
