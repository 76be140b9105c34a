"""The sidebar beside the content, and over it in a narrow window."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gizai_desktop.ui.frame.body import WindowBody
from gizai_desktop.ui.look.theme import Theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def sidebar() -> QWidget:
    side = QWidget()
    QLineEdit(side)
    return side


@pytest.fixture
def content() -> QWidget:
    main = QWidget()
    QLineEdit(main)
    return main


@pytest.fixture
def body(
    theme: Theme, window: QWidget, sidebar: QWidget, content: QWidget, qtbot: QtBot
) -> WindowBody:
    body = WindowBody(theme, sidebar, content)
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(body)
    body.show()
    qtbot.waitUntil(lambda: body.width() == 1280)
    return body


def line(widget: QWidget) -> QLineEdit:
    found = widget.findChild(QLineEdit)
    assert isinstance(found, QLineEdit)
    return found


def make_wide(window: QWidget, body: WindowBody, width: int, qtbot: QtBot) -> None:
    window.resize(width, 600)
    qtbot.waitUntil(lambda: body.width() == width)


def drag(body: WindowBody, start: int, end: int) -> None:
    grip = body.childAt(start, 300)
    assert grip is not None
    origin = QPoint(start - grip.x(), 300)
    QTest.mousePress(grip, Qt.MouseButton.LeftButton, pos=origin)
    QTest.mouseMove(grip, origin + QPoint(end - start, 0))
    moved = QPoint(end - grip.x(), 300)
    QTest.mouseRelease(grip, Qt.MouseButton.LeftButton, pos=moved)


def test_the_sidebar_is_264_wide_and_the_content_has_the_rest(
    body: WindowBody, sidebar: QWidget, content: QWidget
) -> None:
    assert (sidebar.x(), sidebar.width()) == (0, 264)
    assert (content.x(), content.width()) == (264, 1016)


@pytest.mark.parametrize(("end", "width"), [(300, 300), (100, 220), (900, 360)])
def test_the_edge_can_be_dragged_within_its_bounds(
    body: WindowBody, sidebar: QWidget, content: QWidget, end: int, width: int
) -> None:
    widths: list[int] = []
    body.sidebar_width_changed.connect(widths.append)
    drag(body, 264, end)
    assert widths == [width]
    assert sidebar.width() == width
    assert content.x() == width


def test_a_double_click_on_the_edge_restores_the_width(body: WindowBody, sidebar: QWidget) -> None:
    body.set_sidebar_width(340)
    grip = body.childAt(340, 300)
    assert grip is not None
    QTest.mouseDClick(grip, Qt.MouseButton.LeftButton)
    assert sidebar.width() == 264


def test_closing_gives_the_room_to_the_content(
    body: WindowBody, sidebar: QWidget, content: QWidget
) -> None:
    told: list[bool] = []
    body.sidebar_visible_changed.connect(told.append)
    body.toggle()
    assert not sidebar.isVisible()
    assert content.width() == 1280
    body.toggle()
    assert sidebar.isVisible()
    assert told == [False, True]


def test_closing_moves_step_by_step_and_arrives(
    body: WindowBody, theme: Theme, sidebar: QWidget, content: QWidget, qtbot: QtBot
) -> None:
    theme.set_reduced_motion(False)
    body.set_sidebar_visible(False)
    assert sidebar.isVisible()
    qtbot.waitUntil(lambda: 0 < content.x() < 264)
    qtbot.waitUntil(lambda: not sidebar.isVisible())
    assert content.x() == 0


def test_turning_round_in_the_middle_ends_open(
    body: WindowBody, theme: Theme, sidebar: QWidget, qtbot: QtBot
) -> None:
    theme.set_reduced_motion(False)
    body.set_sidebar_visible(False)
    qtbot.waitUntil(lambda: sidebar.x() < 0)
    body.set_sidebar_visible(True)
    qtbot.waitUntil(lambda: sidebar.x() == 0)
    assert sidebar.isVisible()


def test_a_narrow_window_closes_it_and_a_wide_one_brings_it_back(
    body: WindowBody, window: QWidget, sidebar: QWidget, content: QWidget, qtbot: QtBot
) -> None:
    make_wide(window, body, 740, qtbot)
    assert not sidebar.isVisible()
    assert content.width() == 740
    assert body.sidebar_wanted
    make_wide(window, body, 800, qtbot)
    assert sidebar.isVisible()
    body.set_sidebar_visible(False)
    make_wide(window, body, 700, qtbot)
    make_wide(window, body, 800, qtbot)
    assert not sidebar.isVisible()


def test_in_a_narrow_window_it_opens_over_the_content_and_a_click_beside_closes_it(
    body: WindowBody, window: QWidget, sidebar: QWidget, content: QWidget, qtbot: QtBot
) -> None:
    make_wide(window, body, 480, qtbot)
    body.set_sidebar_visible(True)
    assert sidebar.isVisible()
    assert (content.x(), content.width()) == (0, 480)
    beside = body.childAt(400, 300)
    assert beside is not None
    assert not content.isAncestorOf(beside)
    QTest.mouseClick(beside, Qt.MouseButton.LeftButton, pos=QPoint(400, 300))
    assert not sidebar.isVisible()
    assert body.sidebar_wanted


def test_escape_closes_it_over_the_content_and_gives_the_keyboard_back(
    body: WindowBody, window: QWidget, sidebar: QWidget, content: QWidget, qtbot: QtBot
) -> None:
    make_wide(window, body, 480, qtbot)
    line(content).setFocus()
    body.set_sidebar_visible(True)
    line(sidebar).setFocus()
    QTest.keyClick(line(sidebar), Qt.Key.Key_Escape)
    assert not sidebar.isVisible()
    assert line(content).hasFocus()


def test_a_choice_closes_it_only_when_it_lies_over_the_content(
    body: WindowBody, window: QWidget, sidebar: QWidget, qtbot: QtBot
) -> None:
    body.close_overlay()
    assert sidebar.isVisible()
    make_wide(window, body, 480, qtbot)
    body.set_sidebar_visible(True)
    body.close_overlay()
    assert not sidebar.isVisible()


def test_right_to_left_has_it_at_the_right(
    body: WindowBody, sidebar: QWidget, content: QWidget
) -> None:
    body.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert sidebar.x() == 1280 - 264
    assert content.x() == 0
    drag(body, 1016, 980)
    assert sidebar.width() == 300


def test_over_the_content_it_takes_the_keyboard_and_working_below_closes_it(
    body: WindowBody, window: QWidget, sidebar: QWidget, content: QWidget, qtbot: QtBot
) -> None:
    sidebar.setFocusProxy(line(sidebar))
    make_wide(window, body, 480, qtbot)
    body.set_sidebar_visible(True)
    assert line(sidebar).hasFocus()
    line(content).setFocus()
    assert not sidebar.isVisible()
    assert line(content).hasFocus()
