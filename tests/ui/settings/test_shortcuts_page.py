"""Keys are shown, recorded, refused, taken over and given back on the Shortcuts page."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gizai_desktop.ui.actions.shortcuts import text_of
from gizai_desktop.ui.settings.info import PageName
from gizai_desktop.ui.settings.shortcuts.shortcut_line import ShortcutLine
from gizai_desktop.ui.settings.shortcuts.shortcuts_page import ShortcutsPage
from tests.ui.settings.conftest import Stage
from tests.ui.settings.hands import Key, click, focused, press

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def shown(stage: Stage) -> ShortcutsPage:
    stage.sheet.open_page(PageName.SHORTCUTS)
    page = stage.settings.page(PageName.SHORTCUTS)
    assert isinstance(page, ShortcutsPage)
    return page


def begin(line: ShortcutLine) -> None:
    """Begin to record by the keyboard."""
    line.recorder.setFocus()
    press(Key.Key_Return)
    assert line.recorder.recording


def kept(stage: Stage) -> dict[str, str]:
    return dict(stage.world.preferences.settings.shortcuts)


def keys(page: ShortcutsPage, name: str) -> str:
    return text_of(page.lines[name].recorder.keys)


def test_every_action_is_listed_with_its_keys(stage: Stage) -> None:
    page = shown(stage)
    assert len(page.lines) == len(stage.world.info.shortcuts)
    assert keys(page, "previous_chat") == "Ctrl+Shift+Tab"
    assert page.lines["rename_chat"].recorder.accessibleName() == "Rename chat: F2"
    assert page.lines["stop_the_answer"].recorder.isHidden()


async def test_new_keys_are_kept_and_given_back(stage: Stage) -> None:
    page = shown(stage)
    line = page.lines["new_chat"]
    assert line.reset.isHidden()
    begin(line)
    press(Key.Key_J, CTRL | SHIFT)
    assert kept(stage) == {"new_chat": "Ctrl+Shift+J"}
    assert not line.recorder.recording
    assert keys(page, "new_chat") == "Ctrl+Shift+J"
    click(line.reset)
    assert kept(stage) == {}
    assert keys(page, "new_chat") == "Ctrl+N"
    assert line.reset.isHidden()


async def test_escape_leaves_and_backspace_clears(stage: Stage) -> None:
    page = shown(stage)
    line = page.lines["new_chat"]
    begin(line)
    press(Key.Key_Escape)
    assert not line.recorder.recording
    assert stage.settings.isVisible()
    assert kept(stage) == {}
    begin(line)
    press(Key.Key_Backspace)
    assert kept(stage) == {"new_chat": ""}
    assert line.recorder.accessibleName() == "New chat: None"


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [
        (Key.Key_A, Qt.KeyboardModifier.NoModifier),
        (Key.Key_A, SHIFT),
        (Key.Key_Tab, Qt.KeyboardModifier.NoModifier),
        (Key.Key_Backtab, SHIFT),
        (Key.Key_Return, CTRL),
        (Key.Key_Escape, SHIFT),
        (Key.Key_F10, Qt.KeyboardModifier.NoModifier),
        (Key.Key_Left, CTRL),
        (Key.Key_F, Qt.KeyboardModifier.AltModifier),
    ],
)
async def test_keys_with_their_own_meaning_are_refused_with_a_sentence(
    stage: Stage, key: Key, modifiers: Qt.KeyboardModifier
) -> None:
    line = shown(stage).lines["new_chat"]
    begin(line)
    press(key, modifiers)
    assert line.recorder.recording
    assert focused() is line.recorder
    assert line.sentence.isVisible()
    assert "is for writing" in line.sentence.text()
    assert kept(stage) == {}
    press(Key.Key_J, CTRL)
    assert not line.sentence.isVisible()
    assert kept(stage) == {"new_chat": "Ctrl+J"}


async def test_a_conflict_names_the_other_action_and_can_be_taken_over(stage: Stage) -> None:
    page = shown(stage)
    line = page.lines["new_chat"]
    begin(line)
    press(Key.Key_K, CTRL)
    assert line.sentence.text() == "Ctrl+K is used for “Search chats”."
    assert kept(stage) == {}
    assert focused() is line.take_over
    press(Key.Key_Return)
    assert kept(stage) == {"new_chat": "Ctrl+K", "search_chats": ""}
    assert keys(page, "search_chats") == ""
    assert focused() is line.recorder
    # The way back asks in the same way.
    other = page.lines["search_chats"]
    click(other.reset)
    assert other.sentence.text() == "Ctrl+K is used for “New chat”."
    click(other.take_over)
    assert kept(stage) == {"new_chat": ""}
    assert keys(page, "search_chats") == "Ctrl+K"


async def test_a_conflict_can_be_left(stage: Stage) -> None:
    line = shown(stage).lines["new_chat"]
    begin(line)
    press(Key.Key_K, CTRL)
    click(line.leave)
    assert kept(stage) == {}
    assert not line.sentence.isVisible()
    assert focused() is line.recorder


def test_going_elsewhere_ends_the_recording(stage: Stage) -> None:
    page = shown(stage)
    begin(page.lines["new_chat"])
    page.lines["quit"].recorder.setFocus()
    assert not page.lines["new_chat"].recorder.recording


async def test_a_cyrillic_letter_counts_as_the_latin_one_on_its_key(stage: Stage) -> None:
    line = shown(stage).lines["new_chat"]
    begin(line)
    cyrillic = QKeyEvent(QEvent.Type.KeyPress, 0x41E, CTRL, 44, 0x6CF, 4, "")
    QApplication.sendEvent(focused(), cyrillic)
    assert kept(stage) == {"new_chat": "Ctrl+J"}


async def test_what_the_file_has_wrong_is_ignored_and_survives(stage: Stage) -> None:
    wrong = (
        *(("no_such_action", "Ctrl+J"), ("new_chat", "nonsense"), ("quit", "Esc")),
        *(("rename_chat", "Ctrl+K, Ctrl+B"), ("stop_the_answer", "Ctrl+G")),
    )
    stage.world.preferences.change(shortcuts=wrong)
    page = shown(stage)
    for name, usual in (("new_chat", "Ctrl+N"), ("quit", "Ctrl+Q"), ("rename_chat", "F2")):
        assert keys(page, name) == usual
    begin(page.lines["settings"])
    press(Key.Key_J, CTRL)
    assert kept(stage) == {**dict(wrong), "settings": "Ctrl+J"}


def test_the_page_scrolls_by_keyboard_in_a_low_window(stage: Stage, window: QWidget) -> None:
    window.resize(480, 400)
    page = shown(stage)
    bar = page.scroll_area.verticalScrollBar()
    page.lines["new_chat"].recorder.setFocus()
    for _ in range(6):
        QTest.keyClick(focused(), Key.Key_Tab)
    assert bar.value() > 0


async def test_all_keys_go_back_to_the_usual_ones_and_that_can_be_undone(stage: Stage) -> None:
    page = shown(stage)
    usual = keys(page, "search_chats"), keys(page, "new_chat")

    assert page.all_keys.isHidden()
    begin(page.lines["search_chats"])
    press(Key.Key_F7)
    begin(page.lines["new_chat"])
    press(Key.Key_Backspace)
    mine = kept(stage)
    assert mine == {"search_chats": "F7", "new_chat": ""}
    page.all_keys.reset.setFocus()
    press(Key.Key_Space)
    assert kept(stage) == {}
    assert (keys(page, "search_chats"), keys(page, "new_chat")) == usual
    assert focused() is page.all_keys.undo
    press(Key.Key_Space)
    assert kept(stage) == mine
    assert focused() is page.all_keys.reset
    press(Key.Key_Space)
    begin(page.lines["search_chats"])
    press(Key.Key_F8)
    assert not page.all_keys.undo.isVisible()
    assert kept(stage) == {"search_chats": "F8"}
