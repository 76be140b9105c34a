"""A foreign conversation while it is put together."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import MappingProxyType

from gizai_desktop.domain.conversation import Conversation, TitleSource, clean_tags, title_from
from gizai_desktop.domain.errors import Failure
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.importing import NoteKind, Origin
from gizai_desktop.domain.message import Message, MessageStatus, Role
from gizai_desktop.domain.tree import head_of, made_id, tree_of
from gizai_desktop.store.fields import EPOCH
from gizai_desktop.store.importing.values import joined

_DATA = re.compile(r"!\[[^\]]*\]\(data:[^)\s]*\)")
"""Pictures that stand in the text itself, megabytes of letters."""


@dataclass(frozen=True, slots=True)
class Found:
    """A conversation of an export, as this application keeps it."""

    conversation: Conversation
    origin: Origin
    notes: Mapping[NoteKind, int]


@dataclass(slots=True)
class Words:
    """What a foreign message says, as Markdown; false when that is nothing."""

    content: str = ""
    reasoning: str = ""

    def add(self, *parts: str) -> None:
        """Add paragraphs to the text."""
        self.content = joined(self.content, *parts)

    def think(self, *parts: str) -> None:
        """Add paragraphs to what was thought."""
        self.reasoning = joined(self.reasoning, *parts)

    def __bool__(self) -> bool:
        return bool(self.content.strip() or self.reasoning.strip())


@dataclass(slots=True)
class Sketch:
    """Collects messages under their foreign ids; `found` makes the conversation.

    Ids are made from the foreign ones, so that a second import finds what the first one made.
    """

    origin: Origin
    source_id: str
    title: str = ""
    created_at: datetime = EPOCH
    updated_at: datetime = EPOCH
    model: str = ""
    system_prompt: str = ""
    pinned: bool = False
    archived: bool = False
    tags: tuple[str, ...] = ()
    notes: Counter[NoteKind] = field(default_factory=Counter)
    _messages: list[tuple[Message, str | None]] = field(default_factory=list)
    _hidden: dict[str, str | None] = field(default_factory=dict)

    def id_of(self, source: str) -> str:
        """Our id of a foreign message."""
        return made_id(self.origin, self.source_id, source)

    def add(
        self,
        source: str,
        parent: str | None,
        role: Role,
        words: Words,
        created_at: datetime,
        *,
        model: str = "",
        error: str = "",
    ) -> None:
        """Add a message; ``source`` and ``parent`` are foreign ids."""
        if "(data:" in words.content:
            words.content, count = _DATA.subn("[Image]", words.content)
            self.note(NoteKind.MEDIA, count)
        answered = role is Role.ASSISTANT
        failed = bool(error) and answered
        message = Message(
            id=self.id_of(source),
            parent=None,
            role=role,
            content=words.content,
            created_at=created_at,
            model=model or None if answered else None,
            # No service of this application has answered, so none is named.
            backend=str(self.origin) if answered else None,
            status=MessageStatus.FAILED if failed else MessageStatus.COMPLETE,
            failure=Failure(FailureKind.UNKNOWN, message=error) if failed else None,
            reasoning=words.reasoning if answered else "",
        )
        self._messages.append((message, parent))

    def hide(self, source: str, parent: str | None, *, counted: bool = True) -> None:
        """Leave a message out; what follows it follows the one before it."""
        self._hidden[source] = parent
        if counted:
            self.note(NoteKind.HIDDEN)

    def shown(self, source: str | None) -> str | None:
        """The foreign id of a message, or of the nearest one before it that is not left out."""
        trail: dict[str, None] = {}
        while source in self._hidden and source not in trail:
            trail[source] = None
            source = self._hidden[source]
        found = None if source in trail else source
        # The next one that asks has a short way.
        self._hidden.update(dict.fromkeys(trail, found))
        return found

    def note(self, kind: NoteKind, count: int = 1) -> None:
        """Count something for the report."""
        self.notes[kind] += count

    @property
    def empty(self) -> bool:
        """Whether no message was found."""
        return not self._messages

    def found(self, head: str | None) -> Found:
        """The conversation; ``head`` is the foreign id of the shown leaf, if it is known."""
        problems: list[str] = []
        tree = tree_of(self._placed(), problems)
        if problems:
            self.note(NoteKind.REPAIRED)
        times = [m.created_at for m in tree.values() if m.created_at > EPOCH]
        created = self.created_at if self.created_at > EPOCH else min(times, default=EPOCH)
        updated = max(self.updated_at, created, *times) if times else created
        prompts = (m.content for m in tree.values() if m.role is Role.USER)
        title = " ".join(self.title.split())
        conversation = Conversation(
            id=made_id(self.origin, self.source_id),
            created_at=created,
            updated_at=updated,
            title=title or title_from(next(prompts, "")),
            title_source=TitleSource.USER if title else TitleSource.AUTO,
            system_prompt=self.system_prompt,
            pinned=self.pinned,
            archived=self.archived,
            tags=clean_tags(self.tags),
            head=head_of(tree, self._maybe_id(self.shown(head))),
            messages=tree,
            extra=MappingProxyType({"imported": {"from": str(self.origin), "id": self.source_id}}),
        )
        return Found(conversation, self.origin, self.notes)

    def _placed(self) -> Iterator[Message]:
        for message, parent in self._messages:
            yield replace(message, parent=self._maybe_id(self.shown(parent)))

    def _maybe_id(self, source: str | None) -> str | None:
        return None if source is None else self.id_of(source)
