"""The header: what it shows, and what its buttons say."""

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gizai_desktop.domain.catalog import CatalogEntry, ModelRef
from gizai_desktop.ui.chat.header import Header, ProxyIndicator
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.widgets.label import ElidedLabel

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

FLASH = CatalogEntry(ModelRef("gizai", "chat-gemini-flash"), "Gemini 1.5 Flash")


@pytest.fixture
def header(theme: Theme, window: QWidget) -> Header:
    header = Header(theme)
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(header)
    column.addStretch()
    header.set_title("Moving averages in Python")
    header.set_model(FLASH)
    header.set_proxy(ProxyIndicator("none", "No proxy"))
    header.show()
    return header


class Requests(QObject):
    """Counts how often a widget is asked to lay itself out."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        self.count += event.type() == QEvent.Type.LayoutRequest
        return super().eventFilter(watched, event)


def named(header: Header, name: str) -> QWidget:
    return next(w for w in header.findChildren(QWidget) if w.accessibleName() == name)


def title(header: Header) -> ElidedLabel:
    found = header.findChild(ElidedLabel)
    assert isinstance(found, ElidedLabel)
    return found


def test_its_buttons_say_what_is_wanted(header: Header, qtbot: QtBot) -> None:
    header.set_sidebar_buttons(True)
    for widget, signal in (
        (header.model_button, header.model_button_clicked),
        (header.proxy_button, header.proxy_clicked),
        (named(header, "Open sidebar"), header.sidebar_toggled),
        (named(header, "New chat"), header.new_chat_requested),
    ):
        with qtbot.waitSignal(signal):
            QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        with qtbot.waitSignal(signal):
            QTest.keyClick(widget, Qt.Key.Key_Space)


def test_a_double_click_on_the_title_renames(header: Header, qtbot: QtBot) -> None:
    with qtbot.waitSignal(header.rename_requested):
        QTest.mouseDClick(title(header), Qt.MouseButton.LeftButton)


def test_the_menu_belongs_below_the_dots(header: Header, qtbot: QtBot) -> None:
    dots = named(header, "More")
    with qtbot.waitSignal(header.menu_requested) as asked:
        QTest.mouseClick(dots, Qt.MouseButton.LeftButton)
    place = asked.args[0]
    assert isinstance(place, QPoint)
    below = dots.mapFromGlobal(place)
    assert below.y() > dots.height()
    assert below.x() == dots.width()


def test_the_sidebars_buttons_are_there_only_when_asked_for(header: Header) -> None:
    assert not named(header, "Open sidebar").isVisible()
    header.set_sidebar_buttons(True)
    assert named(header, "Open sidebar").isVisible()
    assert named(header, "New chat").isVisible()


def test_narrow_leaves_out_the_service_and_the_proxys_words(header: Header, qtbot: QtBot) -> None:
    header.set_proxy(ProxyIndicator("works", "Proxy · 84 ms", "proxy.example.org"))
    wide = header.model_button.sizeHint().width(), header.proxy_button.sizeHint().width()
    header.set_narrow(True)
    assert header.model_button.sizeHint().width() < wide[0]
    assert header.proxy_button.sizeHint().width() == 32 < wide[1]
    assert header.proxy_button.accessibleName() == "Proxy · 84 ms"


def test_every_proxy_state_looks_different(header: Header) -> None:
    pictures = []
    for kind in ("none", "untested", "works", "failed"):
        header.set_proxy(ProxyIndicator(kind, "Proxy"))
        pictures.append(header.proxy_button.grab().toImage())
    for at, picture in enumerate(pictures):
        assert picture not in pictures[:at]


def test_a_long_title_is_cut_and_nothing_else_moves_out_of_sight(
    header: Header, window: QWidget, qtbot: QtBot
) -> None:
    header.set_narrow(True)
    header.set_sidebar_buttons(True)
    header.set_title("A very long title " * 20)
    header.set_model(CatalogEntry(ModelRef("gizai", "x" * 200), "x" * 200, own=True))
    window.resize(480, 560)
    qtbot.waitUntil(lambda: header.width() == 480)
    dots = named(header, "More")
    qtbot.waitUntil(lambda: dots.geometry().right() == 480 - 8 - 1)
    assert title(header).width() > 60
    assert title(header).toolTip().startswith("A very long title")


def test_what_it_shows_already_is_not_laid_out_again(header: Header) -> None:
    QApplication.processEvents()
    requests = Requests(header)
    header.set_title("Moving averages in Python")
    header.set_model(FLASH)
    QApplication.processEvents()
    assert requests.count == 0
    header.set_title("Something else")
    QApplication.processEvents()
    assert requests.count > 0


def test_the_model_is_spoken_with_its_service(header: Header) -> None:
    assert header.model_button.accessibleName() == "AI model: Gemini 1.5 Flash, GizAI"
