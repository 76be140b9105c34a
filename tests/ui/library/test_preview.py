"""What one reads beside the trash and beside the tree of branches before anything is done."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from gizai_desktop.ui.actions.names import ActionName
from gizai_desktop.ui.library.branches_sheet import BranchesSheet
from gizai_desktop.ui.library.trash_sheet import TrashSheet
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.widgets.keyed_list import KeyedList
from gizai_desktop.ui.widgets.sheet import Sheet
from tests.ui.running_desktop import Key, RunningDesktop, click, running_desktop


def act(app: RunningDesktop, name: ActionName) -> None:
    app.window.actions_by_name[name].trigger()


def place_of(rows: KeyedList, row: int) -> QPoint:
    return rows.visualRect(rows.model().index(row, 0)).center()


async def opened(app: RunningDesktop, kind: type[Sheet], name: ActionName) -> Sheet:
    act(app, name)
    await app.until(lambda: [s for s in app.window.shell.findChildren(kind) if s.isVisible()])
    return next(s for s in app.window.shell.findChildren(kind) if s.isVisible())


async def test_a_click_in_the_trash_shows_what_was_deleted_and_enter_brings_it_back(
    theme: Theme, tmp_path: Path
) -> None:
    async with running_desktop(theme, tmp_path) as app:
        ids = []
        for text in ("about lemons", "about rivers"):
            act(app, ActionName.NEW_CHAT)
            await app.ask(text)
            ids.append(app.window.chat.current.id)
        for each in ids:
            assert await app.desktop.library.delete(each)
        sheet = await opened(app, TrashSheet, ActionName.TRASH)
        assert isinstance(sheet, TrashSheet)
        await app.until(lambda: "about rivers" in sheet.preview.toPlainText())
        click(sheet.list.viewport(), place_of(sheet.list, 1))
        await app.until(lambda: "Echo: about lemons" in sheet.preview.toPlainText())
        assert app.desktop.library.headers == {}, "a click brings nothing back"
        app.press(Key.Key_Tab)
        assert sheet.preview.hasFocus()
        app.press(Key.Key_Backtab)
        app.press(Key.Key_Return)
        await app.until(lambda: ids[0] in app.desktop.library.headers)
        await app.until(lambda: "about rivers" in sheet.preview.toPlainText())
        app.press(Key.Key_Escape)


async def test_a_click_in_the_tree_shows_the_message_and_a_double_click_goes_to_it(
    theme: Theme, tmp_path: Path
) -> None:
    async with running_desktop(theme, tmp_path) as app:
        await app.ask("first, and more words")
        await app.ask("last")
        question, answer = app.shown[:2]
        await app.desktop.turns.regenerate(app.window.chat.current.id, answer.id)
        await app.until(lambda: not app.desktop.turns.running)
        assert len(app.shown) == 2
        sheet = await opened(app, BranchesSheet, ActionName.BRANCHES)
        assert isinstance(sheet, BranchesSheet)
        click(sheet.tree.viewport(), place_of(sheet.tree, 0))
        assert question.content in sheet.preview.toPlainText()
        app.press(Key.Key_Down)
        app.press(Key.Key_Down)
        assert "last" in sheet.preview.toPlainText()
        row = sheet.tree.viewport(), place_of(sheet.tree, 2)
        assert sheet.isVisible()
        QTest.mouseDClick(row[0], Qt.MouseButton.LeftButton, pos=row[1])
        await app.until(lambda: len(app.shown) == 4)
        assert app.window.shell.findChildren(BranchesSheet) == []
