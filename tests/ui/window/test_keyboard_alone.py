"""The whole window without a mouse: where Tab goes, and where the keyboard is afterwards."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.sidebar.chat_list import ChatList
from gizai_desktop.ui.widgets.buttons import LinkButton
from tests.support.answers import held, say
from tests.ui.running_desktop import (
    CTRL,
    SHIFT,
    Key,
    RunningDesktop,
    click,
    focused,
    running_desktop,
)

ALT = Qt.KeyboardModifier.AltModifier


async def test_tab_goes_through_all_of_the_window_and_back(theme: Theme, tmp_path: Path) -> None:
    async with running_desktop(theme, tmp_path) as app:
        await app.ask("one")
        start, names = focused(), []
        for _ in range(30):
            app.press(Key.Key_Tab)
            if focused() is start:
                break
            names.append(focused().accessibleName())
        assert focused() is start
        for name in ("New chat", "Close sidebar", "Search chats", "Chats", "Settings"):
            assert name in names


async def test_tab_goes_on_from_the_composer_to_the_examples(theme: Theme, tmp_path: Path) -> None:
    async with running_desktop(theme, tmp_path) as app:
        app.type("x")
        names = []
        for _ in range(3):
            app.press(Key.Key_Tab)
            names.append(focused().accessibleName())
        assert names == ["Instructions", "Send", "Summarise a text"]


async def test_escape_leaves_the_search_without_stopping_the_answer(
    theme: Theme, tmp_path: Path
) -> None:
    async with running_desktop(theme, tmp_path, held(say("late"))) as app:
        await app.send("slow")
        app.press(Key.Key_K, CTRL)
        app.press(Key.Key_Escape)
        assert app.window.composer.isAncestorOf(focused())
        assert app.desktop.turns.busy(app.window.chat.current.id)
        app.press(Key.Key_Escape)
        await app.until(lambda: not app.desktop.turns.busy(app.window.chat.current.id))


async def test_writing_can_begin_after_a_chat_was_found(theme: Theme, tmp_path: Path) -> None:
    async with running_desktop(theme, tmp_path) as app:
        await app.ask("first")
        app.press(Key.Key_N, CTRL)
        app.press(Key.Key_K, CTRL)
        app.type("fir")
        app.press(Key.Key_Return)
        await app.until(lambda: not app.window.chat.is_new)
        app.type("and then")
        assert app.window.composer.text() == "and then"


async def test_writing_can_begin_after_a_chat_was_clicked(theme: Theme, tmp_path: Path) -> None:
    async with running_desktop(theme, tmp_path) as app:
        await app.ask("first")
        app.press(Key.Key_N, CTRL)
        rows = app.window.sidebar.findChildren(ChatList)[0]
        first = rows.model().index(1, 0)
        click(rows.viewport(), rows.visualRect(first).center())
        await app.until(lambda: not app.window.chat.is_new)
        app.type("and then")
        assert app.window.composer.text() == "and then"


async def test_writing_goes_on_after_a_chat_was_renamed(theme: Theme, tmp_path: Path) -> None:
    async with running_desktop(theme, tmp_path) as app:
        await app.ask("first")
        for ending in (Key.Key_Return, Key.Key_Escape):
            app.press(Key.Key_F2)
            assert not app.window.composer.isAncestorOf(focused())
            app.press(ending)
            await app.until(lambda: app.window.composer.isAncestorOf(focused()))


async def test_f2_in_the_list_renames_the_row_with_the_cursor(theme: Theme, tmp_path: Path) -> None:
    async with running_desktop(theme, tmp_path) as app:
        await app.ask("first")
        first = app.window.chat.current.id
        app.press(Key.Key_N, CTRL)
        await app.ask("second")
        app.press(Key.Key_K, CTRL)
        app.press(Key.Key_Down)
        app.press(Key.Key_Down)
        rows = focused()
        app.press(Key.Key_F2)
        app.type("The older one")
        app.press(Key.Key_Return)
        await app.until(lambda: focused() is rows)
        await app.until(lambda: app.desktop.library.headers[first].title == "The older one")
        assert app.window.chat.current.title == "second"


async def test_a_deletion_can_be_undone_by_keyboard(theme: Theme, tmp_path: Path) -> None:
    async with running_desktop(theme, tmp_path) as app:
        await app.ask("first")
        app.press(Key.Key_Delete, CTRL | SHIFT)
        await app.until(lambda: app.window.chat.is_new)
        for _ in range(30):
            app.press(Key.Key_Tab)
            if isinstance(focused(), LinkButton):
                break
        app.press(Key.Key_Return)
        await app.until(lambda: not app.window.chat.is_new)


async def test_a_sidebar_that_closes_gives_the_keyboard_to_the_composer(
    theme: Theme, tmp_path: Path
) -> None:
    async with running_desktop(theme, tmp_path) as app:
        await app.ask("first")
        app.press(Key.Key_K, CTRL)
        app.press(Key.Key_B, CTRL)
        app.type("hello")
        assert app.window.composer.text() == "hello"


async def test_typing_over_the_conversation_goes_into_the_composer(
    theme: Theme, tmp_path: Path
) -> None:
    async with running_desktop(theme, tmp_path) as app:
        await app.ask("first")
        app.window.timeline.setFocus()
        app.type("Äh,again")
        assert app.window.composer.text() == "Äh,again"
        app.window.timeline.setFocus()
        app.press(Key.Key_X, CTRL)
        assert app.window.composer.text() == "Äh,again"


async def test_renaming_in_a_narrow_window_closes_the_sidebar_again(
    theme: Theme, tmp_path: Path
) -> None:
    async with running_desktop(theme, tmp_path) as app:
        await app.ask("first")
        app.window.body.window().resize(480, 800)
        await app.until(lambda: app.window.body.overlaid)
        app.press(Key.Key_F2)
        app.press(Key.Key_Escape)
        await app.until(lambda: app.window.composer.isAncestorOf(focused()))
        assert not app.window.body.sidebar_visible


def tap_alt(app: RunningDesktop, *between: Key) -> None:
    """Press Alt, perhaps other keys, and let go."""
    widget = focused()
    QTest.keyPress(widget, Key.Key_Alt)
    for key in between:
        app.press(key, ALT)
    QTest.keyRelease(widget, Key.Key_Alt)


async def test_a_tap_on_alt_opens_the_hidden_menus_for_once(theme: Theme, tmp_path: Path) -> None:
    async with running_desktop(theme, tmp_path) as app:
        bar = app.window.shell.menuBar()
        assert bar.isHidden()
        before = focused()
        tap_alt(app)
        assert bar.isVisible()
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        assert menu.title() == "&File"
        QTest.keyClick(menu, Key.Key_Right)
        await app.until(lambda: QApplication.activePopupWidget() not in {None, menu})
        assert bar.isVisible()
        second = QApplication.activePopupWidget()
        assert second is not None
        QTest.keyClick(second, Key.Key_Escape)
        await app.until(bar.isHidden)
        assert app.window.shell.focusWidget() is before


async def test_alt_with_another_key_is_no_tap(theme: Theme, tmp_path: Path) -> None:
    async with running_desktop(theme, tmp_path) as app:
        tap_alt(app, Key.Key_X)
        assert app.window.shell.menuBar().isHidden()
        assert QApplication.activePopupWidget() is None


async def test_a_menu_bar_that_was_called_by_f10_stays_after_its_menus(
    theme: Theme, tmp_path: Path
) -> None:
    async with running_desktop(theme, tmp_path) as app:
        bar = app.window.shell.menuBar()
        app.press(Key.Key_F10)
        await app.until(bar.isVisible)
        bar.setActiveAction(bar.actions()[0])
        menu = QApplication.activePopupWidget()
        assert menu is not None
        QTest.keyClick(menu, Key.Key_Escape)
        await app.until(lambda: QApplication.activePopupWidget() is None)
        assert bar.isVisible()
