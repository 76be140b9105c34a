"""Backup and restoring in the window, as a user does them."""

import zipfile
from pathlib import Path

from gizai_desktop.domain.parameters import Persona
from gizai_desktop.ui.actions.names import ActionName
from gizai_desktop.ui.exchange.restore_sheet import RestoreSheet
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.widgets.toast import Toast
from tests.ui.exchange.hands import act, choose, import_ended, wait_for
from tests.ui.running_desktop import click, running_desktop


async def test_a_backup_brings_everything_back_and_changes_nothing_that_is_here(
    theme: Theme, tmp_path: Path
) -> None:
    backup = tmp_path / "backup.zip"

    async with running_desktop(theme, tmp_path / "data") as app:
        app.desktop.preferences.change(personas=(Persona("p", "Cook"),), zoom=1.3)
        await app.ask("Kept chat")
        kept = app.window.chat.current.id
        app.window.composer.focus_text()
        app.type("Unsent words")
        app.window.chat.drafts.keep()
        app.window.chat.show_new()
        await app.ask("Deleted chat")
        await app.desktop.library.delete(app.window.chat.current.id)
        act(app, ActionName.BACK_UP)
        await choose(app, backup)
        await wait_for(app, Toast, lambda at: backup.name in at.accessibleName())
        with zipfile.ZipFile(backup) as archive:
            assert f"conversations/{kept}.json" in archive.namelist()
    async with running_desktop(theme, tmp_path / "other") as app:
        await app.ask("Mine")
        act(app, ActionName.RESTORE)
        await choose(app, backup)
        sheet = await wait_for(app, RestoreSheet)
        click(sheet.settings.switch)
        click(sheet.restore)
        await import_ended(app)
        titles = {header.title for header in app.desktop.library.headers.values()}
        assert titles == {"Mine", "Kept chat"}
        assert [entry.title for entry in await app.desktop.trash.entries()] == ["Deleted chat"]
        settings = app.desktop.preferences.settings
        assert [p.name for p in settings.personas] == ["Cook"]
        assert settings.zoom == 1.3
        assert "Unsent words" in dict(app.desktop.state.value.drafts).values()


async def test_another_archive_is_no_backup(
    theme: Theme, tmp_path: Path, export_file: Path
) -> None:
    async with running_desktop(theme, tmp_path / "data") as app:
        act(app, ActionName.RESTORE)
        await choose(app, export_file)
        sheet = await wait_for(app, RestoreSheet)
        click(sheet.restore)
        done = await import_ended(app)
        assert "no backup" in done.result.text()
        assert not app.desktop.library.headers
