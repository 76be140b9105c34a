"""The installed program as a screen reader meets it: over AT-SPI, in a session of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

import pytest

if sys.platform != "linux":
    pytest.skip("AT-SPI is of Linux", allow_module_level=True)

from jeepney.wrappers import DBusErrorResponse
from PySide6.QtGui import QAccessibleActionInterface

from tests.end_to_end.runs import openai_service, service, started, statuses
from tests.end_to_end.screen import Screen, screen, until
from tests.support.at_spi import LAUNCHERS, Reader, Thing, accessibility_bus
from tests.support.programs import SCREEN, needs

pytestmark = needs(
    *SCREEN,
    "dbus-run-session",
    packages=() if any(map(os.path.exists, LAUNCHERS)) else ("at-spi2-core",),
)
CONTROLS = {
    "check box", "combo box", "dialog", "frame", "link", "list", "list item", "menu item",
    "push button", "radio button", "slider", "spin button", "text", "toggle button",
    "tool bar",
}  # fmt: skip
"""Roles of which a user has to know what they are; scroll bars belong to what is named."""
ROLELESS = {"filler", "unknown", "invalid", "redundant object"}
"""What may not be reached by keyboard."""
SET_FOCUS = QAccessibleActionInterface.setFocusAction()
LONG = "01934d2e-0000-7000-8000-000000000001"
RICH = """## Title

