"""Pictures of the library in the window: ``python -m tests.ui.shelf_gallery OUT``.

The sidebar with tags and several chats picked, archived ones, results of a search, and what
opens over the window, in light and dark, at 1× and 2×.
"""

import asyncio
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime, timedelta
from typing import Any, cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout

from gizai_desktop.application.event import Event
from gizai_desktop.application.notices import Notices
from gizai_desktop.application.tasks import Tasks
from gizai_desktop.application.trash import Trash
from gizai_desktop.application.unsaved import NotOnDisk
from gizai_desktop.domain.catalog import DEFAULT_REF
from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.errors import Failure
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.identity import new_id
from gizai_desktop.domain.library import ConversationHeader, TrashEntry
from gizai_desktop.domain.message import Message, Role
from gizai_desktop.domain.search import IndexProgress, SearchHit, SearchPage
from gizai_desktop.domain.settings import ChatOrder
from gizai_desktop.ui.frame.notice_area import NoticeArea
from gizai_desktop.ui.library.branches_sheet import BranchesSheet
from gizai_desktop.ui.library.closing_sheet import ClosingSheet
from gizai_desktop.ui.library.switcher import Switcher
from gizai_desktop.ui.library.tags_sheet import TagsSheet
from gizai_desktop.ui.library.title_sheet import TitleSheet
from gizai_desktop.ui.library.trash_sheet import TrashSheet
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.sidebar.chat_list import ChatList
from gizai_desktop.ui.sidebar.shelf import Choice, Shelf
from gizai_desktop.ui.widgets.work_bar import WorkBar
from tests.ui.drawn_window import Window, draw

NOW = datetime.now(UTC)
TITLES = (
    ("Release checklist 2.4", ("work", "release"), 0.5),
    ("Moving averages in Python", (), 0.001),
    ("Translate the rental agreement", ("home",), 0.01),
    ("План поездки в Казань на майские праздники", ("путешествия", "семья", "2027", "work"), 0.02),
    ("如何在家里做手工面条", ("做饭",), 1.1),
    ("كيف أتعلم العزف على العود", ("موسيقى",), 1.2),
    ("SQL: customers without orders", ("work",), 3),
    ("Cover letter, second draft", (), 4),
    ("Names for a hiking club", ("home",), 30),
    ("Systemd timer instead of cron", ("work",), 40),
)


