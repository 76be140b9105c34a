"""Conversations as files: one JSON file for each, written in order by one thread."""

import asyncio
from collections.abc import AsyncGenerator, Iterable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.damage import DamageReport
from gizai_desktop.domain.errors import StorageError
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.library import ConversationHeader, TrashEntry
from gizai_desktop.store.atomic import make_private_folder
from gizai_desktop.store.conversations import files, trash
from gizai_desktop.store.conversations.aside import Aside
from gizai_desktop.store.conversations.codec import Decoded
from gizai_desktop.store.conversations.known import KnownContent
from gizai_desktop.store.conversations.looking import FRESH_S, read_there
from gizai_desktop.store.conversations.outside import Outside, is_half_written
from gizai_desktop.store.conversations.saving import Saved, Saver
from gizai_desktop.store.locations import Locations
from gizai_desktop.store.ordered_thread import OrderedThread
from gizai_desktop.store.watcher import FolderWatcher

QUIET_S = FRESH_S
"""Seconds without a change after which a damaged file is not being written any more."""
QUIET_TRIES = 10
"""How often a damaged file that changes all the time is looked at before it is rescued."""


class JsonConversationStore:
    """The conversations of one data folder, whose lock this process holds.

    One thread writes, another reads; reading waits for what was to be written before it.
    """

    def __init__(self, locations: Locations) -> None:
        self._locations = locations
        self._writer: OrderedThread[Saved] = OrderedThread("conversation-writer")
        self._reader: OrderedThread[None] = OrderedThread("conversation-reader")
        self._saver = Saver(locations.damaged, locations.backup)
        self._read_only: set[str] = set()
        self._aside = Aside(locations.aside, locations.data)
        self._outside = Outside(self._saver, locations.trash)
        self._reports: list[DamageReport] = []

    async def headers(self) -> tuple[Sequence[ConversationHeader], Sequence[DamageReport]]:
        """Every readable conversation, in no order, and what was damaged since this was asked.

        Raises:
            StorageError: the folder cannot be read or made.
        """
        await self.prepare()
        found = await self._reader.run(partial(files.listing, self._locations.conversations))
        rescued, reports = await self.examine([path.stem for path in found.suspects], patient=False)
        headers = [*found.headers, *rescued]
        self._read_only = {header.id for header in headers if header.read_only}
        return headers, [*found.reports, *reports]

    async def prepare(self) -> None:
        """Make the folder, and remove what a killed process left half written.

        Raises:
            StorageError: the folder cannot be made.
        """
        await self._writer.run(partial(self._prepare, self._locations.conversations))

    async def examine(
        self, ids: Iterable[str], *, patient: bool = True
    ) -> tuple[Sequence[ConversationHeader], Sequence[DamageReport]]:
        """Rescue what files hold that seem to be damaged.

        Args:
            patient: wait until nobody writes into them any more.

        Returns:
            The conversations that were rescued, and what was damaged since this was asked.
        """
        headers = []
        for conversation_id in ids:
            path = self._path(conversation_id)
            try:
                if patient:
                    await self._quiet(path)
                decoded = await self._rescue(path)
            except StorageError as error:
                if error.failure.kind != FailureKind.FILE_GONE:
                    self._reports.append(DamageReport(path.name, set_aside=False))
                continue
            if decoded.conversation is not None:
                headers.append(ConversationHeader.of(decoded.conversation))
        return headers, self.damage()

    async def load(self, conversation_id: str) -> Conversation:
        """Read one conversation, as it was last saved.

        The caller makes it part of what it saves the next time.

        Raises:
            StorageError: the file is gone or cannot be read.
        """
        path = self._path(conversation_id)
        await self._writer.run(lambda: None)
        decoded, known = await self._reader.run(partial(_read, path))
        if decoded.damaged:
            await self._quiet(path)
            decoded = await self._rescue(path)
            self._saver.known.pop(conversation_id, None)
        else:
            # Here and not in the thread: a caller that was cancelled knows nothing of it.
            self._saver.known[conversation_id] = known
        if decoded.conversation is None:
            reason = "; ".join(decoded.problems) or "another program's file"
            raise files.refusal(FailureKind.NOT_READ, path, reason)
        if decoded.read_only:
            self._read_only.add(conversation_id)
        else:
            self._read_only.discard(conversation_id)
        return decoded.conversation

    def damage(self) -> Sequence[DamageReport]:
        """What was damaged since this was asked, or the headers were."""
        reports, self._reports = self._reports, []
        return reports

    async def changes(self) -> AsyncGenerator[Sequence[str], None]:
        """Ids of conversations that other programs wrote or removed, as they do it.

        Copies that they made because of a conflict are united with their conversation first.
        Files that are still being written are told of once they are whole, or stay as they are.
        """
        folder = self._locations.conversations
        watcher = FolderWatcher(folder)
        waiting: set[str] = set()
        async with watcher.watching():
            while True:
                names = await watcher.changes(QUIET_S / 2 if waiting else None)
                found = await self._writer.run(
                    partial(self._outside.sort_out, folder, names | waiting)
                )
                waiting = {f"{each}.json" for each in found.half_written}
                if found.changed:
                    yield found.changed

    def expect(self, ids: Iterable[str]) -> None:
        """A process of ours has written these conversations whole: nobody needs to look at them."""
        self._outside.expected.update(ids)

    async def save(self, conversation: Conversation) -> Conversation:
        """Write one conversation; when this returns, it or a newer state survives a crash.

        Returns:
            What is on disk now: with what other programs had written there since it was loaded.

        Raises:
            StorageError: nothing was written; the former file is untouched.
        """
        path = self._path(conversation.id)
        if conversation.id in self._read_only:
            raise files.refusal(FailureKind.NEWER_VERSION, path)
        write = partial(self._saver.save, path, conversation)
        try:
            saved = await self._writer.write(conversation.id, write)
        except asyncio.CancelledError:
            # It is written all the same, but nobody takes in what comes of that: the next save
            # must read the file.
            self._writer.after(lambda: self._saver.known.pop(conversation.id, None))
            raise
        if saved.report is not None:
            self._reports.append(saved.report)
        return saved.conversation

    async def copy_to(self, folder: str, conversation: Conversation) -> None:
        """Write a copy into another folder, under a name that is free there.

        Raises:
            StorageError: it is not there.
        """
        # Not in the thread whose disk may be the one that does not answer.
        await self._reader.run(partial(files.copy_to, Path(folder), conversation))

    async def keep_aside(self, conversation: Conversation) -> str:
        """Write a copy of what could not be saved where the next start finds it.

        Returns:
            The folder it is in.

        Raises:
            StorageError: it is nowhere.
        """
        return str(await self._reader.run(partial(self._aside.keep, conversation)))

    def forget_aside(self, conversation_id: str) -> None:
        """Remove such a copy, soon: its conversation is saved."""
        self._reader.after(partial(self._aside.forget, conversation_id))

    async def aside(self) -> Sequence[Conversation]:
        """The copies of earlier runs."""
        return await self._reader.run(self._aside.kept)

    async def trash(self, conversation_id: str) -> None:
        """Move one conversation to the trash folder, where its name is its id.

        Raises:
            StorageError: it stays where it was.
        """
        path = self._path(conversation_id)
        await self._writer.run(partial(trash.put, path, self._locations.trash))

    async def trash_branch(self, branch: Conversation) -> str:
        """Write a branch that is about to be deleted into the trash folder.

        Returns:
            Its name there.

        Raises:
            StorageError: it is not there.
        """
        self._path(branch.id)
        return await self._writer.run(partial(trash.put_branch, branch, self._locations.trash))

    async def trashed(self) -> Sequence[TrashEntry]:
        """What is in the trash folder, the newest first.

        Raises:
            StorageError: the folder cannot be read.
        """
        return await self._reader.run(partial(trash.entries, self._locations.trash))

    async def read_trashed(self, name: str) -> Conversation:
        """Read what is in the trash, without a change.

        Raises:
            StorageError: it is not there or cannot be read.
        """
        return await self._reader.run(partial(trash.read, self._locations.trash, name))

    async def restore(self, name: str) -> Conversation:
        """Bring one conversation back from the trash folder; one that is there again is united
        with it.

        Raises:
            StorageError: it is not there or cannot be moved.
        """
        folders = self._locations.conversations, self._locations.trash
        conversation_id = await self._writer.run(partial(trash.take_back, *folders, name))
        return await self.load(conversation_id)

    async def purge(self, names: Iterable[str]) -> None:
        """Delete things of the trash folder for good; what is gone already is no error.

        Raises:
            StorageError: one of them cannot be deleted.
        """
        await self._writer.run(partial(trash.purge, self._locations.trash, tuple(names)))

    async def purge_older(self, before: datetime) -> int:
        """Delete for good what went to the trash before a moment; returns how many things.

        Raises:
            StorageError: the folder cannot be read.
        """
        return await self._writer.run(partial(trash.purge_older, self._locations.trash, before))

    async def aclose(self) -> None:
        """Wait for the last write, then end the threads."""
        await self._writer.aclose()
        await self._reader.aclose()

    def _prepare(self, folder: Path) -> None:
        make_private_folder(folder)
        self._saver.take_in_leftovers(folder)
        self._outside.take_in_copies(folder)

    async def _quiet(self, path: Path) -> None:
        """Wait while another program may be writing a file."""
        for _ in range(QUIET_TRIES):
            if not await self._reader.run(partial(is_half_written, path)):
                break
            await asyncio.sleep(QUIET_S / 2)

    async def _rescue(self, path: Path) -> Decoded:
        decoded, report = await self._writer.run(
            partial(files.rescue, path, self._locations.damaged)
        )
        if report is not None:
            self._reports.append(report)
        return decoded

    def _path(self, conversation_id: str) -> Path:
        return files.path_of(self._locations.conversations, conversation_id)


def _read(path: Path) -> tuple[Decoded, KnownContent]:
    """What a file holds, and what is known of it from then on."""
    found = read_there(path)
    return found.decoded(path.stem), KnownContent(found.digest)
