"""Import, export and backup in the window, as a user does them."""

import asyncio
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from gizai_desktop.domain.parameters import Persona
from gizai_desktop.ui.actions.names import ActionName
from gizai_desktop.ui.exchange.drop_hint import DropHint
from gizai_desktop.ui.exchange.export_sheet import ExportSheet
from gizai_desktop.ui.exchange.import_sheet import ImportSheet
from gizai_desktop.ui.exchange.restore_sheet import RestoreSheet
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.sidebar.requests import RowAction, RowRequest
from gizai_desktop.ui.widgets.toast import Toast
from tests.store.importing.exports import simple_chatgpt, write_json, write_zip
from tests.ui.dragging import FileDrag
from tests.ui.running_desktop import PATIENCE_S, SHIFT, Key, RunningDesktop, click, running_desktop

W = TypeVar("W", bound=QWidget)

pytestmark = pytest.mark.usefixtures("no_system_proxy")


@pytest.fixture
def no_system_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http", "https", "all", "no"):
        monkeypatch.delenv(f"{name}_proxy", raising=False)
        monkeypatch.delenv(f"{name}_proxy".upper(), raising=False)
    monkeypatch.delenv("XDG_CURRENT_DESKTOP", raising=False)


@pytest.fixture
def export_file(tmp_path: Path) -> Path:
    chats = [simple_chatgpt(f"c-{i}", title=f"Chat {i}") for i in range(150)]
    files = {"conversations.json": chats, "user.json": {"id": "u"}}
    return write_zip(tmp_path / "chatgpt.zip", files)


def shown(app: RunningDesktop, kind: type[W]) -> W | None:
    found = app.window.shell.findChildren(kind)
    return next((each for each in found if each.isVisible()), None)


async def wait_for(
    app: RunningDesktop, kind: type[W], ready: Callable[[W], object] = lambda _: True
) -> W:
    def there() -> bool:
        widget = shown(app, kind)
        return widget is not None and bool(ready(widget))

    await app.until(there, kind.__name__)
    widget = shown(app, kind)
    assert widget is not None
    return widget


async def choose(app: RunningDesktop, *paths: Path) -> None:
    """Type names into the file dialog and press Return."""
    dialog = await wait_for(app, QFileDialog)
    line = dialog.findChild(QLineEdit, "fileNameEdit")
    assert line is not None
    names = " ".join(f'"{path}"' for path in paths) if len(paths) > 1 else str(paths[0])
    line.setText(names)
    QTest.keyClick(line, Key.Key_Return)
    await app.until(lambda: shown(app, QFileDialog) is None)
    app.window.shell.activateWindow()
    await app.until(app.window.shell.isActiveWindow)


def act(app: RunningDesktop, name: ActionName) -> None:
    app.window.actions_by_name[name].trigger()


def drop(app: RunningDesktop, *paths: Path) -> bool:
    """Drop files on the window; whether it takes them."""
    drag = FileDrag(app.window.shell, *paths)
    taken = drag.enter()
    assert (shown(app, DropHint) is not None) == taken
    if taken:
        drag.drop()
        assert shown(app, DropHint) is None
    return taken


async def test_an_export_is_chosen_imported_reported_and_undone(
    theme: Theme, tmp_path: Path, export_file: Path
) -> None:
    async with running_desktop(theme, tmp_path / "data") as app:
        library = app.desktop.library
        act(app, ActionName.IMPORT)
        sheet = await wait_for(app, ImportSheet)
        assert sheet.files.hasFocus()
        app.press(Key.Key_Return)
        await choose(app, export_file)
        sheet = await wait_for(app, ImportSheet, lambda at: at.done.isVisible())
        assert "150" in sheet.result.text()
        assert "user.json" in sheet.details.text
        assert len(library.headers) == 150
        assert len([*(tmp_path / "data" / "conversations").glob("*.json")]) == 150
        click(sheet.undo)
        await app.until(lambda: not library.headers)
        assert len([*(tmp_path / "data" / "trash").glob("*.json")]) == 150


