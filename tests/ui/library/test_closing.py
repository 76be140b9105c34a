"""Closing the window while something cannot be written."""

import tempfile
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from gizai_desktop.store.conversations.codec import decode
from gizai_desktop.ui.library.closing_sheet import ClosingSheet
from gizai_desktop.ui.look.theme import Theme
from tests.support.answers import held, say
from tests.ui.running_desktop import Key, RunningDesktop, click, running_desktop


async def break_chat(app: RunningDesktop) -> Path:
    """Ask something, then rename the chat whose file cannot be written; returns its path."""
    await app.ask("precious")
    chat = app.window.chat.current.id
    path = app.folder / "conversations" / f"{chat}.json"
    path.unlink()
    path.mkdir()
    await app.desktop.library.update(chat, lambda at: at.renamed("Mine"))
    assert app.desktop.library.unsaved == {chat}
    return path


def sheet_of(app: RunningDesktop) -> ClosingSheet | None:
    sheets = app.window.shell.findChildren(ClosingSheet)
    return next((each for each in sheets if each.isVisible()), None)


async def sheet_at_close(app: RunningDesktop) -> ClosingSheet:
    app.window.shell.leave()
    await app.until(lambda: sheet_of(app))
    found = sheet_of(app)
    assert found is not None
    return found


def closed_of(app: RunningDesktop) -> list[str]:
    closed: list[str] = []
    app.window.shell.closed.connect(lambda: closed.append("closed"))
    return closed


async def test_the_window_asks_and_cancel_keeps_it(theme: Theme, tmp_path: Path) -> None:
    async with running_desktop(theme, tmp_path) as app:
        await break_chat(app)
        sheet = await sheet_at_close(app)
        assert app.window.shell.isVisible()
        assert str(tmp_path / "unsaved") in sheet.outcome.text()
        app.press(Key.Key_Escape)
        assert sheet_of(app) is None
        assert app.window.shell.isVisible()
        await sheet_at_close(app)  # and again


async def test_retry_closes_the_window_once_everything_is_saved(
    theme: Theme, tmp_path: Path
) -> None:
    async with running_desktop(theme, tmp_path) as app:
        path, closed = await break_chat(app), closed_of(app)
        sheet = await sheet_at_close(app)
        click(sheet.retry)
        await app.until(lambda: "still" in sheet.lead.text())
        assert app.window.shell.isVisible(), "it still cannot be written"
        path.rmdir()
        app.press(Key.Key_Return)  # Retry has the focus
        await app.until(lambda: closed)
        assert path.is_file()
        assert not (tmp_path / "unsaved").exists()


async def test_copies_elsewhere_then_close(theme: Theme, tmp_path: Path) -> None:
    elsewhere = tmp_path / "stick"
    elsewhere.mkdir()

    def dialog() -> QFileDialog | None:
        found = (each for each in QApplication.topLevelWidgets() if isinstance(each, QFileDialog))
        return next((each for each in found if each.isVisible()), None)

    async with running_desktop(theme, tmp_path) as app:
        await break_chat(app)
        closed = closed_of(app)
        sheet = await sheet_at_close(app)
        click(sheet.copy)
        await app.until(dialog)
        chosen = dialog()
        assert chosen is not None
        chosen.filesSelected.emit([str(elsewhere)])
        chosen.reject()
        await app.until((elsewhere / "Mine.json").exists)
        await app.until(lambda: str(elsewhere) in sheet.outcome.text())
        click(sheet.end)
        await app.until(lambda: closed)


async def test_what_could_not_be_saved_is_there_at_the_next_start(
    theme: Theme, tmp_path: Path
) -> None:
    async with running_desktop(theme, tmp_path) as app:
        path, closed = await break_chat(app), closed_of(app)
        click((await sheet_at_close(app)).end)
        await app.until(lambda: closed)
    assert [each.name for each in (tmp_path / "unsaved").iterdir()] == [path.name]
    path.rmdir()
    async with running_desktop(theme, tmp_path) as app:
        found = decode(path.read_bytes(), path.stem).conversation
        assert found is not None
        assert (found.title, found.path()[0].content) == ("Mine", "precious")
        assert path.stem in app.desktop.library.headers
        await app.until(lambda: not (tmp_path / "unsaved").exists())


async def test_leaving_from_the_tray_brings_the_window_that_asks(
    theme: Theme, tmp_path: Path
) -> None:
    async with running_desktop(theme, tmp_path) as app:
        await break_chat(app)
        app.window.shell.hide()
        await sheet_at_close(app)
        assert app.window.shell.isVisible()


async def test_an_answer_on_its_way_that_cannot_be_saved_is_asked_about(
    theme: Theme, tmp_path: Path
) -> None:
    async with running_desktop(theme, tmp_path, held(say("late"))) as app:
        await app.send("precious")
        await app.until(lambda: app.desktop.turns.running)
        path = tmp_path / "conversations" / f"{app.window.chat.current.id}.json"
        path.unlink()
        path.mkdir()
        sheet = await sheet_at_close(app)
        path.rmdir()
        closed = closed_of(app)
        click(sheet.retry)
        await app.until(lambda: closed)
        kept = decode(path.read_bytes(), path.stem).conversation
        assert kept is not None
        assert [message.status for message in kept.path()] == ["complete", "stopped"]


async def test_a_signal_asks_nothing_and_what_runs_is_kept_aside(
    theme: Theme, tmp_path: Path
) -> None:
    async with running_desktop(theme, tmp_path) as app:
        path, closed = await break_chat(app), closed_of(app)
        app.window.shell.end()
        assert closed
    assert (tmp_path / "unsaved" / path.name).is_file()


async def test_it_says_what_will_be_lost_where_no_copy_can_be_kept(
    theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "unsaved").touch()
    (tmp_path / "file").touch()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "file"))

    async with running_desktop(theme, tmp_path) as app:
        await break_chat(app)
        sheet = await sheet_at_close(app)
        assert "lost" in sheet.outcome.text()


async def test_a_typed_text_that_cannot_be_kept_is_a_chat_at_the_next_start(
    theme: Theme, tmp_path: Path
) -> None:
    state = tmp_path / "state.json"
    async with running_desktop(theme, tmp_path) as app:
        state.unlink(missing_ok=True)
        state.mkdir()
        app.window.composer.focus_text()
        app.type("half a thought")
        app.window.shell.end()
    state.rmdir()
    async with running_desktop(theme, tmp_path) as app:
        (header,) = app.desktop.library.headers.values()
        assert header.title == "half a thought"


async def test_a_typed_text_that_cannot_be_kept_is_told_of(theme: Theme, tmp_path: Path) -> None:
    async with running_desktop(theme, tmp_path) as app:
        state = tmp_path / "state.json"
        state.unlink(missing_ok=True)
        state.mkdir()
        app.window.composer.focus_text()
        app.type("half a thought")
        closed = closed_of(app)
        sheet = await sheet_at_close(app)
        assert sheet.copy.isHidden()
        state.rmdir()
        click(sheet.retry)
        await app.until(lambda: closed)
        assert "half a thought" in state.read_text()
