from pathlib import Path

import pytest

from gizai_desktop.store.locations import Locations, resource_dir


def test_everything_is_below_a_folder_of_ones_own(tmp_path: Path) -> None:
    found = Locations.of(tmp_path)
    assert found.conversations == tmp_path / "conversations"
    assert found.trash == tmp_path / "trash"
    assert found.damaged == tmp_path / "damaged"
    assert found.settings_file == tmp_path / "settings.json"
    assert found.state_file == tmp_path / "state.json"
    assert found.cache == tmp_path / "cache"
    assert found.data == tmp_path
    assert [*tmp_path.iterdir()] == []


def test_without_one_the_systems_folders_are_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DATA", "CONFIG", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    found = Locations.of()
    assert found.conversations == tmp_path / "DATA/gizai-desktop/conversations"
    assert found.settings_file == tmp_path / "CONFIG/gizai-desktop/settings.json"
    assert found.cache == tmp_path / "CACHE/gizai-desktop"
    assert tmp_path / "STATE" in found.logs.parents


def test_a_relative_folder_stays_the_same_when_the_process_moves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert Locations.of(Path("here")).conversations == tmp_path / "here" / "conversations"


def test_new_folders_are_for_this_user_only_and_old_ones_stay_as_they_were(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    found = Locations.of(tmp_path / "a" / "b")
    found.make_folders()
    found.make_folders()
    assert tmp_path.stat().st_mode & 0o777 == 0o755
    for folder in (tmp_path / "a", found.data, found.trash, found.damaged, found.logs, found.cache):
        assert folder.stat().st_mode & 0o777 == 0o700


def test_the_pictures_are_found() -> None:
    assert resource_dir().is_dir()
