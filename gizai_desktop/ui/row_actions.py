"""Carries out what is asked for conversations in the sidebar, for one or for many."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from gizai_desktop.application.notices import Notice, NoticeText
from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.errors import StorageError
from gizai_desktop.ui.sidebar.chats_pane import ChatsPane
from gizai_desktop.ui.sidebar.requests import RowAction, RowRequest
from gizai_desktop.ui.sidebar_presenter import SidebarParts
from gizai_desktop.ui.theme import Theme
from gizai_desktop.ui.widgets.toast import Toast


class RowActions(QObject):
    """Signals:
    deleted(tuple, str): ids of conversations that went to the trash, and the id of the one
        to show in their place, or an empty text.
    restored(str): id of a conversation that came back.
    export_asked(tuple): ids of conversations that are to be written to files.
    """

    deleted = Signal(tuple, str)
    restored = Signal(str)
    export_asked = Signal(tuple)

    def __init__(
        self, theme: Theme, window: QWidget, chats: ChatsPane, parts: SidebarParts
    ) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._chats = chats
        self._parts = parts

    def carry_out(self, request: RowRequest) -> None:
        """Do it, for all of them."""
        ids = request.ids
        match request.action:
            case RowAction.PIN | RowAction.UNPIN:
                pinned = request.action is RowAction.PIN
                self._change(ids, lambda at: at.marked(pinned=pinned))
            case RowAction.ARCHIVE | RowAction.UNARCHIVE:
                archived = request.action is RowAction.ARCHIVE
                self._change(ids, lambda at: at.marked(archived=archived))
            case RowAction.EXPORT:
                self.export_asked.emit(ids)
            case RowAction.DELETE:
                self._parts.tasks.start(self._delete(ids), "delete conversations")

    def _change(self, ids: Sequence[str], change: Callable[[Conversation], Conversation]) -> None:
        self._parts.tasks.start(self._change_all(ids, change), "change conversations")

    async def _change_all(
        self, ids: Sequence[str], change: Callable[[Conversation], Conversation]
    ) -> None:
        for conversation_id in ids:
            await self._parts.library.update(conversation_id, change)

    async def _delete(self, ids: Sequence[str]) -> None:
        following = self._chats.following(ids)
        gone = [
            conversation_id for conversation_id in ids if await self._delete_one(conversation_id)
        ]
        if not gone:
            return
        self.deleted.emit(tuple(gone), following or "")
        many = self.tr("%1 chats deleted.").replace("%1", f"{len(gone):n}")
        text = self.tr("Chat deleted.") if len(gone) == 1 else many
        toast = Toast(self._theme, self._window, text, self.tr("Undo"))
        toast.acted.connect(lambda: self._parts.tasks.start(self._restore(gone), "undo delete"))
        toast.open()

    async def _delete_one(self, conversation_id: str) -> bool:
        await self._parts.turns.stop_and_wait(conversation_id)
        return await self._parts.library.delete(conversation_id)

    async def _restore(self, ids: Sequence[str]) -> None:
        for conversation_id in ids:
            try:
                await self._parts.library.restore(conversation_id)
            except StorageError as error:
                params = {"reason": str(error)}
                self._parts.notices.post(Notice(NoticeText.NOT_RESTORED, params))
                return
        self.restored.emit(ids[0])
