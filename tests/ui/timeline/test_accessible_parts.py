"""Headings, lists, tables, code and single characters, as a screen reader is given them."""

import time
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gizai_desktop.ui.process.accessibility import install_accessibility
from gizai_desktop.ui.timeline import TimelineView
from tests.ui.timeline.reader import place_of
from tests.ui.timeline.samples import answer, running, talk, user

NAME, DESCRIPTION = QAccessible.Text.Name, QAccessible.Text.Description
SOURCE = """# One *title*

Words and [a page](https://example.org/a).

- first
  - inside
    1. deep
- [x] done

1. x
2. y

> quoted [page](https://example.org/q)

| Name | Price |
| --- | --- |
| [Tea](https://example.org/t) | 3 |
| Milk | |

### Small

```python
print("hi")
```

$$
x^2
$$

Said[^1].

[^1]: A note."""


@pytest.fixture(autouse=True, scope="module")
def described(qapp: QApplication) -> None:
    install_accessibility()


@pytest.fixture(autouse=True)
def asked(qapp: QApplication) -> Iterator[None]:
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def item(view: TimelineView, index: int) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(view.viewport()).child(index)


def tree(thing: QAccessibleInterface) -> list[object]:
    """Role, name and parts of everything in a message."""
    found: list[object] = []
    for at in range(thing.childCount()):
        part = thing.child(at)
        found.append((part.role().name, part.text(NAME), *tree(part)))
    return found


