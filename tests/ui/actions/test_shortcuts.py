"""Keys that the user chose work in the whole window at once, and are shown where keys are."""

import json
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from gizai_desktop.ui.actions.names import ActionName
from gizai_desktop.ui.actions.shortcuts import assigned, text_of, usable
from gizai_desktop.ui.actions.window_actions import shortcut_rows
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.settings.shortcuts.shortcuts_page import ShortcutsPage
from gizai_desktop.ui.sidebar.chat_list import ChatList
from tests.ui.running_desktop import CTRL, SHIFT, Key, RunningDesktop, focused, running_desktop


async def page(app: RunningDesktop) -> ShortcutsPage:
    """Open it by its key."""
    shell = app.window.shell
    app.press(Key.Key_F1)
    await app.until(lambda: shell.findChild(ShortcutsPage))
    found = shell.findChild(ShortcutsPage)
    assert isinstance(found, ShortcutsPage)
    return found


async def test_other_keys_work_at_once_and_stay(theme: Theme, tmp_path: Path) -> None:
    async with running_desktop(theme, tmp_path) as app:
        shown = await page(app)
        shown.lines[ActionName.SEARCH_CHATS].recorder.setFocus()
        app.press(Key.Key_Space)
        app.press(Key.Key_N, CTRL)
        shown.lines[ActionName.SEARCH_CHATS].take_over.click()
        app.press(Key.Key_Escape)
        assert not app.window.overlays.sheet_open
        actions = app.window.actions_by_name
        assert actions[ActionName.NEW_CHAT].shortcut().isEmpty()
        labels = [label.text() for label in app.window.sidebar.findChildren(QLabel)]
        assert "Ctrl+N" in labels
        assert "Ctrl+K" not in labels
        app.window.composer.focus_text()
        app.press(Key.Key_N, CTRL)
        assert app.window.sidebar.isAncestorOf(focused())
        app.window.composer.focus_text()
        app.press(Key.Key_K, CTRL)
        assert not app.window.sidebar.isAncestorOf(focused())
    file = next(tmp_path.rglob("settings.json"))
    kept = dict(json.loads(file.read_text())["shortcuts"])
    assert kept == {"search_chats": "Ctrl+N", "new_chat": ""}


async def test_lists_follow_changed_keys(theme: Theme, tmp_path: Path) -> None:
    async with running_desktop(theme, tmp_path) as app:
        await app.ask("one")
        changed = (("rename", "F6"), ("pin", "Ctrl+Shift+Y"))
        app.desktop.preferences.change(shortcuts=changed)
        (chats,) = app.window.sidebar.findChildren(ChatList)
        chats.setFocus(Qt.FocusReason.TabFocusReason)
        app.press(Key.Key_F2)
        assert focused() is chats
        app.press(Key.Key_F6)
        assert isinstance(focused(), QLineEdit)
        app.press(Key.Key_Escape)
        app.window.header.model_button.click()
        picked = app.desktop.preferences.settings.favourites
        app.press(Key.Key_D, CTRL)
        assert app.desktop.preferences.settings.favourites == picked
        app.press(Key.Key_Y, CTRL | SHIFT)
        assert app.desktop.preferences.settings.favourites != picked
        app.press(Key.Key_Escape)


async def test_buttons_say_the_keys_in_use(theme: Theme, tmp_path: Path) -> None:
    async with running_desktop(theme, tmp_path) as app:
        app.desktop.preferences.change(shortcuts=(("find_next", "Ctrl+G"),))
        await app.ask("What is a mean?")
        app.press(Key.Key_F, CTRL)
        shell = app.window.shell
        await app.until(lambda: "Next match (Ctrl+G)" in names(shell))
        assert "Previous match (Shift+F3)" in names(shell)
        app.desktop.preferences.change(shortcuts=(("find_next", ""),))
        assert "Next match" in names(shell)


def names(root: QWidget) -> set[str]:
    return {button.toolTip() for button in root.findChildren(QAbstractButton)}


async def test_keys_of_the_window_do_nothing_while_keys_are_recorded(
    theme: Theme, tmp_path: Path
) -> None:
    async with running_desktop(theme, tmp_path) as app:
        shown = await page(app)
        line = shown.lines[ActionName.TRASH]
        line.recorder.setFocus()
        app.press(Key.Key_Return)
        app.press(Key.Key_Q, CTRL)
        assert app.window.shell.isVisible()
        assert "“Quit”" in line.sentence.text()
        line.leave.click()
        app.press(Key.Key_Return)
        app.press(Key.Key_Y, CTRL | SHIFT)
        assert app.window.actions_by_name[ActionName.TRASH].shortcut() == "Ctrl+Shift+Y"


def test_the_second_keys_of_an_action_can_be_taken_over() -> None:
    rows = shortcut_rows()
    larger = next(row for row in rows if row.name == ActionName.LARGER_TEXT)
    assert text_of(larger.also) == "Ctrl+="
    current = assigned(rows, [(ActionName.TRASH, "Ctrl+=")])
    assert text_of(current[ActionName.TRASH]) == "Ctrl+="
    assert text_of(current[ActionName.LARGER_TEXT]) == "Ctrl++"


def test_no_two_actions_have_the_same_keys() -> None:
    rows = shortcut_rows()
    wrong = [(row.name, "Ctrl+K") for row in rows]
    for chosen in ((), wrong, [("export", "Ctrl+Z"), ("export", "Ctrl+N")]):
        texts = [text_of(keys) for keys in assigned(rows, chosen).values() if not keys.isEmpty()]
        assert len(texts) == len(set(texts))


def test_the_usual_keys_could_all_be_chosen() -> None:
    for row in shortcut_rows():
        assert row.fixed or row.keys.isEmpty() or usable(row.keys), row.action


def test_altgr_is_left_for_writing() -> None:
    rows = shortcut_rows()
    assert assigned(rows, [(ActionName.EXPORT, "Ctrl+Alt+E")])[ActionName.EXPORT].isEmpty()
