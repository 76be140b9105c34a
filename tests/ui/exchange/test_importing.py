"""Import in the window, as a user does it."""

import asyncio
from pathlib import Path

from gizai_desktop.ui.actions.names import ActionName
from gizai_desktop.ui.exchange.import_sheet import ImportSheet
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.widgets.toast import Toast
from tests.store.importing.exports import simple_chatgpt, write_json
from tests.ui.exchange.hands import act, bring_in, choose, drop, import_ended, wait_for
from tests.ui.running_desktop import PATIENCE_S, Key, RunningDesktop, click, running_desktop


def files_in(folder: Path) -> int:
    return len([*folder.glob("*.json")])


async def open_the_only_one(app: RunningDesktop) -> None:
    [chat_id] = app.desktop.library.headers
    await app.window.chat.open(chat_id)


def said_in_all_branches(app: RunningDesktop) -> set[str]:
    return {message.content for message in app.window.chat.current.messages.values()}


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
        sheet = await import_ended(app)
        assert "150" in sheet.result.text()
        assert "user.json" in sheet.details.text
        assert len(library.headers) == 150
        assert files_in(tmp_path / "data" / "conversations") == 150
        click(sheet.undo)
        await app.until(lambda: not library.headers)
        assert files_in(tmp_path / "data" / "trash") == 150


async def test_dropped_twice_it_is_there_once_and_opens(
    theme: Theme, tmp_path: Path, export_file: Path
) -> None:
    async with running_desktop(theme, tmp_path / "data") as app:
        assert "New chats: 150" in await bring_in(app, export_file)
        assert "Nothing new was found." in await bring_in(app, export_file)
        assert len(app.desktop.library.headers) == 150
        chat = next(h for h in app.desktop.library.headers.values() if h.title == "Chat 7")
        await app.window.chat.open(chat.id)
        assert [m.content for m in app.shown] == ["Chat 7 0", "Chat 7 1"]
        assert app.window.chat.current.ref == app.desktop.preferences.settings.default_ref
        assert not drop(app, tmp_path / "picture.png")


async def test_what_has_grown_appears_in_the_open_chat_beside_what_was_written_here(
    theme: Theme, tmp_path: Path, one_chat: Path
) -> None:
    async with running_desktop(theme, tmp_path / "data") as app:
        await bring_in(app, one_chat)
        await open_the_only_one(app)
        await app.ask("And here?")
        write_json(one_chat, [simple_chatgpt(turns=4)])
        assert "Chats with new messages: 1" in await bring_in(app, one_chat)
        assert app.shown[-1].content == "Echo: And here?"
        assert "Sums 3" in said_in_all_branches(app)
        assert not [*(tmp_path / "data" / "cache" / "import").glob("*")]


async def test_an_imported_answer_can_be_asked_for_again_here(
    theme: Theme, tmp_path: Path, one_chat: Path
) -> None:
    async with running_desktop(theme, tmp_path / "data") as app:
        await bring_in(app, one_chat)
        await open_the_only_one(app)
        app.window.timeline.regenerate_requested.emit(app.shown[-1].id)
        await app.until(lambda: app.shown[-1].content == "Echo: Sums 0")
        assert app.shown[-1].backend == "gizai"
        assert "Sums 1" in said_in_all_branches(app)


async def test_what_was_imported_is_found_by_its_words(
    theme: Theme, tmp_path: Path, export_file: Path
) -> None:
    async with running_desktop(theme, tmp_path / "data") as app:
        await bring_in(app, export_file)
        async with asyncio.timeout(PATIENCE_S):
            while not (await app.desktop.search.find("Chat 77")).rows:  # noqa: ASYNC110
                await asyncio.sleep(0.02)


async def test_a_cancelled_import_keeps_and_tells_what_came(
    theme: Theme, tmp_path: Path, large_export: Path
) -> None:
    async with running_desktop(theme, tmp_path / "data") as app:
        assert drop(app, large_export)
        sheet = await wait_for(app, ImportSheet, lambda at: at.work.bar.value() > 0)
        click(sheet.cancel)
        await app.until(sheet.done.isVisible)
        assert "cancelled" in sheet.result.text()
        on_disk = files_in(tmp_path / "data" / "conversations")
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
    theme: Theme, tmp_path: Path, large_export: Path
) -> None:
    async with running_desktop(theme, tmp_path / "data") as app:
        assert drop(app, large_export)
        await wait_for(app, ImportSheet, lambda at: at.work.bar.value() > 0)
    async with running_desktop(theme, tmp_path / "data") as app:
        assert 0 < len(app.desktop.library.headers) < 3000
        assert not [*(tmp_path / "data" / "damaged").glob("*")]
