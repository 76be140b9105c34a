"""A conversation: an immutable tree of messages, and the path that is shown."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import Any, Self

from gizai_desktop.domain.catalog import ModelRef
from gizai_desktop.domain.folding import fold
from gizai_desktop.domain.identity import new_id, now, now_after
from gizai_desktop.domain.message import Message, MessageStatus, Role
from gizai_desktop.domain.parameters import TurnParameters
from gizai_desktop.domain.service import GIZAI

TITLE_LIMIT = 80
"""Characters of a title made from the first prompt."""
TAG_LIMIT = 40
"""Characters of a tag."""


OTHERS = "*"
"""The name in `Conversation.edited` for every field that has none of its own there."""
UNTIMED = frozenset(
    ("id", "created_at", "updated_at", "messages", "edited", "removed", "restored", "extra")
)
"""Fields that are merged by what they hold, and not by when they were changed."""


class TitleSource(StrEnum):
    """Where the title comes from; a user's is never replaced."""

    AUTO = "auto"
    USER = "user"


@dataclass(frozen=True)
class Conversation:
    """Messages in a tree; ``head`` is the leaf whose path is shown.

    Attributes:
        messages: by id, in the order of their arrival.
        head: id of the shown leaf, or None while there is no message.
        service: id of the service for the next turn.
        model: catalog id for the next turn.
        system_prompt: the instructions for the AI, or empty.
        archived: put away: kept, searched, but not listed unless asked for.
        tags: the user's words for it, in the order they were given.
        edited: when each field was changed last, so that the newest change wins when two copies
            are merged; `OTHERS` stands for the rest, and ``updated_at`` where that is not there.
        removed: when messages were deleted, by their ids, so that a copy of the file that still
            has them does not bring them back.
        restored: when deleted messages came back.
        extra: fields of newer versions, kept for the round trip; dials of newer versions are
            under ``parameters``.
    """

    id: str
    created_at: datetime
    updated_at: datetime
    title: str = ""
    title_source: TitleSource = TitleSource.AUTO
    service: str = GIZAI.id
    model: str = ""
    system_prompt: str = ""
    parameters: TurnParameters = field(default_factory=TurnParameters)
    pinned: bool = False
    archived: bool = False
    tags: tuple[str, ...] = ()
    head: str | None = None
    messages: Mapping[str, Message] = field(default_factory=lambda: MappingProxyType({}))
    edited: Mapping[str, datetime] = field(default_factory=lambda: MappingProxyType({}))
    removed: Mapping[str, datetime] = field(default_factory=lambda: MappingProxyType({}))
    restored: Mapping[str, datetime] = field(default_factory=lambda: MappingProxyType({}))
    extra: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def new(cls, ref: ModelRef) -> Self:
        """An empty conversation that will ask ``ref``."""
        moment = now()
        return cls(
            id=new_id(),
            created_at=moment,
            updated_at=moment,
            service=ref.service,
            model=ref.model,
        )

    @property
    def ref(self) -> ModelRef:
        """The AI model for the next turn."""
        return ModelRef(self.service, self.model)

    @cached_property
    def children(self) -> Mapping[str | None, tuple[str, ...]]:
        """Ids of the messages that follow each message; the first ones under None."""
        found: dict[str | None, list[str]] = {}
        for message in self.messages.values():
            found.setdefault(message.parent, []).append(message.id)
        return {parent: tuple(ids) for parent, ids in found.items()}

    def at_rest(self) -> Self:
        """As its file has it: nobody but this program knows of an answer that is on its way."""
        moving = {
            key: replace(each, status=MessageStatus.INTERRUPTED)
            for key, each in self.messages.items()
            if each.status is MessageStatus.RUNNING
        }
        return replace(self, messages={**self.messages, **moving}) if moving else self

    @cached_property
    def last_activity(self) -> datetime:
        """When the newest message came, which is what lists are sorted by."""
        return max((m.created_at for m in self.messages.values()), default=self.created_at)

    def path(self, leaf: str | None = None) -> list[Message]:
        """The messages from the first one to ``leaf``, or to the head."""
        found: list[Message] = []
        at = self.messages.get(leaf or self.head or "")
        while at is not None:
            found.append(at)
            at = self.messages.get(at.parent) if at.parent is not None else None
        found.reverse()
        return found

    def siblings(self, message_id: str) -> tuple[str, ...]:
        """Ids of the branches at this message, itself among them, oldest first."""
        return self.children[self.messages[message_id].parent]

    def leaf_below(self, message_id: str) -> str:
        """The newest leaf below a message: where switching to its branch leads."""
        at = message_id
        while following := self.children.get(at):
            at = following[-1]
        return at

    def edited_at(self, name: str) -> datetime:
        """When a field was changed last."""
        return self.edited.get(name) or self.edited.get(OTHERS) or self.updated_at

    def is_removed(self, message_id: str) -> bool:
        """Whether a message was deleted and has not come back since."""
        removed = self.removed.get(message_id)
        restored = self.restored.get(message_id)
        return removed is not None and (restored is None or restored < removed)

    def append(self, *messages: Message) -> Self:
        """Add messages and show the last one; the first prompt gives the title."""
        together = {**self.messages, **{message.id: message for message in messages}}
        if self.title_source is TitleSource.AUTO and not self.title:
            prompts = (m.content for m in messages if m.role is Role.USER)
            title = title_from(next(prompts, ""))
            return self.changed(messages=together, head=messages[-1].id, title=title)
        return self.changed(messages=together, head=messages[-1].id)

    def with_message(self, message: Message) -> Self:
        """Replace the message of the same id, keeping its place and the head.

        One that was deleted meanwhile on another computer is back by that.
        """
        messages = {**self.messages, message.id: message}
        if not self.is_removed(message.id):
            return self.changed(messages=messages)
        moment = max(now(), self.removed[message.id])
        return self.changed(messages=messages, restored={**self.restored, message.id: moment})

    def switched_to(self, message_id: str) -> Self:
        """Show the branch that begins with this message."""
        return self.changed(head=self.leaf_below(message_id))

    def renamed(self, title: str) -> Self:
        """Give the conversation the user's own title; an empty one goes back to automatic."""
        title = " ".join(title.split())
        if title:
            return self.changed(title=title, title_source=TitleSource.USER)
        first = next((m.content for m in self.path() if m.role is Role.USER), "")
        return self.changed(title=title_from(first), title_source=TitleSource.AUTO)

    def marked(self, *, pinned: bool | None = None, archived: bool | None = None) -> Self:
        """Pin or put away, or take that back; what is None stays."""
        wanted = {"pinned": pinned, "archived": archived}
        return self.changed(**{name: mark for name, mark in wanted.items() if mark is not None})

    def tagged(self, tags: Iterable[str]) -> Self:
        """Give it these tags and no others."""
        return self.changed(tags=clean_tags(tags))

    def asking(self, ref: ModelRef) -> Self:
        """Choose the AI model of the next turn."""
        return self.changed(service=ref.service, model=ref.model)

    def instructed(self, system_prompt: str, parameters: TurnParameters) -> Self:
        """Choose the instructions and the dials of the next turn."""
        return self.changed(system_prompt=system_prompt, parameters=parameters)

    def changed(self, **fields: Any) -> Self:  # noqa: ANN401 - fields have many types
        """Change fields by name and note when; later than every change that is known of."""
        moment = now_after(self.updated_at)
        times = {OTHERS: self.edited_at(OTHERS), **self.edited}
        times |= dict.fromkeys(fields.keys() - UNTIMED, moment)
        return replace(self, updated_at=moment, edited=MappingProxyType(times), **fields)


def title_from(prompt: str) -> str:
    """The first line of a prompt, at most `TITLE_LIMIT` characters, cut between words."""
    line = next((" ".join(line.split()) for line in prompt.splitlines() if line.strip()), "")
    if len(line) <= TITLE_LIMIT:
        return line
    word_end = line.rfind(" ", TITLE_LIMIT // 2, TITLE_LIMIT)
    return line[: word_end if word_end > 0 else TITLE_LIMIT - 1] + "…"


def clean_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Tags without outer and double spaces, each once whatever its case and accents."""
    found: dict[str, str] = {}
    for tag in tags:
        words = " ".join(tag.split())[:TAG_LIMIT].rstrip()
        if words:
            found.setdefault(fold(words), words)
    return tuple(found.values())


def history(messages: Sequence[Message]) -> list[Message]:
    """What a service is told of a path: no empty messages, so no failed answers."""
    return [message for message in messages if message.content.strip()]