Some *words* and [a page](https://example.org/a).

| Name | Price |
| --- | --- |
| Tea | 3 |

```python
print("hi")
```"""


@pytest.fixture(scope="module")
def display() -> Iterator[Screen]:
    with screen() as found:
        yield found


@pytest.fixture
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    with accessibility_bus(tmp_path_factory.mktemp("bus")) as found:
        yield found


@contextmanager
def read(
    display: Screen, reader: Reader, folder: Path, *arguments: str
) -> Iterator["subprocess.Popen[bytes]"]:
    """Run the program with a screen reader; its end, too, has to be in order."""
    with started(display, folder, *arguments, variables=reader.environment) as running:
        reader.until(lambda: _is_filled(reader.program()), "the window is filled")
        yield running
        running.terminate()
        assert running.wait(timeout=20) == 0


def showing(thing: Thing) -> Iterator[Thing]:
    """Everything that is on the screen, or about to be when it is scrolled to."""
    if "visible" not in thing.states and thing.role not in {"menu item", "popup menu"}:
        return
    yield thing
    for child in thing.children:
        yield from showing(child)


def unfit(root: Thing) -> list[str]:
    """What a user of a screen reader could not make sense of."""
    found = []
    for thing in showing(root):
        role, states = thing.role, thing.states
        if (role in CONTROLS or "focusable" in states) and not thing.name.strip():
            found.append(f"no name: {thing!r} of {thing.parent!r}")
        if "focusable" in states and role in ROLELESS:
            found.append(f"no role: {thing!r} of {thing.parent!r}")
    return found


def open_and_find(reader: Reader, act: Callable[[], None], role: str, name: str = "") -> Thing:
    """Do something that opens a part of the window; the part."""
    act()
    found: list[Thing] = []

    def there() -> bool:
        found[:] = [
            thing
            for thing in showing(reader.program())
            if thing.role == role and (not name or thing.name == name)
        ]
        return bool(found)

    reader.until(there, f"there is {role} {name}")
    return found[-1]


def press(display: Screen, thing: Thing) -> None:
    """Click where a screen reader is told that the thing is."""
    left, top, width, height = thing.extents()
    display.click(left + width // 2, top + height // 2)


def wait_until_still(reader: Reader, thing: Thing) -> None:
    """What opens rises for a moment; nobody clicks so fast."""
    places: list[tuple[int, int, int, int]] = []

    def still() -> bool:
        places.append(thing.extents())
        return len(places) > 10 and len(set(places[-10:])) == 1

    reader.until(still, f"{thing} stands still")


def ask(display: Screen, reader: Reader, folder: Path, words: str) -> None:
    done = len(statuses(folder))
    display.type(words)
    display.key("Return")
    until(lambda: statuses(folder)[done:] == ["complete"], "the answer is on disk")
    stop = reader.program().find("push button", "Stop")
    reader.until(lambda: "visible" not in stop.states, "the next question can be sent")


def test_the_conversation_is_read_message_by_message(
    display: Screen, reader: Reader, tmp_path: Path
) -> None:
    with service(tmp_path, "--answer", RICH) as gizai:
        with read(display, reader, tmp_path, "--endpoint", gizai.url):
            ask(display, reader, tmp_path, "Hello")
            messages = reader.program().find("list", "Messages")
            reader.until(lambda: messages.count >= 3, "both messages are there")
            question, answer = messages.children[:2]
            assert (question.role, question.name) == ("list item", "You: Hello")
            assert answer.name.startswith("Gemini 1.5 Flash: Title\nSome words and a page.")
            assert answer.text.splitlines() == [
                "Title",
                "Some words and a page.",
                "Name; Price",
                "Tea; 3",
                "Python:",
                'print("hi")',
            ]
            assert answer.line_at(6).strip() == "Some words and a page."
            assert (answer.index, answer.parent) == (1, messages)
            heading, link, table, code = answer.children
            assert (link.role, link.name) == ("link", "a page")
            assert link.description == "https://example.org/a"
            assert (heading.role, heading.name) == ("heading", "Title")
            assert heading.attributes["level"] == "2"
            assert (table.role, table.description) == ("table", "Table: rows 2, columns 2")
            price = table.child(1).child(1)
            assert (price.name, price.description, price.parent.index) == ("3", "Price", 1)
            assert code.name == 'Python:\nprint("hi")'
            left, top, width, height = answer.extents()
            for part in answer.children:
                x, y, wide, high = part.extents()
                assert left <= x < x + wide <= left + width, part
                assert top <= y < y + high <= top + height, part
            at = answer.text.index("page")
            x, y, wide, high = answer.character_extents(at)
            assert link.extents()[1] <= y + high // 2 <= link.extents()[1] + link.extents()[3]
            assert answer.offset_at(x + wide // 2, y + high // 2) == at
            assert "Ask again" in answer.actions
            answer.act("Ask again")
            until(lambda: len(gizai.prompts()) == 2, "it was asked again")


def test_everything_in_the_window_has_a_name_and_a_role(
    display: Screen, reader: Reader, tmp_path: Path
) -> None:
    with service(tmp_path, "--answer", RICH) as gizai:
        with read(display, reader, tmp_path, "--endpoint", gizai.url):
            assert unfit(reader.program()) == []
            ask(display, reader, tmp_path, "Hello")
            reader.program().find("list", "Messages")
            assert unfit(reader.program()) == []
            models = open_and_find(reader, lambda: display.key("ctrl+m"), "dialog", "AI models")
            assert models.parent.role == "frame"
            assert len(models.find("list", "Models").children) > 3
            assert unfit(models) == []
            display.key("Escape")
            instructions = open_and_find(
                reader, lambda: display.key("ctrl+i"), "dialog", "Instructions"
            )
            fold = instructions.find("push button", "Dials")
            assert {"expandable", "expanded"} & fold.states == {"expandable"}
            press(display, fold)
            reader.until(lambda: "expanded" in fold.states, "the dials are open")
            assert unfit(instructions) == []
            display.key("Escape")
            field = open_and_find(
                reader, lambda: display.key("ctrl+f"), "text", "Find in conversation"
            )
            reader.until(lambda: "focused" in field.states, "something can be looked for")
            assert unfit(reader.program()) == []
            display.key("Escape")
            more = reader.program().find("push button", "More")
            menu = open_and_find(reader, lambda: press(display, more), "popup menu")
            assert unfit(menu) == []
            display.key("Escape")


def test_every_sheet_and_popup_has_names_and_roles(
    display: Screen, reader: Reader, tmp_path: Path
) -> None:
    with service(tmp_path, "--answer", RICH) as gizai:
        with read(display, reader, tmp_path, "--endpoint", gizai.url):
            ask(display, reader, tmp_path, "Hello")
            menu = {
                item.name: item
                for item in reader.program().find("menu bar").walk()
                if item.role == "menu item"
            }
            opened = {
                "Go to a chat…": "Go to a chat",
                "Tags…": "Tags",
                "Branches…": "Branches",
                "Trash…": "Trash",
                "Export chat…": "Export chat",
            }
            for words, name in opened.items():
                part = open_and_find(reader, partial(menu[words].act, "Press"), "dialog", name)
                assert unfit(part) == [], name
                display.key("Escape")
                reader.until(partial(_is_gone, part), f"{name} has gone")


def test_every_settings_page_has_names_and_roles(
    display: Screen, reader: Reader, tmp_path: Path
) -> None:
    with read(display, reader, tmp_path):
        pages = open_and_find(reader, lambda: display.key("ctrl+comma"), "list", "Settings pages")
        assert len(pages.children) > 7
        wait_until_still(reader, pages)
        for page in pages.children:
            sheet = open_and_find(reader, partial(press, display, page), "dialog", page.name)
            assert unfit(sheet) == [], page.name


def test_a_streamed_answer_is_announced_once_and_does_not_flood(
    display: Screen, reader: Reader, tmp_path: Path
) -> None:
    words = " ".join(f"word{number}" for number in range(400))
    with openai_service("--delay", "0.002", "--reply", words) as url:
        _choose(tmp_path, url)
        with read(display, reader, tmp_path):
            reader.program().find("frame")
            reader.listen("Object:Announcement", "Object:PropertyChange", "Object:TextChanged")
            ask(display, reader, tmp_path, "Tell me")
            reader.until(lambda: len(reader.announced()) >= 2, "its end is announced")
            waiting, complete = reader.announced()
            assert waiting.startswith("Waiting for ")
            assert complete.startswith("Answer complete: word0 word1 ")
            assert len(complete) < 140
            assert len(reader.heard("TextChanged")) < 60, "of typing the question"


def test_a_failure_interrupts_with_its_sentence(
    display: Screen, reader: Reader, tmp_path: Path
) -> None:
    with service(tmp_path, "--status", "429", "--message", "Limit reached") as gizai:
        with read(display, reader, tmp_path, "--endpoint", gizai.url):
            reader.program().find("frame")
            reader.listen("Object:Announcement")
            display.type("Hello")
            display.key("Return")
            reader.until(lambda: len(reader.announced()) >= 2, "the failure is announced")
            waiting, failure = reader.heard("Announcement")
            assert "Limit reached" in failure.value
            assert (waiting.number, failure.number) == (1, 2), "polite, then assertive"


def test_find_says_which_of_how_many_matches_it_is_at(
    display: Screen, reader: Reader, tmp_path: Path
) -> None:
    with service(tmp_path) as gizai:
        with read(display, reader, tmp_path, "--endpoint", gizai.url):
            reader.program().find("frame")
            ask(display, reader, tmp_path, "an apple and an apple")
            reader.listen("Object:Announcement")
            display.key("ctrl+f")
            every = reader.program().walk
            reader.until(
                lambda: any(thing.name == "Find in conversation" for thing in every()),
                "the bar is there",
            )
            display.type("apple")
            field = reader.program().find("text", "Find in conversation")
            reader.until(lambda: field.text == "apple", "the whole word is there")
            reader.until(lambda: "1 of 4" in reader.announced(), "the count is said")
            display.key("F3")
            reader.until(lambda: "2 of 4" in reader.announced(), "the step is said")
            display.key("ctrl+a")
            display.type("pear")
            reader.until(lambda: "No matches" in reader.announced(), "that there is none")


def test_the_keyboard_takes_a_screen_reader_from_message_to_message(
    display: Screen, reader: Reader, tmp_path: Path
) -> None:
    with service(tmp_path) as gizai:
        with read(display, reader, tmp_path, "--endpoint", gizai.url):
            ask(display, reader, tmp_path, "one")
            ask(display, reader, tmp_path, "two")
            view = reader.program().find("panel", "Conversation")
            messages = view.find("list", "Messages")
            reader.listen("Object:StateChanged")
            messages.child(3).act(SET_FOCUS)
            reader.until(lambda: "focused" in messages.child(3).states, "the last has the focus")
            display.key("ctrl+Up", "ctrl+Up")
            reader.until(lambda: "focused" in messages.child(1).states, "the second has it")
            assert "focused" not in messages.child(3).states
            told = [event for event in reader.heard("StateChanged") if event.detail == "focused"]
            assert len(told) >= 3


def test_a_tap_on_alt_leads_a_screen_reader_to_the_hidden_menus(
    display: Screen, reader: Reader, tmp_path: Path
) -> None:
    with read(display, reader, tmp_path):
        bar = reader.program().find("menu bar")
        field = reader.program().find("text", "Message")
        first = bar.children[0].children[0].children[0]
        for _ in range(2):
            assert "showing" not in bar.states
            display.key("Alt_L")
            reader.until(lambda: "showing" in bar.states, "the menu bar is there")
            display.key("Down")
            reader.until(lambda: "focused" in first.states, "its first menu is open")
            display.key("Escape", "Escape")
            reader.until(lambda: "showing" not in bar.states, "the menu bar has gone")
            reader.until(lambda: "focused" in field.states, "writing goes on")


STRUCTURED = """## Title {0}

- first {0}
- [second {0}](https://example.org/{0})

| Name | Price |
| --- | --- |
| Tea | {0} |

```python
print({0})
```

"""


def test_an_answer_of_many_parts_is_walked_through_while_it_grows(
    display: Screen, reader: Reader, tmp_path: Path
) -> None:
    reply = "".join(STRUCTURED.format(number) for number in range(30))
    with openai_service("--delay", "0.003", "--reply", reply) as url:
        _choose(tmp_path, url)
        with read(display, reader, tmp_path):
            reader.program().find("frame")
            reader.listen("Object:Announcement")
            display.type("Tell me")
            display.key("Return")
            messages = reader.program().find("list", "Messages")
            reader.until(lambda: messages.count >= 2, "the answer is awaited")
            growing, seen = messages.child(1), set[Thing]()

            def walked() -> bool:
                for part in _now(growing):
                    seen.add(part)
                return any(said.startswith("Answer complete") for said in reader.announced())

            reader.until(walked, "the answer is complete")
            parts = list(growing.walk())
            assert len([part for part in parts if part.role == "heading"]) == 30
            assert len([part for part in parts if part.role == "link"]) == 30
            assert len([part for part in parts if part.role == "table"]) == 30
            for part in seen:
                with suppress(DBusErrorResponse):  # what it stood for became something else
                    assert part.role
            growing.act(SET_FOCUS)
            reader.until(lambda: "focused" in growing.states, "the answer has the focus")
            display.key("Tab")
            link = next(part for part in parts if part.role == "link")
            reader.until(lambda: "focused" in link.states, "its first link has the focus")
            display.key("Escape")
            reader.until(lambda: "focused" in growing.states, "the message has it again")


def _now(thing: Thing) -> Iterator[Thing]:
    """Everything below, as far as it still is there when its turn comes."""
    try:
        children = thing.children
    except DBusErrorResponse:
        return
    for child in children:
        yield child
        yield from _now(child)


def test_2000_messages_and_one_that_grows_survive_a_screen_reader(
    display: Screen, reader: Reader, tmp_path: Path
) -> None:
    words = " ".join(f"word{number}" for number in range(2000))
    with openai_service("--delay", "0.001", "--reply", words) as url:
        _choose(tmp_path, url)
        _long_conversation(tmp_path, 2000)
        with read(display, reader, tmp_path, "--conversation", LONG):
            messages = reader.program().find("list", "Messages")
            every = messages.children
            assert len(every) >= 2000
            assert every[1234].name == "You: Message 1234"
            reader.listen("Object:Announcement", "Object:StateChanged", "Object:ChildrenChanged")
            display.type("More")
            display.key("Return")
            reader.until(lambda: messages.count > len(every), "the question is there")
            growing = messages.child(2001)
            lengths = set()

            def grown() -> bool:
                lengths.add(len(growing.text))
                return any(said.startswith("Answer complete") for said in reader.announced())

            reader.until(grown, "the answer is complete")
            assert len(lengths) > 3, "it was read while it grew"
            assert growing.text.endswith("word1999")
            display.key("ctrl+n")
            reader.until(lambda: messages.count < 2000, "another conversation is shown")


def test_the_places_of_messages_follow_a_wheel_that_glides(
    display: Screen, reader: Reader, tmp_path: Path
) -> None:
    with openai_service() as url:
        _choose(tmp_path, url)
        _long_conversation(tmp_path, 400)
        with read(display, reader, tmp_path, "--conversation", LONG):
            view = reader.program().find("panel", "Conversation")
            last = view.find("list", "Messages").child(399)
            wait_until_still(reader, last)
            left, top, width, height = view.extents()

            def turned(steps: int) -> int:
                """How far the last message goes down when the wheel is turned."""
                before = last.extents()[1]
                display.wheel(left + width // 2, top + height // 2, steps)
                wait_until_still(reader, last)
                return last.extents()[1] - before

            step = turned(1)
            assert step > 30
            assert (turned(5), turned(-6), turned(-1)) == (5 * step, -6 * step, 0)


def _is_gone(thing: Thing) -> bool:
    try:
        return "showing" not in thing.states
    except DBusErrorResponse:
        return True


def _choose(folder: Path, url: str) -> None:
    mine: dict[str, Any] = {"id": "mine", "name": "My server", "kind": "openai", "base_url": url}
    settings = {"services": [mine], "default_service": "mine", "default_model": "test-small"}
    (folder / "data").mkdir()
    (folder / "data" / "settings.json").write_text(json.dumps(settings))


def _long_conversation(folder: Path, count: int) -> None:
    """A conversation on disk with that many messages."""
    at = "2026-11-22T05:27:00.123Z"
    messages = [
        {
            "id": f"{number:032x}",
            "parent": f"{number - 1:032x}" if number else None,
            "role": "assistant" if number % 2 else "user",
            "content": f"Message {number}",
            "created_at": at,
            "status": "complete",
        }
        for number in range(count)
    ]
    head = {"format": "gizai-desktop/conversation", "version": 1, "id": LONG, "title": "Long"}
    times = {"created_at": at, "updated_at": at, "head": messages[-1]["id"]}
    asked = {"service": "mine", "model": "test-small"}
    (folder / "data" / "conversations").mkdir(parents=True)
    file = folder / "data" / "conversations" / f"{LONG}.json"
    file.write_text(json.dumps({**head, **times, **asked, "messages": messages}))


def _is_filled(program: Thing) -> bool:
    return any(thing.role == "text" and thing.name == "Message" for thing in program.walk())
