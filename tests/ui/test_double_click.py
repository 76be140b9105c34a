"""Two clicks are a double click when the desktop says so: its time is followed everywhere.

The clicks come through the window system, which tells Qt when each was: 501 ms apart, by QTest.
"""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from gizai_desktop.ui.chat.header import _Title
from gizai_desktop.ui.composer.text_field import ComposerText
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.sidebar.chat_list import ChatList
from gizai_desktop.ui.timeline import TimelineView
from gizai_desktop.ui.widgets.keyed_list import KeyedList
from gizai_desktop.ui.widgets.row_canvas import RowCanvas
from tests.support.answers import say
from tests.ui.running_desktop import RunningDesktop, running_desktop
from tests.ui.timeline.reader import place_of

SLOW_MS, QUICK_MS = 1000, 300
_LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def set_time(qapp: QApplication) -> Iterator[Callable[[int], None]]:
    """Sets the desktop's time of a double click, in milliseconds, for this test."""
    usual = qapp.doubleClickInterval()
    yield qapp.setDoubleClickInterval
    qapp.setDoubleClickInterval(usual)


@pytest.fixture(params=[SLOW_MS, QUICK_MS], ids=["slow", "quick"])
def doubles(request: pytest.FixtureRequest, set_time: Callable[[int], None]) -> bool:
    """Whether two clicks are one double click with the time that is set."""
    set_time(request.param)
    return bool(request.param == SLOW_MS)


async def click(widget: QWidget, place: QPoint, times: int) -> None:
    """Click soon, outside all tasks: QTest lets Qt's events in, and with them other tasks."""
    window = widget.window()
    at, loop = widget.mapTo(window, place), asyncio.get_running_loop()
    clicked = loop.create_future()

    def act() -> None:
        for _ in range(times):
            QTest.mouseClick(window.windowHandle(), _LEFT, Qt.KeyboardModifier.NoModifier, at)
        clicked.set_result(None)

    loop.call_soon(act)
    await clicked


async def word_of_answer(app: RunningDesktop, word: str) -> tuple[TimelineView, QPoint]:
    """Have something told; where the answer says this word."""
    await app.ask("tell")
    return app.window.timeline, place_of(app.window.timeline, word) + QPoint(6, 0)


async def test_text_of_an_answer_is_selected_by_two_and_three_clicks(
    theme: Theme, tmp_path: Path, doubles: bool
) -> None:
    async with running_desktop(theme, tmp_path, say("One fine day here")) as app:
        view, fine = await word_of_answer(app, "fine")
        await click(view.viewport(), fine, 2)
        assert view.selected_text() == ("fine" if doubles else "")
        await click(view.viewport(), fine, 1)
        assert view.selected_text() == ("One fine day here" if doubles else "")


async def test_a_third_click_that_comes_late_is_a_first_one(
    theme: Theme, tmp_path: Path, set_time: Callable[[int], None]
) -> None:
    async with running_desktop(theme, tmp_path, say("One fine day here")) as app:
        view, fine = await word_of_answer(app, "fine")
        set_time(SLOW_MS)
        await click(view.viewport(), fine, 2)
        set_time(0)
        await click(view.viewport(), fine, 1)
        assert view.selected_text() == ""


async def test_words_of_a_prompt_are_selected_by_two_clicks(
    theme: Theme, tmp_path: Path, doubles: bool
) -> None:
    async with running_desktop(theme, tmp_path) as app:
        app.window.composer.focus_text()
        app.type("One fine day")
        (text,) = app.window.composer.findChildren(ComposerText)
        await click(text.viewport(), text.cursorRect().center() - QPoint(4, 0), 2)
        assert text.textCursor().selectedText() == ("day" if doubles else "")


async def test_a_chat_is_renamed_by_two_clicks(theme: Theme, tmp_path: Path, doubles: bool) -> None:
    async with running_desktop(theme, tmp_path) as app:
        await app.ask("one")
        (chats,) = app.window.sidebar.findChildren(ChatList)
        row = chats.visualRect(chats.model().index(1, 0)).center()
        await click(chats.viewport(), row, 2)
        assert (chats.viewport().findChild(QLineEdit) is not None) is doubles


async def test_the_title_asks_for_another_at_two_clicks(
    theme: Theme, tmp_path: Path, doubles: bool
) -> None:
    async with running_desktop(theme, tmp_path) as app:
        await app.ask("one")
        asked: list[bool] = []
        app.window.header.rename_requested.connect(lambda: asked.append(True))
        (title,) = app.window.header.findChildren(_Title)
        await click(title, title.rect().center(), 2)
        assert bool(asked) is doubles


@dataclass
class Row:
    """A row of which only the words matter."""

    words: str

    def paint(self, canvas: RowCanvas, *, lit: bool) -> None:
        del canvas, lit


def test_a_row_of_a_sheet_is_taken_by_two_clicks(
    theme: Theme, window: QWidget, doubles: bool
) -> None:
    rows = KeyedList(theme, parent=window)
    rows.resize(300, 200)
    rows.show_rows([Row("one"), Row("two")], 0)
    rows.show()
    taken: list[int] = []
    rows.taken.connect(lambda: taken.append(rows.lit))
    place = rows.viewport().mapTo(window, rows.visualRect(rows.model().index(1, 0)).center())
    for _ in range(2):
        QTest.mouseClick(window.windowHandle(), _LEFT, Qt.KeyboardModifier.NoModifier, place)
    assert taken == ([1] if doubles else [])