class LibraryWindow(Window):
    """A window with a loop for what is asked beside it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.tasks = Later()
        self.run = self.tasks.run
        self.switcher: Switcher


class Later(Tasks):
    """Tasks that run when they are told to."""

    def __init__(self) -> None:
        super().__init__(print)
        self._waiting: list[Coroutine[Any, Any, Any]] = []

    def start(
        self, work: Coroutine[Any, Any, Any], name: str, *, dispensable: bool = False
    ) -> asyncio.Task[Any]:
        self._waiting.append(work)
        return asyncio.Future(loop=asyncio.new_event_loop())  # type: ignore[return-value]

    def run(self) -> None:
        while self._waiting:
            asyncio.run(self._waiting.pop())


def shelf(choice: Choice, *, archived: bool = False) -> Shelf:
    headers = [
        ConversationHeader(
            str(at), title, NOW - timedelta(days=days), at == 0, False, archived, tags
        )
        for at, (title, tags, days) in enumerate(TITLES)
    ]
    return Shelf(headers, choice, NOW.astimezone().date())


def hits(*snippets: str, word: str) -> tuple[SearchHit, ...]:
    found = []
    for at, snippet in enumerate(snippets):
        title, tags, days = TITLES[at]
        header = ConversationHeader(str(at), title, NOW - timedelta(days=days), tags=tags)
        start = snippet.lower().find(word)
        ranges = ((start, start + len(word)),) if start >= 0 else ()
        found.append(SearchHit(header, at * 2 + 1, (), "m", snippet, ranges))
    return tuple(found)


def tags_state(window: LibraryWindow) -> None:
    window.sidebar.chats.set_shelf(shelf(Choice()))
    window.sidebar.chats.set_current("1")


def picks_state(window: LibraryWindow) -> None:
    tags_state(window)
    rows = window.sidebar.findChild(ChatList)
    assert isinstance(rows, ChatList)
    rows.focus_row()
    for _ in range(3):
        QTest.keyClick(rows, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)


def archived_state(window: LibraryWindow) -> None:
    choice = Choice(ChatOrder.TITLE, archived=True, tag="work")
    window.sidebar.chats.set_shelf(shelf(choice, archived=True))


def view_menu_state(window: LibraryWindow) -> None:
    tags_state(window)
    window.sidebar.tags = lambda: ["work", "home", "путешествия", "做饭"]
    window.sidebar._view.click()


def results_state(window: LibraryWindow) -> None:
    tags_state(window)
    window.sidebar.search("checksum before:soon")
    page = hits(
        "…compares size and checksum only when you pass -c, otherwise it trusts the time of it all",
        "The checksum did not match, so the file is fetched again from the start.",
        "…each frame of the log carries a checksum over the header and the",
        "Проверьте checksum файла перед установкой, иначе сборка остановится на середине",
        "用 checksum 校验文件的完整性,如果不一致就重新下载一遍这个文件并再次校验",
        "تحقق من checksum قبل التثبيت",
        word="checksum",
    )
    title = ConversationHeader("8", "Checksum only in the title", NOW - timedelta(days=400))
    rows = (*page, SearchHit(title, 1, ((0, 8),)))
    problem = "“before:soon” has no date. Write one such as before:2026-01-31."
    window.sidebar.results.show_page(SearchPage(rows), "checksum", problem)
    window.sidebar.results.show_progress(IndexProgress(4000, 10000))
    window.sidebar.results.set_open("1")


def hints_state(window: LibraryWindow) -> None:
    tags_state(window)
    window.sidebar.focus_search()


def nothing_state(window: LibraryWindow) -> None:
    tags_state(window)
    window.sidebar.search("quaternions")
    window.sidebar.results.show_page(SearchPage(), "quaternions", "")


def switcher_state(window: LibraryWindow) -> None:
    tags_state(window)
    window.switcher = Switcher(window.theme, window, window.tasks)
    window.switcher.open_with(shelf(Choice()).headers, "1")
    window.run()
    QTest.keyClicks(window.switcher.edit, "re")
    window.run()


def tags_sheet_state(window: LibraryWindow) -> None:
    tags_state(window)
    known = [tag for _, tags, _ in TITLES for tag in tags]
    sheet = TagsSheet(window.theme, window, [("work", "home"), ("work",)], known)
    sheet.open()
    QTest.keyClicks(sheet.edit, "re")


class Bin:
    """A trash as the sheet asks it."""

    def __init__(self, count: int) -> None:
        self.changed: Event[None] = Event()
        self._count = count

    async def read(self, name: str) -> Conversation:
        return branched()

    async def entries(self) -> list[TrashEntry]:
        return [
            TrashEntry(
                str(at),
                str(at),
                TITLES[at][0],
                NOW - timedelta(days=at),
                4,
                "m" if at == 1 else None,
            )
            for at in range(self._count)
        ]


def trash_state(window: LibraryWindow, count: int = 6) -> None:
    tags_state(window)
    sheet = TrashSheet(window.theme, window, cast(Trash, Bin(count)), window.tasks, 30)
    sheet.open()
    window.run()


def empty_trash_state(window: LibraryWindow) -> None:
    trash_state(window, 0)


def narrow_trash_state(window: LibraryWindow) -> None:
    window.resize(480, 700)
    QApplication.processEvents()
    trash_state(window)


def branched() -> Conversation:
    at = Conversation.new(DEFAULT_REF)
    prompts = iter(("How do I compute a moving average?", "And for daily prices?", "In pandas?"))
    parent = None
    for prompt in prompts:
        ask = Message(new_id(), parent, Role.USER, prompt, NOW)
        answers = [
            Message(new_id(), ask.id, Role.ASSISTANT, f"{word} is the mean of the last n", NOW)
            for word in ("It", "The simple one", "A moving average")
        ]
        at = at.append(ask, *answers)
        parent = answers[1].id
    return at.switched_to(parent or "")


def branches_state(window: LibraryWindow) -> None:
    tags_state(window)
    BranchesSheet(window.theme, window, branched()).open()


def closing_state(window: LibraryWindow, count: int = 7) -> None:
    tags_state(window)
    path = "/home/maria/.local/share/gizai-desktop/conversations/0191a7c2.json"
    failure = Failure(FailureKind.DISK_FULL, {"path": path})
    sheet = ClosingSheet(window.theme, window)
    chats = (Conversation.new(DEFAULT_REF).renamed(TITLES[at][0]) for at in range(count))
    missing = [NotOnDisk(chat, failure) for chat in chats]
    sheet.show_missing(missing, draft=count > 1)
    sheet.open()


def closing_one_state(window: LibraryWindow) -> None:
    closing_state(window, 1)


def work_state(window: LibraryWindow) -> None:
    tags_state(window)
    area = NoticeArea(window.theme, Notices(), {})
    content = window.header.parentWidget()
    column = content.layout() if content is not None else None
    assert isinstance(column, QVBoxLayout)
    column.insertWidget(1, area)
    work = WorkBar(window.theme, area)
    work.show_progress(1204, 3000, "Deleting chats: 1,204 of 3,000")
    area.show_work(work)


def title_state(window: LibraryWindow) -> None:
    tags_state(window)

    async def suggested() -> str:
        return "Moving averages of prices"

    TitleSheet(window.theme, window, "How do I compute…", suggested, window.tasks).open()
    window.run()


STATES: dict[str, Callable[[LibraryWindow], None]] = {
    "tags": tags_state,
    "picks": picks_state,
    "archived": archived_state,
    "view_menu": view_menu_state,
    "results": results_state,
    "hints": hints_state,
    "nothing": nothing_state,
    "switcher": switcher_state,
    "tags_sheet": tags_sheet_state,
    "trash": trash_state,
    "trash_empty": empty_trash_state,
    "trash_narrow": narrow_trash_state,
    "branches": branches_state,
    "title": title_state,
    "closing": closing_state,
    "work": work_state,
    "closing_one": closing_one_state,
}


if __name__ == "__main__":
    draw("tests.ui.shelf_gallery", LibraryWindow, STATES)
