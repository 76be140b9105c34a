"""Carries out what is asked for conversations in the sidebar, for one or for many."""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from gizai_desktop.application.history import History, Step, StepKind
from gizai_desktop.application.library import Library
from gizai_desktop.application.tasks import Tasks
from gizai_desktop.application.trash import Trash
from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.ui.sidebar.chats_pane import ChatsPane
from gizai_desktop.ui.sidebar.requests import RowAction, RowRequest
from gizai_desktop.ui.theme import Theme
from gizai_desktop.ui.widgets.toast import Toast

MANY = 100
"""Conversations whose files cannot be changed within a moment."""


@dataclass(frozen=True, slots=True)
class RowActionParts:
    """The parts of the application that change conversations."""

    library: Library
    trash: Trash
    history: History
    tasks: Tasks


@dataclass(frozen=True, slots=True)
class Gone:
    """Conversations that are not in the library any more.

    Attributes:
        following: id of the one to show in their place, or empty.
    """

    ids: tuple[str, ...]
    following: str = ""


class RowActions(QObject):
    """Signals:
    deleted(Gone): conversations went to the trash.
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
            self._start(self._delete(request.ids))
        elif request.action is RowAction.EXPORT:
            self.export_asked.emit(request.ids)
        elif request.action in edits:
            self._start(self._edit(*edits[request.action], request.ids))

    def rename(self, conversation_id: str, title: str) -> None:
        """Give a conversation the user's own title."""
        work = self._edit(StepKind.RENAME, lambda at: at.renamed(title), (conversation_id,))
        self._start(work)

    def edit(
        self, kind: StepKind, ids: tuple[str, ...], change: Callable[[Conversation], Conversation]
    ) -> None:
        """Change conversations in a way that can be undone."""
        self._start(self._edit(kind, change, ids))

    def delete_branch(self, conversation_id: str, message_id: str) -> None:
        """Delete a message and what follows it, and offer to undo that."""
        self._start(self._delete_branch(conversation_id, message_id))

    def undo(self) -> None:
        """Take the last step back and say so."""
        self._start(self._undo())

    def redo(self) -> None:
        """Do again what was taken back."""
        self._start(self._redo())

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        self._parts.tasks.start(work, "change conversations")

    async def _edit(
        self,
        kind: StepKind,
        change: Callable[[Conversation], Conversation],
        ids: tuple[str, ...],
    ) -> None:
        history = self._parts.history
        before = history.next_undo
        self._say_begun(len(ids))
        await history.edit(kind, ids, change)
        step = history.next_undo
        if kind is StepKind.ARCHIVE and step is not None and step is not before:
            self._offer_undo(self._archived_words(len(step.conversations)), step)

    async def _delete(self, ids: tuple[str, ...]) -> None:
        following = self._chats.following(ids) or ""
        self._leaving = frozenset(ids)
        self._say_begun(len(ids))
        gone = await self._parts.history.delete(ids)
        self._leaving = frozenset()
        step = self._parts.history.next_undo
        if gone and step is not None:
            self.deleted.emit(Gone(tuple(gone), following))
            self._offer_undo(self._deleted_words(len(gone)), step)

    async def _delete_branch(self, conversation_id: str, message_id: str) -> None:
        history = self._parts.history
        if await history.delete_branch(conversation_id, message_id):
            step = history.next_undo
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
        following = ""
        if coming.kind is StepKind.DELETE:
            following = self._chats.following(coming.conversations) or ""
            self._leaving = frozenset(coming.conversations)
        step = await history.redo()
        self._leaving = frozenset()
        if step is not None:
            self._show(step, self.tr("Done again: %1"))
            if step.kind is StepKind.DELETE:
                self.deleted.emit(Gone(step.conversations, following))

    async def _take_back(self, step: Step) -> None:
        """Take back one step, even if others were done since."""
        history = self._parts.history
        if history.next_undo is step:
            await history.undo()
        elif step.kind is StepKind.DELETE_BRANCH:
            await step.undo()
        elif step.kind is StepKind.DELETE:
            for conversation_id in step.conversations:
                await self._parts.trash.restore(conversation_id)
        else:
            await history.edit(
                StepKind.UNARCHIVE, step.conversations, lambda at: at.marked(archived=False)
            )
        if step.kind is StepKind.DELETE:
            self.restored.emit(step.conversations[0])

    def _follow_removal(self, conversation_id: str) -> None:
        if conversation_id not in self._leaving:
            self.deleted.emit(Gone((conversation_id,)))

    def _say_begun(self, count: int) -> None:
        """Say that so many files take a while."""
        if count >= MANY:
            words = self.tr("Changing %1 chats…").replace("%1", f"{count:n}")
            Toast(self._theme, self._window, words).open()

    def _offer_undo(self, words: str, step: Step) -> None:
        toast = Toast(self._theme, self._window, words, self.tr("Undo"))
        toast.acted.connect(lambda: self._start(self._take_back(step)))
        toast.open()

    def _show(self, step: Step, words: str) -> None:
        name = QCoreApplication.translate("History", step.kind)
        Toast(self._theme, self._window, words.replace("%1", name)).open()

    def _deleted_words(self, count: int) -> str:
        if count == 1:
            return self.tr("Chat deleted.")
        return self.tr("%1 chats deleted.").replace("%1", f"{count:n}")

    def _archived_words(self, count: int) -> str:
        if count == 1:
            return self.tr("Chat archived.")
        return self.tr("%1 chats archived.").replace("%1", f"{count:n}")
