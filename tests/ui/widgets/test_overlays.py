"""Sheets, toasts, popups and menus in a real window."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gizai_desktop.store.locations import resource_dir
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.look.tokens import Tokens
from gizai_desktop.ui.widgets.buttons import Button, IconButton, LinkButton
from gizai_desktop.ui.widgets.confirm_sheet import ConfirmSheet
from gizai_desktop.ui.widgets.field import TextField
from gizai_desktop.ui.widgets.label import TextLabel
from gizai_desktop.ui.widgets.menu import ThemedMenu
from gizai_desktop.ui.widgets.notice_bar import NoticeBar
from gizai_desktop.ui.widgets.popup import PopupFrame
from gizai_desktop.ui.widgets.sheet import Sheet
from gizai_desktop.ui.widgets.toast import Toast

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def behind(window: QWidget) -> QLineEdit:
    """A field in the window that has the focus."""
    edit = QLineEdit(window)
    edit.setGeometry(20, 20, 200, 30)
    edit.show()
    edit.setFocus()
    return edit


@pytest.fixture
def sheet(theme: Theme, window: QWidget, behind: QLineEdit) -> Sheet:
    sheet = Sheet(theme, window, "Network")
    body = QWidget()
    column = QVBoxLayout(body)
    column.addWidget(QLineEdit())
    column.addWidget(QLineEdit())
    sheet.set_body(body)
    sheet.add_button(Button(theme, "Save", "primary"))
    return sheet


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_tab_stays_inside_an_open_sheet(sheet: Sheet, qtbot: QtBot) -> None:
    sheet.open()
    seen = []
    for _ in range(8):
        seen.append(focused())
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert all(sheet.isAncestorOf(widget) for widget in seen)
    assert len(set(seen)) == 4
    assert seen[4:] == seen[:4]
    QTest.keyClick(focused(), Qt.Key.Key_Backtab)
    assert focused() is seen[3]


def test_focus_that_goes_behind_the_sheet_comes_back(sheet: Sheet, behind: QLineEdit) -> None:
    sheet.open()
    inside = focused()
    behind.setFocus()
    assert focused() is inside


def test_escape_closes_the_sheet_and_gives_the_focus_back(
    sheet: Sheet, behind: QLineEdit, window: QWidget, qtbot: QtBot
) -> None:
    taken = []
    QShortcut(Qt.Key.Key_Escape, window, lambda: taken.append("by the window"))
    sheet.open()
    assert not behind.hasFocus()
    with qtbot.waitSignal(sheet.closed):
        QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert sheet.isHidden()
    assert behind.hasFocus()
    assert taken == []


def test_a_sheet_rises_and_fades_in_and_ends_in_its_place(
    sheet: Sheet, theme: Theme, window: QWidget, qtbot: QtBot
) -> None:
    theme.set_reduced_motion(reduced=False)
    corner = QPoint(5, 5)
    for _ in range(2):
        sheet.open()
        assert sheet.panel.y() == (860 - 772) // 2 + 8
        assert window.grab().toImage().pixelColor(corner).name() == "#ffffff"
        qtbot.waitUntil(lambda: sheet.panel.y() == (860 - 772) // 2)
        qtbot.waitUntil(lambda: sheet.panel.graphicsEffect() is None)
        assert window.grab().toImage().pixelColor(corner).lightness() < 180
        sheet.dismiss()


def test_a_sheet_fills_a_small_window(sheet: Sheet, window: QWidget, qtbot: QtBot) -> None:
    sheet.open()
    assert sheet.panel.size() == QSize(864, 772)
    window.resize(700, 600)
    qtbot.waitUntil(lambda: sheet.panel.size() == QSize(700, 600))


def test_the_window_behind_a_sheet_cannot_be_clicked(
    sheet: Sheet, theme: Theme, window: QWidget, qtbot: QtBot
) -> None:
    button = Button(theme, "New chat", parent=window)
    button.move(20, 100)
    button.show()
    sheet.open()
    assert window.childAt(30, 110) is sheet
    with qtbot.assertNotEmitted(button.clicked):
        QTest.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=QPoint(30, 110))


def test_confirming_needs_more_than_return(theme: Theme, window: QWidget, qtbot: QtBot) -> None:
    ask = ConfirmSheet(theme, window, "Delete this chat?", "It goes to the trash.", "Delete chat")
    ask.open()
    assert ask.panel.width() == 400
    with qtbot.assertNotEmitted(ask.confirmed):
        QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert ask.isHidden()
    ask.open()
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    with qtbot.waitSignals([ask.confirmed, ask.closed], order="strict"):
        QTest.keyClick(focused(), Qt.Key.Key_Return)


def test_a_question_above_a_sheet_has_the_keyboard(
    sheet: Sheet, theme: Theme, window: QWidget, qtbot: QtBot
) -> None:
    sheet.open()
    below = focused()
    ask = ConfirmSheet(theme, window, "Forget the proxy?", "It is gone then.", "Forget")
    ask.open()
    assert ask.isAncestorOf(focused())
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert focused() is below
    assert sheet.isVisible()


def test_undo_in_a_toast_can_be_clicked(theme: Theme, window: QWidget, qtbot: QtBot) -> None:
    toast = Toast(theme, window, "Chat deleted.", "Undo")
    toast.open()
    assert abs(toast.geometry().center().x() - window.rect().center().x()) <= 1
    assert toast.geometry().bottom() < window.height()
    undo = toast.findChild(LinkButton)
    assert isinstance(undo, LinkButton)
    with qtbot.waitSignals([toast.acted, toast.closed]):
        QTest.mouseClick(undo, Qt.MouseButton.LeftButton)


def test_a_toast_waits_while_the_keyboard_is_on_it(
    theme: Theme, window: QWidget, behind: QLineEdit, qtbot: QtBot
) -> None:
    toast = Toast(theme, window, "Chat deleted.", "Undo")
    toast.open()
    undo = toast.findChild(LinkButton)
    assert isinstance(undo, LinkButton)
    waiting = [toast.waiting]
    for widget in (undo, behind):
        widget.setFocus()
        waiting.append(toast.waiting)
    assert waiting == [False, True, False]


def test_a_toast_waits_while_the_mouse_is_on_it(
    theme: Theme, window: QWidget, qtbot: QtBot
) -> None:
    toast = Toast(theme, window, "Chat deleted.", "Undo")
    toast.open()
    QTest.mouseMove(toast, QPoint(10, 10))
    qtbot.waitUntil(lambda: toast.waiting)
    QTest.mouseMove(window, QPoint(10, 10))
    qtbot.waitUntil(lambda: not toast.waiting)


def test_a_toast_goes_away_by_itself(
    qapp: QApplication, tokens: Tokens, window: QWidget, qtbot: QtBot
) -> None:
    hasty = replace(tokens, motion={**tokens.motion, "toast": 20})
    toast = Toast(Theme(hasty, resource_dir() / "icons", qapp), window, "Copied")
    with qtbot.waitSignal(toast.closed):
        toast.open()


def test_a_new_toast_takes_the_place_of_the_old(
    theme: Theme, window: QWidget, qtbot: QtBot
) -> None:
    old, new = Toast(theme, window, "Copied"), Toast(theme, window, "Copied " * 60)
    old.open()
    with qtbot.waitSignal(old.closed):
        new.open()
    assert new.width() == 480
    assert new.height() > 40


def test_a_notice_bar_acts_and_closes(theme: Theme, window: QWidget, qtbot: QtBot) -> None:
    bar = NoticeBar(theme, "warning", "No answer.", "Try again", closable=True, parent=window)
    bar.setGeometry(20, 60, 600, 40)
    bar.show()
    action, close = bar.findChild(LinkButton), bar.findChild(IconButton)
    assert isinstance(action, LinkButton)
    assert isinstance(close, IconButton)
    with qtbot.waitSignal(bar.acted):
        QTest.mouseClick(action, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(bar.closed):
        QTest.mouseClick(close, Qt.MouseButton.LeftButton)
    assert bar.isHidden()


def test_a_long_notice_is_shown_whole(theme: Theme, window: QWidget) -> None:
    bar = NoticeBar(theme, "danger", "The proxy refused the sign-in. " * 6, "Open proxy settings")
    column = QVBoxLayout(window)
    column.addWidget(bar)
    column.addStretch()
    window.resize(480, 700)
    column.activate()
    bar.show()
    label = bar.findChild(TextLabel)
    assert isinstance(label, TextLabel)
    assert label.height() >= label.heightForWidth(label.width()) > theme.line("ui") * 2


@pytest.mark.parametrize("corner", [(0, 0), (1200, 0), (0, 820), (1200, 820)])
def test_a_popup_stays_inside_the_window(
    theme: Theme, qtbot: QtBot, corner: tuple[int, int]
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setGeometry(0, 0, 700, 500)
    window.show()
    anchor = Button(theme, "Model", parent=window)
    anchor.move(min(corner[0], 620), min(corner[1], 460))
    anchor.show()
    popup = PopupFrame(theme, window)
    for name in ("Gemini Flash", "GPT-4o mini", "Llama 3.3 70B"):
        popup.column.addWidget(Button(theme, name, "plain"))
    popup.open_under(anchor)
    assert window.geometry().contains(popup.geometry())
    over = popup.geometry().intersected(anchor.geometry().translated(window.pos()))
    assert over.isEmpty()
    with qtbot.waitSignal(popup.closed):
        popup.close()


def test_a_menu_has_rows_of_32_and_a_red_last_item(
    theme: Theme, window: QWidget, qtbot: QtBot
) -> None:
    menu = ThemedMenu(theme, window)
    pin = menu.add_item("Pin", "pin")
    delete = menu.add_item("Delete", "trash", "Del", danger=True)
    menu.popup(window.mapToGlobal(QPoint(50, 50)))
    assert menu.width() >= 200
    assert menu.actionGeometry(pin).height() == 32
    image = menu.grab().toImage()
    row = menu.actionGeometry(delete)
    ratio = image.devicePixelRatio()
    colors = {
        image.pixelColor(round(x * ratio), round(y * ratio)).name()
        for x in range(row.left(), row.left() + 90)
        for y in range(row.top(), row.bottom())
    }
    assert theme.color("danger").name() in colors
    with qtbot.waitSignal(delete.triggered):
        QTest.keyClick(menu, Qt.Key.Key_Up)
        QTest.keyClick(menu, Qt.Key.Key_Return)


def test_building_a_sheet_opens_no_window_of_its_own(
    sheet: Sheet, theme: Theme, window: QWidget
) -> None:
    Toast(theme, window, "Chat deleted.", "Undo")
    TextField(theme, "Host").setParent(window)
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == [window]
