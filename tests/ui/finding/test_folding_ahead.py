"""Texts are folded while nobody does anything, and never in somebody's way."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gizai_desktop.ui.finding.at_hand import FindAtHand
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.timeline import TimelineEntry, TimelineView
from tests.ui.timeline.samples import answer, running, user


class Reader:
    """A window with a conversation and what finds in it."""

    def __init__(self, qtbot: QtBot, theme: Theme) -> None:
        window = QWidget()
        qtbot.addWidget(window)
        self.qtbot = qtbot
        self.view = TimelineView(theme)
        column = QVBoxLayout(window)
        column.addWidget(self.view)
        window.resize(900, 600)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        self.window = window
        self.find = FindAtHand(theme, self.view, window)

    @property
    def folded(self) -> list[bool]:
        """Which sections are folded."""
        texts = self.find._kept
        return [] if texts is None else [section is not None for section in texts._sections]

    def rest(self) -> None:
        self.qtbot.waitUntil(lambda: not self.find.folding)

    def count(self, text: str) -> str:
        self.find.open()
        presenter = self.find._presenter
        presenter.bar.field.edit.selectAll()
        QTest.keyClicks(presenter.bar.field.edit, text)
        self.qtbot.waitUntil(lambda: not presenter.counting)
        return presenter.bar._count.text()


@pytest.fixture
def reader(qtbot: QtBot, theme: Theme) -> Reader:
    return Reader(qtbot, theme)


def many(count: int, word: str = "apple") -> list[TimelineEntry]:
    return [answer(f"{word}{number}", f"an **{word}** {number}") for number in range(count)]


def test_a_conversation_is_folded_soon_after_it_is_opened(reader: Reader) -> None:
    reader.view.show_entries("c", many(600))
    assert reader.folded == []
    reader.rest()
    assert reader.folded == [True] * 5
    assert reader.count("apple").endswith(" of 600")


def test_the_first_query_does_not_wait_for_it(reader: Reader) -> None:
    reader.view.show_entries("c", many(600))
    assert reader.count("apple 59").endswith(" of 11")


def test_scrolling_comes_first(reader: Reader) -> None:
    reader.view.show_entries("c", many(600))
    bar = reader.view.verticalScrollBar()
    for step in range(10):
        QTest.qWait(60)
        bar.setValue(bar.maximum() - 10 * step)
    assert reader.folded == []
    reader.rest()
    assert all(reader.folded)


def test_an_answer_that_grows_comes_first(reader: Reader) -> None:
    reader.view.show_entries("c", [user("1", "words"), running("2", "begun")])
    for step in range(10):
        QTest.qWait(60)
        reader.view.update_entry(running("2", "begun " * step))
    assert reader.folded == []
    reader.view.show_entries("c", [user("1", "words"), answer("2", "done")])
    reader.rest()
    assert reader.folded == [True]
    assert reader.count("begun") == "No matches"
    assert reader.count("done") == "1 of 1"


def test_another_conversation_takes_its_place(reader: Reader) -> None:
    reader.view.show_entries("c", many(600))
    reader.qtbot.waitUntil(lambda: any(reader.folded))
    reader.view.show_entries("d", many(200, "pear"))
    reader.rest()
    assert reader.folded == [True] * 2
    assert reader.count("apple") == "No matches"
    assert reader.count("pear").endswith(" of 200")


def test_what_is_folded_stays_when_the_bar_is_closed(reader: Reader) -> None:
    reader.view.show_entries("c", many(600))
    assert reader.count("apple").endswith("of 600")
    reader.find._presenter.bar.close_bar()
    assert reader.folded == [True] * 5
    reader.view.show_entries("c", [*many(600), user("last", "one apple more")])
    reader.rest()
    assert reader.folded == [True] * 5
    assert reader.count("apple").endswith("of 601")


def test_a_conversation_that_comes_while_the_bar_is_open_is_folded_by_it(reader: Reader) -> None:
    reader.view.show_entries("c", many(300))
    assert reader.count("apple").endswith("of 300")
    reader.view.show_entries("d", many(200, "apple pie"))
    reader.rest()
    presenter = reader.find._presenter
    reader.qtbot.waitUntil(lambda: not presenter.counting)
    assert presenter.bar._count.text() == "200 matches"
    assert reader.folded == [True] * 2


def test_another_language_is_looked_through_anew(reader: Reader) -> None:
    reader.view.show_entries("c", many(300))
    assert reader.count("apple").endswith("of 300")
    reader.find.follow_language()
    presenter = reader.find._presenter
    reader.qtbot.waitUntil(lambda: not presenter.counting)
    assert presenter.bar._count.text().endswith("of 300")
    presenter.bar.close_bar()
    reader.find.follow_language()
    assert reader.folded == []
    reader.rest()
    assert reader.folded == [True] * 3
