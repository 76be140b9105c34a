"""What a screen reader is given of the conversation, asked in this process."""

import gc
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleInterface,
    QGuiApplication,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gizai_desktop.domain.errors import Failure
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.message import MessageStatus
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.process.accessibility import install_accessibility
from gizai_desktop.ui.timeline import TimelineEntry, TimelineView
from gizai_desktop.ui.timeline.access.node_access import LONGEST_NAME
from tests.ui.timeline.samples import MODEL, answer, running, user

SET_FOCUS = QAccessibleActionInterface.setFocusAction()
NAME, DESCRIPTION = QAccessible.Text.Name, QAccessible.Text.Description
RICH = """Some *words* with `code` and [a page](https://example.org/a).

1. first
2. second

- [x] done

| Name | Price |
| --- | --- |
| Tea | 3 |

```python
print("hi")
```

More at https://example.com/b."""


@pytest.fixture(autouse=True, scope="module")
def described(qapp: QApplication) -> None:
    install_accessibility()


@pytest.fixture(autouse=True)
def asked(qapp: QApplication) -> Iterator[None]:
    """As while a screen reader runs."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def messages(view: TimelineView) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(view.viewport())


def item(view: TimelineView, index: int) -> QAccessibleInterface:
    return messages(view).child(index)


def act(thing: QAccessibleInterface, name: str) -> None:
    thing.actionInterface().doAction(name)
    QCoreApplication.processEvents()


def test_messages_are_items_of_a_list_in_order(view: TimelineView) -> None:
    view.show_entries("a", [user("u", "Hello"), answer("a", "Good *morning*")])
    assert messages(view).role() is QAccessible.Role.List
    assert [item(view, at).text(NAME) for at in (0, 1)] == [
        "You: Hello",
        f"{MODEL}: Good morning",
    ]
    assert item(view, 0).role() is QAccessible.Role.ListItem
    assert item(view, 1).parent() is messages(view)
    assert messages(view).indexOfChild(item(view, 1)) == 1


def test_the_text_has_code_tables_lists_and_no_signs(view: TimelineView) -> None:
    view.show_entries("a", [user("u", "x"), answer("a", RICH)])
    text = item(view, 1).textInterface()
    assert text.text(0, text.characterCount()).splitlines() == [
        "Some words with code and a page.",
        "1. first",
        "2. second",
        "☑ done",
        "Name; Price",
        "Tea; 3",
        "Python:",
        'print("hi")',
        "More at https://example.com/b.",
    ]


def test_positions_in_the_text_count_as_qt_does(view: TimelineView) -> None:
    view.show_entries("a", [user("u", "a😀b")])
    text = item(view, 0).textInterface()
    assert text.characterCount() == 4
    assert text.text(3, 4) == "b"
    assert text.text(0, 3) == "a😀"


def links(thing: QAccessibleInterface) -> list[QAccessibleInterface]:
    return [part for part in walk(thing) if part.role() is QAccessible.Role.Link]


def walk(thing: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Everything below, as it is read."""
    for at in range(thing.childCount()):
        part = thing.child(at)
        assert part.parent() is thing
        assert thing.indexOfChild(part) == at
        yield part
        yield from walk(part)


def test_links_have_their_words_and_addresses(view: TimelineView) -> None:
    view.show_entries("a", [user("u", "x"), answer("a", RICH)])
    found = links(item(view, 1))
    assert [(link.text(NAME), link.text(DESCRIPTION)) for link in found] == [
        ("a page", "https://example.org/a"),
        ("https://example.com/b", "https://example.com/b"),
    ]
    followed: list[str] = []
    view.link_activated.connect(followed.append)
    act(found[0], "Press")
    assert followed == ["https://example.org/a"]


def test_a_script_is_no_link(view: TimelineView) -> None:
    view.show_entries("a", [answer("a", "[x](javascript:alert(1)) [y](file:///etc/passwd)")])
    assert item(view, 0).childCount() == 0


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (running("a"), f"{MODEL}: Waiting for {MODEL}"),
        (running("a", "Begun"), f"{MODEL}: Begun\n{MODEL} is writing"),
        (answer("a", "Half", status=MessageStatus.STOPPED), f"{MODEL}: Half\nStopped"),
    ],
)
def test_what_has_not_ended_well_says_so(
    view: TimelineView, entry: TimelineEntry, words: str
) -> None:
    view.show_entries("a", [entry])
    assert item(view, 0).text(NAME) == words


def test_a_failure_is_told_with_what_to_do(view: TimelineView) -> None:
    failure = Failure(FailureKind.NO_NETWORK, {"service": "GizAI"})
    view.show_entries("a", [answer("a", "", status=MessageStatus.FAILED, failure=failure)])
    name = item(view, 0).text(NAME)
    assert name.startswith(f"{MODEL}: ")
    assert len(name) > len(MODEL) + 30
    assert "%" not in name


