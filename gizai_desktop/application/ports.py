"""What the application asks of the layers below it; they fit these shapes unknowingly."""

from collections.abc import AsyncGenerator, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from gizai_desktop.domain.catalog import ListedModel, ModelList
from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.damage import DamageReport
from gizai_desktop.domain.library import ConversationHeader, TrashEntry
from gizai_desktop.domain.service import Service
from gizai_desktop.domain.turn import TurnEvent, TurnRequest


class Backend(Protocol):
    """A service that answers."""

    @property
    def name(self) -> str:
        """The word that messages carry, such as ``gizai``."""
        ...

    def stream(self, request: TurnRequest) -> AsyncGenerator[TurnEvent, None]:
        """Ask, and give the answer's events; closing or cancelling it ends the request.

        An answer whose events end without `TurnFinished` broke off.

        Raises:
            GizaiError: the answer did not come; texts given before stay valid.
        """
        ...


class Backends(Protocol):
    """Finds who answers for a service."""

    def backend(self, service: Service) -> Backend:
        """The backend of a service, as its settings are now."""
        ...

    async def list_models(self, service: Service) -> Sequence[ListedModel]:
        """Ask a service for its AI models.

        Raises:
            GizaiError: it does not answer, or not with a list.
        """
        ...


class ModelListStore(Protocol):
    """The AI models that the services listed last; a cache."""

    async def load(self) -> Mapping[str, ModelList]:
        """The lists by service id; empty when there are none or they cannot be read."""
        ...

    async def save(self, lists: Mapping[str, ModelList]) -> None:
        """Write all lists; a cache that cannot be written is no error."""
        ...


class ConversationStore(Protocol):
    """Conversations on disk; every method leaves the event loop free.

    Saves of one conversation arrive on disk in the order of their calls.
    """

    async def headers(self) -> tuple[Sequence[ConversationHeader], Sequence[DamageReport]]:
        """Every readable conversation, in no order, and what had to be set aside."""
        ...

    async def examine(
        self, ids: Iterable[str]
    ) -> tuple[Sequence[ConversationHeader], Sequence[DamageReport]]:
        """Rescue what damaged files hold; says what there is now, and what was set aside."""
        ...

    async def load(self, conversation_id: str) -> Conversation:
        """Read one conversation.

        Raises:
            StorageError: the file is gone or cannot be read.
        """
        ...

    def damage(self) -> Sequence[DamageReport]:
        """What was damaged and is set aside, since this was asked or the headers were."""
        ...

    def changes(self) -> AsyncGenerator[Sequence[str], None]:
        """Ids of conversations that other programs wrote or removed, as they do it."""
        ...

    def expect(self, ids: Iterable[str]) -> None:
        """A process of ours has written these conversations: their changes need not be told."""
        ...

    async def save(self, conversation: Conversation) -> Conversation:
        """Write one conversation; when this returns it survives a crash.

        Returns:
            What is on disk now: with what other programs had written there since it was loaded.

        Raises:
            StorageError: nothing was written; the former file is untouched.
        """
        ...

    async def copy_to(self, folder: str, conversation: Conversation) -> None:
        """Write a copy into another folder, never over a file of that.

        Raises:
            StorageError: it is not there.
        """
        ...

    async def keep_aside(self, conversation: Conversation) -> str:
        """Write a copy of what could not be saved where the next start finds it.

        Returns:
            The folder it is in.

        Raises:
            StorageError: it is nowhere.
        """
        ...

    def forget_aside(self, conversation_id: str) -> None:
        """Remove such a copy, soon: its conversation is saved."""
        ...

    async def aside(self) -> Sequence[Conversation]:
        """The copies of earlier runs."""
        ...

    async def trash(self, conversation_id: str) -> None:
        """Move one conversation to the trash, where its name is its id.

        Raises:
            StorageError: it stays where it was.
        """
        ...

    async def trash_branch(self, branch: Conversation) -> str:
        """Put a branch into the trash, before it is deleted; returns its name there.

        Raises:
            StorageError: it is not there.
        """
        ...

    async def trashed(self) -> Sequence[TrashEntry]:
        """What is in the trash, the newest first.

        Raises:
            StorageError: it cannot be read.
        """
        ...

    async def read_trashed(self, name: str) -> Conversation:
        """Read what is in the trash, without a change.

        Raises:
            StorageError: it is not there or cannot be read.
        """
        ...

    async def restore(self, name: str) -> Conversation:
        """Bring one conversation back from the trash, into the one of its id if that is there.

        Raises:
            StorageError: it is not there or cannot be moved.
        """
        ...

    async def purge(self, names: Iterable[str]) -> None:
        """Delete things of the trash for good.

        Raises:
            StorageError: one of them cannot be deleted.
        """
        ...

    async def purge_older(self, before: datetime) -> int:
        """Delete for good what went to the trash before a moment; returns how many things.

        Raises:
            StorageError: the trash cannot be read.
        """
        ...


class SecretStore(Protocol):
    """Secrets, in the system's keyring or for this run in memory."""

    async def available(self) -> bool:
        """Whether there is a keyring at all; it may still be locked."""
        ...

    async def get(self, name: str) -> str:
        """The secret, or an empty text."""
        ...

    async def set(self, name: str, value: str) -> bool:
        """Keep a secret, or forget it when empty; False when only in memory."""
        ...


class AutostartEntry(Protocol):
    """What makes the system start the application at a login."""

    async def there(self) -> bool:
        """Whether the system would start it."""
        ...

    async def renew(self) -> None:
        """Have an entry that is there start this installation, if it has moved since.

        Raises:
            StorageError: it is as before.
        """
        ...

    async def put(self, *, there: bool) -> None:
        """Write the entry, or remove it.

        Raises:
            StorageError: it is as before.
        """
        ...
