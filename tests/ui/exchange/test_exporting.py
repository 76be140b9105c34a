"""Export in the window, as a user does it."""

from pathlib import Path

import pytest

from gizai_desktop.ui.actions.names import ActionName
from gizai_desktop.ui.exchange.export_sheet import ExportSheet
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.sidebar.requests import RowAction, RowRequest
from gizai_desktop.ui.widgets.toast import Toast
from tests.store.importing.exports import simple_chatgpt, write_json
from tests.ui.exchange.hands import act, bring_in, choose, export_into, shown, wait_for
from tests.ui.running_desktop import SHIFT, Key, click, running_desktop


@pytest.mark.parametrize("suffix", ["md", "html", "txt", "json", "pdf"])
async def test_the_open_chat_is_exported(theme: Theme, tmp_path: Path, suffix: str) -> None:
    async with running_desktop(theme, tmp_path / "data") as app:
        await app.ask("What is a fugue?")
        act(app, ActionName.EXPORT)
        sheet = await wait_for(app, ExportSheet)
        sheet.format.set_value(suffix)
        sheet.format.changed.emit(suffix)
        click(sheet.export)
        target = tmp_path / f"fugue.{suffix}"
        await choose(app, target)
        toast = await wait_for(app, Toast)
        assert target.name in toast.accessibleName()
        data = target.read_bytes()
        assert b"Echo: What is a fugue?" in data or data.startswith(b"%PDF-")
        assert shown(app, ExportSheet) is None


async def test_all_chats_go_into_a_new_folder(
    theme: Theme, tmp_path: Path, export_file: Path
) -> None:
    async with running_desktop(theme, tmp_path / "data") as app:
        await bring_in(app, export_file)
        app.window.chat.show(next(iter(app.desktop.library.headers)))
        await app.until(lambda: not app.window.chat.is_new)
        act(app, ActionName.EXPORT_ALL)
        sheet = await wait_for(app, ExportSheet)
        assert sheet.which.value == "1", "all are chosen, not the open one"
        files = await export_into(app, sheet, tmp_path / "out")
        assert len([file for file in files if file.suffix == ".md"]) == 150


async def test_the_file_menu_exports_what_is_selected(
    theme: Theme, tmp_path: Path, export_file: Path
) -> None:
    async with running_desktop(theme, tmp_path / "data") as app:
        await bring_in(app, export_file)
        app.window.sidebar.chats.focus_row()
        app.press(Key.Key_Down, SHIFT)
        app.press(Key.Key_Down, SHIFT)
        act(app, ActionName.EXPORT)
        sheet = await wait_for(app, ExportSheet)
        files = await export_into(app, sheet, tmp_path / "out")
        assert len([file for file in files if file.suffix == ".md"]) == 3


async def test_several_are_exported_as_pdf_from_their_menu_while_the_window_lives(
    theme: Theme, tmp_path: Path
) -> None:
    code = "```python\n" + "print('hello')\n" * 500 + "```"
    long = simple_chatgpt("c-9", turns=30, title="Long")
    long["mapping"]["m5"]["message"]["content"]["parts"] = [code]
    path = write_json(tmp_path / "c.json", [simple_chatgpt(), long])
    async with running_desktop(theme, tmp_path / "data") as app:
        await bring_in(app, path)
        ids = tuple(app.desktop.library.headers)
        app.window.sidebar.asked.emit(RowRequest(RowAction.EXPORT, ids))
        sheet = await wait_for(app, ExportSheet)
        assert not sheet.which.isVisible()
        sheet.format.set_value("pdf")
        files = await export_into(app, sheet, tmp_path / "out")
        pages = {file.name: file.read_bytes().count(b"/Type /Page\n") for file in files}
        assert pages.keys() == {"Long.pdf", "Sums.pdf"}
        assert pages["Long.pdf"] > pages["Sums.pdf"] == 1


async def test_an_empty_chat_is_not_taken_for_all(
    theme: Theme, tmp_path: Path, export_file: Path
) -> None:
    async with running_desktop(theme, tmp_path / "data") as app:
        await bring_in(app, export_file)
        act(app, ActionName.NEW_CHAT)
        act(app, ActionName.EXPORT)
        toast = await wait_for(app, Toast)
        assert "still empty" in toast.accessibleName()
        assert shown(app, ExportSheet) is None


async def test_a_chat_that_cannot_be_written_says_why_and_asks_again(
    theme: Theme, tmp_path: Path
) -> None:
    async with running_desktop(theme, tmp_path / "data") as app:
        await app.ask("Hi")
        act(app, ActionName.EXPORT)
        sheet = await wait_for(app, ExportSheet)
        click(sheet.export)
        await choose(app, tmp_path / f"{'x' * 250}.md")  # with more it is too long
        await app.until(sheet.failure.isVisible)
        assert sheet.export.isVisible()
        app.press(Key.Key_Escape)
