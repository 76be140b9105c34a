"""Encodes the states of conversations whose answers grow; messages that stay, only once."""

from collections.abc import Iterator
from dataclasses import dataclass

from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.message import Message, MessageStatus
from gizai_desktop.store.conversations.codec import message_lines, opening
from gizai_desktop.store.conversations.lines import closing_line

CHUNK = 100
"""Messages that are encoded, kept and written together."""
KEPT_BYTES = 32 * 1024 * 1024
"""Of all answers that grow; of longer conversations every state is encoded as a whole."""


@dataclass(frozen=True, slots=True)
class _Chunk:
    """Some messages, and their lines with the sign after those before them."""

    messages: list[Message]
    data: bytes


class Encoder:
    """Gives the bytes of files. It belongs to the thread that writes.

    While an answer grows, the conversation is written every few seconds. All messages but the
    last are the same objects then, and their lines are kept until the answer is whole.
    """

    def __init__(self) -> None:
        self._kept: dict[str, list[_Chunk]] = {}

    def keeps(self, conversation_id: str) -> bool:
        """Whether the lines of a conversation stay in memory."""
        return conversation_id in self._kept

    @property
    def kept_bytes(self) -> int:
        """How much is kept."""
        return sum(len(chunk.data) for chunks in self._kept.values() for chunk in chunks)

    def parts(self, conversation: Conversation) -> Iterator[bytes]:
        """The bytes of the file, in parts."""
        known = self._kept.pop(conversation.id, [])
        chunks: list[_Chunk] = []
        yield opening(conversation)
        messages = list(conversation.messages.values())
        for start in range(0, len(messages), CHUNK):
            portion = messages[start : start + CHUNK]
            number = start // CHUNK
            same = number < len(known) and known[number].messages == portion
            chunk = known[number] if same else _Chunk(portion, _lines(portion, number))
            chunks.append(chunk)
            yield chunk.data
        yield closing_line()
        if _grows(conversation):
            self._keep(conversation.id, chunks)

    def _keep(self, conversation_id: str, chunks: list[_Chunk]) -> None:
        self._kept[conversation_id] = chunks
        while self.kept_bytes > KEPT_BYTES:
            del self._kept[next(iter(self._kept))]


def _lines(messages: list[Message], number: int) -> bytes:
    lines = message_lines(messages)
    return b",\n" + lines if number else lines


def _grows(conversation: Conversation) -> bool:
    last = conversation.messages.get(conversation.head or "")
    return last is not None and last.status is MessageStatus.RUNNING
