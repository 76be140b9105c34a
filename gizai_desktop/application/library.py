"""The conversations: those on disk as headers, those in use as a whole."""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import aclosing

from gizai_desktop.application import library_notices as say
from gizai_desktop.application.event import Event
from gizai_desktop.application.notices import Notice, Notices, NoticeText
from gizai_desktop.application.opened import Opened
from gizai_desktop.application.ports import ConversationStore
from gizai_desktop.application.rows import Rows
from gizai_desktop.application.unsaved import Unsaved
from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.damage import DamageReport
from gizai_desktop.domain.errors import StorageError
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.library import ConversationHeader
from gizai_desktop.domain.merge import united
from gizai_desktop.domain.message import MessageStatus

MANY = 100
"""How many files that changed at once are read one by one; of more, the rows are read anew."""


class Library:
    """Every change of a conversation goes through here: first to disk, then to the window.

    A change that cannot be written stays in memory with a notice, and goes to disk with
    the next attempt.

    Attributes:
        not_on_disk: conversations whose last change could not be written.
        shown: id of the conversation in the window; that one is kept whatever others delete.
        changed: carries a conversation after each change, a new one included.
        removed: carries the id of a conversation that went to the trash.
        many_changed: told when other programs changed more files than are read one by one.
        listed: told once all headers are read.
    """

    def __init__(self, store: ConversationStore, notices: Notices) -> None:
        self._store = store
        self._notices = notices
        self._rows = Rows()
        self.not_on_disk = Unsaved(store, notices)
        self._opened = Opened(self.not_on_disk)
        self._locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self.shown = ""
        self.changed: Event[Conversation] = Event()
        self.removed: Event[str] = Event()
        self.listed: Event[None] = Event()
        self.many_changed: Event[None] = Event()

    @property
    def headers(self) -> Mapping[str, ConversationHeader]:
        """A row for every conversation, by id."""
        return self._rows.all

    @property
    def unsaved(self) -> frozenset[str]:
        """Ids of conversations whose last change is not on disk."""
        return frozenset(each.id for each in self.not_on_disk)

    def get(self, conversation_id: str) -> Conversation | None:
        """A conversation that is in memory."""
        return self._opened.get(conversation_id)

    async def read_headers(self) -> None:
        """List what is on disk; damaged files are reported as notices."""
        try:
            headers, damage = await self._store.headers()
        except StorageError as error:
            self._notices.post(Notice(NoticeText.NOT_LISTED, failure=error.failure))
            return
        self._rows.add_unknown(headers)
        self._say_damage(damage)
        self.listed.emit(None)

    def take_rows(self, headers: dict[str, ConversationHeader], gone: Iterable[str] = ()) -> None:
        """List what the index has read, but for what is in memory and so known better.

        Args:
            headers: by id; the dictionary belongs to the library from now on, for a copy of
                a hundred thousand takes megabytes.
        """
        self._rows.take(headers, gone, self._opened)
        self.listed.emit(None)

    def expect(self, headers: Iterable[ConversationHeader]) -> None:
        """An import has written these; `take_rows` will list them."""
        self._store.expect([header.id for header in headers])

    async def examine(self, ids: Sequence[str]) -> None:
        """Rescue what damaged files hold, and list it; each is reported in a notice."""
        headers, damage = await self._store.examine(ids)
        self._say_damage(damage)
        rescued = {header.id: header for header in headers}
        self.take_rows(rescued, {*ids} - rescued.keys())

    async def open(self, conversation_id: str) -> Conversation:
        """Bring a conversation into memory.

        Raises:
            StorageError: it cannot be read.
        """
        if conversation_id in self._opened:
            return await self._brought(conversation_id)
        # What is loaded counts as known to this program: nobody may change it meanwhile.
        async with self._locks[conversation_id]:
            return await self._brought(conversation_id)

    async def _brought(self, conversation_id: str) -> Conversation:
        found = self._opened.get(conversation_id)
        if found is None:
            loaded = await self._store.load(conversation_id)
            self._say_damage(self._store.damage())
            # A new one may have been added while the file was read.
            found = united(self._opened.get(conversation_id) or loaded, loaded)
        self._opened.put(found)
        return found

    async def add(self, conversation: Conversation) -> Conversation:
        """Take in a new conversation and write it.

        Raises:
            StorageError: it could not be written; it is not in the library then.
        """
        conversation = await self._store.save(conversation)
        self._settle(conversation)
        return conversation

    async def update(
        self,
        conversation_id: str,
        change: Callable[[Conversation], Conversation],
        *,
        only_if_saved: bool = False,
        announced: bool = True,
    ) -> Conversation:
        """Write a changed conversation, then announce it; changes of one wait for each other.

        Args:
            change: gives the changed conversation; called once.
            only_if_saved: drop the change when it cannot be written, instead of keeping it
                in memory with a notice.
            announced: False for what everybody has been told in another way, such as an answer
                that grows.

        Raises:
            StorageError: it cannot be read, or written with ``only_if_saved``.
        """
        async with self._locks[conversation_id]:
            changed = change(await self._brought(conversation_id))
            return await self._write(changed, only_if_saved=only_if_saved, announced=announced)

    async def follow_changes(self) -> None:
        """Take in what other programs do with the files, until this is cancelled."""
        async with aclosing(self._store.changes()) as changes:
            async for portion in changes:
                many = len(portion) > MANY
                for conversation_id in portion:
                    if not many or conversation_id in self._opened:
                        await self._follow(conversation_id)
                if many:
                    self.many_changed.emit(None)

    async def _follow(self, conversation_id: str) -> None:
        async with self._locks[conversation_id]:
            mine = self._opened.get(conversation_id)
            try:
                theirs = await self._store.load(conversation_id)
                self._say_damage(self._store.damage())
            except StorageError as error:
                if error.failure.kind == FailureKind.FILE_GONE:
                    self._follow_removal(conversation_id, mine)
                return
            if mine is None:
                self._announce(theirs)
                return
            both = united(mine, theirs)
            if both.at_rest() != theirs:
                both = await self._write(both, announced=False)
            else:
                self.not_on_disk.forget(conversation_id)
            if both != mine:
                self._settle(both)

    def _follow_removal(self, conversation_id: str, mine: Conversation | None) -> None:
        if conversation_id not in self._rows.all:
            return  # It was deleted here.
        if mine is not None and self._is_needed(mine):
            self.not_on_disk.deleted_outside(mine)
        else:
            self._forget(conversation_id)

    def _is_needed(self, mine: Conversation) -> bool:
        """Whether it must not go with its file: somebody looks at it, or it has more than that."""
        busy = any(each.status is MessageStatus.RUNNING for each in mine.messages.values())
        return mine.id == self.shown or mine.id in self.not_on_disk or busy

    async def retry_saving(self) -> None:
        """Write again what could not be written."""
        for each in self.not_on_disk:
            async with self._locks[each.id]:
                # It may have been saved or deleted while this waited.
                if each.id in self.not_on_disk:
                    await self._write(await self._brought(each.id))

    async def take_in_aside(self) -> None:
        """Unite what could not be written in an earlier run with what is on disk.

        What still cannot be written is in memory then, with a notice.
        """
        saved = 0
        for kept in await self._store.aside():
            async with self._locks[kept.id]:
                mine = self._opened.get(kept.id)
                await self._write(united(mine, kept) if mine is not None else kept)
                if kept.id not in self.not_on_disk:
                    self._store.forget_aside(kept.id)
                    saved += 1
        if saved:
            self._notices.post(say.taken_in(saved))

    async def delete(self, conversation_id: str) -> bool:
        """Move a conversation to the trash; False when that fails, with a notice, or was done."""
        async with self._locks[conversation_id]:
            row, mine = self._rows.all.get(conversation_id), self._opened.get(conversation_id)
            if row is None and mine is None:
                return False  # It was deleted while this waited.
            try:
                await self._to_trash(conversation_id)
            except StorageError as error:
                title = row.title if row is not None else ""
                self._notices.post(say.failed(NoticeText.NOT_DELETED, title, error))
                return False
            self._forget(conversation_id)
        return True

    async def _to_trash(self, conversation_id: str) -> None:
        mine = self._opened.get(conversation_id)
        try:
            if conversation_id not in self.not_on_disk:
                await self._store.trash(conversation_id)
                return
        except StorageError as error:
            if mine is None or error.failure.kind != FailureKind.FILE_GONE:
                raise
        if mine is not None:
            # What is in memory only goes to the trash by way of its file.
            await self._store.save(mine)
            await self._store.trash(conversation_id)

    async def restore(self, name: str) -> Conversation:
        """Take a deletion back; one that is in the library again is united with what comes.

        Args:
            name: the conversation's id, or the name of a `TrashEntry`.

        Raises:
            StorageError: it is not in the trash any more.
        """
        conversation_id = (await self._store.read_trashed(name)).id
        async with self._locks[conversation_id]:
            mine = self._opened.get(conversation_id)
            conversation = await self._store.restore(name)
            if mine is not None:
                conversation = await self._store.save(united(mine, conversation))
            self._settle(conversation)
        return conversation

    async def _write(
        self, changed: Conversation, *, only_if_saved: bool = False, announced: bool = True
    ) -> Conversation:
        try:
            changed = await self._store.save(changed)
            self._say_damage(self._store.damage())
        except StorageError as error:
            if only_if_saved:
                raise
            self._opened.put(changed)
            await self.not_on_disk.keep(changed, error)
        else:
            self.not_on_disk.forget(changed.id)
        if announced:
            self._settle(changed)
        else:
            self._opened.put(changed)
        return changed

    def _say_damage(self, reports: Sequence[DamageReport]) -> None:
        if reports:
            self._notices.post(say.damaged(reports))

    def _forget(self, conversation_id: str) -> None:
        self._rows.remove(conversation_id)
        self._opened.remove(conversation_id)
        self.not_on_disk.forget(conversation_id)
        self.removed.emit(conversation_id)

    def _settle(self, conversation: Conversation) -> None:
        self._opened.put(conversation)
        self._announce(conversation)

    def _announce(self, conversation: Conversation) -> None:
        self._rows.put(conversation)
        self.changed.emit(conversation)
