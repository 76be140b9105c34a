"""Closing a sheet must leave the rest of the window usable."""

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.widgets.buttons import Button
from gizai_desktop.ui.widgets.field import TextField
from gizai_desktop.ui.widgets.sheet import Sheet


def test_widgets_of_the_window_outlive_a_sheet_that_was_tabbed_through(
    theme: Theme, window: QWidget
) -> None:
    column = QVBoxLayout(window)
    fields = [QLineEdit(window) for _ in range(3)]
    for field in fields:
        column.addWidget(field)
        field.show()
    fields[0].setFocus()
    sheet = Sheet(theme, window, "Settings")
    sheet.add_button(Button(theme, "Save"))
    sheet.open()
    for _ in range(6):
        focused = QApplication.focusWidget()
        assert focused is not None
        assert sheet.isAncestorOf(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    sheet.dismiss()
    sheet.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert [shiboken6.isValid(widget) for widget in (window, *fields)] == [True] * 4
    assert fields[0].hasFocus()


def test_tab_stops_once_at_a_field_whose_frame_hands_its_focus_on(
    theme: Theme, window: QWidget
) -> None:
    sheet = Sheet(theme, window, "Settings", closable=False)
    field, save = TextField(theme, "Address"), Button(theme, "Save")
    sheet.set_body(field)
    sheet.add_button(save)
    sheet.open()
    field.edit.setFocus()
    stops = []
    for _ in range(4):
        focused = QApplication.focusWidget()
        assert focused is not None
        stops.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert stops in ([field.edit, save] * 2, [save, field.edit] * 2)


def test_a_sheet_whose_first_stop_is_hidden_takes_the_keyboard_all_the_same(
    theme: Theme, window: QWidget
) -> None:
    behind = QLineEdit(window)
    behind.show()
    behind.setFocus()

    class Empty(Sheet):
        def first_focus(self) -> QWidget:
            return hidden

    hidden = QLineEdit()
    sheet = Empty(theme, window, "Trash")
    sheet.set_body(hidden)
    hidden.hide()
    sheet.open()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert sheet.isAncestorOf(focused)
    QTest.keyClick(focused, Qt.Key.Key_Escape)
    assert sheet.isHidden()
    assert behind.hasFocus()
