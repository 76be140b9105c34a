import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from gizai_desktop.ui.instructions_sheet import InstructionsSheet
from gizai_desktop.ui.theme import Theme
from tests.ui.settings.hands import Key, button, click, focused, press


class Opened:
    def __init__(self, theme: Theme, window: QWidget) -> None:
        self.saved: list[str] = []
        self.closed = 0
        self.sheet = InstructionsSheet(theme, window, "Answer in French.")
        self.sheet.saved.connect(self.saved.append)
        self.sheet.closed.connect(self._count)
        self.sheet.open()

    def _count(self) -> None:
        self.closed += 1


@pytest.fixture
def opened(theme: Theme, window: QWidget) -> Opened:
    return Opened(theme, window)


def test_what_is_written_is_saved_with_ctrl_return(opened: Opened) -> None:
    QTest.keyClicks(focused(), " Keep it short.")
    press(Key.Key_Return)
    QTest.keyClicks(focused(), "No lists. ")
    press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert opened.saved == ["Answer in French. Keep it short.\nNo lists."]
    assert opened.closed == 1


def test_save_is_grey_without_a_change(opened: Opened) -> None:
    save = button(opened.sheet, "Save")
    assert not save.isEnabled()
    QTest.keyClicks(focused(), "!")
    click(save)
    assert opened.saved == ["Answer in French.!"]


def test_instructions_can_be_taken_away(opened: Opened) -> None:
    press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(Key.Key_Delete)
    click(button(opened.sheet, "Save"))
    assert opened.saved == [""]


def test_escape_asks_only_when_something_was_written(opened: Opened, window: QWidget) -> None:
    QTest.keyClicks(focused(), "!")
    press(Key.Key_Escape)
    assert opened.closed == 0
    click(button(window, "Discard"))
    assert (opened.closed, opened.saved) == (1, [])


def test_escape_closes_at_once_when_nothing_was_written(opened: Opened) -> None:
    press(Key.Key_Escape)
    assert opened.closed == 1