async def test_dropped_twice_it_is_there_once_and_opens(
    theme: Theme, tmp_path: Path, export_file: Path
) -> None:
    async with running_desktop(theme, tmp_path / "data") as app:
        for sentence in ("New chats: 150", "Nothing new was found."):
            assert drop(app, export_file)
            sheet = await wait_for(app, ImportSheet, lambda at: at.done.isVisible())
            assert sentence in sheet.result.text()
            app.press(Key.Key_Return)
            await app.until(lambda: shown(app, ImportSheet) is None)
        assert len(app.desktop.library.headers) == 150
        chat = next(h for h in app.desktop.library.headers.values() if h.title == "Chat 7")
        await app.window.chat.open(chat.id)
        assert [m.content for m in app.shown] == ["Chat 7 0", "Chat 7 1"]
        assert app.window.chat.current.ref == app.desktop.preferences.settings.default_ref
        assert not drop(app, tmp_path / "picture.png")


async def test_what_has_grown_appears_in_the_open_chat_beside_what_was_written_here(
    theme: Theme, tmp_path: Path
) -> None:
    path = write_json(tmp_path / "c.json", [simple_chatgpt(turns=2)])

    async with running_desktop(theme, tmp_path / "data") as app:
        assert drop(app, path)
        await wait_for(app, ImportSheet, lambda at: at.done.isVisible())
        app.press(Key.Key_Return)
        [chat_id] = app.desktop.library.headers
        await app.window.chat.open(chat_id)
        await app.ask("And here?")
        write_json(path, [simple_chatgpt(turns=4)])
        assert drop(app, path)
        sheet = await wait_for(app, ImportSheet, lambda at: at.done.isVisible())
        assert "Chats with new messages: 1" in sheet.result.text()
        assert app.shown[-1].content == "Echo: And here?"
        contents = {m.content for m in app.window.chat.current.messages.values()}
        assert "Sums 3" in contents
        assert not [*(tmp_path / "data" / "cache" / "import").glob("*")]


async def test_a_cancelled_import_keeps_and_tells_what_came(theme: Theme, tmp_path: Path) -> None:
    chats = [simple_chatgpt(f"c-{i}", turns=40, title=f"Chat {i}") for i in range(3000)]
    path = write_json(tmp_path / "c.json", chats)

    async with running_desktop(theme, tmp_path / "data") as app:
        assert drop(app, path)
        sheet = await wait_for(app, ImportSheet, lambda at: at.work.bar.value() > 0)
        click(sheet.cancel)
        await app.until(sheet.done.isVisible)
        assert "cancelled" in sheet.result.text()
        on_disk = len([*(tmp_path / "data" / "conversations").glob("*.json")])
        assert 0 < on_disk < 3000
        assert len(app.desktop.library.headers) == on_disk


async def test_closing_the_sheet_lets_the_import_go_on_and_tell_its_end(
    theme: Theme, tmp_path: Path, export_file: Path
) -> None:
    async with running_desktop(theme, tmp_path / "data") as app:
        assert drop(app, export_file)
        await wait_for(app, ImportSheet)
        app.press(Key.Key_Escape)
        toast = await wait_for(app, Toast)
        assert "150" in toast.accessibleName()
        assert len(app.desktop.library.headers) == 150


async def test_quitting_in_the_middle_of_an_import_leaves_whole_files(
    theme: Theme, tmp_path: Path
) -> None:
    chats = [simple_chatgpt(f"c-{i}", turns=40, title=f"Chat {i}") for i in range(3000)]
    path = write_json(tmp_path / "c.json", chats)

    async with running_desktop(theme, tmp_path / "data") as app:
        assert drop(app, path)
        await wait_for(app, ImportSheet, lambda at: at.work.bar.value() > 0)
    async with running_desktop(theme, tmp_path / "data") as app:
        assert 0 < len(app.desktop.library.headers) < 3000
        assert not [*(tmp_path / "data" / "damaged").glob("*")]


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
        assert drop(app, export_file)
        await wait_for(app, ImportSheet, lambda at: at.done.isVisible())
        app.press(Key.Key_Return)
        app.window.chat.show(next(iter(app.desktop.library.headers)))
        await app.until(lambda: not app.window.chat.is_new)
        act(app, ActionName.EXPORT_ALL)
        sheet = await wait_for(app, ExportSheet)
        assert sheet.which.value == "1", "all are chosen, not the open one"
        click(sheet.export)
        (tmp_path / "out").mkdir()
        await choose(app, tmp_path / "out")
        await app.until(lambda: shown(app, ExportSheet) is None)
        [folder] = (tmp_path / "out").iterdir()
        assert len([*folder.glob("*.md")]) == 150


