"""Starting with the computer, from the settings to the entry and back."""

import re
from pathlib import Path

import pytest

from gizai_desktop.application.notices import Notice, NoticeText
from gizai_desktop.domain.run_options import RunOptions
from gizai_desktop.ui.look.theme import Theme
from tests.ui.running_desktop import running_desktop


async def test_the_setting_and_the_desktops_entry_follow_each_other(
    theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    data = tmp_path / "data"
    options = RunOptions(data_dir=data)
    folder = tmp_path / "autostart"

    async with running_desktop(theme, data, options=options) as desktop:
        desktop.desktop.preferences.change(autostart=True)
        await desktop.until(lambda: folder.exists() and [*folder.iterdir()])
    (entry,) = folder.iterdir()
    mine = entry.read_text()
    assert "--hidden" in mine
    entry.write_text(re.sub('Exec="[^"]*"', 'Exec="/a/portable/folder/gizai-desktop"', mine))
    async with running_desktop(theme, data, options=options) as desktop:
        assert desktop.desktop.preferences.settings.autostart
    assert entry.read_text() == mine
    entry.unlink()
    async with running_desktop(theme, data, options=options) as desktop:
        assert not desktop.desktop.preferences.settings.autostart


async def test_an_entry_that_cannot_be_written_is_said_and_switched_off_again(
    theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "config").write_text("in the way")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))

    options = RunOptions(data_dir=tmp_path / "data")
    async with running_desktop(theme, tmp_path / "data", options=options) as desktop:
        preferences = desktop.desktop.preferences
        said: list[Notice] = []
        desktop.desktop.notices.posted.connect(said.append)
        preferences.change(autostart=True)
        await desktop.until(lambda: not preferences.settings.autostart)
        assert [notice.text for notice in said] == [NoticeText.AUTOSTART_NOT_SET]
