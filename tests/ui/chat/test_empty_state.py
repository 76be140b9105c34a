"""The new chat and the conversation: one composer that moves between them."""

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gizai_desktop.ui.chat.example_card import ExampleCard
from gizai_desktop.ui.chat.page import ChatPage
from gizai_desktop.ui.composer.composer import Composer
from gizai_desktop.ui.look.theme import Theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def composer(theme: Theme) -> Composer:
    return Composer(theme)


@pytest.fixture
def timeline() -> QWidget:
    return QWidget()


@pytest.fixture
def page(
    theme: Theme, window: QWidget, composer: Composer, timeline: QWidget, qtbot: QtBot
) -> ChatPage:
    page = ChatPage(theme, timeline, composer)
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(page)
    window.resize(1016, 808)
    page.show()
    qtbot.waitUntil(lambda: page.width() == 1016)
    return page


def cards(page: ChatPage) -> list[ExampleCard]:
    return page.findChildren(ExampleCard)


def on_page(page: ChatPage, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(page, QPoint(0, 0)), widget.size())


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def text_of(page: ChatPage) -> QPlainTextEdit:
    found = page.findChild(QPlainTextEdit)
    assert isinstance(found, QPlainTextEdit)
    return found


def test_a_new_chat_has_its_block_where_the_design_puts_it(
    page: ChatPage, composer: Composer, timeline: QWidget
) -> None:
    assert not timeline.isVisible()
    assert composer.geometry() == QRect(136, 299, 744, 83)
    assert [on_page(page, card) for card in cards(page)] == [
        QRect(136, 398, 240, 124),
        QRect(388, 398, 240, 124),
        QRect(640, 398, 240, 124),
    ]


def test_a_conversation_has_the_composer_at_the_foot(
    page: ChatPage, composer: Composer, timeline: QWidget
) -> None:
    page.set_empty(False)
    assert composer.geometry() == QRect(136, 693, 744, 115)
    assert timeline.isVisible()
    assert timeline.geometry().bottom() < composer.geometry().top()
    assert timeline.width() == page.width()
    assert not any(card.isVisible() for card in cards(page))


def test_text_and_keyboard_survive_the_move(page: ChatPage, composer: Composer) -> None:
    composer.focus_text()
    QTest.keyClicks(text_of(page), "Hello")
    page.set_empty(False)
    QTest.keyClicks(focused(), " there")
    page.set_empty(True)
    QTest.keyClicks(focused(), "!")
    assert composer.text() == "Hello there!"


def test_a_card_puts_its_text_into_the_composer_without_sending(
    page: ChatPage, composer: Composer, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(composer.submitted):
        QTest.mouseClick(cards(page)[1], Qt.MouseButton.LeftButton)
    assert "error" in composer.text()
    assert text_of(page).hasFocus()
    assert text_of(page).textCursor().atEnd()
    texts = set()
    for card in cards(page):
        card.setFocus(Qt.FocusReason.TabFocusReason)
        with qtbot.waitSignal(page.example_chosen) as chosen:
            QTest.keyClick(card, Qt.Key.Key_Return)
        texts.add(chosen.args[0])
    assert len(texts) == 3


def test_a_card_keeps_what_was_written_and_another_card_replaces_the_first(
    page: ChatPage, composer: Composer
) -> None:
    composer.set_text("Dear Sir or Madam")
    for card in cards(page):
        QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    text = composer.text()
    assert text.startswith("Translate this letter")
    assert text.endswith("Dear Sir or Madam")
    assert "Summarise" not in text


def test_the_composer_grows_upwards_in_a_conversation(
    page: ChatPage, composer: Composer, timeline: QWidget, qtbot: QtBot
) -> None:
    page.set_empty(False)
    before = composer.geometry()
    composer.focus_text()
    QTest.keyClick(text_of(page), Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: composer.geometry().top() < before.top())
    assert composer.geometry().bottom() == before.bottom()
    assert timeline.geometry().bottom() < composer.geometry().top()


def test_in_a_narrow_page_the_cards_stand_below_each_other(
    page: ChatPage, window: QWidget, composer: Composer, qtbot: QtBot
) -> None:
    window.resize(480, 508)
    qtbot.waitUntil(lambda: page.width() == 480)
    rects = [on_page(page, card) for card in cards(page)]
    assert {(rect.left(), rect.width()) for rect in rects} == {(16, 448)}
    assert composer.geometry().bottom() < rects[0].top()
    assert rects[0].bottom() < rects[1].top()
    assert rects[1].bottom() < rects[2].top()


def test_a_page_that_is_too_low_scrolls_instead_of_cutting(
    page: ChatPage, window: QWidget, composer: Composer, qtbot: QtBot
) -> None:
    window.resize(480, 300)
    qtbot.waitUntil(lambda: page.height() == 300)
    assert on_page(page, cards(page)[2]).bottom() > 300
    before = composer.y()
    middle = QPointF(240, 20)
    wheel = QWheelEvent(
        middle,
        QPointF(page.mapToGlobal(middle.toPoint())),
        QPoint(0, 0),
        QPoint(0, -12_000),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(page, wheel)
    assert on_page(page, cards(page)[2]).bottom() < 300
    scrolled = before - composer.y()
    assert scrolled > 0
    assert composer.geometry().bottom() < on_page(page, cards(page)[0]).top()


def test_tab_goes_from_the_text_over_the_tools_to_the_cards(
    page: ChatPage, composer: Composer
) -> None:
    composer.focus_text()
    seen = []
    for _ in range(4):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        seen.append(focused().accessibleName())
    assert seen == ["Instructions", "Summarise a text", "Explain an error", "Translate a letter"]