def test_thoughts_are_described_and_open_by_an_action(view: TimelineView) -> None:
    view.show_entries("a", [answer("a", "So.", reasoning="Let me see", elapsed_ms=None)])
    assert item(view, 0).text(DESCRIPTION) == "Thoughts"
    act(item(view, 0), "Show or hide the thoughts")
    assert item(view, 0).text(DESCRIPTION) == "Thoughts: Let me see"


def test_everything_that_can_be_done_is_an_action(view: TimelineView) -> None:
    talk = [user("u", "Hello", ("u0", "u")), answer("a", "Good morning")]
    view.show_entries("a", talk)
    both = [SET_FOCUS, "Copy message", "Quote in reply", "More actions"]
    of_user = item(view, 0).actionInterface().actionNames()
    assert of_user == [*both, "Edit message", "Previous branch"]
    assert item(view, 1).actionInterface().actionNames() == [*both, "Ask again"]
    done: list[str] = []
    view.edit_requested.connect(done.append)
    view.regenerate_requested.connect(done.append)
    view.branch_requested.connect(done.append)
    act(item(view, 0), "Edit message")
    act(item(view, 1), "Ask again")
    act(item(view, 0), "Previous branch")
    act(item(view, 1), "Copy message")
    assert done == ["u", "a", "u0"]
    assert QGuiApplication.clipboard().text() == "Good morning"
    view.set_busy(True)
    assert item(view, 1).actionInterface().actionNames() == both


def test_the_focused_message_is_focused_for_a_screen_reader_too(view: TimelineView) -> None:
    view.show_entries("a", [user("u", "Hello"), answer("a", "Good morning")])
    QTest.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert item(view, 1).state().focused
    assert messages(view).focusChild() is item(view, 1)
    QTest.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert item(view, 0).state().focused
    assert not item(view, 1).state().focused
    act(item(view, 1), SET_FOCUS)
    assert item(view, 1).state().focused


def test_20000_messages_cost_nothing_until_one_is_asked_for(view: TimelineView) -> None:
    talk = [answer(f"a{at}", f"Message {at}") for at in range(20_000)]
    view.show_entries("a", talk)
    assert messages(view).childCount() >= 20_000
    assert view._made is not None
    assert len(view._made) == 0
    middle = item(view, 12_345)
    assert middle.text(NAME) == f"{MODEL}: Message 12345"
    assert middle.state().offscreen
    assert not item(view, 19_999).state().offscreen
    assert len(view._made) == 2
    view.show_entries("a", talk[1:])
    assert messages(view).indexOfChild(middle) == 12_344
    assert item(view, 12_344) is middle


def test_messages_that_have_gone_are_gone_for_a_screen_reader(view: TimelineView) -> None:
    view.show_entries("a", [user("u", "Hello"), answer("a", "Good morning")])
    old, number = item(view, 1), QAccessible.uniqueId(item(view, 1))
    view.show_entries("b", [user("other", "Another chat")])
    assert not shiboken6.isValid(old)
    assert QAccessible.accessibleInterface(number) is None
    assert item(view, 0).text(NAME) == "You: Another chat"


def test_buttons_come_after_the_messages(view: TimelineView) -> None:
    view.show_entries("a", [user("u", "Hello"), answer("a", "Good morning")])
    listed = messages(view)
    rest = [listed.child(at) for at in range(2, listed.childCount())]
    names = [row.child(at).text(NAME) for row in rest for at in range(row.childCount())]
    assert "Ask again" in names
    assert [listed.indexOfChild(row) for row in rest] == list(range(2, listed.childCount()))


def test_a_name_is_not_endless_but_the_text_is_whole(view: TimelineView) -> None:
    view.show_entries("a", [user("u", "x" * 1_000_000)])
    assert len(item(view, 0).text(NAME)) < LONGEST_NAME + 10
    assert item(view, 0).textInterface().characterCount() == 1_000_000


def test_views_come_and_go_with_their_interfaces(qtbot: QtBot, theme: Theme) -> None:
    for _ in range(5):
        view = TimelineView(theme)
        view.show_entries("a", [user("u", "Hello"), answer("a", RICH)])
        view.show()
        kept = item(view, 1)
        link = kept.child(0)
        for thing in (kept, link):
            QAccessible.uniqueId(thing)
        view.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert not shiboken6.isValid(kept)
        assert not shiboken6.isValid(link)
        gc.collect()


def test_a_message_grows_under_a_screen_readers_eyes(view: TimelineView) -> None:
    view.show_entries("a", [user("u", "Hello"), running("a")])
    reading = item(view, 1)
    for size in range(2000):
        view.update_entry(running("a", "word " * size))
        assert reading.state().busy
    view.show_entries("a", [user("u", "Hello"), answer("a", "word " * 2000)])
    assert item(view, 1) is reading
    assert not reading.state().busy
    assert len(reading.textInterface().text(0, 100_000)) == 9999
