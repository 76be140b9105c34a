"""What was deleted: it comes back, goes for good, or goes by itself after some days."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from gizai_desktop.application.event import Event
from gizai_desktop.application.library import Library
from gizai_desktop.application.notices import Notice, Notices, NoticeText
from gizai_desktop.application.ports import ConversationStore
from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.errors import StorageError
from gizai_desktop.domain.identity import now
from gizai_desktop.domain.library import TrashEntry
from gizai_desktop.domain.message import MessageStatus
from gizai_desktop.domain.removal import below, branch_mark, branch_of, with_branch, without


class Trash:
    """Deleted conversations and branches.

    A whole conversation is deleted with `Library.delete`. What fails is a notice.

    Attributes:
        changed: told whenever something went into the trash or out of it.
    """

    def __init__(self, library: Library, store: ConversationStore, notices: Notices) -> None:
        self._library = library
        self._store = store
        self._notices = notices
        self.changed: Event[None] = Event()
        library.removed.connect(lambda _: self.changed.emit(None))

    async def entries(self) -> Sequence[TrashEntry]:
        """What can come back, the newest first; reads every file of the trash.

        Raises:
            StorageError: the trash cannot be read.
        """
        return await self._store.trashed()

    async def read(self, name: str) -> Conversation:
        """Look at something without bringing it back.

        Raises:
            StorageError: it is not there or cannot be read.
        """
        return await self._store.read_trashed(name)

    async def delete_branch(self, conversation_id: str, message_id: str) -> str | None:
        """Delete a message and everything that follows it.

        Returns:
            Its name in the trash; None when nothing happened: an answer is on its way there,
            or, with a notice, it could not be written.
        """
        at = await self._library.open(conversation_id)
        try:
            name = await self._taken_out(at, message_id)
        except StorageError as error:
            self._say(NoticeText.NOT_DELETED, error, at.title)
            return None
        if name is not None:
            self.changed.emit(None)
        return name

    async def restore(self, name: str) -> Conversation | None:
        """Bring something back and show it; None, with a notice, when that fails.

        A branch goes to its place; when its conversation is gone, it becomes one of its own.
        """
        try:
            found = await self._restored(name)
        except StorageError as error:
            self._say(NoticeText.NOT_RESTORED, error)
            return None
        self.changed.emit(None)
        return found

    async def purge(self, names: Iterable[str]) -> None:
        """Delete things for good."""
        try:
            await self._store.purge(names)
        except StorageError as error:
            self._say(NoticeText.NOT_PURGED, error)
        self.changed.emit(None)

    async def purge_old(self, days: int) -> None:
        """Delete for good what has been there for so many days; 0 keeps everything."""
        if days <= 0:
            return
        try:
            count = await self._store.purge_older(now() - timedelta(days=days))
        except StorageError:
            return  # It will be tried again at the next start; nobody waits for it.
        if count:
            self.changed.emit(None)

    async def _taken_out(self, at: Conversation, message_id: str) -> str | None:
        if message_id not in at.messages:
            return None
        gone = below(at, message_id)
        if any(at.messages[key].status is MessageStatus.RUNNING for key in gone):
            return None
        # Twice on disk for a moment is better than nowhere.
        name = await self._store.trash_branch(branch_of(at, gone, message_id))
        left = await self._library.update(
            at.id,
            # What came meanwhile is not in the trash, so it must not go.
            lambda later: without(later, message_id) if below(later, message_id) == gone else later,
            only_if_saved=True,
        )
        if message_id not in left.messages:
            return name
        await self._store.purge([name])
        return await self._taken_out(left, message_id)

    async def _restored(self, name: str) -> Conversation:
        kept = await self._store.read_trashed(name)
        if branch_mark(kept) is None or kept.id not in self._library.headers:
            return await self._library.restore(name)
        found = await self._library.update(
            kept.id, lambda at: with_branch(at, kept), only_if_saved=True
        )
        await self._store.purge([name])
        return found

    def _say(self, text: NoticeText, error: StorageError, title: str = "") -> None:
        self._notices.post(Notice(text, {"title": title}, failure=error.failure))
