"""The window before its content is there."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from gizai_desktop.domain.settings import WindowState
from gizai_desktop.ui.frame.window import Window
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.widgets.confirm_sheet import ConfirmSheet


def test_keys_typed_before_the_content_is_there_come_first(qtbot: QtBot, theme: Theme) -> None:
    window = Window(theme, WindowState())
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.ground_painted)
    QTest.keyClicks(window, "early ")
    field = QLineEdit()
    window.fill(field, lambda _: False)
    field.setFocus(Qt.FocusReason.OtherFocusReason)
    window.type_early_keys()
    QTest.keyClicks(field, "and late")
    assert field.text() == "early and late"
    assert not window.isHidden()


def test_a_sheet_opened_before_the_content_is_there_stays_above_it(
    qtbot: QtBot, theme: Theme
) -> None:
    window = Window(theme, WindowState())
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: window.ground_painted and window.isActiveWindow())
    sheet = ConfirmSheet(theme, window, "Sure?", "Nothing is lost.", "Yes")
    sheet.open()
    field = QLineEdit()
    window.fill(field, lambda _: False)
    field.setFocus(Qt.FocusReason.OtherFocusReason)
    for widget in (window.childAt(window.rect().center()), window.focusWidget()):
        assert widget is not None
        assert sheet.isAncestorOf(widget)
