"""Saved conversations in the running application: picked, put away, tagged, deleted."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gizai_desktop.domain.message import MessageStatus
from gizai_desktop.domain.settings import ChatOrder
from gizai_desktop.ui.actions.names import ActionName
from gizai_desktop.ui.library.switcher import Switcher
from gizai_desktop.ui.library.tags_sheet import TagsSheet
from gizai_desktop.ui.library.trash_sheet import TrashSheet
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.sidebar.shelf import Choice
from gizai_desktop.ui.widgets.confirm_sheet import ConfirmSheet
from gizai_desktop.ui.widgets.label import TextLabel
from tests.support.answers import say
from tests.ui.library.hands import opened, rows, said, sheet, three_chats, titles
from tests.ui.running_desktop import CTRL, SHIFT, Key, RunningDesktop, focused, running_desktop

SPOKEN = Qt.ItemDataRole.AccessibleTextRole


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


async def test_the_switcher_says_that_there_is_no_other_chat(theme: Theme, tmp_path: Path) -> None:
    async with running_desktop(theme, tmp_path) as app:
        app.press(Key.Key_P, CTRL)
        await app.until(lambda: opened(app, Switcher))
        popup = sheet(app, Switcher)

        def said(words: str) -> list[TextLabel]:
            labels = popup.findChildren(TextLabel)
            return [each for each in labels if each.isVisible() and each.text() == words]

        await app.until(lambda: said("There is no other chat."))
        (label,) = said("There is no other chat.")
        assert label.height() >= label.sizeHint().height()
        popup.edit.setText("qqq")
        await app.until(lambda: said("No title has these letters."))


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
