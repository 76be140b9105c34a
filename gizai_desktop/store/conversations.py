"""Conversations as files: one JSON file for each, written in order by one thread."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.errors import StorageError
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.library import ConversationHeader, DamageReport, TrashEntry
from gizai_desktop.store import files, trash
from gizai_desktop.store.atomic import make_private_folder, remove_leftovers
from gizai_desktop.store.codec import Decoded
from gizai_desktop.store.encoder import Encoder
from gizai_desktop.store.locations import Locations
from gizai_desktop.store.ordered_thread import OrderedThread


class JsonConversationStore:
    """The conversations of one data folder, whose lock this process holds.

    One thread writes, another reads; reading waits for what was to be written before it.
    """

    def __init__(self, locations: Locations) -> None:
        self._locations = locations
        self._writer = OrderedThread("conversation-writer")
        self._reader = OrderedThread("conversation-reader")
        self._encoder = Encoder()
        self._read_only: set[str] = set()
        self._reports: list[DamageReport] = []

    async def headers(self) -> tuple[Sequence[ConversationHeader], Sequence[DamageReport]]:
        """Every readable conversation, in no order, and what was damaged since this was asked.

        Raises:
            StorageError: the folder cannot be read or made.
        """
        await self.prepare()
        found = await self._reader.run(partial(files.listing, self._locations.conversations))
        rescued, reports = await self.examine([path.stem for path in found.suspects])
        headers = [*found.headers, *rescued]
        self._read_only = {header.id for header in headers if header.read_only}
        return headers, [*found.reports, *reports]

    async def prepare(self) -> None:
        """Make the folder, and remove what a killed process left half written.

        Raises:
            StorageError: the folder cannot be made.
        """
        await self._writer.run(partial(_prepare, self._locations.conversations))

    async def examine(
        self, ids: Iterable[str]
    ) -> tuple[Sequence[ConversationHeader], Sequence[DamageReport]]:
        """Rescue what files hold that seem to be damaged.

        Returns:
            The conversations that were rescued, and what was damaged since this was asked.
        """
        headers = []
        for conversation_id in ids:
            path = self._path(conversation_id)
            try:
                decoded = await self._rescue(path)
            except StorageError as error:
                if error.failure.kind != FailureKind.FILE_GONE:
                    self._reports.append(DamageReport(path.name, set_aside=False))
                continue
            if decoded.conversation is not None:
                headers.append(ConversationHeader.of(decoded.conversation))
        reports, self._reports = self._reports, []
        return headers, reports

    async def load(self, conversation_id: str) -> Conversation:
        """Read one conversation, as it was last saved.

        Raises:
            StorageError: the file is gone or cannot be read.
        """
        path = self._path(conversation_id)
        await self._writer.run(lambda: None)
        decoded = await self._reader.run(partial(files.read, path))
        if decoded.damaged:
            decoded = await self._rescue(path)
        if decoded.conversation is None:
            reason = "; ".join(decoded.problems) or "another program's file"
            raise files.refusal(FailureKind.NOT_READ, path, reason)
        if decoded.read_only:
            self._read_only.add(conversation_id)
        else:
            self._read_only.discard(conversation_id)
        return decoded.conversation

    async def save(self, conversation: Conversation) -> None:
        """Write one conversation; when this returns, it or a newer state survives a crash.

        Raises:
            StorageError: nothing was written; the former file is untouched.
        """
        path = self._path(conversation.id)
        if conversation.id in self._read_only:
            raise files.refusal(FailureKind.NEWER_VERSION, path)
        write = partial(files.write, path, conversation, self._encoder)
        await self._writer.write(conversation.id, write)

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

    async def _rescue(self, path: Path) -> Decoded:
        decoded, report = await self._writer.run(
            partial(files.rescue, path, self._locations.damaged)
        )
        if report is not None:
            self._reports.append(report)
        return decoded

    def _path(self, conversation_id: str) -> Path:
        return files.path_of(self._locations.conversations, conversation_id)


def _prepare(folder: Path) -> None:
    make_private_folder(folder)
    remove_leftovers(folder)