async def test_the_file_menu_exports_what_is_selected(
    theme: Theme, tmp_path: Path, export_file: Path
) -> None:
    async with running_desktop(theme, tmp_path / "data") as app:
        assert drop(app, export_file)
        await wait_for(app, ImportSheet, lambda at: at.done.isVisible())
        app.press(Key.Key_Return)
        app.window.sidebar.chats.focus_row()
        app.press(Key.Key_Down, SHIFT)
        app.press(Key.Key_Down, SHIFT)
        act(app, ActionName.EXPORT)
        sheet = await wait_for(app, ExportSheet)
        click(sheet.export)
        (tmp_path / "out").mkdir()
        await choose(app, tmp_path / "out")
        await app.until(lambda: shown(app, ExportSheet) is None)
        [folder] = (tmp_path / "out").iterdir()
        assert len([*folder.glob("*.md")]) == 3


async def test_an_empty_chat_is_not_taken_for_all(
    theme: Theme, tmp_path: Path, export_file: Path
) -> None:
    async with running_desktop(theme, tmp_path / "data") as app:
        assert drop(app, export_file)
        await wait_for(app, ImportSheet, lambda at: at.done.isVisible())
        app.press(Key.Key_Return)
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
        await wait_for(app, ImportSheet, lambda at: at.done.isVisible())
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
        done = await wait_for(app, ImportSheet, lambda at: at.done.isVisible())
        assert "no backup" in done.result.text()
        assert not app.desktop.library.headers


async def test_several_are_exported_as_pdf_from_their_menu_while_the_window_lives(
    theme: Theme, tmp_path: Path
) -> None:
    code = "```python\n" + "print('hello')\n" * 500 + "```"
    long = simple_chatgpt("c-9", turns=30, title="Long")
    long["mapping"]["m5"]["message"]["content"]["parts"] = [code]
    path = write_json(tmp_path / "c.json", [simple_chatgpt(), long])

    async with running_desktop(theme, tmp_path / "data") as app:
        assert drop(app, path)
        await wait_for(app, ImportSheet, lambda at: at.done.isVisible())
        app.press(Key.Key_Return)
        ids = tuple(app.desktop.library.headers)
        app.window.sidebar.asked.emit(RowRequest(RowAction.EXPORT, ids))
        sheet = await wait_for(app, ExportSheet)
        assert not sheet.which.isVisible()
        sheet.format.set_value("pdf")
        click(sheet.export)
        (tmp_path / "out").mkdir()
        await choose(app, tmp_path / "out")
        await app.until(lambda: shown(app, ExportSheet) is None)
        [folder] = (tmp_path / "out").iterdir()
        files = {file.name: file.read_bytes() for file in folder.iterdir()}
        sizes = {name: data.count(b"/Type /Page\n") for name, data in files.items()}
        assert sizes.keys() == {"Long.pdf", "Sums.pdf"}
        assert sizes["Long.pdf"] > sizes["Sums.pdf"] == 1


async def test_what_was_imported_is_found_by_its_words(
    theme: Theme, tmp_path: Path, export_file: Path
) -> None:
    async with running_desktop(theme, tmp_path / "data") as app:
        assert drop(app, export_file)
        await wait_for(app, ImportSheet, lambda at: at.done.isVisible())
        app.press(Key.Key_Return)
        async with asyncio.timeout(PATIENCE_S):
            while not (await app.desktop.search.find("Chat 77")).rows:  # noqa: ASYNC110
                await asyncio.sleep(0.02)


async def test_an_imported_answer_can_be_asked_for_again_here(theme: Theme, tmp_path: Path) -> None:
    path = write_json(tmp_path / "c.json", [simple_chatgpt(turns=2)])

    async with running_desktop(theme, tmp_path / "data") as app:
        assert drop(app, path)
        await wait_for(app, ImportSheet, lambda at: at.done.isVisible())
        app.press(Key.Key_Return)
        [chat_id] = app.desktop.library.headers
        await app.window.chat.open(chat_id)
        app.window.timeline.regenerate_requested.emit(app.shown[-1].id)
        await app.until(lambda: app.shown[-1].content == "Echo: Sums 0")
        assert app.shown[-1].backend == "gizai"
        contents = {m.content for m in app.window.chat.current.messages.values()}
        assert "Sums 1" in contents
