"""The branches of a chat in the running application."""

from pathlib import Path

from gizai_desktop.ui.actions.names import ActionName
from gizai_desktop.ui.library.branches_sheet import BranchesSheet
from gizai_desktop.ui.look.theme import Theme
from tests.support.answers import held, say
from tests.ui.library.hands import opened, said, sheet
from tests.ui.running_desktop import CTRL, SHIFT, Key, running_desktop


async def test_a_branch_is_shown_deleted_and_back(theme: Theme, tmp_path: Path) -> None:
    async with running_desktop(theme, tmp_path) as app:
        await app.ask("helo")
        app.window.timeline.edit_requested.emit(app.shown[0].id)
        app.press(Key.Key_A, CTRL)
        await app.ask("hello")
        app.press(Key.Key_B, CTRL | SHIFT)
        await app.until(lambda: opened(app, BranchesSheet))
        tree = sheet(app, BranchesSheet).tree
        assert [row.words for row in tree.rows] == [
            "You, helo",
            "Answer, Echo: helo",
            "You, hello, shown",
            "Answer, Echo: hello, shown",
        ]
        tree.light_up(0)
        app.press(Key.Key_Return)
        await app.until(lambda: app.shown[0].content == "helo")
        app.press(Key.Key_B, CTRL | SHIFT)
        await app.until(lambda: opened(app, BranchesSheet))
        tree = sheet(app, BranchesSheet).tree
        tree.light_up(0)
        app.press(Key.Key_Delete)
        await app.until(lambda: len(tree.rows) == 2)
        toast = await said(app, "Messages deleted.")
        sheet(app, BranchesSheet).dismiss()
        assert [m.content for m in app.shown] == ["hello", "Echo: hello"]
        toast.acted.emit()
        await app.until(lambda: app.shown[0].content == "helo")


async def test_no_other_branch_is_shown_while_an_answer_is_on_its_way(
    theme: Theme, tmp_path: Path
) -> None:
    async with running_desktop(theme, tmp_path, say("a"), say("b"), held(say("late"))) as app:
        await app.ask("helo")
        app.window.timeline.edit_requested.emit(app.shown[0].id)
        app.press(Key.Key_A, CTRL)
        await app.ask("hello")
        await app.send("more")
        app.press(Key.Key_B, CTRL | SHIFT)
        await app.until(lambda: opened(app, BranchesSheet))
        sheet(app, BranchesSheet).tree.light_up(0)
        app.press(Key.Key_Return)
        await said(app, "Stop the answer, or wait for it, to show another branch.")
        assert app.shown[0].content == "hello"
        app.server.release()
        await app.until(lambda: app.shown[-1].content == "late")


async def test_a_chat_goes_on_elsewhere_from_any_message(theme: Theme, tmp_path: Path) -> None:
    async with running_desktop(theme, tmp_path) as app:
        await app.ask("one")
        await app.ask("two")
        first = app.window.chat.current
        app.press(Key.Key_B, CTRL | SHIFT)
        await app.until(lambda: opened(app, BranchesSheet))
        branches = sheet(app, BranchesSheet)
        branches.tree.light_up(1)
        branches.copy.click()
        await app.until(lambda: app.window.chat.current.id != first.id)
        assert [m.content for m in app.shown] == ["one", "Echo: one"]
        assert app.desktop.library.get(first.id) == first
        app.window.actions_by_name[ActionName.DUPLICATE].trigger()
        await app.until(lambda: len(app.desktop.library.headers) == 3)
        await app.ask("three")
        assert [m.content for m in app.shown[2:]] == ["three", "Echo: three"]
