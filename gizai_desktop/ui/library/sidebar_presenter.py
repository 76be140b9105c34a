"""Joins the sidebar with the library: which conversations are listed, and their marks."""

import asyncio
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QObject

from gizai_desktop.application.kept import Kept
from gizai_desktop.application.library import Library
from gizai_desktop.application.search import LibrarySearch
from gizai_desktop.application.tasks import Tasks
from gizai_desktop.application.turns import TurnController
from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.folding import fold
from gizai_desktop.domain.library import ConversationHeader
from gizai_desktop.domain.message import Message, MessageStatus
from gizai_desktop.domain.settings import WindowState
from gizai_desktop.ui.sidebar import Sidebar
from gizai_desktop.ui.sidebar.shelf import Choice, Shelf

AT_ONCE = 1_000
"""Conversations that are sorted within a frame; more than these, beside the window."""


@dataclass(frozen=True, slots=True)
class SidebarParts:
    """The parts of the application that the sidebar needs."""

    library: Library
    turns: TurnController
    tasks: Tasks
    search: LibrarySearch
    state: Kept[WindowState]


class SidebarPresenter(QObject):
    """Keeps the rows up to date."""

    def __init__(self, sidebar: Sidebar, parts: SidebarParts, parent: QObject) -> None:
        super().__init__(parent)
        self._sidebar = sidebar
        self._chats = sidebar.chats
        self._parts = parts
        self._current = ""
        self._failed: frozenset[str] = frozenset()
        self._unread: frozenset[str] = frozenset()
        self._sorting: asyncio.Task[None] | None = None
        self._late: dict[str, ConversationHeader | None] = {}
        self._rename_next = ""
        self._choice = Choice(parts.state.value.chat_order)
        sidebar.tags = self.tags
        parts.search.progressed.connect(self._chats.show_reading)
        self._chats.choice_changed.connect(self.choose)
        parts.library.listed.connect(lambda _: self._list())
        parts.library.changed.connect(self._follow)
        parts.library.removed.connect(self._leave_out)
        parts.turns.running_changed.connect(lambda _: self._mark_running())
        parts.turns.ended.connect(self._mark_ended)
        self._list()

    def set_current(self, conversation_id: str) -> None:
        """Mark the row of the shown conversation; its marks for news end."""
        self._current = conversation_id
        self._failed -= {conversation_id}
        self._unread -= {conversation_id}
        self._chats.set_failed(self._failed)
        self._chats.set_unread(self._unread)
        self._show_current()

    def choose(self, choice: Choice) -> None:
        """List other conversations, or in another order, which is kept."""
        self._choice = choice
        state = self._parts.state
        state.put(replace(state.value, chat_order=choice.order))
        self._list()

    def rename(self, conversation_id: str) -> None:
        """Open the field that renames a conversation, listing it first if it is not."""
        header = self._parts.library.headers.get(conversation_id)
        if header is None:
            return
        self._rename_next = conversation_id
        if not self._choice.takes(header):
            self.choose(Choice(self._choice.order, archived=header.archived))
        elif self._sorting is None:
            self._open_rename()

    def tags(self) -> list[str]:
        """The tags in use, the most used first, each as it is written most often."""
        found = Counter(
            tag for header in self._parts.library.headers.values() for tag in header.tags
        )
        written: dict[str, str] = {}
        total: Counter[str] = Counter()
        for tag, count in found.most_common():
            written.setdefault(fold(tag), tag)
            total[fold(tag)] += count
        return [written[folded] for folded, _ in total.most_common()]

    def _list(self) -> None:
        """Sort all conversations; many of them in a thread, while the window goes on."""
        headers, today = list(self._parts.library.headers.values()), date.today()
        if self._sorting is not None:
            self._sorting.cancel()
            self._sorting = None
        self._late = {}
        if len(headers) <= AT_ONCE:
            self._show(Shelf(headers, self._choice, today))
        else:
            self._sorting = self._parts.tasks.start(
                self._sort(headers, today), "sort conversations", dispensable=True
            )

    async def _sort(self, headers: list[ConversationHeader], today: date) -> None:
        shelf = await asyncio.to_thread(Shelf, headers, self._choice, today)
        self._sorting = None
        self._show(shelf)
        for conversation_id, header in self._late.items():
            if header is None:
                self._chats.remove_header(conversation_id)
            else:
                self._chats.update_header(header)
        self._late = {}

    def _show(self, shelf: Shelf) -> None:
        self._chats.set_shelf(shelf)
        self._show_current()
        if self._rename_next:
            self._open_rename()

    def _open_rename(self) -> None:
        wanted, self._rename_next = self._rename_next, ""
        self._sidebar.rename(wanted)

    def _follow(self, conversation: Conversation) -> None:
        header = ConversationHeader.of(conversation)
        if self._sorting is not None:
            self._late[header.id] = header
        self._sidebar.update_header(header)
        if conversation.id == self._current:
            self._show_current()

    def _leave_out(self, conversation_id: str) -> None:
        if self._sorting is not None:
            self._late[conversation_id] = None
        self._sidebar.remove_header(conversation_id)

    def _show_current(self) -> None:
        self._sidebar.set_open(self._current)

    def _mark_running(self) -> None:
        self._chats.set_running(frozenset(self._parts.turns.running))

    def _mark_ended(self, end: tuple[str, Message]) -> None:
        conversation_id, answer = end
        if conversation_id == self._current:
            return
        if answer.status in (MessageStatus.FAILED, MessageStatus.INTERRUPTED):
            self._failed |= {conversation_id}
            self._chats.set_failed(self._failed)
        elif answer.status is MessageStatus.COMPLETE:
            self._unread |= {conversation_id}
            self._chats.set_unread(self._unread)
