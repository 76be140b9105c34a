"""Joins the sidebar with the library: rows, marks, rename, delete and undo."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from gizai_desktop.application.library import Library
from gizai_desktop.application.notices import Notice, Notices, NoticeText
from gizai_desktop.application.tasks import Tasks
from gizai_desktop.application.turns import TurnController
from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.errors import StorageError
from gizai_desktop.domain.library import ConversationHeader
from gizai_desktop.domain.message import Message, MessageStatus
from gizai_desktop.ui.sidebar import Sidebar
from gizai_desktop.ui.theme import Theme
from gizai_desktop.ui.widgets.toast import Toast


@dataclass(frozen=True, slots=True)
class SidebarParts:
    """The parts of the application that the sidebar needs."""

    library: Library
    turns: TurnController
    notices: Notices
    tasks: Tasks


class SidebarPresenter(QObject):
    """Keeps the rows up to date and carries out what is asked of them.

    Signals:
        deleted(str, str): id of a conversation that went to the trash, and the id of the
            one to show in its place, or an empty text.
        restored(str): id of a conversation that came back.
    """

    deleted = Signal(str, str)
    restored = Signal(str)

    def __init__(
        self, theme: Theme, sidebar: Sidebar, parts: SidebarParts, window: QWidget
    ) -> None:
        super().__init__(window)
        self._theme = theme
        self._sidebar = sidebar
        self._parts = parts
        self._window = window
        self._current = ""
        self._failed: frozenset[str] = frozenset()
        self._unread: frozenset[str] = frozenset()
        sidebar.renamed.connect(self._rename)
        sidebar.delete_requested.connect(self.delete)
        parts.library.listed.connect(lambda _: self._list())
        parts.library.changed.connect(self._follow)
        parts.library.removed.connect(sidebar.remove_header)
        parts.turns.running_changed.connect(lambda _: self._mark_running())
        parts.turns.ended.connect(self._mark_ended)

    def set_current(self, conversation_id: str) -> None:
        """Mark the row of the shown conversation; its marks for news end."""
        self._current = conversation_id
        self._failed -= {conversation_id}
        self._unread -= {conversation_id}
        self._sidebar.set_failed(self._failed)
        self._sidebar.set_unread(self._unread)
        self._sidebar.set_current(conversation_id)

    def delete(self, conversation_id: str) -> None:
        """Move a conversation to the trash and offer to undo that."""
        self._parts.tasks.start(self._delete(conversation_id), "delete conversation")

    def _list(self) -> None:
        self._sidebar.set_headers(list(self._parts.library.headers.values()))
        self._sidebar.set_current(self._current)

    def _follow(self, conversation: Conversation) -> None:
        self._sidebar.update_header(ConversationHeader.of(conversation))
        if conversation.id == self._current:
            self._sidebar.set_current(conversation.id)

    def _mark_running(self) -> None:
        self._sidebar.set_running(frozenset(self._parts.turns.running))

    def _mark_ended(self, end: tuple[str, Message]) -> None:
        conversation_id, answer = end
        if conversation_id == self._current:
            return
        if answer.status is MessageStatus.FAILED:
            self._failed |= {conversation_id}
            self._sidebar.set_failed(self._failed)
        elif answer.status is MessageStatus.COMPLETE:
            self._unread |= {conversation_id}
            self._sidebar.set_unread(self._unread)

    def _rename(self, conversation_id: str, title: str) -> None:
        self._parts.tasks.start(
            self._parts.library.update(conversation_id, lambda at: at.renamed(title)),
            "rename conversation",
        )

    async def _delete(self, conversation_id: str) -> None:
        sidebar, library = self._sidebar, self._parts.library
        following = sidebar.neighbour(conversation_id, 1) or sidebar.neighbour(conversation_id, -1)
        await self._parts.turns.stop_and_wait(conversation_id)
        if not await library.delete(conversation_id):
            return
        other = following if following != conversation_id else None
        self.deleted.emit(conversation_id, other or "")
        toast = Toast(self._theme, self._window, self.tr("Chat deleted."), self.tr("Undo"))
        toast.acted.connect(
            lambda: self._parts.tasks.start(self._restore(conversation_id), "undo delete")
        )
        toast.open()

    async def _restore(self, conversation_id: str) -> None:
        try:
            await self._parts.library.restore(conversation_id)
        except StorageError as error:
            params = {"reason": str(error)}
            self._parts.notices.post(Notice(NoticeText.NOT_RESTORED, params))
        else:
            self.restored.emit(conversation_id)
