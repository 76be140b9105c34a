"""Saved conversations in the running application: keys, undo, tags, trash, branches."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from gizai_desktop.domain.message import MessageStatus
from gizai_desktop.domain.settings import ChatOrder
from gizai_desktop.ui.actions.names import ActionName
from gizai_desktop.ui.library.branches_sheet import BranchesSheet
from gizai_desktop.ui.library.switcher import Switcher
from gizai_desktop.ui.library.tags_sheet import TagsSheet
from gizai_desktop.ui.library.title_sheet import TitleSheet
from gizai_desktop.ui.library.trash_sheet import TrashSheet
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.sidebar.chat_list import ChatList
from gizai_desktop.ui.sidebar.shelf import Choice
from gizai_desktop.ui.widgets.confirm_sheet import ConfirmSheet
from gizai_desktop.ui.widgets.label import TextLabel
from gizai_desktop.ui.widgets.toast import Toast
from tests.support.answers import held, say, send_json
from tests.ui.running_desktop import CTRL, SHIFT, Key, RunningDesktop, focused, running_desktop

T = TypeVar("T", bound=QWidget)


SPOKEN = Qt.ItemDataRole.AccessibleTextRole


def sheet(app: RunningDesktop, kind: type[T]) -> T:
    (found,) = (each for each in app.window.shell.findChildren(kind) if each.isVisible())
    return found


def opened(app: RunningDesktop, kind: type[QWidget]) -> bool:
    return any(each.isVisible() for each in app.window.shell.findChildren(kind))


def rows(app: RunningDesktop) -> ChatList:
    found = app.window.sidebar.findChild(ChatList)
    assert isinstance(found, ChatList)
    return found


def titles(app: RunningDesktop) -> list[str]:
    model = rows(app).model()
    return [str(model.index(at, 0).data()) for at in range(model.rowCount())]


async def three_chats(app: RunningDesktop) -> None:
    for prompt in ("первый", "第二个", "the third"):
        app.press(Key.Key_N, CTRL)
        app.window.composer.focus_text()
        app.window.composer.set_text(prompt)  # QTest types ASCII only
        app.press(Key.Key_Return)
        await app.until(lambda: len(app.shown) == 2 and app.shown[1].content != "")
        await app.until(lambda: not app.desktop.turns.busy(app.window.chat.current.id))


async def said(app: RunningDesktop, words: str) -> Toast:
    """The toast that says this, once it is there."""

    def found() -> list[Toast]:
        toasts = app.window.shell.findChildren(Toast)
        return [each for each in toasts if each.isVisible() and each.accessibleName() == words]

    await app.until(found, words)
    return found()[0]


def undo_words(app: RunningDesktop) -> str:
    """What the Edit menu says of Undo when it opens."""
    menus = [action.menu() for action in app.window.shell.menuBar().actions()]
    edit = menus[1]
    assert isinstance(edit, QMenu)
    edit.aboutToShow.emit()
    action = app.window.actions_by_name[ActionName.UNDO]
    words = action.text().replace("&", "") if action.isEnabled() else ""
    edit.aboutToHide.emit()
    assert action.isEnabled()
    return words


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


async def test_several_are_picked_and_deleted_by_keys_and_come_back_together(
    theme: Theme, tmp_path: Path
) -> None:
    async with running_desktop(theme, tmp_path) as app:
        await three_chats(app)
        assert titles(app) == ["Today", "the third", "第二个", "первый"]
        rows(app).setFocus(Qt.FocusReason.TabFocusReason)
        app.press(Key.Key_Home)
        app.press(Key.Key_Down, SHIFT)
        app.press(Key.Key_Delete)
        toast = await said(app, "2 chats deleted.")
        assert titles(app) == ["Today", "первый"]
        await app.until(lambda: app.window.chat.current.title == "первый")
        toast.acted.emit()
        await app.until(lambda: len(titles(app)) == 4)
        await app.until(lambda: app.window.chat.current.title == "the third")


async def test_ctrl_a_picks_all_and_escape_picks_nothing(theme: Theme, tmp_path: Path) -> None:
    async with running_desktop(theme, tmp_path) as app:
        await three_chats(app)
        rows(app).setFocus(Qt.FocusReason.TabFocusReason)
        app.press(Key.Key_A, CTRL)
        assert len(rows(app).picks.ids) == 3
        assert len(rows(app).selectionModel().selectedIndexes()) == 3
        app.press(Key.Key_Escape)
        assert not rows(app).picks
        assert rows(app).hasFocus()
        app.press(Key.Key_Escape)
        assert app.window.composer.isAncestorOf(focused())


async def test_the_archive_puts_away_and_gives_back(theme: Theme, tmp_path: Path) -> None:
    async with running_desktop(theme, tmp_path) as app:
        await three_chats(app)
        app.press(Key.Key_A, CTRL | SHIFT)
        await said(app, "Chat archived.")
        assert titles(app) == ["Today", "第二个", "первый"]
        app.window.sidebar.chats.choice_changed.emit(Choice(archived=True))
        await app.until(lambda: titles(app) == ["Today", "the third"])
        app.press(Key.Key_A, CTRL | SHIFT)
        await app.until(lambda: titles(app) == [])
        app.window.sidebar.chats.choice_changed.emit(Choice(order=ChatOrder.TITLE))
        assert titles(app) == ["By title", "the third", "первый", "第二个"]

    async with running_desktop(theme, tmp_path) as app:
        wanted = ["By title", "the third", "первый", "第二个"]
        await app.until(lambda: titles(app) == wanted)


async def test_tags_are_given_found_and_undone_by_keys(theme: Theme, tmp_path: Path) -> None:
    async with running_desktop(theme, tmp_path) as app:
        await three_chats(app)
        app.press(Key.Key_T, CTRL)
        await app.until(lambda: opened(app, TagsSheet))
        for tag in ("Работа", "urgent"):
            sheet(app, TagsSheet).edit.setText(tag)
            app.press(Key.Key_Return)
        app.press(Key.Key_Return, CTRL)
        chat = app.window.chat.current.id
        await app.until(lambda: app.desktop.library.headers[chat].tags == ("Работа", "urgent"))
        assert app.window.sidebar.tags() == ["Работа", "urgent"]
        app.window.sidebar.chats.choice_changed.emit(Choice(tag="работа"))
        assert titles(app) == ["Today", "the third"]
        app.press(Key.Key_Z, CTRL)
        await app.until(lambda: app.desktop.library.headers[chat].tags == ())
        assert titles(app) == []


async def test_tags_of_several_keep_what_only_some_have(theme: Theme, tmp_path: Path) -> None:
    async with running_desktop(theme, tmp_path) as app:
        await three_chats(app)
        library = app.desktop.library
        first = next(iter(library.headers))
        await library.update(first, lambda at: at.tagged(["old"]))
        rows(app).setFocus(Qt.FocusReason.TabFocusReason)
        app.press(Key.Key_A, CTRL)
        app.press(Key.Key_T, CTRL)
        await app.until(lambda: opened(app, TagsSheet))
        app.type("new")
        app.press(Key.Key_Return)
        app.press(Key.Key_Return, CTRL)
        await app.until(lambda: all("new" in h.tags for h in library.headers.values()))
        assert library.headers[first].tags == ("old", "new")


async def test_the_switcher_lists_recent_chats_and_finds_by_letters(
    theme: Theme, tmp_path: Path
) -> None:
    async with running_desktop(theme, tmp_path) as app:
        await three_chats(app)
        app.press(Key.Key_P, CTRL)
        await app.until(lambda: opened(app, Switcher))
        popup = sheet(app, Switcher)
        await app.until(lambda: len(popup.list.rows) == 2)
        assert popup.list.rows[0].words.startswith("第二个")
        popup.edit.setText("ПРЫЙ")
        await app.until(lambda: len(popup.list.rows) == 1)
        QTest.keyClick(popup.edit, Key.Key_Return)
        await app.until(lambda: app.window.chat.current.title == "первый")
        app.type("and on")
        assert app.window.composer.text() == "and on"


def shorter(app: RunningDesktop, count: int) -> bool:
    return len(titles(app)) < count


async def test_the_trash_gives_back_and_deletes_for_good(theme: Theme, tmp_path: Path) -> None:
    async with running_desktop(theme, tmp_path) as app:
        await three_chats(app)
        for _ in range(2):
            before = len(titles(app))
            app.press(Key.Key_Delete, CTRL | SHIFT)
            await app.until(partial(shorter, app, before))
        app.window.actions_by_name[ActionName.TRASH].trigger()
        trash = sheet(app, TrashSheet)
        await app.until(lambda: len(trash.list.rows) == 2)
        app.press(Key.Key_Return)
        await app.until(lambda: len(titles(app)) == 3)
        await app.until(lambda: len(trash.list.rows) == 1)
        trash.list.setFocus(Qt.FocusReason.TabFocusReason)
        app.press(Key.Key_Delete)
        ask = sheet(app, ConfirmSheet)
        ask.dismiss()
        assert len(trash.list.rows) == 1
        trash.empty_all.click()
        sheet(app, ConfirmSheet).confirmed.emit()
        sheet(app, ConfirmSheet).dismiss()
        await app.until(lambda: trash.list.rows == [])
        assert not trash.restore.isEnabled()
        trash.dismiss()
        assert list((tmp_path / "trash").glob("*.json")) == []


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


async def test_a_suggested_title_is_taken_changed_and_undone(theme: Theme, tmp_path: Path) -> None:
    suggestion = say('Title: **"Скользящие средние"**\n\nI chose it because…')
    async with running_desktop(theme, tmp_path, say("an answer"), suggestion) as app:
        await app.ask("how do I")
        app.window.actions_by_name[ActionName.SUGGEST_TITLE].trigger()
        await app.until(lambda: opened(app, TitleSheet))
        found = sheet(app, TitleSheet)
        await app.until(lambda: found.field.text == "Скользящие средние")
        app.press(Key.Key_End)
        app.type(" 2")
        app.press(Key.Key_Return)
        await app.until(lambda: app.window.chat.current.title == "Скользящие средние 2")
        assert undo_words(app) == "Undo rename"
        app.press(Key.Key_Z, CTRL)
        await app.until(lambda: app.window.chat.current.title == "how do I")


async def test_a_title_that_does_not_come_is_told_and_one_that_is_not_wanted_is_not_waited_for(
    theme: Theme, tmp_path: Path
) -> None:
    refused = send_json(401, {"message": "Please log in"})
    async with running_desktop(theme, tmp_path, say("a"), refused, held(say("late"))) as app:
        await app.ask("how do I")
        app.window.actions_by_name[ActionName.SUGGEST_TITLE].trigger()
        await app.until(lambda: opened(app, TitleSheet))
        found = sheet(app, TitleSheet)
        await app.until(found.again.isEnabled)
        labels = [label.text() for label in found.findChildren(TextLabel)]
        assert any("Please log in" in text for text in labels), labels
        found.again.click()
        await app.server.arrived(3)
        app.press(Key.Key_Escape)
        await app.server.departed(1)
        assert not opened(app, TitleSheet)


async def test_a_search_opens_the_message_itself_on_any_branch(
    theme: Theme, tmp_path: Path
) -> None:
    async with running_desktop(theme, tmp_path) as app:
        await app.ask("the quaternion question")
        app.window.timeline.edit_requested.emit(app.shown[0].id)
        app.press(Key.Key_A, CTRL)
        await app.ask("the other question")
        app.press(Key.Key_N, CTRL)
        await app.ask("something else")
        app.press(Key.Key_K, CTRL)
        app.type("quatern")
        results = app.window.sidebar.results
        await app.until(lambda: len(results.hits) == 1)
        app.press(Key.Key_Down)
        app.press(Key.Key_Return)
        await app.until(lambda: app.shown[0].content == "the quaternion question")
        app.press(Key.Key_K, CTRL)
        app.press(Key.Key_Escape)
        assert app.window.sidebar.search_text == ""
        assert rows(app).isVisible()


async def test_a_search_says_what_is_wrong_and_what_is_not_there(
    theme: Theme, tmp_path: Path
) -> None:
    async with running_desktop(theme, tmp_path) as app:
        await app.ask("one")
        app.press(Key.Key_K, CTRL)
        app.type("before:soon zzz")
        panel = app.window.sidebar.results

        def words() -> list[str]:
            return [each.text() for each in panel.findChildren(TextLabel) if each.isVisible()]

        await app.until(lambda: any("no date" in text for text in words()))
        assert any(text.startswith("Nothing found for") for text in words())


async def test_a_chat_whose_answer_broke_off_elsewhere_is_marked(
    theme: Theme, tmp_path: Path
) -> None:
    async with running_desktop(theme, tmp_path, say("half of it")) as app:
        await app.ask("One")
        conversation, answer = app.window.chat.current, app.shown[-1]
        app.press(Key.Key_N, CTRL)
        await app.until(lambda: app.window.chat.current.id != conversation.id)
        broken = replace(answer, status=MessageStatus.INTERRUPTED)
        app.desktop.turns.ended.emit((conversation.id, broken))
        model = rows(app).model()
        spoken = [model.index(at, 0).data(SPOKEN) for at in range(model.rowCount())]
        assert "One, no answer" in spoken
