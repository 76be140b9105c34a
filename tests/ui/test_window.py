"""The window before its content is there."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from gizai_desktop.domain.settings import WindowState
from gizai_desktop.ui.theme import Theme
from gizai_desktop.ui.window import Window


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
