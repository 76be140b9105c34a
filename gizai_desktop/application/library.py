"""The conversations: those on disk as headers, those in use as a whole."""

import asyncio
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import aclosing

from gizai_desktop.application import library_notices as say
from gizai_desktop.application.event import Event
from gizai_desktop.application.notices import Notice, Notices, NoticeText
from gizai_desktop.application.ports import ConversationStore
from gizai_desktop.application.unsaved import NotOnDisk, Unsaved
from gizai_desktop.domain.catalog import ModelRef
from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.damage import DamageReport
from gizai_desktop.domain.errors import StorageError
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.library import ConversationHeader
from gizai_desktop.domain.merge import united
from gizai_desktop.domain.message import MessageStatus

MANY = 100
"""How many files that changed at once are read one by one; of more, the rows are read anew."""
KEPT_OPEN = 24
"""How many conversations stay in memory, so that going back and forth needs no disk."""


class Library:
    """Every change of a conversation goes through here: first to disk, then to the window.

    A change that cannot be written stays in memory with a notice, and goes to disk with
    the next attempt.

    Attributes:
        shown: id of the conversation in the window; that one is kept whatever others delete.
        changed: carries a conversation after each change, a new one included.
        removed: carries the id of a conversation that went to the trash.
        many_changed: told when other programs changed more files than are read one by one.
        listed: told once all headers are read.
    """

    def __init__(self, store: ConversationStore, notices: Notices) -> None:
        self._store = store
        self._notices = notices
        self._headers: dict[str, ConversationHeader] = {}
        self._open: OrderedDict[str, Conversation] = OrderedDict()
        self._unsaved = Unsaved(store, notices)
        self._locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self.shown = ""
        self.changed: Event[Conversation] = Event()
        self.removed: Event[str] = Event()
        self.listed: Event[None] = Event()
        self.many_changed: Event[None] = Event()

    @property
    def headers(self) -> Mapping[str, ConversationHeader]:
        """A row for every conversation, by id."""
        return self._headers

    @property
    def unsaved(self) -> frozenset[str]:
        """Ids of conversations whose last change is not on disk."""
        return frozenset(each.id for each in self._unsaved)

    @property
    def not_on_disk(self) -> Sequence[NotOnDisk]:
        """The same, with what is known of each."""
        return tuple(self._unsaved)

    def get(self, conversation_id: str) -> Conversation | None:
        """A conversation that is in memory."""
        return self._open.get(conversation_id)

    async def read_headers(self) -> None:
        """List what is on disk; damaged files are reported as notices."""
        try:
            headers, damage = await self._store.headers()
        except StorageError as error:
            self._notices.post(Notice(NoticeText.NOT_LISTED, failure=error.failure))
            return
        known = {header.id: header for header in headers}
        self._headers = known | self._headers
        self._say_damage(damage)
        self.listed.emit(None)

    def take_rows(self, headers: dict[str, ConversationHeader], gone: Iterable[str] = ()) -> None:
        """List what the index has read, but for what is in memory and so known better.

        Args:
            headers: by id; the dictionary belongs to the library from now on, for a copy of
                a hundred thousand takes megabytes.
        """
        known = {each: self._headers[each] for each in self._open if each in self._headers}
        if len(headers) > len(self._headers):
            for each, header in self._headers.items():
                headers.setdefault(each, header)
            self._headers = headers
        else:
            self._headers.update(headers)
        self._headers.update(known)
        for conversation_id in gone:
            if conversation_id not in self._open:
                self._headers.pop(conversation_id, None)
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
        if conversation_id in self._open:
            return await self._opened(conversation_id)
        # What is loaded counts as known to this program: nobody may change it meanwhile.
        async with self._locks[conversation_id]:
            return await self._opened(conversation_id)

    async def _opened(self, conversation_id: str) -> Conversation:
        found = self._open.get(conversation_id)
        if found is None:
            loaded = await self._store.load(conversation_id)
            self._say_damage(self._store.damage())
            # A new one may have been added while the file was read.
            found = united(self._open.get(conversation_id, loaded), loaded)
        self._remember(found)
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
            changed = change(await self._opened(conversation_id))
            try:
                changed = await self._store.save(changed)
                self._say_damage(self._store.damage())
            except StorageError as error:
                if only_if_saved:
                    raise
                await self._unsaved.keep(changed, error)
            else:
                self._unsaved.forget(conversation_id)
            if announced:
                self._settle(changed)
            else:
                self._remember(changed)
            return changed

    async def follow_changes(self) -> None:
        """Take in what other programs do with the files, until this is cancelled."""
        async with aclosing(self._store.changes()) as changes:
            async for portion in changes:
                many = len(portion) > MANY
                for conversation_id in portion:
                    if not many or conversation_id in self._open:
                        await self._follow(conversation_id)
                if many:
                    self.many_changed.emit(None)

    async def _follow(self, conversation_id: str) -> None:
        async with self._locks[conversation_id]:
            mine = self._open.get(conversation_id)
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
            try:
                if both.at_rest() != theirs:
                    both = await self._store.save(both)
            except StorageError as error:
                await self._unsaved.keep(both, error)
            else:
                self._unsaved.forget(conversation_id)
            if both != mine:
                self._settle(both)

    def _follow_removal(self, conversation_id: str, mine: Conversation | None) -> None:
        if conversation_id not in self._headers:
            return  # It was deleted here.
        if mine is not None and (conversation_id == self.shown or _is_busy(mine)):
            self._unsaved.deleted_outside(mine)
            return
        self._forget(conversation_id)

    async def retry_saving(self) -> None:
        """Write again what could not be written."""
        for each in self._unsaved:
            await self.update(each.id, lambda same: same)

    async def take_in_aside(self) -> None:
        """Unite what could not be written in an earlier run with what is on disk.

        What still cannot be written is in memory then, with a notice.
        """
        saved = 0
        for kept in await self._store.aside():
            async with self._locks[kept.id]:
                mine = self._open.get(kept.id)
                both = united(mine, kept) if mine is not None else kept
                try:
                    both = await self._store.save(both)
                except StorageError as error:
                    await self._unsaved.keep(both, error)
                else:
                    self._store.forget_aside(kept.id)
                    saved += 1
                self._settle(both)
        if saved:
            self._notices.post(say.taken_in(saved))

    async def keep_drafts(self, drafts: Iterable[str], ref: ModelRef) -> None:
        """Texts that were not sent could not be written: the next start has them as chats."""
        for draft in drafts:
            await self._unsaved.keep_draft(draft, ref)

    async def copy_unsaved(self, folder: str) -> bool:
        """Write what could not be written into a folder that the user chose, as copies.

        They stay unsaved here, and a notice says how it went; False when not all are there.
        """
        return await self._unsaved.copy_to(folder, [self._open[each.id] for each in self._unsaved])

    async def delete(self, conversation_id: str) -> bool:
        """Move a conversation to the trash; False, with a notice, when that fails."""
        async with self._locks[conversation_id]:
            try:
                await self._to_trash(conversation_id)
            except StorageError as error:
                title = self._headers[conversation_id].title
                self._notices.post(say.failed(NoticeText.NOT_DELETED, title, error))
                return False
            self._forget(conversation_id)
        return True

    async def _to_trash(self, conversation_id: str) -> None:
        mine = self._open.get(conversation_id)
        try:
            if conversation_id not in self._unsaved:
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
            mine = self._open.get(conversation_id)
            conversation = await self._store.restore(name)
            if mine is not None:
                conversation = await self._store.save(united(mine, conversation))
            self._settle(conversation)
        return conversation

    def _say_damage(self, reports: Sequence[DamageReport]) -> None:
        if reports:
            self._notices.post(say.damaged(reports))

    def _forget(self, conversation_id: str) -> None:
        self._headers.pop(conversation_id, None)
        self._open.pop(conversation_id, None)
        self._unsaved.forget(conversation_id)
        self.removed.emit(conversation_id)

    def _settle(self, conversation: Conversation) -> None:
        self._remember(conversation)
        self._announce(conversation)

    def _announce(self, conversation: Conversation) -> None:
        self._headers[conversation.id] = ConversationHeader.of(conversation)
        self.changed.emit(conversation)

    def _remember(self, conversation: Conversation) -> None:
        self._open[conversation.id] = conversation
        self._open.move_to_end(conversation.id)
        saved = (known for known in self._open if known not in self._unsaved)
        for oldest in tuple(saved)[:-KEPT_OPEN]:
            del self._open[oldest]


def _is_busy(conversation: Conversation) -> bool:
    return any(m.status is MessageStatus.RUNNING for m in conversation.messages.values())
