"""The controls under real keys and clicks."""

import gc

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gizai_desktop.ui.look.theme import Scheme, Theme
from gizai_desktop.ui.widgets.buttons import Button, IconButton
from gizai_desktop.ui.widgets.choice import Choice
from gizai_desktop.ui.widgets.field import TextArea, TextField
from gizai_desktop.ui.widgets.key_label import KeyLabel
from gizai_desktop.ui.widgets.label import ElidedLabel
from gizai_desktop.ui.widgets.search_field import SearchField
from gizai_desktop.ui.widgets.segments import SegmentedControl
from gizai_desktop.ui.widgets.spinner import Spinner
from gizai_desktop.ui.widgets.switch import Switch

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def show_in(window: QWidget, *widgets: QWidget) -> None:
    column = QVBoxLayout(window)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch()
    column.activate()
    for widget in widgets:
        widget.show()


def ring_colors(window: QWidget, widget: QWidget) -> QColor:
    """The colour 3 px left of the widget's middle, where the ring is."""
    image = window.grab().toImage()
    place = widget.mapTo(window, QPoint(-3, widget.height() // 2))
    return image.pixelColor(place)


def test_the_focus_ring_is_shown_after_tab_and_not_after_a_click(
    theme: Theme, window: QWidget, qtbot: QtBot
) -> None:
    first, second = Button(theme, "First"), Button(theme, "Second")
    show_in(window, first, second)
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    assert first.hasFocus()
    assert ring_colors(window, first) == theme.color("window")
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert second.hasFocus()
    assert ring_colors(window, second) == theme.color("focus")
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    assert ring_colors(window, second) == theme.color("window")


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_a_button_can_be_pressed_by_key(
    theme: Theme, window: QWidget, qtbot: QtBot, key: Qt.Key
) -> None:
    button = Button(theme, "Save", "primary")
    show_in(window, button)
    button.setFocus()
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, key)


def test_an_icon_button_leaves_the_keyboard_where_it_was(
    theme: Theme, window: QWidget, qtbot: QtBot
) -> None:
    edit, copy = QLineEdit(), IconButton(theme, "copy", "Copy")
    show_in(window, edit, copy)
    edit.setFocus()
    with qtbot.waitSignal(copy.clicked):
        QTest.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert edit.hasFocus()
    assert (copy.toolTip(), copy.accessibleName()) == ("Copy", "Copy")


def test_a_button_is_wide_enough_for_russian(theme: Theme, qtbot: QtBot) -> None:
    short, long = Button(theme, "Ask again"), Button(theme, "Спросить ещё раз")
    qtbot.addWidget(short)
    qtbot.addWidget(long)
    words = long.fontMetrics().horizontalAdvance(long.text())
    assert long.minimumSizeHint().width() >= words + 2 * 12
    assert long.sizeHint().width() > short.sizeHint().width()


def test_a_primary_button_is_repainted_when_it_gets_dark(
    theme: Theme, window: QWidget, qtbot: QtBot
) -> None:
    button = Button(theme, "Save", "primary")
    show_in(window, button)
    corner = QPoint(6, button.height() // 2)
    assert button.grab().toImage().pixelColor(corner).name() == "#3a5bd0"
    theme.set_scheme(Scheme.DARK)
    assert button.grab().toImage().pixelColor(corner).name() == "#4868db"


def test_a_switch_toggles_by_space_and_by_mouse(
    theme: Theme, window: QWidget, qtbot: QtBot
) -> None:
    switch = Switch(theme, "Send on Enter")
    show_in(window, switch)
    switch.setFocus()
    with qtbot.waitSignal(switch.toggled, check_params_cb=lambda on: on):
        QTest.keyClick(switch, Qt.Key.Key_Space)
    assert switch.grab().toImage().pixelColor(5, 10) == theme.color("accent")
    with qtbot.waitSignal(switch.toggled, check_params_cb=lambda on: not on):
        QTest.mouseClick(switch, Qt.MouseButton.LeftButton, pos=QPoint(30, 10))


def test_segments_are_chosen_by_arrows_and_by_mouse(
    theme: Theme, window: QWidget, qtbot: QtBot
) -> None:
    items = (("light", "Light"), ("dark", "Dark"), ("system", "System"))
    segments = SegmentedControl(theme, "Colours", items, "light")
    show_in(window, segments)
    chosen: list[str] = []
    segments.changed.connect(chosen.append)
    window.setFocus()
    QTest.keyClick(window, Qt.Key.Key_Tab)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        focused = window.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)
    assert chosen == ["dark", "system", "dark"]
    last = segments.childAt(segments.width() - 10, segments.height() // 2)
    assert last is not None
    QTest.mouseClick(last, Qt.MouseButton.LeftButton)
    assert segments.value == "system"
    segments.set_value("light")
    assert (segments.value, len(chosen)) == ("light", 4)


def test_a_choice_steps_with_the_arrow_keys_and_opens_a_menu(
    theme: Theme, window: QWidget, qtbot: QtBot
) -> None:
    choice = Choice(theme, "Type", (("socks5", "SOCKS5"), ("http", "HTTP")), "socks5")
    show_in(window, choice)
    button = choice.focusProxy()
    assert button is not None
    choice.setFocus()
    with qtbot.waitSignal(choice.changed):
        QTest.keyClick(button, Qt.Key.Key_Down)
    assert choice.value == "http"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    active = active_menu()
    QTest.keyClick(active, Qt.Key.Key_Up)
    with qtbot.waitSignal(choice.changed):
        QTest.keyClick(active, Qt.Key.Key_Return)
    assert choice.value == "socks5"


def active_menu() -> QWidget:
    popup = QApplication.activePopupWidget()
    assert popup is not None
    return popup


def test_a_field_says_below_what_is_wrong(theme: Theme, window: QWidget, qtbot: QtBot) -> None:
    field = TextField(theme, "Port")
    show_in(window, field)
    with qtbot.waitSignal(field.edited, check_params_cb=lambda text: text == "9"):
        QTest.keyClicks(field.edit, "9")
    sentence = "The port can be 1 to 65535."
    seen = [(field.error, field.edit.accessibleDescription())]
    heights = [field.sizeHint().height()]
    for error in (sentence, None):
        field.set_error(error)
        seen.append((field.error, field.edit.accessibleDescription()))
        heights.append(field.sizeHint().height())
    assert seen == [(None, ""), (sentence, sentence), (None, "")]
    assert heights[0] == heights[2] < heights[1]


def test_fields_in_a_row_stay_level_when_one_has_an_error(theme: Theme, window: QWidget) -> None:
    host, port = TextField(theme, "Host"), TextField(theme, "Port")
    kind = Choice(theme, "Type", (("socks5", "SOCKS5"), ("http", "HTTP")), "socks5")
    row_of_fields = QWidget()
    row = QHBoxLayout(row_of_fields)
    for widget in (host, kind, port):
        row.addWidget(widget)
    show_in(window, row_of_fields)
    port.set_error("The port can be 1 to 65535, and this is a long sentence about it. " * 3)
    row.activate()
    tops = {
        widget.mapTo(window, QPoint(0, 0)).y()
        for widget in (host.edit.parentWidget(), kind.focusProxy(), port.edit.parentWidget())
        if widget is not None
    }
    assert port.height() > 80
    assert len(tops) == 1


def test_the_eye_shows_a_password(theme: Theme, window: QWidget, qtbot: QtBot) -> None:
    field = TextField(theme, "Password", password=True)
    show_in(window, field)
    field.set_text("secret")
    assert field.edit.displayText() != "secret"
    eye = field.findChild(IconButton)
    assert isinstance(eye, IconButton)
    QTest.mouseClick(eye, Qt.MouseButton.LeftButton)
    assert field.edit.displayText() == "secret"


def test_filling_a_text_area_is_not_editing_it(theme: Theme, window: QWidget, qtbot: QtBot) -> None:
    area = TextArea(theme, "Instructions")
    show_in(window, area)
    with qtbot.assertNotEmitted(area.edited):
        area.set_text("Answer briefly.")
    with qtbot.waitSignal(area.edited):
        QTest.keyClicks(area.edit, "!")


def test_escape_empties_the_search_field(theme: Theme, window: QWidget, qtbot: QtBot) -> None:
    search = SearchField(theme, "Search chats", "Ctrl+K")
    show_in(window, search)
    QTest.keyClicks(search.edit, "rsync")
    assert search.text == "rsync"
    with qtbot.waitSignal(search.edited, check_params_cb=lambda text: not text):
        QTest.keyClick(search.edit, Qt.Key.Key_Escape)
    with qtbot.waitSignal(search.went_down):
        QTest.keyClick(search.edit, Qt.Key.Key_Down)


def test_a_spinner_that_is_hidden_or_still_costs_nothing(
    theme: Theme, window: QWidget, qtbot: QtBot
) -> None:
    spinner = Spinner(theme)
    show_in(window, spinner)
    turning = [spinner.turning]
    theme.set_reduced_motion(reduced=False)
    turning.append(spinner.turning)
    window.hide()
    turning.append(spinner.turning)
    assert turning == [False, True, False]


def test_a_label_without_room_ends_in_dots_and_tells_all_in_its_tooltip(
    theme: Theme, qtbot: QtBot
) -> None:
    label = ElidedLabel(theme, "Compare Postgres and SQLite for a small shop")
    qtbot.addWidget(label)
    label.resize(400, 20)
    label.show()
    assert label.toolTip() == ""
    label.resize(80, 20)
    assert label.toolTip() == "Compare Postgres and SQLite for a small shop"


@pytest.mark.parametrize("shortcut", ["Ctrl+K", "Ctrl++", "Ctrl+Shift+Tab", "F2"])
def test_a_key_label_is_read_out_as_written(theme: Theme, qtbot: QtBot, shortcut: str) -> None:
    label = KeyLabel(theme, shortcut)
    qtbot.addWidget(label)
    assert label.accessibleName() == shortcut
    assert label.sizeHint().width() >= 22 * (2 if shortcut.startswith("Ctrl") else 1)


def test_the_ring_follows_its_control_and_spares_it_from_the_garbage_collector(
    theme: Theme, window: QWidget
) -> None:
    show_in(window, Button(theme, "First"), Button(theme, "Second"))
    window.setFocus()
    for _ in range(4):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        gc.collect()
        focused = QApplication.focusWidget()
        assert isinstance(focused, Button)
        focused.move(focused.pos() + QPoint(0, 10))
        assert ring_colors(window, focused) == theme.color("focus")
        assert focused.text() in {"First", "Second"}


def test_a_line_runs_as_its_own_letters_do(theme: Theme) -> None:
    def seen(text: str) -> QImage:
        label = ElidedLabel(theme, text)
        label.resize(200, 24)
        return label.grab().toImage()

    assert seen("שלום!") == seen("\u200fשלום!")
    assert seen("שלום!") != seen("\u200eשלום!")
    assert seen("Hello!") == seen("\u200eHello!")
