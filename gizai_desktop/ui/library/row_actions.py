"""Carries out what is asked for conversations in the sidebar, for one or for many."""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from gizai_desktop.application.history import History
from gizai_desktop.application.library import Library
from gizai_desktop.application.steps import MANY, Step, StepKind
from gizai_desktop.application.tasks import Tasks
from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.sidebar.chats_pane import ChatsPane
from gizai_desktop.ui.sidebar.requests import RowAction, RowRequest
from gizai_desktop.ui.texts import count_text
from gizai_desktop.ui.widgets.toast import Toast


@dataclass(frozen=True, slots=True)
class RowActionParts:
    """The parts of the application that change conversations."""

    library: Library
    history: History
    tasks: Tasks


@dataclass(frozen=True, slots=True)
class Gone:
    """A conversation that is not in the library any more.

    Attributes:
        following: id of the one to show in its place, or empty.
    """

    id: str
    following: str = ""


class RowActions(QObject):
    """Signals:
    deleted(Gone): a conversation went to the trash.
    restored(str): id of a conversation that came back.
    export_asked(tuple): ids of conversations that are to be written to files.
    """

    deleted = Signal(Gone)
    restored = Signal(str)
    export_asked = Signal(tuple)

    def __init__(
        self, theme: Theme, window: QWidget, chats: ChatsPane, parts: RowActionParts
    ) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._chats = chats
        self._parts = parts
        self._leaving: frozenset[str] = frozenset()
        self._following = ""
        chats.renamed.connect(self.rename)
        parts.library.removed.connect(self._follow_removal)

    def carry_out(self, request: RowRequest) -> None:
        """Pin, archive or delete conversations, or take that back."""
        edits: dict[RowAction, tuple[StepKind, Callable[[Conversation], Conversation]]] = {
            RowAction.PIN: (StepKind.PIN, lambda at: at.marked(pinned=True)),
            RowAction.UNPIN: (StepKind.UNPIN, lambda at: at.marked(pinned=False)),
            RowAction.ARCHIVE: (StepKind.ARCHIVE, lambda at: at.marked(archived=True)),
            RowAction.UNARCHIVE: (StepKind.UNARCHIVE, lambda at: at.marked(archived=False)),
        }
        if request.action is RowAction.DELETE:
            self.delete(request.ids)
        elif request.action is RowAction.EXPORT:
            self.export_asked.emit(request.ids)
        elif request.action in edits:
            self.edit(edits[request.action][0], request.ids, edits[request.action][1])

    def rename(self, conversation_id: str, title: str) -> None:
        """Give a conversation the user's own title."""
        self.edit(StepKind.RENAME, (conversation_id,), lambda at: at.renamed(title))

    def edit(
        self, kind: StepKind, ids: tuple[str, ...], change: Callable[[Conversation], Conversation]
    ) -> None:
        """Change conversations in a way that can be undone."""
        self._start(self._edit(kind, change, ids), len(ids))

    def delete(self, ids: tuple[str, ...]) -> None:
        """Move conversations to the trash, and offer to undo that."""
        self._start(self._delete(ids), len(ids))

    def delete_branch(self, conversation_id: str, message_id: str) -> None:
        """Delete a message and what follows it, and offer to undo that."""
        self._start(self._delete_branch(conversation_id, message_id))

    def undo(self) -> None:
        """Take the last step back and say so."""
        self._start(self._undo(), MANY)

    def redo(self) -> None:
        """Do again what was taken back."""
        self._start(self._redo(), MANY)

    def _start(self, work: Coroutine[Any, Any, None], count: int = 1) -> None:
        """Begin, unless it would have to wait for the end of something large."""
        if count >= MANY and self._parts.history.work is not None:
            work.close()
            words = self.tr("Many chats are being changed. Wait for the end, or cancel it.")
            Toast(self._theme, self._window, words).open()
        else:
            self._parts.tasks.start(work, "change conversations")

    async def _edit(
        self,
        kind: StepKind,
        change: Callable[[Conversation], Conversation],
        ids: tuple[str, ...],
    ) -> None:
        step = await self._parts.history.edit(kind, ids, change)
        if step is None:
            return
        count = len(step.conversations)
        if kind is StepKind.ARCHIVE:
            self._offer_undo(self._archived_words(count), step)
        elif len(ids) >= MANY:
            words = self.tr("%1 chats changed.").replace("%1", count_text(count))
            self._offer_undo(words, step)

    async def _delete(self, ids: tuple[str, ...]) -> None:
        self._expect_removal(ids)
        step = await self._parts.history.delete(ids)
        self._leaving = frozenset()
        if step is not None:
            self._offer_undo(self._deleted_words(len(step.conversations)), step)

    async def _delete_branch(self, conversation_id: str, message_id: str) -> None:
        step = await self._parts.history.delete_branch(conversation_id, message_id)
        if step is not None:
            whole = step.kind is StepKind.DELETE
            words = self._deleted_words(1) if whole else self.tr("Messages deleted.")
            self._offer_undo(words, step)

    async def _undo(self) -> None:
        step = await self._parts.history.undo()
        if step is not None:
            self._show(step, self.tr("Undone: %1"))
            if step.kind is StepKind.DELETE:
                self.restored.emit(step.conversations[0])

    async def _redo(self) -> None:
        history = self._parts.history
        coming = history.next_redo
        if coming is None:
            return
        if coming.kind is StepKind.DELETE:
            self._expect_removal(coming.conversations)
        step = await history.redo()
        self._leaving = frozenset()
        if step is not None:
            self._show(step, self.tr("Done again: %1"))

    async def _take_back(self, step: Step) -> None:
        """Take back one step, even if others were done since."""
        taken = await self._parts.history.take_back(step)
        if taken is not None and taken.kind is StepKind.DELETE:
            self.restored.emit(taken.conversations[0])

    def _expect_removal(self, ids: tuple[str, ...]) -> None:
        self._leaving = frozenset(ids)
        self._following = self._chats.following(ids) or ""

    def _follow_removal(self, conversation_id: str) -> None:
        following = self._following if conversation_id in self._leaving else ""
        self.deleted.emit(Gone(conversation_id, following))

    def _offer_undo(self, words: str, step: Step) -> None:
        toast = Toast(self._theme, self._window, words, self.tr("Undo"))
        toast.acted.connect(lambda: self._start(self._take_back(step), MANY))
        toast.open()

    def _show(self, step: Step, words: str) -> None:
        name = QCoreApplication.translate("History", step.kind)
        Toast(self._theme, self._window, words.replace("%1", name)).open()

    def _deleted_words(self, count: int) -> str:
        if count == 1:
            return self.tr("Chat deleted.")
        return self.tr("%1 chats deleted.").replace("%1", count_text(count))

    def _archived_words(self, count: int) -> str:
        if count == 1:
            return self.tr("Chat archived.")
        return self.tr("%1 chats archived.").replace("%1", count_text(count))
