"""Links of the Guide and of other answers: what is seen, clicked, and what stays literal."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolTip
from pytestqt.qtbot import QtBot

from gizai_desktop.ui.timeline import TimelineView
from gizai_desktop.ui.typesetting.links import APP_SCHEME, WEB_SCHEMES, links_in, without_signs
from tests.ui.timeline.reader import click, move, place_of
from tests.ui.timeline.samples import GUIDE_ANSWER, answer, user

QUESTION = user("q", "How?")
EVERY = WEB_SCHEMES | {APP_SCHEME}


def seen(text: str, schemes: frozenset[str] = EVERY) -> str:
    """The text as the eye has it."""
    return without_signs(text, list(links_in(text, schemes))).replace("\u2060", "")


def addresses(text: str, schemes: frozenset[str] = EVERY) -> list[str]:
    return [link.address for link in links_in(text, schemes)]


@pytest.mark.parametrize(
    ("source", "shown", "address"),
    [
        ("Open [Settings](gizai-desktop:settings).", "Open Settings.", "gizai-desktop:settings"),
        ("[a](https://example.org/b?c=d)", "a", "https://example.org/b?c=d"),
        ("([a](mailto:a@example.org))", "(a)", "mailto:a@example.org"),
        ("**[a](HTTP://example.org)**", "**a**", "HTTP://example.org"),
    ],
)
def test_a_link_shows_its_words(source: str, shown: str, address: str) -> None:
    assert seen(source) == shown
    assert addresses(source) == [address]


@pytest.mark.parametrize(
    "source",
    [
        "[a](javascript:alert(1))",
        "[a](file:///etc/passwd)",
        "[a](data:text/html,x)",
        "[a](gizai-desktopx:settings)",
        "![a](gizai-desktop:settings)",
        "\\[a](gizai-desktop:settings)",
        "`[a](gizai-desktop:settings)`",
        "[a] (gizai-desktop:settings)",
        "[](gizai-desktop:settings)",
        "[a](gizai-desktop:set tings)",
        "[a](gizai-desktop:\u202etings)",
        "[a](settings)",
        "[a][b]",
    ],
)
def test_everything_else_stays_literal(source: str) -> None:
    assert seen(source) == source
    assert addresses(source) == []


def test_words_that_pretend_to_be_another_address_stay_literal() -> None:
    source = "[https://bank.example](https://evil.example)"
    assert seen(source) == source
    assert "https://bank.example" in addresses(source)[0]
    same = "[https://a.example](https://a.example)"
    assert seen(same) == "https://a.example"


def test_only_the_guide_leads_into_the_application() -> None:
    source = "[a](gizai-desktop:settings) [b](https://example.org)"
    assert seen(source, WEB_SCHEMES) == "[a](gizai-desktop:settings) b"


def test_hidden_signs_keep_every_position() -> None:
    source = "x [one](https://a.example) y [two](gizai-desktop:b) https://c.example"
    links = list(links_in(source, EVERY))
    shown = without_signs(source, links)
    assert len(shown) == len(source)
    assert [source[link.start : link.end] for link in links] == ["one", "two", "https://c.example"]
    assert shown.index("y") == source.index("y")


@pytest.mark.parametrize("text", ["[" * 4000, "[a](" * 1000, "`" * 4000, "[a](x:" + "(" * 4000])
def test_many_signs_take_no_time(text: str) -> None:
    assert addresses(text) == []


def test_a_click_on_the_words_opens_what_the_guide_means(view: TimelineView, qtbot: QtBot) -> None:
    view.show_entries("a", [QUESTION, answer("g", GUIDE_ANSWER, backend="guide")])
    place = place_of(view, "Services](")
    with qtbot.waitSignal(view.link_activated) as followed:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert followed.args == ["gizai-desktop:settings/services"]


def test_only_addresses_outside_are_offered_to_copy(view: TimelineView) -> None:
    view.show_entries("a", [QUESTION, answer("g", GUIDE_ANSWER, backend="guide")])
    assert "Copy link" not in menu_at(view, "Services](")
    assert "Copy link" in menu_at(view, "Ollama](")


def menu_at(view: TimelineView, text: str) -> list[str]:
    """The rows of the menu over that text."""
    place = place_of(view, text)
    reason = QContextMenuEvent.Reason.Mouse
    event = QContextMenuEvent(reason, place, view.viewport().mapToGlobal(place))
    QApplication.sendEvent(view.viewport(), event)
    menu = next(menu for menu in view.findChildren(QMenu) if menu.isVisible())
    names = [action.text() for action in menu.actions()]
    menu.close()
    return names


def test_the_same_words_of_an_ai_are_no_link(view: TimelineView, qtbot: QtBot) -> None:
    view.show_entries("a", [QUESTION, answer("g", GUIDE_ANSWER)])
    place = place_of(view, "Services](")
    with qtbot.assertNotEmitted(view.link_activated):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_users_own_words_stay_as_written(view: TimelineView, qtbot: QtBot) -> None:
    view.show_entries("a", [user("q", "[one](https://a.example) and more")])
    place = place_of(view, "one](")
    with qtbot.assertNotEmitted(view.link_activated):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_what_is_copied_has_the_addresses(view: TimelineView) -> None:
    view.show_entries("a", [answer("g", GUIDE_ANSWER, backend="guide")])
    view.select_all()
    view.copy_selection()
    assert QGuiApplication.clipboard().text() == GUIDE_ANSWER


def test_the_guides_links_are_in_its_menu_for_the_keyboard(
    view: TimelineView, qtbot: QtBot
) -> None:
    view.show_entries("a", [QUESTION, answer("g", GUIDE_ANSWER, backend="guide")])
    click(view, "More actions")
    menu = next(menu for menu in view.findChildren(QMenu) if menu.isVisible())
    action = next(a for a in menu.actions() if a.text() == "Open “Choosing a model”")
    with qtbot.waitSignal(view.link_activated) as followed:
        action.trigger()
    assert followed.args == ["gizai-desktop:help/models"]
    menu.close()


def test_a_link_tells_where_it_leads_as_soon_as_the_mouse_is_over_it(
    view: TimelineView, qtbot: QtBot
) -> None:
    view.show_entries("a", [answer("m", "Go [there](https://a.example/x) and nowhere else")])
    move(view, place_of(view, "there") + QPoint(3, 0))
    assert QToolTip.text() == "https://a.example/x"
    move(view, place_of(view, "nowhere") + QPoint(3, 0))
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_the_menu_of_an_answer_opens_its_links(view: TimelineView, qtbot: QtBot) -> None:
    source = "Go [there](https://a.example/x), not [here](javascript:alert(1)); [^1] me@a.example"
    view.show_entries("a", [answer("m", source)])
    opened = view._named_links(view._column.boxes[0].entry)
    assert [words for words, _ in opened] == ["https://a.example/x", "mailto:me@a.example"]
    with qtbot.waitSignal(view.link_activated) as followed:
        opened[0][1]()
    assert followed.args == ["https://a.example/x"]
