"""Undo and redo of what was done with chats, and of what was typed."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QMenu

from gizai_desktop.ui.actions.names import ActionName
from gizai_desktop.ui.look.theme import Theme
from tests.ui.library.hands import titles, undo_words
from tests.ui.running_desktop import CTRL, SHIFT, Key, running_desktop


async def test_a_pin_is_undone_and_done_again_by_keys(theme: Theme, tmp_path: Path) -> None:
    async with running_desktop(theme, tmp_path) as app:
        await app.ask("keep at hand")
        assert undo_words(app) == ""
        app.press(Key.Key_D, CTRL)
        await app.until(lambda: titles(app)[0] == "Pinned")
        assert undo_words(app) == "Undo pin"
        app.press(Key.Key_Z, CTRL)
        await app.until(lambda: titles(app)[0] == "Today")
        app.press(Key.Key_Z, CTRL | SHIFT)
        await app.until(lambda: titles(app)[0] == "Pinned")


async def test_what_is_typed_is_undone_before_what_was_done(theme: Theme, tmp_path: Path) -> None:
    async with running_desktop(theme, tmp_path) as app:
        await app.ask("one")
        app.press(Key.Key_D, CTRL)
        await app.until(lambda: titles(app)[0] == "Pinned")
        app.type("half a thought")
        assert undo_words(app) == "Undo"
        app.press(Key.Key_Z, CTRL)
        assert app.window.composer.text() == ""
        assert titles(app)[0] == "Pinned"
        app.press(Key.Key_Z, CTRL)
        await app.until(lambda: titles(app)[0] == "Today")


async def test_the_edit_menu_is_grey_where_nothing_can_be_done(
    theme: Theme, tmp_path: Path
) -> None:
    async with running_desktop(theme, tmp_path) as app:
        menu = app.window.shell.menuBar().actions()[1].menu()
        assert isinstance(menu, QMenu)
        QApplication.clipboard().setText("")

        def possible() -> set[ActionName]:
            menu.aboutToShow.emit()
            names = {ActionName.CUT, ActionName.COPY, ActionName.PASTE, ActionName.UNDO}
            found = {name for name in names if app.window.actions_by_name[name].isEnabled()}
            menu.aboutToHide.emit()
            return found

        assert possible() == set()
        app.type("word")
        assert possible() == {ActionName.UNDO}
        app.press(Key.Key_A, CTRL)
        assert possible() == {ActionName.UNDO, ActionName.CUT, ActionName.COPY}