def walk(thing: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    for at in range(thing.childCount()):
        yield thing.child(at)
        yield from walk(thing.child(at))


def first(thing: QAccessibleInterface, role: QAccessible.Role) -> QAccessibleInterface:
    return next(part for part in walk(thing) if part.role() is role)


def test_a_message_is_a_tree_of_what_is_seen(view: TimelineView) -> None:
    view.show_entries("a", [answer("a", SOURCE)])
    assert tree(item(view, 0)) == [
        ("Heading", "One title"),
        ("Link", "a page"),
        (
            "List",
            "List",
            (
                "ListItem",
                "• first",
                (
                    "List",
                    "List",
                    ("ListItem", "• inside", ("List", "Numbered list", ("ListItem", "1. deep"))),
                ),
            ),
            ("ListItem", "☑ done"),
        ),
        ("List", "Numbered list", ("ListItem", "1. x"), ("ListItem", "2. y")),
        ("BlockQuote", "quoted page", ("Link", "page")),
        (
            "Table",
            "Name; Price",
            ("Row", "Name; Price", ("ColumnHeader", "Name"), ("ColumnHeader", "Price")),
            ("Row", "Tea; 3", ("Cell", "Tea", ("Link", "Tea")), ("Cell", "3")),
            ("Row", "Milk; ", ("Cell", "Milk"), ("Cell", "Empty")),
        ),
        ("Heading", "Small"),
        ("Section", 'Python:\nprint("hi")'),
        ("Equation", "$$\nx^2\n$$"),
        ("Link", "1"),
        ("Note", "[1] A note.", ("Link", "↑")),
    ]
    told = {link.text(NAME): link.text(DESCRIPTION) for link in walk(item(view, 0))}
    assert (told["1"], told["↑"]) == ("Footnote", "Back to the text")
    table = first(item(view, 0), QAccessible.Role.Table)
    assert table.text(DESCRIPTION) == "Table: rows 3, columns 2"
    assert table.child(1).child(1).text(DESCRIPTION) == "Price"
    assert first(item(view, 0), QAccessible.Role.List).text(DESCRIPTION) == "Items: 2"


def test_headings_tell_their_level(view: TimelineView) -> None:
    view.show_entries("a", [answer("a", SOURCE)])
    headings = [part for part in walk(item(view, 0)) if part.role().name == "Heading"]
    levels = [
        heading.attributesInterface().attributeValue(QAccessible.Attribute.Level)
        for heading in headings
    ]
    assert levels == [1, 3]


def test_parts_are_where_they_are_seen(view: TimelineView) -> None:
    view.show_entries("a", [answer("a", SOURCE)])
    view.verticalScrollBar().setValue(0)
    to_screen = view.viewport().mapToGlobal
    for role, words in (
        (QAccessible.Role.Heading, "One *title*"),
        (QAccessible.Role.Link, "a page"),
        (QAccessible.Role.ListItem, "first"),
        (QAccessible.Role.BlockQuote, "quoted"),
        (QAccessible.Role.Table, "Name"),
        (QAccessible.Role.Section, "print"),
    ):
        part = first(item(view, 0), role)
        point = to_screen(place_of(view, words) + QPoint(2, 0))
        assert part.rect().contains(point), words
        assert not part.state().offscreen
    cell = first(item(view, 0), QAccessible.Role.Cell)
    assert cell.rect().contains(to_screen(place_of(view, "Tea](") + QPoint(2, 0)))
    assert not cell.rect().contains(to_screen(place_of(view, "Milk") + QPoint(2, 0)))


def test_what_is_under_the_mouse_is_found(view: TimelineView) -> None:
    view.show_entries("a", [answer("a", SOURCE)])
    view.verticalScrollBar().setValue(0)

    def under(words: str) -> tuple[str, str]:
        point = view.viewport().mapToGlobal(place_of(view, words) + QPoint(3, 0))
        found = QAccessible.queryAccessibleInterface(view.viewport())
        below: QAccessibleInterface | None = found
        while below is not None:
            found, below = below, below.childAt(point.x(), point.y())
        return found.role().name, found.text(NAME)

    assert under("One *title*") == ("Heading", "One title")
    assert under("a page") == ("Link", "a page")
    assert under("inside") == ("ListItem", "• inside")
    assert under("Tea](") == ("Link", "Tea")
    assert under("Milk") == ("Cell", "Milk")
    assert under("Words and") == ("ListItem", item(view, 0).text(NAME))


TEXTS = [
    "Plain words, **bold** ones and `code` in one paragraph. " * 6,
    "😀 signs 👩‍👩‍👧 and more",
    "שלום עולם with English in it",
    "| Name | Price |\n| --- | --- |\n| Tea | 3 |",
    "```python\nprint(1)\nprint(2)\n```",
    "1. one\n2. two &amp; three \\* four",
]


@pytest.mark.parametrize("source", TEXTS)
def test_every_character_has_its_place_and_is_found_there(view: TimelineView, source: str) -> None:
    view.show_entries("a", [user("u", "Hi"), answer("a", source)])
    text, whole = item(view, 1).textInterface(), item(view, 1).rect()
    words = text.text(0, text.characterCount())
    seen = 0
    for at in range(text.characterCount()):
        place = text.characterRect(at)
        assert place.isValid() or place.height() > 0, at
        assert whole.adjusted(-2, -2, 2, 2).contains(place.center()), at
        assert place.height() < 60
        char = text.text(at, at + 1)
        if char.isascii() and char.isalnum():
            found = text.offsetAtPoint(QPoint(place.left() + 1, place.center().y()))
            said = text.text(found, found + 1) + text.text(found - 1, found)
            seen += char in said
    assert seen > 0.9 * sum(char.isascii() and char.isalnum() for char in words) - 9


def test_the_place_of_a_character_is_that_of_the_painted_one(view: TimelineView) -> None:
    view.show_entries("a", [answer("a", "Before the **needle** here")])
    text = item(view, 0).textInterface()
    at = text.text(0, 100).index("needle")
    place = text.characterRect(at)
    painted = view.viewport().mapToGlobal(place_of(view, "needle"))
    assert place.contains(painted)
    assert text.characterRect(at + 1).left() >= place.right() - 1
    assert text.offsetAtPoint(painted) == at
    assert text.offsetAtPoint(painted + QPoint(0, 5000)) == -1


def test_the_place_of_a_whole_book_does_not_hold_anybody_up(
    view: TimelineView, qtbot: QtBot
) -> None:
    view.show_entries("a", [answer("a", "Many words in a line. " * 2000)])
    text = item(view, 0).textInterface()
    begun, united = time.thread_time(), QRect()
    for at in range(text.characterCount()):
        united |= text.characterRect(at)
    assert time.thread_time() - begun < 0.5
    assert united.height() > 0.9 * item(view, 0).rect().height()
    qtbot.wait(1)
    assert text.characterRect(0).width() < 30


def test_a_character_far_away_has_a_place_outside(view: TimelineView) -> None:
    view.show_entries("a", talk(2000))
    text = item(view, 3).textInterface()
    assert text.characterRect(0).bottom() < view.viewport().mapToGlobal(QPoint(0, 0)).y()
    assert item(view, 3).state().offscreen


def test_nothing_is_made_until_it_is_asked_for(view: TimelineView) -> None:
    view.show_entries("a", [answer(f"a{at}", SOURCE) for at in range(2000)])
    _ = item(view, 1000).text(NAME)
    assert view._made is not None
    known = view._made.known("a1000")
    assert known is not None
    assert not known.parts
    assert item(view, 1000).childCount() == 11
    assert not known.parts
    assert tree(item(view, 1000))
    assert len(known.parts) == len(list(walk(item(view, 1000))))


def test_parts_of_an_answer_that_grows_and_changes_never_lead_astray(view: TimelineView) -> None:
    view.show_entries("a", [user("u", "?"), running("a")])
    kept: list[QAccessibleInterface] = []
    for size in range(0, len(SOURCE), 7):
        view.update_entry(running("a", SOURCE[:size]))
        for part in walk(item(view, 1)):
            kept.append(part)
            QAccessible.uniqueId(part)
        for part in kept[-300:]:
            assert shiboken6.isValid(part)
            if part.isValid():
                assert part.parent() is not None
                assert part.text(NAME)
                assert part.rect() is not None
            else:
                assert (part.childCount(), part.text(NAME)) == (0, "")
                assert part.state().invalid
                assert part.rect().isNull()
    view.show_entries("a", [user("u", "?"), answer("a", "All other words.")])
    assert not any(part.isValid() for part in kept)
    view.show_entries("b", [user("other", "Another chat")])
    assert not any(shiboken6.isValid(part) for part in kept)


def test_the_link_that_tab_leads_to_has_the_focus(view: TimelineView) -> None:
    view.show_entries("a", [answer("a", SOURCE)])
    QTest.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    listed = QAccessible.queryAccessibleInterface(view.viewport())
    assert item(view, 0).state().focused
    for name in ("a page", "page", "Tea", "Copy code", "1", "↑"):
        QTest.keyClick(QApplication.focusWidget() or view, Qt.Key.Key_Tab)
        if name == "Copy code":
            assert not item(view, 0).state().focused
            continue
        link = listed.focusChild()
        assert (link.role(), link.text(NAME)) == (QAccessible.Role.Link, name)
        assert link.state().focused
        assert not item(view, 0).state().focused
    link = next(part for part in walk(item(view, 0)) if part.text(NAME) == "page")
    link.actionInterface().doAction(QAccessibleActionInterface.setFocusAction())
    QApplication.processEvents()
    assert listed.focusChild().text(NAME) == "page"
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert listed.focusChild() is item(view, 0)
